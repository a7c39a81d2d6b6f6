"""Where people live, how they are reached, and who is not told."""

from datetime import date

import pytest

from keepsake.people.actions import addresses, contact_ways, hidden_from, households
from keepsake.people.models import Address
from keepsake.people.status import where_they_live
from keepsake.people.unseen import may_be_told_address
from keepsake.record.wrong import Wrong
from tests.people.conftest import DAY

MILL = {"lines": "1 Invented Mill Lane\nInventedham", "postcode": "kp1 2ab"}
ELSEWHERE = {"lines": "9 Invented Hill", "postcode": "KP1 3AB"}


def live(person, manager, on=date(2026, 1, 1), **where):
    return addresses.move(person=person, on=on, by=manager, **where or MILL)


def test_a_move_closes_the_home_before_it(robin, manager):
    live(robin, manager)
    live(robin, manager, on=date(2026, 6, 1), **ELSEWHERE)

    every = list(Address.objects.filter(person=robin))
    assert where_they_live(every, date(2026, 5, 31)).postcode == "KP1 2AB"
    assert where_they_live(every, date(2026, 6, 1)).postcode == "KP1 3AB"


def test_nobody_moves_out_before_they_moved_in(robin, manager):
    live(robin, manager)

    with pytest.raises(Wrong) as told:
        live(robin, manager, on=date(2026, 1, 1), **ELSEWHERE)

    assert told.value.field == "on"


def test_somebody_without_a_home_has_left_the_one_before(robin, manager):
    live(robin, manager)
    addresses.no_fixed_abode(person=robin, on=date(2026, 6, 1), near="with friends", by=manager)

    assert where_they_live(Address.objects.filter(person=robin), DAY).kind == "no_fixed_abode"


def test_an_address_for_letters_ends_and_becomes_confidential(robin, manager):
    letters = addresses.add(person=robin, begins_on=date(2026, 1, 1), by=manager, **ELSEWHERE)

    addresses.mark_confidential(address=letters, is_confidential=True, because="a worry", by=manager)
    addresses.end(address=letters, ends_on=date(2026, 2, 1), by=manager)

    again = Address.objects.get(pk=letters.pk)
    assert (again.is_confidential, again.ends_on, again.version) == (True, date(2026, 2, 1), 3)


@pytest.mark.parametrize(
    ("given", "field"), [({"lines": " "}, "lines"), ({"lines": "x", "postcode": "KP"}, "postcode")]
)
def test_an_address_that_is_none_is_refused(robin, manager, given, field):
    with pytest.raises(Wrong) as told:
        addresses.add(person=robin, by=manager, **given)

    assert told.value.field == field


def test_a_way_to_reach_somebody_is_kept_in_one_form_and_may_become_unsafe(robin, manager):
    way = contact_ways.add(person=robin, kind="phone", value="+44 (0)7700 900 123", by=manager)

    contact_ways.mark_safety(way=way, safety="care", safety_note="only before noon", by=manager)
    contact_ways.end(way=way, ends_on=DAY, by=manager)

    assert (way.value, way.safety, way.ends_on) == ("07700900123", "care", DAY)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "phone", "value": "12"}, "value"),
        ({"kind": "pigeon", "value": "12"}, "kind"),
        ({"kind": "email", "value": "robin@example.org", "safety": "care"}, "safety_note"),
        ({"kind": "email", "value": "robin@example.org", "safety": "perhaps"}, "safety"),
    ],
)
def test_a_way_that_is_none_or_not_explained_is_refused(robin, manager, given, field):
    with pytest.raises(Wrong) as told:
        contact_ways.add(person=robin, by=manager, **given)

    assert told.value.field == field


@pytest.fixture
def sheltered(robin, make_person, manager):
    """Robin, who lives at the mill; and the father, who must not learn it."""
    father = make_person("Rowan", roles=["parent"], born_on=date(1988, 1, 1))
    live(robin, manager)
    hidden = hidden_from.place(person=robin, other=father, reason="invented", begins_on=date(2026, 1, 1), by=manager)
    return robin, father, hidden


def test_an_address_is_told_unless_it_is_hidden(sheltered, mother, manager):
    robin, father, _ = sheltered

    assert may_be_told_address(robin, mother, DAY)
    assert may_be_told_address(father, robin, DAY)
    assert not may_be_told_address(robin, father, DAY)
    assert may_be_told_address(robin, father, date(2025, 12, 31))


def test_who_lives_at_the_same_place_is_not_told_of_either(sheltered, mother, manager):
    _, father, _ = sheltered
    live(mother, manager, lines="1, INVENTED Mill Lane, Inventedham", postcode="KP1 2AB")

    assert not may_be_told_address(mother.pk, father.pk, DAY)


def test_who_lives_in_the_same_household_is_not_told_of_either(sheltered, mother, manager):
    robin, father, _ = sheltered
    households.form(name="Ashgrove-Invented", people=[robin, mother], by=manager)

    assert not may_be_told_address(mother, father, DAY)


def test_who_lives_elsewhere_is_told_of(sheltered, mother, manager):
    _, father, _ = sheltered
    live(mother, manager, **ELSEWHERE)

    assert may_be_told_address(mother, father, DAY)


def test_once_lifted_it_is_told(sheltered, manager):
    robin, father, hidden = sheltered
    with pytest.raises(Wrong, match="already"):
        hidden_from.place(person=robin, other=father, reason="again", by=manager)

    hidden_from.lift(hidden=hidden, on=DAY, because="a court decided", by=manager)

    assert may_be_told_address(robin, father, DAY)


def test_nobodys_own_address_is_hidden_from_them(robin, manager):
    with pytest.raises(Wrong):
        hidden_from.place(person=robin, other=robin, reason="invented", by=manager)


def test_the_question_needs_no_grant_to_read_addresses(sheltered, worker):
    from tests.people.conftest import opening

    robin, father, _ = sheltered
    with opening(worker, role="social_worker", wanted=("name",)):
        assert not may_be_told_address(robin.pk, father.pk, DAY)
