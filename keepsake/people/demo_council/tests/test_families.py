"""People belong together as people do."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from keepsake.people.demo_council.persons import Address, Household, HouseholdMember, Person, PersonRole, Relationship
from keepsake.people.demo_council.placing import BEDS
from keepsake.people.demo_council.staff import Allocation, Worker
from keepsake.standard.codes import codes
from keepsake.standard.vocabulary import terms

TODAY = date(2026, 11, 22)


def test_nobody_is_born_after_their_child_or_within_fifteen_years_before(council):
    for tie in council[Relationship]:
        parent, child = council.people[tie.person_id].born_on, council.people[tie.other_id].born_on
        if tie.kind == "birth_parent" and parent and child:
            assert (child - parent).days > 15 * 365, tie


def test_nobody_dies_before_birth_and_the_unborn_have_an_expected_day(council):
    for person in council[Person]:
        assert not (person.died_on and person.born_on and person.died_on < person.born_on)
        assert (person.birth_known == "expected") == bool(person.born_on and person.born_on > TODAY)
        assert (person.birth_known == "unknown") == (person.born_on is None)


def test_every_code_is_of_its_set(council):
    for person in council[Person]:
        assert person.sex in codes("sex")
        assert person.ethnicity in codes("ethnicity")
        assert not person.religion or person.religion in codes("religion")
        assert not person.first_language or person.first_language in codes("language")
        assert set(person.disabilities) <= set(codes("disability"))
    assert {each.reason for each in council[Allocation]} <= set(codes("reason_worker_change"))
    assert {each.role for each in council[PersonRole]} <= set(terms("subjects"))
    assert {each.role for each in council[Worker]} <= set(terms("roles"))


def test_no_period_ends_before_it_begins(council):
    for fact in council.facts:
        begins, ends = getattr(fact, "begins_on", None), getattr(fact, "ends_on", None)
        assert not (begins and ends) or begins < ends, fact


def test_brothers_and_sisters_are_half_where_they_share_one_parent(council):
    parents = defaultdict(set)
    for tie in council[Relationship]:
        if tie.kind == "birth_parent":
            parents[tie.other_id].add(tie.person_id)
    siblings = [tie for tie in council[Relationship] if tie.kind == "sibling"]

    assert any(tie.is_half for tie in siblings)
    for tie in siblings:
        if not tie.is_half:
            assert parents[tie.person_id] == parents[tie.other_id]


@pytest.mark.parametrize(
    "kind", ["adoptive_parent", "step_parent", "foster_carer", "ex_partner", "grandparent", "partner"]
)
def test_families_are_of_many_kinds(council, kind):
    assert any(tie.kind == kind for tie in council[Relationship])


def test_the_name_of_a_household_gives_no_confidential_address_away(council):
    hidden = {each.person_id: each.lines.partition("\n")[0] for each in council[Address] if each.is_confidential}
    names = {household.id: household.name for household in council[Household]}
    members = [each for each in council[HouseholdMember] if each.person_id in hidden]

    assert members
    assert [each for each in members if hidden[each.person_id] in names[each.household_id]] == []


def test_nobody_lives_anywhere_before_birth(council):
    for each in council[Address]:
        born = council.people[each.person_id]
        if each.begins_on and born.birth_known == "exact":
            assert each.begins_on >= born.born_on, each


def test_foster_carers_have_no_more_children_than_beds(council):
    children = Counter(tie.person_id for tie in council[Relationship] if tie.kind == "foster_carer")

    assert children
    assert max(children.values()) <= BEDS
