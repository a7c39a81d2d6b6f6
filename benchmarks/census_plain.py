"""Plain bulk inserts of what an import of a census left, into an empty database with the same tables.

Three ways, none of which makes a row: all rows are there before the clock starts.

records   the records alone, without versions, search keys or log, by Django's ``bulk_create`` into the very tables with
          their indexes, constraints and keys; a transaction holds what one of the import's held. The aim is held to it.
all       the same with every other row that the import left: versions, search keys, the log and its keys
bare      the records alone, by the driver's ``executemany``, a table in one transaction, into copies of the tables with
          their indexes and without their keys to other tables: about the least that a database can take
"""

import sqlite3
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

WAYS = ("records", "all", "bare")
IMPORTER = "census"  # the account that an import writes as
READ = "read"  # the database that the import filled
Rows = dict[Any, list[Any]]  # by model, or by name where there is none


def plain(home: Path, of: Path, way: str) -> tuple[float, float, int]:
    """Seconds, seconds of processor time and the number of rows."""
    from django.db import connections

    used = dict(connections.databases["default"])
    used["NAME"] = str(used["NAME"]).replace(str(home), str(of)).replace("census_plain", "census_used")
    connections.databases[READ] = used
    if way == "bare":
        return _bare(home)
    return _through_django(is_whole=way == "all")


def _models() -> list[Any]:
    from keepsake.census.cases import EXPORTED
    from keepsake.people.models import OtherNumber, Person, PersonRole, PupilNumber

    return list(dict.fromkeys((Person, OtherNumber, PersonRole, PupilNumber, *EXPORTED)))


def _through_django(is_whole: bool) -> tuple[float, float, int]:
    from django.db import connection
    from django.db.models import QuerySet

    from keepsake.accounts.models import Account
    from keepsake.census.importing import KEPT
    from keepsake.people.loading.storing import hurried
    from keepsake.record.audit.chain import SUBJECTS
    from keepsake.record.audit.rows import insert
    from keepsake.record.opened import keeping
    from keepsake.record.second_wall import maintenance

    Account.objects.bulk_create(Account.objects.using(READ).filter(username=IMPORTER))
    seconds = used = 0.0
    number = 0
    with hurried(KEPT), keeping(), maintenance(READ):
        for batch in _batches(is_whole):
            log = batch.pop("log", [])
            begun, worked = perf_counter(), process_time()
            with maintenance():
                for model, rows in batch.items():
                    QuerySet(model).bulk_create(rows)
                if log:
                    with connection.cursor() as cursor:
                        insert(cursor, connection.vendor, log)
            seconds += perf_counter() - begun
            used += process_time() - worked
            number += sum(map(len, batch.values())) + len(log) + sum(len(row[SUBJECTS].split(",")) for row in log)
    return seconds, used, number


def _batches(is_whole: bool) -> Iterator[Rows]:
    """What each transaction of the import held: what it wrote has the same moment."""
    from keepsake.people.models import Person
    from keepsake.record.models import Version

    found: dict[Any, Rows] = defaultdict(dict)
    for model in (*_models(), *((Version,) if is_whole else ())):
        for moment, rows in groupby(_rows(model), lambda row: row.recorded_at):
            found[moment][model] = list(rows)
    moments = sorted(found)
    if is_whole:
        written = {person.pk: moment for moment in moments for person in found[moment].get(Person, ())}
        _add_what_has_no_moment(found, written)
        for moment, row in zip(moments, _log(), strict=True):
            found[moment]["log"] = [row]
    yield from (found[moment] for moment in moments)


def _rows(model: Any) -> Any:
    from django.db.models import QuerySet

    return QuerySet(model, using=READ).filter(recorded_by__username=IMPORTER).order_by("recorded_at")


def _add_what_has_no_moment(found: dict[Any, Rows], written: dict[Any, Any]) -> None:
    """The keys of each person, in the batch that brought the person."""
    from django.db.models import QuerySet

    from keepsake.people.models import LastWritten, SearchKey
    from keepsake.record.audit.models import SubjectKey

    for model, name in ((SearchKey, "person_id"), (LastWritten, "person_id"), (SubjectKey, "person")):
        for row in QuerySet(model, using=READ):
            if getattr(row, name) in written:
                found[written[getattr(row, name)]].setdefault(model, []).append(row)


def _log() -> list[Any]:
    from django.db import connections

    from keepsake.record.audit.rows import pages

    with connections[READ].cursor() as cursor:
        found = [row for page in pages(cursor, after=None, until=2**62) for row in page]
    return [row for row in found if row[6] == "collect"]


def _bare(home: Path) -> tuple[float, float, int]:
    from django.db import connection, connections

    from keepsake.record.opened import keeping
    from keepsake.record.second_wall import maintenance

    put = _Sqlite(home) if connection.vendor == "sqlite" else _Postgres()
    for model in _models():
        table = model._meta.db_table
        with keeping(), maintenance(READ), connections[READ].cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = cursor.fetchall()
        if rows:
            put(table, rows)
    return put.seconds, put.processor, put.number


class _Bare(ABC):
    """Puts rows into a copy of their table, and counts what that takes."""

    seconds = processor = 0.0
    number = 0

    def __call__(self, table: str, rows: list[Any]) -> None:
        copied = self.copy(table)
        begun, worked = perf_counter(), process_time()
        self.fill(copied, rows)
        self.seconds += perf_counter() - begun
        self.processor += process_time() - worked
        self.number += len(rows)

    @abstractmethod
    def copy(self, table: str) -> str: ...

    @abstractmethod
    def fill(self, table: str, rows: list[Any]) -> None: ...


class _Sqlite(_Bare):
    def __init__(self, home: Path) -> None:
        self.database = sqlite3.connect(home / "copy.sqlite3")
        self.database.execute("PRAGMA journal_mode = WAL")

    def copy(self, table: str) -> str:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = %s AND type IN ('table', 'index')", [table])
            statements = [sql for (sql,) in cursor.fetchall() if sql]
        for sql in sorted(statements, key=lambda each: not each.startswith("CREATE TABLE")):
            self.database.execute(sql)
        return table

    def fill(self, table: str, rows: list[Any]) -> None:
        self.database.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
        self.database.commit()


class _Postgres(_Bare):
    def copy(self, table: str) -> str:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(f'CREATE TABLE "copy_{table}" (LIKE "{table}" INCLUDING DEFAULTS INCLUDING INDEXES)')
        return f"copy_{table}"

    def fill(self, table: str, rows: list[Any]) -> None:
        from django.db import connection

        with connection.connection.cursor() as cursor:
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({", ".join(["%s"] * len(rows[0]))})', rows)
