"""When something was last written of a person: told where the record may be seen, and of nothing unseen."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.utils import timezone

from keepsake.people.actions import addresses, allocations, contact_ways, warnings
from keepsake.people.caseload import last_changes
from keepsake.people.loading import storing
from keepsake.people.loading.records import Record
from keepsake.people.models import Address, LastWritten
from keepsake.record.opened import keeping
from keepsake.record.second_wall import maintenance
from tests.people.conftest import WANTED, opening

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
DAY = date(2026, 11, 1)


def kept():
    with maintenance(), keeping():
        return set(LastWritten.objects.exclude(model="people.person").values_list("person", "model", "at"))


@pytest.fixture
def moved(robin, manager):
    addresses.move(person=robin, lines="1 Mill Lane", postcode="KP1 1AA", on=DAY, by=manager)
    contact_ways.add(person=robin, kind="phone", value="07700900123", by=manager)
    return robin


def test_the_last_of_everything_counts(moved, manager):
    before = last_changes([moved])[moved.pk]

    warnings.raise_(person=moved, words="A dog", review_on=date(2027, 1, 1), begins_on=DAY, by=manager)

    assert last_changes([moved])[moved.pk] > before


def test_what_may_not_be_seen_tells_nothing(moved, manager):
    before = last_changes([moved])[moved.pk]
    warnings.raise_(person=moved, words="A dog", review_on=date(2027, 1, 1), begins_on=DAY, by=manager)

    with opening(manager, wanted=[each for each in WANTED if each not in ("warnings", "risk_to_children")]):
        assert last_changes([moved])[moved.pk] == before


def test_of_somebody_who_may_not_be_seen_nothing_is_told(moved, manager, worker):
    allocations.allocate(person=moved, worker=manager, begins_on=DAY, by=manager)

    with opening(worker, role="social_worker"):
        assert last_changes([moved]) == {moved.pk: moved.recorded_at}


def test_one_row_of_each_kind_is_kept_with_the_later_moment(moved, manager):
    addresses.move(person=moved, lines="2 Mill Lane", postcode="KP1 1AA", on=DAY + timedelta(days=3), by=manager)

    rows = [(person, model) for person, model, _ in kept()]
    assert len(rows) == len(set(rows))


def test_what_an_import_brings_to_somebody_who_is_there_counts(moved, manager):
    before, at = last_changes([moved])[moved.pk], timezone.now() + timedelta(days=1)
    values = {"person_id": moved.pk.hex, "kind": "letters", "lines": "PO Box 1", "postcode": ""}

    with maintenance():
        storing.Batch(manager.pk, at, "import").write([Record(Address, "ab" * 16, (moved.pk.hex,), values)], set())

    assert last_changes([moved])[moved.pk] > before


def test_what_is_there_already_is_told_from_the_versions(moved):
    there = kept()
    with maintenance(), keeping():
        LastWritten.objects.all().delete()

    import_module("keepsake.people.migrations.0007_last_written").tell_from_versions(None, Editor())

    assert kept() == there


class Editor:
    """What the migration asks of a schema editor: to run a statement, within the transaction of a test."""

    connection = connection

    def execute(self, sql, params):
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
