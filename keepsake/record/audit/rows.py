"""The rows of the log in the database, as plain tuples in the order of `chain.COLUMNS`, the hash at the end."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from keepsake.record.audit.chain import COLUMNS, GENESIS, LIST, SEQ, SUBJECTS, Row

LOCK = 0x6B65_6570  # of PostgreSQL's advisory locks, the one that stands for the end of the chain
PAGE = 500  # rows; a longer page leaves the processor's cache and takes a fifth more time

_NAMES = ", ".join(f'"{name}"' for name in (*COLUMNS, "hash"))
_PLACES = ", ".join(["%s"] * (len(COLUMNS) + 1))
_INSERT = f"insert into audit_entry ({_NAMES}) values ({_PLACES})"  # noqa: S608  names of our own
_SELECT = f"select {_NAMES} from audit_entry"  # noqa: S608
PEOPLE = 'select "seq", "subject" from audit_subject where {lower} and "seq" <= %s order by "seq", "subject"'


class Cursor(Protocol):
    """What is needed of a database cursor."""

    def execute(self, sql: str, params: Sequence[Any] = ...) -> Any: ...
    def executemany(self, sql: str, param_list: Sequence[Sequence[Any]]) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def fetchone(self) -> Any: ...


class Link(NamedTuple):
    """The end of the chain: what the next event follows. ``at`` counts microseconds."""

    seq: int = 0
    at: int = 0
    hash: bytes = GENESIS


def hold(cursor: Cursor, vendor: str) -> None:
    """Let nobody else add to the chain before this transaction ends.

    SQLite needs nothing: a transaction that begins as a writer (see the settings) is the only one.
    """
    if vendor == "postgresql":
        cursor.execute("select pg_advisory_xact_lock(%s)", (LOCK,))


def end(cursor: Cursor) -> Link:
    """The last event, or where the chain begins."""
    cursor.execute('select "seq", "at", "hash" from audit_entry order by "seq" desc limit 1')
    found = cursor.fetchone()
    return Link(found[0], found[1], bytes(found[2])) if found else Link()


def hash_at(cursor: Cursor, seq: int) -> bytes | None:
    """The stored hash of one event."""
    cursor.execute('select "hash" from audit_entry where "seq" = %s', (seq,))
    found = cursor.fetchone()
    return bytes(found[0]) if found else None


def insert(cursor: Cursor, rows: Sequence[Row]) -> None:
    """Add rows, each with its hash, and what is needed to find the events about a person."""
    cursor.executemany(_INSERT, rows)
    listed = [pair for row in rows for pair in listed_for(row)]
    if listed:
        cursor.executemany('insert into audit_subject ("subject", "seq") values (%s, %s)', listed)


def listed_for(row: Row) -> Iterator[tuple[str, int]]:
    """Under whom a row is listed."""
    if row[SUBJECTS]:
        for subject in row[SUBJECTS].split(LIST):
            yield subject, row[SEQ]


def pages(cursor: Cursor, *, after: int | None, until: int, size: int = PAGE) -> Iterator[list[Row]]:
    """The rows after one number, or all, up to and with another, a page at a time."""
    while True:
        lower, params = ("true", ()) if after is None else ('"seq" > %s', (after,))
        cursor.execute(f'{_SELECT} where {lower} and "seq" <= %s order by "seq" limit %s', (*params, until, size))
        page = cursor.fetchall()
        if page:
            yield page
        if len(page) < size:
            return
        after = page[-1][SEQ]


def listed_between(cursor: Cursor, after: int | None, until: int) -> list[tuple[int, str]]:
    """What the index of people holds for the events after one number, or from the first on, up to and with another."""
    lower, params = ("true", ()) if after is None else ('"seq" > %s', (after,))
    cursor.execute(PEOPLE.format(lower=lower), (*params, until))
    return list(cursor.fetchall())


def listed_for_none(cursor: Cursor, after: int) -> list[tuple[int, str]]:
    """What the index of people holds for events after a number that are not there. A hundred are enough to know of."""
    cursor.execute(
        'select "seq", "subject" from audit_subject as listed where "seq" > %s and not exists '
        '(select 1 from audit_entry where "seq" = listed."seq") order by "seq" limit 100',
        (after,),
    )
    return list(cursor.fetchall())


def newest(cursor: Cursor, where: str, params: Iterable[Any], *, before: int | None, limit: int) -> list[Row]:
    """The newest rows for which a condition of ours holds, newest first, older than ``before``."""
    older, more = ('and "seq" < %s', (before,)) if before is not None else ("", ())
    cursor.execute(f'{_SELECT} where {where} {older} order by "seq" desc limit %s', (*params, *more, limit))
    return list(cursor.fetchall())
