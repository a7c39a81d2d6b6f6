"""Two records of one person are read together, and parted again without loss."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keepsake.accounts.roles import Role
from keepsake.people import identity
from keepsake.people.actions import (
    addresses,
    allocations,
    circumstances,
    contact_ways,
    identifiers,
    merges,
    names,
    relationships,
    restrictions,
)
from keepsake.people.authority import NotYours
from keepsake.people.models import ContactWay, Person, PersonName, Relationship
from keepsake.people.since_joined import to_be_sorted
from keepsake.record.history import history
from keepsake.record.models import Version
from keepsake.record.wrong import Wrong
from tests.people.conftest import DAY, on_duty, opening

WHY = "the same birth certificate"
pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(make_person):
    """The other record of Robin, made by mistake."""
    return make_person("Robyn")


@pytest.fixture
def linked(robin, twin, manager):
    merges.link(keep=robin, other=twin, because=WHY, by=manager)
    return robin, twin


def test_linked_records_are_read_together_and_nothing_is_moved(linked):
    robin, twin = linked

    assert identity.all_ids(robin) == identity.all_ids(twin) == {robin.pk, twin.pk}
    assert {name.given for name in identity.of(PersonName, twin)} == {"Robin", "Robyn"}
    assert PersonName.objects.get(person=twin).version == 1


def test_who_works_with_one_sees_both(linked, worker, manager):
    robin, twin = linked
    allocations.allocate(person=robin, worker=worker, begins_on=date(2026, 1, 1), by=manager)

    with opening(worker, role="social_worker") as access:
        assert Person.objects.count() == 2
        assert access.about(twin.pk)["name"].allowed


def test_who_works_with_the_linked_one_sees_both(linked, worker, manager):
    robin, twin = linked
    allocations.allocate(person=twin, worker=worker, begins_on=date(2026, 1, 1), by=manager)

    with opening(worker, role="social_worker") as access:
        assert Person.objects.count() == 2
        assert access.about(robin.pk)["name"].allowed


def test_on_duty_a_linked_record_is_owned_by_who_owns_the_other(linked, worker, manager, make_account):
    robin, _ = linked
    allocations.allocate(person=robin, worker=worker, begins_on=date(2026, 1, 1), by=manager)

    with opening(on_duty(make_account(Role.TEAM_MANAGER, username="duty"))):
        assert Person.objects.count() == 0


@pytest.mark.parametrize("number", [0, 1])
def test_what_closes_one_closes_both(linked, manager, make_account, number):
    other = on_duty(make_account(Role.TEAM_MANAGER, username="other"))
    restrictions.place(person=linked[number], reason="x", keepers=[manager], keepers_until=date(2027, 1, 1), by=manager)

    with opening(manager):
        assert Person.objects.count() == 2
    with opening(other) as access:
        assert Person.objects.count() == 0
        assert not access.about(linked[0].pk)["name"].allowed
        assert not access.about(linked[1].pk)["name"].allowed


@pytest.mark.parametrize("number", [0, 1])
def test_a_seal_on_one_seals_both(linked, manager, number):
    circumstances.note(person=linked[number], code="sealed", begins_on=DAY, by=manager)

    with opening(manager) as access:
        assert Person.objects.count() == 0
        assert not access.about(linked[1 - number].pk)["name"].allowed


def test_a_second_link_and_a_circle_are_refused(linked, manager):
    robin, twin = linked

    for keep, other in ((robin, twin), (twin, robin), (robin, robin)):
        with pytest.raises(Wrong, match="already"):
            merges.link(keep=keep, other=other, because=WHY, by=manager)


def test_linking_says_why_and_is_not_for_everybody(robin, twin, worker, manager):
    with pytest.raises(Wrong):
        merges.link(keep=robin, other=twin, because=" ", by=manager)
    with opening(worker, role="social_worker"), pytest.raises(NotYours):
        merges.link(keep=robin, other=twin, because=WHY, by=worker)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6))
def test_a_chain_is_always_one_step_long(make_person, manager, pairs):
    people = [make_person(name) for name in ("Ada", "Bea", "Cy", "Di")]
    groups = {person.pk: {person.pk} for person in people}

    for keep, other in pairs:
        if people[other].pk in groups[people[keep].pk]:
            continue
        keeper, gone = (Person.objects.get(pk=people[place].pk) for place in (keep, other))
        merges.link(keep=keeper, other=gone, because=WHY, by=manager)
        joined = groups[keeper.pk] | groups[gone.pk]
        groups |= dict.fromkeys(joined, joined)

    for person in Person.objects.filter(pk__in=groups):
        assert identity.all_ids(person) == groups[person.pk]
        assert person.same_as_id is None or Person.objects.get(pk=person.same_as_id).same_as_id is None


def test_a_split_leaves_each_record_where_it_was_put(linked, manager):
    robin, twin = linked
    addresses.move(person=robin, lines="1 Invented Lane", on=DAY, by=manager)

    merges.split(person=twin, because="two children of one name", by=manager)

    again = Person.objects.get(pk=twin.pk)
    assert identity.all_ids(again) == {twin.pk}
    assert [stood.reason for stood in history(again)][1:] == [WHY, "two children of one name"]


def test_what_was_added_since_goes_to_its_side_as_a_new_version(linked, manager):
    robin, twin = linked
    way = contact_ways.add(person=robin, kind="phone", value="07700 900123", by=manager)

    merges.split(person=twin, because="two children", side={way: twin}, by=manager)

    assert ContactWay.objects.get(pk=way.pk).person_id == twin.pk
    kept = Version.objects.filter(record_id=way.pk).order_by("number")
    assert [each.values["person_id"] for each in kept] == [str(robin.pk), str(twin.pk)]


def test_what_was_there_before_the_link_stays(linked, manager):
    robin, twin = linked
    old = PersonName.objects.get(person=robin)

    with pytest.raises(Wrong, match="before they were linked"):
        merges.split(person=twin, because="two children", side={old: twin}, by=manager)
    assert Person.objects.get(pk=twin.pk).same_as_id == robin.pk


def test_a_record_goes_to_one_of_the_two(linked, mother, manager):
    robin, twin = linked
    new = names.add(person=robin, given="Bob", kind="alias", by=manager)

    with pytest.raises(Wrong, match="one of the two"):
        merges.split(person=twin, because="two children", side={new: mother}, by=manager)


def test_only_what_is_linked_is_split(robin, manager):
    with pytest.raises(Wrong, match="not linked"):
        merges.split(person=robin, because="two children", by=manager)


def test_a_relationship_made_since_goes_to_the_side_it_belongs_to(linked, make_person, manager):
    robin, twin = linked
    wren = make_person("Wren")
    made = relationships.add(person=wren, other=robin, kind="friend", by=manager)

    assert {each.record.pk for each in to_be_sorted(Person.objects.get(pk=twin.pk))} >= {made.pk}
    merges.split(person=Person.objects.get(pk=twin.pk), because="Two children.", side={made: twin}, by=manager)

    moved = Relationship.objects.get(pk=made.pk)
    assert (moved.person_id, moved.other_id) == (wren.pk, twin.pk)
    assert [stood.reason for stood in history(moved)] == ["", "Two children."]


def test_a_number_of_the_one_record_may_stand_on_the_other(linked, manager):
    robin, twin = linked
    identifiers.record(person=robin, kind="nhs_number", value="9990123454", by=manager)

    assert identifiers.record(person=twin, kind="nhs_number", value="9990123454", by=manager).pk


def test_ids_are_read_together_from_either_side(linked, make_person):
    robin, twin = linked
    wren = make_person("Wren")

    assert identity.ids_of(robin.pk) == identity.ids_of(twin.pk) == {robin.pk, twin.pk}
    assert identity.ids_of(wren.pk) == {wren.pk}
    assert identity.roots_of([twin.pk, wren.pk]) == {twin.pk: robin.pk, robin.pk: robin.pk, wren.pk: wren.pk}
