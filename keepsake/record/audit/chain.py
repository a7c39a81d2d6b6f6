"""The chain: each event's hash is made from the hash before it and from everything the event says.

The bytes of an event are its columns in the order of ``COLUMNS``, numbers in decimal, lists sorted with a comma
between, joined by the character U+001F, in UTF-8. No value that is accepted holds that character, so that two different
events have different bytes. Anybody can compute the chain again from an export, in any language.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from keepsake.record.audit.event import Event, Logged, NoticeRef, Outcome, moment

COLUMNS = (
    "seq",
    "at",
    "request",
    "actor",
    "role",
    "relationship",
    "action",
    "purpose",
    "categories",
    "subjects",
    "model",
    "object",
    "outcome",
    "reason",
    "permits",
    "notice",
    "version",
    "notice_hash",
    "rows",
)
SEQ, AT, SUBJECTS = COLUMNS.index("seq"), COLUMNS.index("at"), COLUMNS.index("subjects")
HASH = len(COLUMNS)  # where a stored row has its hash: after all that it says
NUMBERS = frozenset({"seq", "at", "version", "rows"})  # the others are texts
SEPARATOR = "\x1f"
LIST = ","
GENESIS = sha256(b"keepsake-audit/1").digest()
DAY = 86_400_000_000  # microseconds

BYTES = SEPARATOR.join(["%s"] * HASH)  # how the columns become one text

Row = tuple[Any, ...]  # the columns, without the hash


def digest(before: bytes, row: Row) -> bytes:
    """The hash of a row that follows the hash ``before``: 32 bytes of SHA-256."""
    return sha256(before + (BYTES % row).encode("utf-8", "surrogatepass")).digest()


def row_of(seq: int, at: int, request: str, event: Event) -> Row:
    """What is stored of an event. ``at`` counts microseconds since 1970 in UTC."""
    notice = event.notice or NoticeRef("", 0, "")
    return (
        seq,
        at,
        request,
        event.actor,
        event.role,
        event.relationship,
        event.action,
        event.purpose,
        LIST.join(sorted(event.categories)),
        LIST.join(sorted(event.subjects)),
        event.model,
        event.object,
        event.outcome.value,
        event.reason,
        LIST.join(sorted(event.permits)),
        notice.id,
        notice.version,
        notice.hash,
        event.rows,
    )


def logged(row: Row) -> Logged:
    """The event that a stored row holds."""
    found = dict(zip(COLUMNS, row, strict=False))
    notice = NoticeRef(found["notice"], found["version"], found["notice_hash"]) if found["notice"] else None
    event = Event(
        action=found["action"],
        outcome=Outcome(found["outcome"]),
        actor=found["actor"],
        role=found["role"],
        relationship=found["relationship"],
        purpose=found["purpose"],
        categories=_set(found["categories"]),
        subjects=_set(found["subjects"]),
        model=found["model"],
        object=found["object"],
        reason=found["reason"],
        permits=_set(found["permits"]),
        notice=notice,
        rows=found["rows"],
    )
    return Logged(found["seq"], moment(found["at"]), found["request"], event)


def chained(rows: Iterable[Row], before: bytes) -> Iterator[Row]:
    """Each row with its hash at the end, the first of them following ``before``."""
    for row in rows:
        before = digest(before, row)
        yield (*row, before)


def day_of(at: int) -> str:
    """The day in UTC on which a number of microseconds falls, as in 2026-01-05; empty where there is no such day."""
    try:
        return moment(at).date().isoformat()
    except (OverflowError, TypeError):
        return ""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split(LIST)) if text else frozenset()
