"""The whole log and its index of people as PostgreSQL copies it out: with nothing made into values, only to be joined
again to the bytes that were hashed."""

from collections.abc import Iterator
from typing import Any

from keepsake.record.audit.chain import COLUMNS
from keepsake.record.audit.lines import PART, line_of
from keepsake.record.audit.rows import PEOPLE, listed_between

PAGE = 5_000  # lines

_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_COPY = (
    f'copy (select {_NAMES}, encode("hash", \'hex\') from audit_entry where {{lower}} and "seq" <= {{until}}'  # noqa: S608
    f" order by \"seq\" limit {{size}}) to stdout (delimiter E'\\x1f')"
)
_LISTED = (
    "select count(*), coalesce(string_agg(\"seq\" || ' ' || \"subject\", E'\\n'), '') from "  # noqa: S608
    f"({PEOPLE}) as listed"
)


def pages_of_lines(cursor: Any, *, until: int, size: int = PAGE) -> Iterator[tuple[list[bytes], list[bytes]]]:
    """All events up to and with a number, in their order, a page at a time; and what the index of people holds for
    each page, as "number person". The cursor is one of PostgreSQL."""
    after: int | None = None
    while True:
        lower = "true" if after is None else f'"seq" > {after:d}'
        with cursor.db.wrap_database_errors, cursor.copy(_COPY.format(lower=lower, until=int(until), size=size)) as out:
            lines = list(map(bytes, out))
        if lines:
            first, after = after, int(lines[-1].partition(PART)[0])
            yield lines, _listed(cursor, first, after)
        if len(lines) < size:
            return


def _listed(cursor: Any, after: int | None, until: int) -> list[bytes]:
    """The index as one text, which is made in the database. A person whose key held the end of a line would make two
    lines of one, so that something that is missing would not be missed: then there are more lines than were counted."""
    lower, params = ("true", ()) if after is None else ('"seq" > %s', (after,))
    cursor.execute(_LISTED.format(lower=lower), (*params, until))
    count, text = cursor.fetchone()
    lines = text.encode("utf-8", "surrogatepass").split(b"\n") if count else []
    return lines if len(lines) == count else [line_of(*pair) for pair in listed_between(cursor, after, until)]
