"""The rows of the log in the database, as plain tuples in the order of `chain.COLUMNS`, the hash at the end."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from keepsake.record.audit.chain import BYTES, COLUMNS, GENESIS, HASH, LIST, NUMBERS, SEPARATOR, SEQ, SUBJECTS, Row

LOCK = 0x6B65_6570  # of PostgreSQL's advisory locks, the one that stands for the end of the chain
LINE = "\n"
PAGE = 500  # rows; a longer page leaves the processor's cache and takes a fifth more time

_NAMES = ", ".join(f'"{name}"' for name in (*COLUMNS, "hash"))
_PLACES = ", ".join(["%s"] * (len(COLUMNS) + 1))
_INSERT = f"insert into audit_entry ({_NAMES}) values ({_PLACES})"  # noqa: S608  names of our own
# All rows and their index in one message: the database takes a text apart ten times as fast as it takes values.
_VALUES = ", ".join(f"part[{at}]{'::bigint' if name in NUMBERS else ''}" for at, name in enumerate(COLUMNS, start=1))
_INSERT_TEXT = f"""
with written as (
    insert into audit_entry ({_NAMES})
    select {_VALUES}, decode(part[{HASH + 1}], 'hex') from (
        select string_to_array(line, E'\\x1f') as part from unnest(string_to_array(%s, E'\\n')) as line offset 0
    ) as lines
    returning "seq", "subjects"
)
insert into audit_subject ("seq", "subject") select "seq", unnest(string_to_array("subjects", '{LIST}')) from written
"""  # noqa: S608
_END = 'select "seq", "at", "hash" from audit_entry order by "seq" desc limit 1'
_SELECT = f"select {_NAMES} from audit_entry"  # noqa: S608
PEOPLE = 'select "seq", "subject" from audit_subject where {lower} and "seq" <= %s order by "seq", "subject"'


class Cursor(Protocol):
    """What is needed of a database cursor."""

    def execute(self, sql: str, params: Sequence[Any] = ...) -> Any: ...
    def executemany(self, sql: str, param_list: Sequence[Sequence[Any]]) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def fetchone(self) -> Any: ...
    def nextset(self) -> Any: ...


class Link(NamedTuple):
    """The end of the chain: what the next event follows. ``at`` counts microseconds."""

    seq: int = 0
    at: int = 0
    hash: bytes = GENESIS


def held_end(cursor: Cursor, vendor: str) -> Link:
    """The end of the chain, to which nobody else may add before this transaction ends.

    SQLite needs nothing: a transaction that begins as a writer (see the settings) is the only one. PostgreSQL waits for
    its lock, and only then looks: two statements, in one message.
    """
    if vendor != "postgresql":
        return end(cursor)
    cursor.execute(f"select pg_advisory_xact_lock(%s); {_END}", (LOCK,))
    cursor.nextset()
    return _link(cursor.fetchone())


def end(cursor: Cursor) -> Link:
    """The last event, or where the chain begins."""
    cursor.execute(_END)
    return _link(cursor.fetchone())


def _link(found: Any) -> Link:
    return Link(found[0], found[1], bytes(found[2])) if found else Link()


def hash_at(cursor: Cursor, seq: int) -> bytes | None:
    """The stored hash of one event."""
    cursor.execute('select "hash" from audit_entry where "seq" = %s', (seq,))
    found = cursor.fetchone()
    return bytes(found[0]) if found else None


def insert(cursor: Cursor, vendor: str, rows: Sequence[Row]) -> None:
    """Add rows, each with its hash, and what is needed to find the events about a person."""
    if vendor == "postgresql" and (text := _as_text(rows)) is not None:
        cursor.execute(_INSERT_TEXT, (text,))
        return
    cursor.executemany(_INSERT, rows)
    listed = [pair for row in rows for pair in listed_for(row)]
    if listed:
        cursor.executemany('insert into audit_subject ("subject", "seq") values (%s, %s)', listed)


def _as_text(rows: Sequence[Row]) -> str | None:
    """Rows as one text, a line each; None where a value holds what ends a line or a column (none that is accepted)."""
    text = LINE.join(f"{BYTES % row[:HASH]}{SEPARATOR}{row[HASH].hex()}" for row in rows)
    whole = (text.count(LINE), text.count(SEPARATOR)) == (len(rows) - 1, len(rows) * HASH)
    return text if whole else None


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
