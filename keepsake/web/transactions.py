"""The transaction of a page. On SQLite a page that only reads keeps nobody from writing, and waits for nobody.

There all writers take turns, and a transaction begins as a writer. A page takes a hundred times as long as the log of
it, so whoever only reads begins as a reader, and the log is written after it, by a transaction of its own, before
anything is answered.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connections, transaction
from django.http import HttpRequest

SAFE = ("GET", "HEAD")


class WouldWrite(Exception):
    """Something was about to be written while only reading. Nothing was."""


def is_reader(request: HttpRequest, using: str = "default") -> bool:
    """Does this request ask for a page and no more, of a database in which writers take turns?"""
    return request.method in SAFE and connections[using].vendor == "sqlite"


@contextmanager
def only_reading(using: str = "default") -> Iterator[None]:
    """One transaction that reads, on SQLite. Raises WouldWrite where it is made to write."""
    connection: Any = connections[using]
    connection.ensure_connection()
    begins_as, connection.transaction_mode = connection.transaction_mode, None
    connection.connection.execute("PRAGMA query_only = 1")
    try:
        with transaction.atomic(using):
            yield
    except OperationalError as refused:
        if "readonly database" in str(refused):
            raise WouldWrite from refused
        raise
    finally:
        connection.transaction_mode = begins_as
        if connection.connection is not None:
            connection.connection.execute("PRAGMA query_only = 0")
