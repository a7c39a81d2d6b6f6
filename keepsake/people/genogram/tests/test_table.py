"""The table says in words whatever the drawing shows."""

from datetime import date

import pytest

from keepsake.people.genogram import Bond, Ending, Parenthood, Partnership, Tie, TieKind, relations_table
from keepsake.people.genogram.tests.example_families import (
    EXAMPLES,
    FEMALE,
    MALE,
    blended,
    child_of,
    fostered,
    person,
    simple,
    small,
    three_generations,
)


def row(family, name):
    return next(each for each in relations_table(family) if each.person.name == name)


def test_the_child_comes_first_and_everybody_has_a_row():
    table = relations_table(fostered())

    assert table[0].person.name == "Kai"
    assert {each.person.name for each in table} == {each.name for each in fostered().people}


def test_a_mother_is_said_to_be_the_mother_of_each_and_to_live_with_them():
    mother = row(simple(), "Priya")

    assert mother.role == "Mother"
    assert mother.life == "female, born 1988, age 37"
    assert mother.says == (
        "Mother of Mina and Leo",
        "Married to Tom, since 2010",
        "Lives with Tom, Mina and Leo at 4 Larch Road",
    )


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Lewis", "Father"),
        ("Tia", "Half-sister"),
        ("Rex", "Brother"),
        ("Sam", "Stepfather"),
        ("Dean", "Mother's former husband"),
        ("Alfie", "Stepbrother"),
        ("Neil", "Grandfather (mother's side)"),
        ("Baby Tolliver", "Half-brother or half-sister"),
    ],
)
def test_kin_of_a_blended_family_are_called_what_families_call_them(name, role):
    assert row(blended(), name).role == role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Wendy", "Aunt (mother's side)"),
        ("Colin", "Partner of aunt (mother's side)"),
        ("Samira", "Aunt (father's side)"),
        ("Ben", "Cousin (mother's side)"),
        ("Omar", "Grandfather (father's side)"),
        ("Noah", "Brother"),
    ],
)
def test_wider_kin_are_named_by_side(name, role):
    assert row(three_generations(), name).role == role


@pytest.mark.parametrize(
    ("name", "role"), [("Margaret", "Foster carer"), ("Grace", "Foster sister"), ("Tanya", "Aunt")]
)
def test_a_foster_family_is_named_for_what_it_is(name, role):
    assert row(fostered(), name).role.startswith(role)


def test_somebody_who_is_two_things_is_said_to_be_both():
    people = (person("Gran", FEMALE, 1960), person("Mum", FEMALE, 1985), person("Kid", MALE, 2015, is_index=True))
    links = (
        *child_of("Mum", "Gran"),
        *child_of("Kid", "Mum"),
        *child_of("Kid", "Gran", kind=Parenthood.SPECIAL_GUARDIAN),
    )

    assert row(small(*people, parentages=links), "Gran").role == "Special guardian and grandmother (mother's side)"


def test_one_known_parent_in_common_leaves_open_whether_half():
    people = (person("Mum", FEMALE), person("Kid", MALE, 2015, is_index=True), person("Sis", FEMALE, 2017))

    family = small(*people, parentages=(*child_of("Kid", "Mum"), *child_of("Sis", "Mum")))

    assert row(family, "Sis").role == "Sister or half-sister"


def test_what_has_ended_is_said_with_its_years():
    people = (person("Ann", FEMALE), person("Bob", MALE), person("Cy", MALE, date(2015, 1, 1), is_index=True))
    family = small(
        *people,
        partnerships=(Partnership("Ann", "Bob", Bond.MARRIED, 2010, 2018, Ending.DIVORCED),),
        parentages=child_of("Cy", "Bob", kind=Parenthood.FOSTER, since=2019, until=2021),
    )

    assert "Was married to Bob, 2010 to 2018, divorced" in row(family, "Ann").says
    assert "Former foster carer of Cy, 2019 to 2021" in row(family, "Bob").says
    assert row(family, "Bob").role == "Former foster carer"


def test_a_death_ends_a_marriage_in_the_year_of_the_death():
    assert "Was married to Arthur, 1973 to 2021, parted by death" in row(three_generations(), "Sheila").says


def test_a_tie_is_said_from_both_ends():
    assert row(fostered(), "Asha Patel").says == ("Social worker of Kai, since 2024",)
    assert "Has social worker: Asha Patel" in row(fostered(), "Kai").says


def test_a_relative_by_word_alone_keeps_the_word():
    tie = Tie("Nan", "Kid", TieKind.RELATIVE, "Grandmother who cares for him", above=2)

    family = small(person("Kid", MALE, is_index=True), person("Nan", FEMALE), ties=(tie,))

    assert row(family, "Nan").role == "Grandmother who cares for him"


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_link_is_in_a_sentence_of_both_people(example):
    family = example()
    said = {each.person.name: " ".join(each.says) for each in relations_table(family)}

    pairs = [(link.parent, link.child) for link in family.parentages]
    pairs += [(link.one, link.other) for link in (*family.partnerships, *family.ties)]

    assert all(one in said[other] and other in said[one] for one, other in pairs)
