"""What one line of the audit log says. Nothing else can be said in it: there is no field for a name or a text."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

NOTHING: frozenset[str] = frozenset()
HASH_SHOWN = 12  # hexadecimal digits of a notice's hash that an event keeps

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Outcome(StrEnum):
    """How it ended."""

    PERMIT = "permit"
    DENY = "deny"
    BREAK_GLASS = "break_glass"


class NoticeRef(NamedTuple):
    """The version of a notice that decided: its id, version, and the beginning of its hash.

    A service notice that inherits a general one has the beginnings of both hashes, with "+" between.
    """

    id: str
    version: int
    hash: str

    @classmethod
    def of(cls, notice: str, version: int, whole_hash: str) -> "NoticeRef":
        """From the whole hash, as a decision has it.

        >>> NoticeRef.of("ambledown", 2, "ab" * 32 + "+" + "cd" * 32).hash
        'abababababab+cdcdcdcdcdcd'
        """
        return cls(notice, version, "+".join(each[:HASH_SHOWN] for each in whole_hash.split("+")))


class Event(NamedTuple):
    """One thing that was done or refused.

    ``actor`` is an account and ``object`` a row of ``model`` ("accounts.account"), both by opaque id; ``subjects`` are
    people, each by the key kept for this log alone (see ``subject_keys``). ``reason`` says by a code why it was
    refused. ``rows`` counts what was read, written or sent. An empty text or set means that there was none.
    """

    action: str
    outcome: Outcome
    actor: str = ""
    role: str = ""
    relationship: str = ""
    purpose: str = ""
    categories: frozenset[str] = NOTHING
    subjects: frozenset[str] = NOTHING
    model: str = ""
    object: str = ""
    reason: str = ""
    permits: frozenset[str] = NOTHING
    notice: NoticeRef | None = None
    rows: int = 0


class Logged(NamedTuple):
    """An event as it stands in the log: its number, from 1 without gaps, when it was written, and in which request."""

    seq: int
    at: datetime
    request: str
    event: Event


def opaque(id: UUID | str) -> str:
    """An id as the log writes it: 32 hexadecimal digits. Raises ValueError for what is no UUID.

    >>> opaque("0B2F8CC4-5BCB-4C5E-8D4F-2A4F0F2A1D3E")
    '0b2f8cc45bcb4c5e8d4f2a4f0f2a1d3e'
    """
    return (id if isinstance(id, UUID) else UUID(id)).hex


def microseconds(at: datetime) -> int:
    """Microseconds since the beginning of 1970 in UTC. Raises TypeError for a time without a zone."""
    return (at - _EPOCH) // _MICROSECOND


def moment(at: int) -> datetime:
    """The time that a number of microseconds stands for.

    >>> moment(microseconds(datetime(2026, 1, 5, 9, 30, tzinfo=UTC))).isoformat()
    '2026-01-05T09:30:00+00:00'
    """
    return _EPOCH + at * _MICROSECOND
