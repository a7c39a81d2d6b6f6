"""Rows that are copied into PostgreSQL stand there as they were given, each once, and behind the wall."""

from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from keepsake.people.loading.copying import insert_copied
from keepsake.people.loading.storing import THEY_STAY
from keepsake.record.models import Version
from keepsake.record.opened import keeping
from keepsake.record.second_wall import maintenance

if connection.vendor != "postgresql":
    pytest.skip("SQLite inserts one by one as fast", allow_module_level=True)

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
HOSTILE = "a\\b\tc\nd\re\x1ff \\N \N{PILE OF POO} '; --"
COLUMNS = ("model", "record_id", "number", "recorded_at", "recorded_by_id", "true_from", "reason", "values")


def version(number, reason, by):
    values = '{"given": "a\\\\b\\n\\"", "is_confidential": true, "died_on": null}'
    return ("people.personname", "0" * 31 + "1", number, timezone.now(), by.pk.hex, None, reason, values)


def put(*rows, or_else=""):
    insert_copied(Version._meta.db_table, COLUMNS, rows, or_else)


@pytest.fixture
def worker(make_account):
    return make_account()


def test_what_is_copied_is_there_as_it_was_given(worker):
    with maintenance():
        put(version(1, HOSTILE, worker), version(2, "", worker))
        put(version(3, "later in the same transaction", worker))
        found = list(Version.objects.order_by("number"))

    assert [each.reason for each in found] == [HOSTILE, "", "later in the same transaction"]
    assert found[0].values == {"given": 'a\\b\n"', "is_confidential": True, "died_on": None}
    assert (found[0].record_id, found[0].recorded_by_id, found[0].true_from) == (UUID(int=1), worker.pk, None)


def test_those_that_are_there_stay_or_it_is_refused(worker):
    with maintenance():
        put(version(1, "first", worker))
        put(version(1, "second", worker), version(2, "new", worker), or_else=THEY_STAY)
        assert list(Version.objects.order_by("number").values_list("reason", flat=True)) == ["first", "new"]

        with pytest.raises(DatabaseError, match="unique"), transaction.atomic():
            put(version(2, "again", worker))
        put(version(3, "after it was undone", worker))
        assert Version.objects.count() == 3


def test_what_is_copied_meets_the_wall(worker):
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), keeping():
        put(version(1, "", worker))


def test_a_value_that_is_none_of_its_column_is_an_error_of_the_database(worker):
    with pytest.raises(DatabaseError, match="no number"), transaction.atomic(), maintenance():
        put(version("no number", "", worker))
