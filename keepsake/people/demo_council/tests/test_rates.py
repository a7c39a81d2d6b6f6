"""The council looks like England."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from keepsake.people.demo_council import england, generate
from keepsake.people.demo_council.persons import Identifier, Person, Relationship, SamePerson, Status
from keepsake.people.demo_council.tables import rows

TODAY = date(2026, 11, 22)
SIZE = 20_000


def test_the_rates_are_those_of_england(council):
    children, rates = len(council.children()), england()
    now = Counter(status.kind for status in council[Status] if status.ends_on is None)

    assert now["child_in_need"] / children * 10_000 == pytest.approx(rates.children_in_need, rel=0.03)
    assert now["child_protection_plan"] / children * 10_000 == pytest.approx(rates.child_protection_plans, rel=0.15)
    assert now["looked_after"] / children * 10_000 == pytest.approx(rates.looked_after, rel=0.15)


def test_a_council_may_have_rates_of_its_own(told):
    busy = replace(england(), children_in_need=2000.0, child_protection_plans=500.0, looked_after=600.0)

    council = told(generate(3000, 1, TODAY, busy))
    in_need = {each.person_id for each in council[Status] if each.kind == "child_in_need" and each.ends_on is None}

    assert len(in_need) / len(council.children()) == pytest.approx(0.2, rel=0.1)


def test_families_are_as_large_as_in_the_country(council):
    mothers = {tie.person_id for tie in council[Relationship] if tie.kind == "birth_parent" and tie.responsibility_by}
    of = Counter(
        tie.person_id
        for tie in council[Relationship]
        if tie.kind == "birth_parent" and tie.person_id in mothers and council.people[tie.person_id].sex == "F"
    )
    sizes = Counter(of.values())

    assert sizes[1] / len(of) == pytest.approx(0.446, abs=0.04)
    assert sizes[2] / len(of) == pytest.approx(0.41, abs=0.04)


def test_people_of_the_country_s_communities_are_there(council):
    told = Counter(person.ethnicity for person in council[Person])

    assert told["WBRI"] / SIZE == pytest.approx(0.72, abs=0.05)
    assert all(told[code] for code in ("AIND", "APKN", "ABAN", "BAFR", "BCRB", "CHNE", "WOTH", "WIRI", "MWBC", "OOTH"))


def test_about_one_in_a_hundred_is_recorded_twice_and_can_be_told_apart(council):
    again = council[SamePerson]

    assert len(again) / SIZE == pytest.approx(0.01, abs=0.003)
    assert len({same.person_id for same in again}) == len(again)
    assert sum(bool(same.differences) for same in again) > 0.8 * len(again)
    assert not {same.person_id for same in again} & {
        each.person_id for each in council[Identifier] if each.kind == "nhs"
    }


@pytest.mark.parametrize("table", ["rates", "shares"])
def test_every_figure_says_whether_it_was_verified_and_if_so_where(table):
    for row in rows(table):
        assert row["sure"] in ("yes", "no")
        assert ("not verified" in row["note"]) is (row["sure"] == "no"), row
        assert row["source"] or row["sure"] == "no", row
