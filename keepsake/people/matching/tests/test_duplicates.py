"""Records that may be one person are proposed; twins and namesakes are not."""

from datetime import date

import pytest

from keepsake.people.matching import LIKELY, likely_duplicates
from keepsake.people.matching.tests.made import a_person

HOME = ("M14 5TP",)


def scored(one, other):
    return [pair.score for pair in likely_duplicates([one, other], at_least=0.0)]


@pytest.mark.parametrize(
    "other",
    [
        a_person(2),
        a_person(2, "Wren Testerley"),
        a_person(2, "Testerly Wren"),
        a_person(2, "Ren Testerly", postcodes=HOME),
        a_person(2, born_on=date(2012, 4, 3)),
    ],
    ids=["the same", "a letter", "order", "a sound", "swapped"],
)
def test_a_person_entered_twice_is_proposed(other):
    born_on = date(2012, 3, 4) if other.born_on == date(2012, 4, 3) else date(2012, 3, 14)
    one = a_person(1, born_on=born_on, postcodes=other.postcodes)

    pairs = likely_duplicates([other, one], at_least=LIKELY)

    assert [(pair.one.id, pair.other.id) for pair in pairs] == [(1, 2)]
    assert pairs[0].reasons


def test_a_twin_is_not_proposed_as_the_same_person():
    (score,) = scored(a_person(1, postcodes=HOME), a_person(2, "Robin Testerly", postcodes=HOME))

    assert score <= 0.6


def test_two_people_with_numbers_of_their_own_are_not_likely_the_same():
    (score,) = scored(a_person(1, identifiers=("9990000001",)), a_person(2, identifiers=("9990000028",)))

    assert score < LIKELY


def test_people_who_share_no_block_are_not_compared():
    assert scored(a_person(1), a_person(2, "Finch Madeup", date(1987, 6, 1))) == []


def test_the_order_of_the_records_does_not_matter():
    people = [
        a_person(id_, name) for id_, name in enumerate(("Wren Testerly", "Ren Testerly", "Wren Testerley"), start=1)
    ]

    assert likely_duplicates(people) == likely_duplicates(reversed(people))
