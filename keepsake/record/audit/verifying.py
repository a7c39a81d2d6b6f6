"""Verifying the whole log of a database against its heads."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from keepsake.record.audit.agreeing import hold_against, sound_heads
from keepsake.record.audit.ahead import ahead
from keepsake.record.audit.chain import SEQ, Row
from keepsake.record.audit.copied import pages_of_lines
from keepsake.record.audit.finding import Findings
from keepsake.record.audit.head import Head, Unreadable
from keepsake.record.audit.rows import Cursor, end, listed_between, listed_for_none, pages
from keepsake.record.audit.walking import Walk

BEFORE_ALL = -(2**63)
ReadHeads = Callable[[], Sequence[Head | Unreadable]]
Tell = Callable[[int, int], None]  # how many events were walked, of how many


class Verified(NamedTuple):
    """What came out. ``unsigned`` counts the events after the last sound head: cutting those off would not be seen."""

    events: int
    last: int
    heads: int
    signed_to: int
    unsigned: int
    findings: Findings

    @property
    def is_whole(self) -> bool:
        return self.findings.count == 0

    def as_json(self) -> dict[str, Any]:
        return {
            "whole": self.is_whole,
            "events": self.events,
            "last": self.last,
            "heads": self.heads,
            "signed_to": self.signed_to,
            "unsigned": self.unsigned,
            "count": self.findings.count,
            "findings": self.findings.as_json(),
        }


def silent(done: int, of: int) -> None:
    """Tell nobody."""


def verify(
    read: ReadHeads, keys: Sequence[Ed25519PublicKey], *, tell: Tell = silent, using: str = "default"
) -> Verified:
    """Walk the whole chain and hold every head against it. Events that are written meanwhile are left for next time.

    Raises DatabaseError where the log cannot be read at all, OSError where the heads cannot.
    """
    heads = list(read())
    with connections[using].cursor() as cursor:
        until = end(cursor).seq
    # Heads made for events up to here while we looked count; what was there before must hold whatever it says.
    heads += [head for head in list(read())[len(heads) :] if isinstance(head, Head) and head.seq <= until]
    findings = Findings()
    sound = sound_heads(heads, keys, findings)
    walk = Walk(findings, {head.seq for head in sound})
    _walk(connections[using], walk, until, tell)
    hold_against(walk, sound)
    signed_to = max((head.seq for head in sound), default=0)
    return Verified(walk.events, walk.last, len(heads), signed_to, max(0, walk.last - signed_to), findings)


def _walk(connection: BaseDatabaseWrapper, walk: Walk, until: int, tell: Tell) -> None:
    with connection.cursor() as cursor:
        for _ in _walked(connection, cursor, walk, until):
            tell(walk.events, until)
        for seq, _ in listed_for_none(cursor, until if walk.events else BEFORE_ALL):
            walk.unlisted(seq)


def _walked(connection: BaseDatabaseWrapper, cursor: Cursor, walk: Walk, until: int) -> Iterator[None]:
    """Walk page by page. PostgreSQL copies the next ones out meanwhile; SQLite works in this very process, and in this
    thread as fast."""
    if connection.vendor == "postgresql":
        for lines, people in ahead(pages_of_lines(cursor, until=until)):
            walk.lines(lines, people)
            yield
    else:
        for rows, listed in _with_people(connection, cursor, until):
            walk.page(rows, listed)
            yield


def _with_people(
    connection: BaseDatabaseWrapper, cursor: Cursor, until: int
) -> Iterator[tuple[list[Row], list[tuple[int, str]]]]:
    """Each page, with what the index of people holds for it."""
    reached: int | None = None
    for rows in _pages(connection, cursor, until):
        first, reached = reached, rows[-1][SEQ]
        yield rows, listed_between(cursor, first, reached)


def _pages(connection: BaseDatabaseWrapper, cursor: Cursor, until: int) -> Iterator[list[Row]]:
    """The pages. SQLite can hold bytes that are no text at all where text was: they are read as what they are."""
    reached: int | None = None
    try:
        for page in pages(cursor, after=reached, until=until):
            reached = page[-1][SEQ]
            yield page
    except DatabaseError:
        if connection.vendor != "sqlite":
            raise
        with _any_bytes(connection.connection):
            yield from pages(cursor, after=reached, until=until)


@contextmanager
def _any_bytes(database: Any) -> Iterator[None]:
    usual, database.text_factory = database.text_factory, lambda stored: stored.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        database.text_factory = usual
