"""The second wall: PostgreSQL itself shows no row of a person unless it is told, in this transaction, who is looking.

The first wall is the manager and the guard on the column. A mistake in our own code, a query by hand or a connection
that comes back from a pool meets the second one, row-level security (see ``policies``). It asks for four settings:

keepsake.worker        who looks or writes: the id of an account. Without it no row is read and none is written
keepsake.day           the day on which a restriction must be in force; today where nothing is said
keepsake.keeping       `on` while the record does its own work (``keeping``): restricted rows are there too
keepsake.maintenance   `on` for management commands and for changes of stored rows: everything is there

They are set as by SET LOCAL, by nobody but this module, and end with their transaction. ``open_access`` raises the
wall: with the next statement the transaction is told who looks, in the same message, unless it was told already. So an
access may span several transactions, and a transaction several accesses. An access that reads outside a transaction
raises NoTransaction; ``keepsake.web.reading`` opens one around each page.

SQLite has no such wall: its file is read by one program.

It stands against mistakes, not against somebody who can run any SQL as the application: they can set what they like.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from django.db import DatabaseError, connections, transaction

from keepsake.record.opened import is_keeping


class NoTransaction(RuntimeError):
    """Personal data is read and written inside a transaction on PostgreSQL: who looks is told to it."""


class Told(NamedTuple):
    """The settings, as text; empty is not set."""

    worker: str = ""
    day: str = ""
    keeping: str = ""
    maintenance: str = ""


NOTHING = Told()
ON = "on"
TELL = "select " + ", ".join(f"set_config('keepsake.{name}', '{{}}', true)" for name in Told._fields)
SETTING = re.compile(r"[0-9A-Za-z-]*")
UNDONE_BY = "ROLLBACK TO SAVEPOINT"
IDLE, IN_TRANSACTION = 0, 2  # of libpq's states of a connection

_ASKED: ContextVar[Told] = ContextVar("asked_of_the_wall", default=NOTHING)
_TOLD: "WeakKeyDictionary[Any, Told]" = WeakKeyDictionary()  # connection -> what its transaction was told


@contextmanager
def raised(*, worker: object = "", day: date | None = None, using: str = "default") -> Iterator[None]:
    """Inside, this worker looks and writes; afterwards whoever did before."""
    asked = _ASKED.get()._replace(worker=str(worker), day=day.isoformat() if day else "")
    with _asking(asked, using):
        yield


@contextmanager
def maintenance(using: str = "default") -> Iterator[None]:
    """One transaction to which every row is there: for management commands, imports and migrations that change rows.

    The manager and the guard stand as ever. Never to be used by a page: a check lists who may.
    """
    with _asking(_ASKED.get()._replace(maintenance=ON), using), transaction.atomic(using):
        yield


@contextmanager
def _asking(asked: Told, using: str) -> Iterator[None]:
    connection = connections[using]
    token = _ASKED.set(asked)
    try:
        if connection.vendor != "postgresql":
            yield
            return
        _TOLD.pop(connection, None)
        with connection.execute_wrapper(_tell_first):
            yield
    finally:
        _ASKED.reset(token)
        if connection.vendor == "postgresql":
            _take_back(connection)


def _tell_first(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Before a statement, tell the transaction who looks."""
    connection, cursor = context["connection"], context["cursor"]
    if not connection.in_atomic_block and _ASKED.get() != NOTHING:
        raise NoTransaction("Read and write personal data inside a transaction: `with transaction.atomic():`.")
    if str(sql).startswith(UNDONE_BY):  # what it was told since then is forgotten with all else
        _TOLD.pop(connection, None)
        return execute(sql, params, many, context)
    if (told := _untold(connection)) is None:
        return execute(sql, params, many, context)
    if many or not isinstance(sql, str) or hasattr(cursor.cursor, "name"):  # nothing may stand before a named cursor
        _tell(connection, told)
        return execute(sql, params, many, context)
    found = execute(f"{_telling(told)}; {sql}", params, many, context)
    cursor.nextset()
    _TOLD[connection] = told
    return found


def _untold(connection: Any) -> Told | None:
    """What a transaction must be told that it was not told yet. One that failed is told nothing: it can only be
    undone."""
    state = connection.connection.pgconn.transaction_status
    if state == IDLE:
        _TOLD.pop(connection, None)
    elif state != IN_TRANSACTION:
        return None
    asked = _ASKED.get()
    told = asked._replace(keeping=ON if is_keeping() and asked != NOTHING else "")
    return None if _TOLD.get(connection) == told else told


def _telling(told: Told) -> str:
    """The statement. Its values are an id, a day and `on`; anything else is no setting of ours."""
    if not all(map(SETTING.fullmatch, told)):
        raise ValueError("The wall is told ids, days and nothing else.")
    return TELL.format(*told)


def _tell(connection: Any, told: Told) -> None:
    with connection.wrap_database_errors:
        connection.connection.execute(_telling(told))
    _TOLD[connection] = told


def _take_back(connection: Any) -> None:
    """The transaction goes on after the access: tell it who looks now, or that nobody does."""
    _TOLD.pop(connection, None)
    raw = connection.connection
    if raw is not None and not raw.closed and raw.pgconn.transaction_status == IN_TRANSACTION:
        with suppress(DatabaseError):  # what fails here has ended the transaction, and the settings with it
            if (told := _untold(connection)) is not None:
                _tell(connection, told)
