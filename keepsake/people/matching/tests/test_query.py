"""What is typed in one box is taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.people.matching import parse
from keepsake.people.matching.dates import TypedDate
from keepsake.people.matching.postcodes import agreement, folded
from keepsake.people.matching.tests.made import TODAY


def test_a_name_a_date_and_a_postcode_are_told_apart():
    query = parse("nguyen 14/3/2012 M14 5TP", TODAY)

    assert query.words == ("nguyen",)
    assert query.born == TypedDate(2012, 3, 14)
    assert query.postcode == folded("M14 5TP")


@pytest.mark.parametrize("text", ["999 123 4567", "9991234567", "NHS no: 999-123-4567"])
def test_a_number_is_one_number_however_it_is_spaced(text):
    assert parse(text, TODAY).numbers == ("9991234567",)


def test_a_telephone_number_is_a_number_and_not_a_date():
    query = parse("wren 07700 900 123", TODAY)

    assert (query.words, query.numbers, query.born) == (("wren",), ("07700900123",), None)


def test_words_that_may_be_a_place_stay_words():
    assert parse("Peggy O'Connor Manchester", TODAY).words == ("peggy", "oconnor", "manchester")


@pytest.mark.parametrize("typed", ["ol1 1aa", "OL11AA", "0L1 1AA", "OLI 1AA"])
def test_a_postcode_with_o_for_nought_and_i_for_one_is_the_same(typed):
    assert parse(f"wren {typed}", TODAY).postcode == folded("OL1 1AA")


@pytest.mark.parametrize("name", ["Lilo Illi", "Oli Bo", "Ed Sue"])
def test_a_short_name_is_no_postcode(name):
    assert parse(name, TODAY).postcode is None


def test_the_outward_half_says_less_than_the_whole():
    typed = parse("wren m14", TODAY).postcode

    assert agreement(typed, ("M14 5TP",)) == (1.0, "same postcode area")
    assert agreement(folded("M14 5TP"), ("M14 9ZZ",)) == (0.45, "same postcode area")
    assert agreement(folded("M14 5TP"), ("M1 1AA", "M14 5TP")) == (0.9, "same postcode, former address")


@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_is_refused(text):
    assert parse(text, TODAY).text == text
