"""Families by name: who belongs when, and whom a note about the whole family is about."""

from datetime import date, timedelta

import pytest

from keepsake.people.actions import family_groups
from keepsake.people.models import FamilyGroup, FamilyMember
from keepsake.record.history import history
from keepsake.record.wrong import Wrong

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


@pytest.fixture
def ashgroves(robin, mother, manager):
    return family_groups.form(name="The Ashgroves", people=[robin, mother], by=manager)


def test_a_family_has_a_name_and_people(ashgroves, robin, mother, access):
    assert {each.pk for each in family_groups.people_on(ashgroves, access.day)} == {robin.pk, mother.pk}


def test_a_family_without_a_name_or_people_is_none(robin, manager):
    for name, people in ((" ", [robin]), ("The Ashgroves", [])):
        with pytest.raises(Wrong):
            family_groups.form(name=name, people=people, by=manager)


def test_who_comes_and_who_goes_belongs_on_those_days_alone(ashgroves, make_person, manager):
    wren = make_person("Wren")
    member = family_groups.join(group=ashgroves, person=wren, begins_on=DAY, by=manager)
    family_groups.leave(member=member, ends_on=DAY + timedelta(days=9), because="Adopted.", by=manager)

    belongs = [wren.pk in {each.pk for each in family_groups.people_on(ashgroves, DAY + timedelta(days=days))}
               for days in (-1, 0, 9, 10)]  # fmt: skip
    assert belongs == [False, True, True, False]


def test_nobody_belongs_to_a_family_twice_at_once(ashgroves, robin, manager):
    with pytest.raises(Wrong, match="already"):
        family_groups.join(group=ashgroves, person=robin, begins_on=DAY, by=manager)


def test_what_a_family_was_called_is_kept(ashgroves, manager):
    family_groups.rename(group=ashgroves, name="The Larches", because="They took one name.", by=manager)

    assert [stood.values["name"] for stood in history(ashgroves)] == ["The Ashgroves", "The Larches"]


def test_a_family_with_somebody_who_may_not_be_seen_is_not_shown(ashgroves, make_person, manager):
    from tests.record.family import restrict

    assert FamilyGroup.objects.exists()
    hidden = make_person("Wren")
    family_groups.join(group=ashgroves, person=hidden, by=manager)

    restrict(person=hidden, by=manager)

    assert not FamilyGroup.objects.exists()
    assert FamilyMember.objects.count() == 2
