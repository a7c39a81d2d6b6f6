"""Only actions write; every version is kept; the second of two writers is told."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.models import Person, PersonName
from keepsake.record.history import differences, history
from keepsake.record.models import Version
from keepsake.record.opened import NotOpen
from keepsake.record.second_wall import maintenance
from keepsake.record.writing import Conflict, NotWriting, action, add, change
from tests.record.family import DAY, a_person, allocate, met, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def robin(worker):
    with reading(worker):
        person = a_person(given="Robin", born_on=date(2015, 5, 1), by=worker)
        allocate(person=person, to=worker, by=worker)
    return person


@action
def correct(*, person, by, seen=None, because="", **values):
    return change(person, seen=seen, because=because, **values)


def test_nothing_is_written_outside_an_action(worker):
    with reading(worker), pytest.raises(NotWriting):
        add(Person)


def test_nothing_is_written_outside_an_access(worker):
    with pytest.raises(NotOpen):
        met(given="Robin", roles=(), by=worker)


def test_who_acts_is_who_opened_the_access(worker, make_account):
    other = make_account(Role.ANALYST)

    with reading(worker), pytest.raises(NotWriting):
        met(given="Robin", roles=(), by=other)


def test_an_action_takes_keywords_only(worker):
    with reading(worker), pytest.raises(TypeError):
        met("Robin", (), worker)


def test_a_correction_keeps_what_stood_before(robin, worker):
    with reading(worker):
        correct(person=robin, by=worker, because="misread the certificate", born_on=date(2015, 1, 5))
        found = history(Person.objects.get(pk=robin.pk))

    assert [stood.number for stood in found] == [1, 2]
    assert found[0].values["born_on"] == "2015-05-01"
    assert found[1].reason == "misread the certificate"
    assert found[1].recorded_by == worker.pk
    assert differences(*found) == {"born_on": ("2015-05-01", "2015-01-05")}


def test_a_version_shows_no_more_than_the_access_grants(robin, worker):
    with reading(worker, "name", "date_of_birth"):
        stood = history(Person.objects.get(pk=robin.pk))[0]

    assert "religion" not in stood.values
    assert "religion" in stood.not_shown


def test_a_value_that_may_not_be_read_is_kept_all_the_same(robin, worker):
    with reading(worker):
        correct(person=robin, by=worker, religion="invented")
    with reading(worker, "name", "date_of_birth"):
        correct(person=Person.objects.get(), by=worker, born_on=date(2015, 1, 5))

        assert Version.objects.get(record_id=robin.pk, number=3).values["religion"] == "invented"


def test_the_second_of_two_writers_is_told_and_nothing_is_lost(robin, worker):
    with reading(worker):
        correct(person=robin, by=worker, seen=1, born_on=date(2015, 5, 2))
        late = Person.objects.get(pk=robin.pk)

        with pytest.raises(Conflict) as caught:
            correct(person=late, by=worker, seen=1, born_on=date(2015, 5, 3))

        assert (caught.value.seen, caught.value.now) == (1, 2)
        assert Person.objects.get(pk=robin.pk).born_on == date(2015, 5, 2)
        assert Version.objects.filter(record_id=robin.pk).count() == 2


def test_one_action_is_one_transaction(worker):
    @action
    def half(*, by):
        add(Person)
        add(PersonName, person=add(Person), given="", family="")

    with reading(worker), pytest.raises(IntegrityError):
        half(by=worker)

    with maintenance():
        assert Version.objects.count() == 0


def test_a_wrong_value_is_refused_with_its_field(robin, worker):
    with reading(worker), pytest.raises(ValidationError) as caught:
        correct(person=robin, by=worker, birth_known="perhaps")

    assert set(caught.value.message_dict) == {"birth_known"}


def test_a_field_nobody_knows_is_refused(robin, worker):
    with reading(worker), pytest.raises(TypeError, match="shoe_size"):
        correct(person=robin, by=worker, shoe_size=3)


class NoVersionIsEverLost(TestCase):
    @settings(max_examples=30, deadline=None)
    @given(st.lists(st.tuples(st.dates(date(2010, 1, 1), date(2020, 1, 1)), st.integers(0, 2)), max_size=6))
    def test_whatever_is_written_in_whatever_order(self, steps):
        """Writers with an old version in hand are refused; every other version is kept, numbered without a gap."""
        worker = Account.objects.open(username="w", display_name="Invented", roles=[Role.SOCIAL_WORKER], password=None)
        with reading(worker):
            person = a_person(given="Robin", by=worker)
            allocate(person=person, to=worker, by=worker)
            kept = [None]
            for day, behind in steps:
                seen = max(1, len(kept) - behind)
                try:
                    correct(person=Person.objects.get(pk=person.pk), by=worker, seen=seen, born_on=day)
                except Conflict:
                    assert seen != len(kept)
                else:
                    assert seen == len(kept)
                    kept.append(day.isoformat())
            found = history(Person.objects.get(pk=person.pk))

        assert [stood.values["born_on"] for stood in found] == kept
        assert [stood.number for stood in found] == list(range(1, len(kept) + 1))
        assert DAY
