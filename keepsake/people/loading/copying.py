"""Many rows into PostgreSQL at once: copied into a table of this connection's own, and inserted from there.

COPY writes past row-level security, so that PostgreSQL refuses it where a table has a wall. Rows that come from a table
of one's own meet the wall as any others do. They are there until the transaction ends, and for nobody else.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection


def insert_copied(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], or_else: str = "") -> None:
    """Insert rows of values as the database takes them. ``or_else`` says what becomes of those that are there."""
    quote = connection.ops.quote_name
    names, own = ", ".join(map(quote, columns)), quote(f"arriving_{table}")
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE IF NOT EXISTS {own} ON COMMIT DELETE ROWS AS "  # noqa: S608  names of our models
            f"SELECT {names} FROM {quote(table)} WITH NO DATA"
        )
        with connection.wrap_database_errors, cursor.copy(f"COPY {own} ({names}) FROM STDIN") as arriving:
            for row in rows:
                arriving.write_row(row)
        cursor.execute(f"INSERT INTO {quote(table)} ({names}) SELECT {names} FROM {own}{or_else}")  # noqa: S608
        cursor.execute(f"TRUNCATE {own}")
