"""How people belong together, and the numbers they are known by."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.people.actions import households, identifiers, relationships
from keepsake.people.kinship import MUTUAL, seen_from, words_for
from keepsake.people.models import Circumstance, HouseholdMember, NhsNumber, OtherNumber, Relationship
from keepsake.people.status import parents_with_responsibility
from keepsake.record.wrong import Wrong
from tests.people.conftest import DAY

NUMBER, ANOTHER = "999 012 3454", "9990000018"


def test_a_relationship_is_written_once_and_read_from_both_sides(robin, mother, manager):
    relationships.add(person=mother, other=robin, kind="birth_parent", by=manager)

    every = list(Relationship.objects.all())
    assert [(each.who, each.words) for each in seen_from([robin.pk], every)] == [(mother.pk, "Birth parent")]
    assert [(each.who, each.words) for each in seen_from([mother.pk], every)] == [(robin.pk, "Child")]


@given(st.sampled_from(Relationship.Kind.values))
def test_what_is_mutual_reads_alike_from_both_sides(kind):
    alike = words_for(kind, is_other_side=True) == words_for(kind, is_other_side=False)

    assert alike == (kind in MUTUAL)


def test_parental_responsibility_says_how_it_was_got(robin, mother, manager):
    made = relationships.add(
        person=mother, other=robin, kind="birth_parent", has_responsibility=True, responsibility_by="birth", by=manager
    )
    assert parents_with_responsibility(Relationship.objects.all(), DAY) == [made]

    relationships.set_responsibility(
        relationship=made, has_responsibility=False, because="an adoption order", by=manager
    )

    assert parents_with_responsibility(Relationship.objects.all(), DAY) == []


WRONG = {
    "no such kind": ({"kind": "aunty"}, "kind"),
    "how, but not that": ({"responsibility_by": "court"}, "has_responsibility"),
    "no such way": ({"has_responsibility": True, "responsibility_by": "luck"}, "responsibility_by"),
    "ends before": ({"begins_on": DAY, "ends_on": date(2020, 1, 1)}, "ends_on"),
}


@pytest.mark.parametrize(("given_", "field"), WRONG.values(), ids=WRONG)
def test_a_relationship_that_cannot_be_is_refused(robin, mother, manager, given_, field):
    with pytest.raises(Wrong) as told:
        relationships.add(**{"person": mother, "other": robin, "kind": "birth_parent", "by": manager} | given_)

    assert told.value.field == field


def test_a_relationship_is_recorded_once_whichever_side_is_said_first(robin, mother, manager):
    made = relationships.add(person=mother, other=robin, kind="relative", by=manager)

    with pytest.raises(Wrong, match="already"):
        relationships.add(person=robin, other=mother, kind="relative", by=manager)
    with pytest.raises(Wrong, match="own relative"):
        relationships.add(person=robin, other=robin, kind="relative", by=manager)
    relationships.end(relationship=made, ends_on=DAY, by=manager)
    relationships.add(person=robin, other=mother, kind="relative", by=manager)


def test_a_household_forms_grows_and_is_left(robin, mother, make_person, manager):
    home = households.form(name="Mill Lane", people=[robin, mother], begins_on=date(2026, 1, 1), by=manager)
    late = households.join(household=home, person=make_person("Wren"), begins_on=date(2026, 6, 1), by=manager)
    households.leave(member=late, ends_on=DAY, by=manager)

    assert HouseholdMember.objects.filter(household=home).count() == 3
    assert HouseholdMember.objects.get(pk=late.pk).ends_on == DAY


def test_a_household_has_people_and_nobody_joins_twice(robin, manager):
    with pytest.raises(Wrong):
        households.form(name="Empty", people=[], by=manager)
    home = households.form(name="Mill Lane", people=[robin], by=manager)
    with pytest.raises(Wrong, match="already"):
        households.join(household=home, person=robin, begins_on=DAY, by=manager)


def test_a_number_is_kept_in_its_one_form(robin, manager):
    number = identifiers.record(person=robin, kind="nhs_number", value=NUMBER, by=manager)

    assert (number.value, number.verification) == ("9990123454", "unverified")
    assert identifiers.mark_traced(number=number, by=manager).verification == "traced"


def test_a_wrong_number_is_refused_in_words(robin, manager):
    with pytest.raises(Wrong, match="wrong digit") as told:
        identifiers.record(person=robin, kind="nhs_number", value="999 012 3455", by=manager)

    assert told.value.field == "value"
    with pytest.raises(Wrong, match="no kind"):
        identifiers.record(person=robin, kind="shoe_size", value="3", by=manager)


def test_a_new_number_takes_the_place_of_the_one_before_it(robin, manager):
    first = identifiers.record(person=robin, kind="nhs_number", value=NUMBER, begins_on=date(2015, 5, 1), by=manager)
    second = identifiers.record(person=robin, kind="nhs_number", value=ANOTHER, begins_on=DAY, by=manager)

    assert NhsNumber.objects.get(pk=first.pk).ends_on == date(2026, 11, 21)
    assert NhsNumber.objects.get(pk=second.pk).ends_on is None


def test_a_number_belongs_to_one_person(robin, mother, manager):
    number = identifiers.record(person=robin, kind="nhs_number", value=NUMBER, by=manager)

    with pytest.raises(Wrong, match="already"):
        identifiers.record(person=robin, kind="nhs_number", value=NUMBER, by=manager)
    with pytest.raises(Wrong, match="Another person has this number"):
        identifiers.record(person=mother, kind="nhs_number", value=NUMBER, by=manager)
    identifiers.end(number=number, ends_on=DAY, because="it was hers", by=manager)
    identifiers.record(person=mother, kind="nhs_number", value=NUMBER, by=manager)


def test_other_numbers_stand_beside_each_other(robin, manager):
    identifiers.record(person=robin, kind="council_number", value="AB-1", by=manager)
    identifiers.record(person=robin, kind="single_unique_identifier", value="X77", by=manager)

    assert OtherNumber.objects.filter(person=robin, ends_on__isnull=True).count() == 2


def test_who_objects_to_sharing_the_number_is_heeded_until_they_change_their_mind(robin, manager):
    number = identifiers.record(person=robin, kind="nhs_number", value=NUMBER, by=manager)

    identifiers.object_to_sharing(number=number, on=date(2026, 6, 1), by=manager)
    identifiers.object_to_sharing(number=number, on=date(2026, 6, 2), by=manager)
    noted = Circumstance.objects.get(person=robin, code="nhs_number_opt_out")
    assert (number.is_objected_to, noted.begins_on) == (True, date(2026, 6, 1))

    identifiers.withdraw_objection(number=number, on=DAY, by=manager)
    assert Circumstance.objects.get(pk=noted.pk).ends_on == date(2026, 11, 21)
    assert NhsNumber.objects.get(pk=number.pk).is_objected_to is False
