"""Writing what happened: once for each request, inside the transaction of what it tells of."""

from datetime import UTC, datetime

from django.db import connections

from keepsake.record.audit.chain import chained, row_of
from keepsake.record.audit.event import microseconds
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.rows import held_end, insert
from keepsake.record.audit.signing import sign_at_turn_of_hour


class NoTransaction(Exception):
    """Events are written in the transaction of what they tell of, or in one of their own; here was none."""


def write(pending: Pending, *, now: datetime | None = None, using: str = "default") -> int:
    """Write all that is pending as the next events of the chain; the number of the last event, or 0 for none.

    To be called last in a transaction: on PostgreSQL the end of the chain is held until it ends. Nothing may be
    answered before it has ended. If it is rolled back, its events are gone with it. Raises NoTransaction.
    """
    connection = connections[using]
    if not connection.in_atomic_block:
        raise NoTransaction("Open a transaction around what is done and what is written of it: transaction.atomic().")
    if not pending:
        return 0
    with connection.cursor() as cursor:
        last = held_end(cursor, connection.vendor)
        at = microseconds(now or datetime.now(UTC))
        if last.seq:
            sign_at_turn_of_hour(cursor, last, at)
        events = enumerate(pending.take(), start=last.seq + 1)
        rows = list(chained((row_of(seq, at, pending.request, event) for seq, event in events), last.hash))
        insert(cursor, connection.vendor, rows)
    return last.seq + len(rows)
