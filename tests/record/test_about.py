"""Records about some people, asked for by a statement that is kept: the same as through the way to all rows."""

from datetime import date

import pytest
from django.db import connection

from keepsake.accounts.roles import Role
from keepsake.people.models import (
    Address,
    Allocation,
    ContactWay,
    Household,
    HouseholdMember,
    Person,
    PersonName,
    Relationship,
)
from keepsake.record import about as kept
from keepsake.record.about import about, may_be_seen, whole
from keepsake.record.opened import NotGranted, NotOpen
from keepsake.record.remembered import about_once, foresee
from tests.record.family import a_person, allocate, call, live_together, reading, relate, restrict

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(kept, "_WRITTEN", {})


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def people(worker):
    """Two of the worker's own, one closed to them, one whom nobody works with."""
    made = [a_person(given=name, by=worker) for name in ("Robin", "Wren", "Closed", "Nobody")]
    with reading(worker):
        for each in made[:3]:
            allocate(person=each, to=worker, by=worker)
        restrict(person=made[2], by=worker)
    return [each.pk for each in made]


@pytest.mark.parametrize("categories", [(), ("name",), ("date_of_birth", "name"), ("allocation",), ("religion",)])
def test_the_same_people_and_the_same_columns_as_all_rows_of_them(worker, people, categories):
    for _ in range(2):
        with reading(worker, *categories):
            for model, path in ((Person, "pk"), (PersonName, "person"), (Allocation, "person")):
                for asked in (people, people[:1], people[2:], []):
                    found = about(model, asked, "recorded_at", "id")
                    expected = list(model.objects.filter(**{f"{path}__in": asked}).order_by("recorded_at", "id"))
                    assert found == expected
                    for one, other in zip(found, expected, strict=True):
                        assert one.get_deferred_fields() == other.get_deferred_fields()
                        assert {**vars(one), "_state": 0} == {**vars(other), "_state": 0}


def test_a_column_that_is_not_granted_raises_as_ever(worker, people):
    with reading(worker, "date_of_birth"):
        (robin,) = about(Person, people[:1])
        assert robin.born_on is None
        with pytest.raises(NotGranted):
            _ = robin.religion


def test_what_was_kept_under_one_access_gives_no_more_under_another(worker, people, make_account):
    stranger = make_account(Role.SOCIAL_WORKER, username="stranger")
    with reading(worker, "name", "date_of_birth"):
        assert len(about(PersonName, people)) == 2

    with reading(stranger, "name", "date_of_birth"):
        assert about(PersonName, people) == []
    with reading(worker, "date_of_birth"):
        assert about(PersonName, people) == []
    with pytest.raises(NotOpen):
        about(PersonName, people)


def test_kinds_that_lead_to_people_through_others_are_refused(worker, people):
    with reading(worker), pytest.raises(TypeError, match="people alone"):
        about(Household, people)
    with reading(worker), pytest.raises(TypeError, match="several people by itself"):
        whole(PersonName, people)


def test_a_relationship_is_found_where_both_are_among_them_and_may_be_seen(worker, people):
    robin, wren, closed, nobody = people
    with reading(worker):
        for other in (wren, closed, nobody):
            relate(one=Person(pk=robin), other=Person(pk=other), by=worker)

    with reading(worker, "relationships"):
        assert [(each.person_id, each.other_id) for each in about(Relationship, people)] == [(robin, wren)]
        assert about(Relationship, [robin, closed]) == []
        assert about(Relationship, [robin]) == []
        assert about(Relationship, people) == list(Relationship.objects.filter(person__in=people, other__in=people))


def test_a_household_is_whole_where_everybody_in_it_may_be_seen(worker, people):
    robin, wren, closed, _ = people
    with reading(worker):
        seen, hidden = (
            live_together(name=name, people=[Person(pk=robin), Person(pk=other)], by=worker)
            for name, other in (("Mill Lane", wren), ("Hill", closed))
        )

    with reading(worker, "household"):
        assert [each.name for each in whole(Household, [seen, hidden])] == ["Mill Lane"]
        assert whole(Household, [hidden]) == []
        assert set(whole(Household, [seen, hidden])) == set(Household.objects.filter(pk__in=[seen, hidden]))
        assert may_be_seen(HouseholdMember, people) == {robin, wren}
    with reading(worker, "name"):
        assert whole(Household, [seen]) == []


ORDERS = [("begins_on", "recorded_at", "id"), ("-begins_on", "recorded_at", "id"), ("kind", "-recorded_at", "id")]


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_read_once_is_in_the_order_of_the_database(worker, people, order):
    with reading(worker):
        for given, day in (("Bobby", date(2024, 5, 1)), ("Bob", None), ("Robbie", date(2020, 5, 1))):
            call(person=Person(pk=people[0]), given=given, begins_on=day, by=worker)

    with reading(worker, "name"):
        expected = about(PersonName, people[:1], *order)
        if connection.vendor == "sqlite":  # PostgreSQL puts what has no value last
            assert about_once(PersonName, people[:1], *order) == expected
        assert sorted(each.pk for each in about_once(PersonName, people[:1])) == sorted(each.pk for each in expected)


def test_whoever_was_asked_about_is_not_asked_about_again_until_something_is_written(
    worker, people, django_assert_num_queries
):
    with reading(worker, "name", "allocation") as access:
        first = about_once(PersonName, people)
        with django_assert_num_queries(0):
            assert about_once(PersonName, people) == first
            assert [each.person_id for each in about_once(PersonName, people[1:2])] == people[1:2]
        access.forget()
        assert about_once(PersonName, people) == first


def test_what_was_foreseen_to_be_nothing_is_not_asked_for(worker, people, django_assert_num_queries):
    with reading(worker, "name", "allocation", "address", "contact_details"):
        foresee([PersonName, Address, ContactWay], people)
        with django_assert_num_queries(0):
            assert about_once(Address, people) == about_once(ContactWay, people) == []
        assert len(about_once(PersonName, people)) == 2
