"""A person comes into the record, is born, dies; nothing of them is lost on the way."""

from datetime import date

import pytest

from keepsake.people.actions import names, persons, roles
from keepsake.people.models import Person, PersonName, PersonRole
from keepsake.people.status import current_name
from keepsake.record.history import history
from keepsake.record.wrong import Wrong
from tests.people.conftest import DAY


def test_a_person_has_a_name_a_birth_and_a_role(robin):
    assert Person.objects.get().born_on == date(2015, 5, 1)
    assert PersonName.objects.get(person=robin).given == "Robin"
    assert PersonRole.objects.get(person=robin).role == "child"


def test_a_baby_not_yet_born_needs_no_name(make_person):
    baby = make_person("", family="", roles=[], born_on=date(2027, 2, 1), birth_known="expected")

    assert not PersonName.objects.filter(person=baby).exists()
    assert PersonRole.objects.get(person=baby).role == "unborn_child"


WRONG = {
    "no name": ({"given": " ", "family": ""}, "given"),
    "no role": ({"roles": []}, "roles"),
    "a role nobody knows": ({"roles": ["chlid"]}, "role"),
    "born tomorrow": ({"born_on": date(2026, 11, 23)}, "born_on"),
    "born too long ago": ({"born_on": date(1800, 1, 1)}, "born_on"),
    "no day and exact": ({"born_on": None}, "born_on"),
    "a day and unknown": ({"birth_known": "unknown"}, "born_on"),
    "expected in two years": ({"birth_known": "expected", "born_on": date(2028, 1, 1)}, "born_on"),
    "expected long ago": ({"birth_known": "expected"}, "born_on"),
    "known perhaps": ({"birth_known": "perhaps"}, "birth_known"),
    "no such sex": ({"sex": "X"}, "sex"),
    "no such ethnicity": ({"ethnicity": "X"}, "ethnicity"),
    "no such disability": ({"disabilities": "AUT X"}, "disabilities"),
    "no disability, and one": ({"disabilities": "NONE AUT"}, "disabilities"),
}


@pytest.mark.parametrize(("given", "field"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_with_its_field(access, manager, given, field):
    usual = {"given": "Robin", "roles": ["child"], "born_on": date(2015, 5, 1), "birth_known": "exact"}

    with pytest.raises(Wrong) as told:
        persons.add(**usual | given, unsearched="invented", by=manager)

    assert told.value.field == field
    assert told.value.what
    assert Person.objects.count() == 0


def test_a_birth_keeps_the_history_of_the_unborn(make_person, manager):
    baby = make_person("", family="", roles=[], born_on=date(2026, 11, 20), birth_known="expected")

    persons.record_birth(person=baby, born_on=date(2026, 11, 18), by=manager)

    assert [stood.values["birth_known"] for stood in history(baby)] == ["expected", "exact"]
    unborn, child = PersonRole.objects.filter(person=baby).order_by("-role")
    assert (unborn.role, unborn.ends_on) == ("unborn_child", date(2026, 11, 17))
    assert (child.role, child.begins_on) == ("child", date(2026, 11, 18))


def test_nobody_is_born_twice(robin, manager):
    with pytest.raises(Wrong, match="not expected"):
        persons.record_birth(person=robin, born_on=DAY, by=manager)


@pytest.mark.parametrize("day", [date(2015, 4, 30), date(2026, 11, 23)])
def test_nobody_dies_before_birth_or_in_the_future(robin, manager, day):
    with pytest.raises(Wrong):
        persons.record_death(person=robin, died_on=day, by=manager)


def test_a_death_is_recorded(robin, manager):
    persons.record_death(person=robin, died_on=DAY, by=manager)

    assert Person.objects.get(pk=robin.pk).died_on == DAY


def test_a_correction_says_why_and_keeps_what_stood(robin, manager):
    with pytest.raises(Wrong, match="Say why"):
        persons.correct(person=robin, because=" ", born_on=date(2015, 1, 5), by=manager)

    persons.correct(person=robin, because="read from the certificate", born_on=date(2015, 1, 5), by=manager)

    assert [stood.reason for stood in history(robin)][1:] == ["read from the certificate"]


def test_a_new_current_name_takes_the_place_of_the_one_before_it(robin, manager):
    names.add(person=robin, given="Robin", family="Thistle-Invented", begins_on=date(2026, 6, 1), by=manager)

    every = PersonName.objects.filter(person=robin)
    assert current_name(every, date(2026, 5, 31)).full == "Robin Ashgrove-Invented"
    assert current_name(every, DAY).full == "Robin Thistle-Invented"


def test_a_second_current_name_says_from_when(robin, manager):
    with pytest.raises(Wrong) as told:
        names.add(person=robin, given="Wren", by=manager)

    assert told.value.field == "begins_on"


def test_a_preferred_name_goes_with_the_family_name(robin, manager):
    names.set_preferred(person=robin, given="Bobbin", said_as="BOB-in", begins_on=date(2026, 1, 1), by=manager)
    names.set_preferred(person=robin, given="Robyn", begins_on=date(2026, 6, 1), by=manager)

    every = PersonName.objects.filter(person=robin)
    assert current_name(every, date(2026, 5, 31)).shown == "Bobbin Ashgrove-Invented"
    assert current_name(every, date(2026, 5, 31)).said_as == "BOB-in"
    assert current_name(every, DAY).shown == "Robyn Ashgrove-Invented"


def test_a_name_ends_and_is_not_empty(robin, manager):
    alias = names.add(person=robin, given="Bob", kind="alias", begins_on=date(2020, 1, 1), by=manager)

    with pytest.raises(Wrong):
        names.end(name=alias, ends_on=date(2019, 1, 1), by=manager)
    with pytest.raises(Wrong):
        names.add(person=robin, given=" ", kind="alias", by=manager)
    assert names.end(name=alias, ends_on=date(2021, 1, 1), by=manager).ends_on == date(2021, 1, 1)


def test_a_role_begins_once_and_ends(robin, manager):
    role = roles.begin(person=robin, role="looked_after_child", begins_on=date(2026, 1, 1), by=manager)

    with pytest.raises(Wrong, match="already"):
        roles.begin(person=robin, role="looked_after_child", begins_on=DAY, by=manager)
    assert roles.end(role=role, ends_on=date(2026, 6, 1), by=manager).ends_on == date(2026, 6, 1)
    with pytest.raises(Wrong, match="Did you mean care_leaver"):
        roles.begin(person=robin, role="care_leavr", begins_on=DAY, by=manager)
