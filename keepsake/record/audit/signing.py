"""Signing the end of each day, and of each hour in which something happened, so that little can be cut off unseen."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from keepsake.record.audit.chain import AT, DAY, GENESIS, HASH, SEQ, Row, day_of, digest
from keepsake.record.audit.event import microseconds
from keepsake.record.audit.head import Head, sign_head
from keepsake.record.audit.heads_file import held
from keepsake.record.audit.rows import Cursor, Link, end, hash_at, pages
from keepsake.record.audit.signing_key import NoKey, signing_key

HOUR = DAY // 24
MOST_IN_A_REQUEST = 100_000  # events: at most a second of somebody's waiting, once an hour

log = logging.getLogger(__name__)


class CannotSign(Exception):
    """Why no head may be made: the log is not as it was when the last one was made."""


def sign_at_turn_of_hour(cursor: Cursor, last: Link, at: int) -> None:
    """Sign what was written before, where ``at`` is in another hour than the last event.

    Work goes on where that is not possible: an error in the server's log tells it, and `keepsake audit verify` and
    `keepsake audit sign` know what is missing.
    """
    if last.at // HOUR == at // HOUR or settings.AUDIT_HEADS is None or is_signed_elsewhere():
        return
    try:
        sign(cursor, signed=at, most=MOST_IN_A_REQUEST, wait=False)
    except BlockingIOError:
        pass  # somebody else is signing
    except (CannotSign, NoKey, OSError):
        log.exception("The audit log could not be signed. Run: keepsake audit verify; keepsake audit sign")


def is_signed_elsewhere() -> bool:
    """Is only the public key known here? Then `keepsake audit sign` runs where the signing key is."""
    return bool(settings.AUDIT_PUBLIC) and not settings.AUDIT_KEY and settings.AUDIT_KEY_FILE is None


def sign(cursor: Cursor, *, signed: int | None = None, most: int | None = None, wait: bool = True) -> list[Head]:
    """Sign every end of a day that has no head yet, and the last event; the new heads.

    Looks at no more than ``most`` events. Only a chain that holds from the last head on is signed: raises CannotSign
    otherwise, NoKey without a key, OSError where the file cannot be written.
    """
    if settings.AUDIT_HEADS is None:
        raise NoKey("Nothing says where heads are kept: KEEPSAKE_AUDIT_HEADS")
    key = signing_key(settings.AUDIT_KEY, settings.AUDIT_KEY_FILE)
    signed = microseconds(datetime.now(UTC)) if signed is None else signed
    with held(Path(settings.AUDIT_HEADS), wait=wait) as file:
        before = file.last()
        until = end(cursor).seq
        start = _start(cursor, before)
        until = until if most is None else min(until, start.seq + most)
        ends = day_ends(start, (row for page in pages(cursor, after=start.seq, until=until) for row in page))
        heads = _signed(key, before, ends, signed)
        if heads:
            file.add(heads)
    return heads


def day_ends(start: Link, rows: Iterable[Row]) -> list[Link]:
    """The last event of each day and the last of all, of rows that follow ``start``. Raises CannotSign for a break."""
    ends: list[Link] = []
    last = start
    for row in rows:
        if row[SEQ] != last.seq + 1 or digest(last.hash, row[:HASH]) != bytes(row[HASH]):
            raise CannotSign(f"The chain is broken at event {last.seq + 1}.")
        if last.seq > start.seq and row[AT] // DAY != last.at // DAY:
            ends.append(last)
        last = Link(row[SEQ], row[AT], bytes(row[HASH]))
    return [*ends, last] if last.seq > start.seq else ends


def _start(cursor: Cursor, before: Head | None) -> Link:
    """Where the last head left off, if the database still agrees with it."""
    if before is None:
        return Link(0, 0, GENESIS)
    if hash_at(cursor, before.seq) != before.hash:
        raise CannotSign(f"Event {before.seq} is not what the head of {before.day} was signed for.")
    return Link(before.seq, 0, before.hash)


def _signed(key: Ed25519PrivateKey, before: Head | None, ends: Iterable[Link], signed: int) -> list[Head]:
    heads: list[Head] = []
    for link in ends:
        last = heads[-1] if heads else before
        heads.append(sign_head(key, before=last, day=day_of(link.at), seq=link.seq, hash=link.hash, signed=signed))
    return heads
