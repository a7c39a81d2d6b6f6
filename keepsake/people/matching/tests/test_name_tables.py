"""The tables of names are whole, and say what a worker would expect."""

import pytest

from keepsake.people.matching.name_tables import (
    Relation,
    common,
    particles,
    related,
    relation_between,
    rows,
    stands_for,
)

SAME = (
    "mohammed/muhamad",
    "siobhan/shivaun",
    "nguyen/nwin",
    "sean/shaun",
    "yusuf/yousef",
    "zainab/zaynab",
    "chaudhry/choudhury",
)
SHORT = (
    "bill/william",
    "liz/elizabeth",
    "liz/elisabeth",
    "peggy/margaret",
    "mo/mohamed",
    "kasia/katarzyna",
    "seun/oluwaseun",
)


@pytest.mark.parametrize("pair", SAME)
def test_spellings_of_one_name_are_known(pair):
    assert relation_between(*pair.split("/")) is Relation.SPELLING


@pytest.mark.parametrize("pair", SHORT)
def test_short_forms_are_known_for_each_spelling_of_the_formal_name(pair):
    assert relation_between(*pair.split("/")) in (Relation.SHORT, Relation.SPELLING)


def test_two_short_forms_of_one_name_are_not_the_same_name():
    assert relation_between("peggy", "daisy") is None


def test_every_relation_goes_both_ways():
    one_way = [(one, other) for one, others in related().items() for other in others if one not in related()[other]]

    assert one_way == []


def test_every_name_that_one_stands_for_is_related_to_it():
    assert all(relation_between("liz", other) for other in stands_for("liz"))
    assert "elisabeth" in stands_for("liz")


def test_the_tables_hold_more_than_six_hundred_names_and_no_empty_line():
    lines = [*rows("variants"), *rows("nicknames")]

    assert len(related()) > 600
    assert all(value.strip() for row in lines for value in row.values())


def test_no_given_name_of_many_people_counts_as_a_particle():
    assert not particles() & common()
