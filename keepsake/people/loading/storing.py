"""Putting many records into the database at once, each with its version and its keys: the record's own import.

Actions decide on each record and write it by itself, which takes hours for a council of some size. Here everything is
invented, nobody is asked about, and a batch is one transaction with the same rows that actions leave. The import of a
census, which nobody decides on record by record either, writes through it too. It is the only place that writes past
the guard: one test says so, and another compares what it wrote with what actions write.
"""

import gc
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Model, QuerySet

from keepsake.people.before_adding import UNSEARCHED
from keepsake.people.loading.columns import columns_of
from keepsake.people.loading.copying import insert_copied
from keepsake.people.loading.ids import dashed
from keepsake.people.loading.keys import keys_of, rows_of
from keepsake.people.loading.records import Record, by_model
from keepsake.people.models import Household, LastWritten, Person, SearchKey, SearchWord
from keepsake.record.classification import classification
from keepsake.record.models import Version
from keepsake.record.opened import keeping
from keepsake.record.personal import Personal
from keepsake.record.second_wall import maintenance
from keepsake.record.writing import is_about_one

CACHE = 400  # megabytes: the indexes of a large council do not fit into the usual two
PAGES = 20_000  # that are written before SQLite puts them where they belong


def count() -> None:
    """Let PostgreSQL count what is there now. Until its own counting comes by, it plans for empty tables, and a list of
    a hundred people takes five times as long. SQLite plans by its indexes alone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("analyze")


THEY_STAY = " ON CONFLICT DO NOTHING"
LATER = ' ON CONFLICT ("person_id", "model") DO UPDATE SET "at" = excluded."at"'


class Batch:
    """What is written together. ``by`` is the account that imports, ``at`` the moment; ``unsearched`` says by a code
    why nobody looked whether its people are there: the reason is kept with each of them, as the action keeps it."""

    def __init__(self, by: UUID, at: datetime, unsearched: str) -> None:
        self.because = UNSEARCHED[unsearched]
        self.by, self.moment = by.hex, at
        self.at = connection.ops.adapt_datetimefield_value(at)
        self.versioned_at = json.loads(json.dumps(at, cls=DjangoJSONEncoder))

    def write(self, records: Sequence[Record], known_words: set[str]) -> None:
        """Write the records with their versions and keys. ``known_words`` are in the index already, and grow."""
        for model, found in by_model(records).items():
            self._write(model, found)
        known_words |= self._index(records, known_words)

    def revise(self, records: Sequence[Record], because: str) -> None:
        """Give each of these, which stand, a new version with the values named; the others stay as they are."""
        for model, found in by_model(records).items():
            self._revise(model, found, because)
        self._index(records, frozenset())

    def _revise(self, model: type[Personal], records: list[Record], because: str) -> None:
        every: QuerySet[Any] = QuerySet(model)
        rows = every.filter(pk__in=[record.id for record in records])
        number = dict(rows.values_list("pk", "version"))
        kept = {"recorded_at": self.moment, "recorded_by_id": UUID(self.by)}
        for record in records:
            seen = number[UUID(record.id)]
            every.filter(pk=record.id, version=seen).update(**record.values, **kept, version=seen + 1)
        Version.objects.bulk_create(
            Version(
                model=model._meta.label_lower,
                record_id=row.pop("id"),
                number=row["version"],
                true_from=row["true_from"],
                reason=because,
                values=row,
                **kept,
            )
            for row in rows.values()
        )

    def _index(self, records: Sequence[Record], known_words: Collection[str]) -> set[str]:
        """Say when it was written, and let it be found. The words of the records, of which the known ones are there."""
        self._told(records)
        pairs, words = keys_of(records)
        insert(SearchKey, ("key", "person_id"), sorted(pairs), or_else=THEY_STAY)
        insert(SearchWord, ("key", "of", "word"), sorted(rows_of(words.difference(known_words))), or_else=THEY_STAY)
        return words

    def _told(self, records: Sequence[Record]) -> None:
        """When it was written, of those who were there before: whom a batch brings is as old as the batch."""
        new = {record.id for record in records if record.model is Person}
        rows = {
            (person, record.model._meta.label_lower, self.at)
            for record in records
            for person in record.people
            if person not in new and is_about_one(record.model)
        }
        insert(LastWritten, ("person_id", "model", "at"), sorted(rows), or_else=LATER)

    def _write(self, model: type[Personal], records: list[Record]) -> None:
        columns = columns_of(model)
        kept, rows, versions = (1, self.at, self.by), [], []
        label, because = model._meta.label_lower, self.because if model is Person else ""
        at, by = self.versioned_at, dashed(self.by)
        for record in sorted(records, key=attrgetter("id")):  # an index of ids is written from one end to the other
            values = columns.filled(record.values)
            rows.append((record.id, *kept, record.true_from, *values))
            text = columns.written(at, by, record.true_from, values)
            versions.append((label, record.id, *kept, record.true_from, because, text))
        insert(model, ("id", "version", "recorded_at", "recorded_by_id", "true_from", *columns.defaults), rows)
        names = ("model", "record_id", "number", "recorded_at", "recorded_by_id", "true_from", "reason", "values")
        insert(Version, names, versions)


def insert(model: type[Model], columns: Iterable[str], rows: Sequence[Sequence[Any]], or_else: str = "") -> None:
    """Insert rows of values as the database takes them. ``or_else`` says what becomes of those that are there."""
    quote, names = connection.ops.quote_name, list(columns)
    if connection.vendor == "postgresql":
        insert_copied(model._meta.db_table, names, rows, or_else)
        return
    into = f"{quote(model._meta.db_table)} ({', '.join(map(quote, names))})"
    sql = f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(names))}){or_else}"  # noqa: S608  names of our models
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


@contextmanager
def hurried(megabytes: int = CACHE) -> Iterator[None]:
    """Inside, what is made a million times over costs less: a fifth of the time goes into looking for circles of
    objects, of which there are none, and SQLite reads its indexes again and again where it may not keep them. It may
    keep so many megabytes."""
    usual = _pragmas({"cache_size": -1_000 * megabytes, "wal_autocheckpoint": PAGES})
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        _pragmas(usual)


def _pragmas(values: Mapping[str, int]) -> dict[str, int]:
    """Set these of SQLite; what they were before. PostgreSQL has none."""
    if connection.vendor != "sqlite":
        return {}
    with connection.cursor() as cursor:
        before = {name: int(cursor.execute(f"PRAGMA {name}").fetchone()[0]) for name in values}
        for name, value in values.items():
            cursor.execute(f"PRAGMA {name} = {int(value)}")
    return before


def categories_of(records: Iterable[Record]) -> frozenset[str]:
    """The categories that these records hold."""
    return frozenset().union(*(classification(model).categories for model in {record.model for record in records}))


def has_begun(by: UUID) -> bool:
    """Has this import written anything?"""
    with maintenance():
        return Version.objects.filter(recorded_by=by).exists()


def families_written(by: UUID) -> int:
    """How many families this import has written."""
    with maintenance():
        return Version.objects.filter(model=Household._meta.label_lower, number=1, recorded_by=by).count()


def people_recorded() -> int:
    """How many people the record holds, whoever may see them."""
    with maintenance(), keeping():
        return QuerySet(Person).count()


def is_empty() -> bool:
    """Is nobody in the record?"""
    with maintenance(), keeping():
        return not QuerySet(Person).exists()
