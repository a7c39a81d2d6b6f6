"""Reading the log: who looked at a person, and what somebody did. To read it is an event too, and is added for you.

Pages are newest first; for the next page give the number of the oldest event of this one as ``before``.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connections

from keepsake.record.audit.chain import HASH, logged
from keepsake.record.audit.event import NOTHING, Event, Logged, Outcome
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.rows import newest, pages

PAGE = 50
ACCOUNT = "accounts.account"


class Reader(NamedTuple):
    """Who reads the log, in what role and relationship to the person, and why."""

    actor: str
    role: str
    purpose: str
    relationship: str = "none"


def about(
    subject: str, *, reader: Reader, pending: Pending, before: int | None = None, limit: int = PAGE
) -> list[Logged]:
    """The events about a person, by the key of `subject_keys`: who did what, in which role, when and why."""
    listed = '"seq" in (select "seq" from audit_subject where "subject" = %s)'
    found = _newest(listed, [subject], before, limit)
    pending.add(_reading(reader, len(found))._replace(subjects=frozenset({subject})))
    return found


def by(actor: str, *, reader: Reader, pending: Pending, before: int | None = None, limit: int = PAGE) -> list[Logged]:
    """The events of one account: what it did and what it was refused."""
    found = _newest('"actor" = %s', [actor], before, limit)
    pending.add(_reading(reader, len(found))._replace(model=ACCOUNT, object=actor))
    return found


def since(seq: int, *, reader: Reader, pending: Pending, limit: int = 10_000) -> list[Logged]:
    """The events after a number, oldest first: what `unusual` looks through. For the next page give the last number."""
    with connections["default"].cursor() as cursor:
        rows = next(pages(cursor, after=seq, until=2**63 - 1, size=limit), [])
    pending.add(_reading(reader, len(rows)))
    return [logged(row[:HASH]) for row in rows]


def _newest(where: str, params: Sequence[str], before: int | None, limit: int) -> list[Logged]:
    with connections["default"].cursor() as cursor:
        return [logged(row[:HASH]) for row in newest(cursor, where, params, before=before, limit=limit)]


def _reading(reader: Reader, rows: int) -> Event:
    return Event(
        action="read_log",
        outcome=Outcome.PERMIT,
        actor=reader.actor,
        role=reader.role,
        relationship=reader.relationship,
        purpose=reader.purpose,
        subjects=NOTHING,
        rows=rows,
    )
