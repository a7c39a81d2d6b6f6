"""Identifiers are read from what people type, and refused in a plain sentence."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from keepsake.standard.identifiers import (
    NO_FIXED_ABODE,
    CouncilNumber,
    EmailAddress,
    Fault,
    HomeOfficeReference,
    LearnerNumber,
    NhsNumber,
    NhsRegion,
    PhoneNumber,
    Postcode,
    PupilNumber,
)
from keepsake.standard.identifiers.nhs_number import check_digit
from keepsake.standard.identifiers.pupil_number import LETTERS, check_letter

READERS = (
    *(CouncilNumber, EmailAddress, HomeOfficeReference, LearnerNumber),
    *(NhsNumber, PhoneNumber, Postcode, PupilNumber),
)
NINE_DIGITS = st.from_regex(r"\A[0-9]{9}\Z")
PLACES = st.integers(0, 9)
FULL_WIDTH = "".join(chr(0xFF10 + int(digit)) for digit in "9434765919")


def faulty(read):
    return isinstance(read, Fault)


@pytest.mark.parametrize("typed", ["9434765919", "943 476 5919", "943-476-5919", "\t943\u00a0476 5919\n", FULL_WIDTH])
def test_an_nhs_number_is_read_however_it_is_spaced(typed):
    assert NhsNumber.read(typed) == NhsNumber("9434765919")


@pytest.mark.parametrize(
    "typed", ["", "943476591", "94347659199", "943476591X", "٩٤٣٤٧٦٥٩١٩", "0000000000", "4444444444"]
)
def test_what_is_no_nhs_number_is_refused(typed):
    assert faulty(NhsNumber.read(typed))


def test_an_nhs_number_is_written_three_three_four():
    assert str(NhsNumber("9434765919")) == "943 476 5919"


@given(NINE_DIGITS, PLACES, st.integers(1, 9))
def test_one_wrong_digit_of_an_nhs_number_is_found(nine, place, step):
    assume(check_digit(nine) is not None)
    number = nine + check_digit(nine)

    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]

    assert faulty(NhsNumber.read(wrong))


@given(NINE_DIGITS, st.integers(0, 8))
def test_two_swapped_digits_of_an_nhs_number_are_found(nine, place):
    assume(check_digit(nine) is not None)
    number = nine + check_digit(nine)
    assume(number[place] != number[place + 1])

    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    assert faulty(NhsNumber.read(wrong))


@pytest.mark.parametrize(
    ("nine", "region"),
    [
        ("999012345", NhsRegion.TEST),
        ("450557710", NhsRegion.ENGLAND),
        ("010190000", NhsRegion.SCOTLAND),
        ("320000010", NhsRegion.NORTHERN_IRELAND),
        ("900000000", NhsRegion.UNKNOWN),
    ],
)
def test_the_ranges_of_the_countries_are_told_apart(nine, region):
    assert NhsNumber(nine + (check_digit(nine) or "0")).region is region


@pytest.mark.parametrize(
    "number", ["B861200026001", "M808200026001", "B382200026001", "R352200026001", "X860200026001"]
)
def test_published_pupil_numbers_are_read(number):
    assert PupilNumber.read(f" {number.lower()} ") == PupilNumber(number)


@given(st.from_regex(r"\A[0-9]{11}\Z"), st.sampled_from(LETTERS))
def test_a_pupil_number_that_ends_in_a_letter_is_temporary(digits, letter):
    number = PupilNumber.read(check_letter(digits + letter) + digits + letter)

    assert number.is_temporary
    assert number.authority == digits[:3]


@given(st.from_regex(r"\A[0-9]{12}\Z"), st.sampled_from(LETTERS))
def test_a_pupil_number_has_one_right_letter(digits, letter):
    assume(letter != check_letter(digits))

    assert faulty(PupilNumber.read(letter + digits))


@pytest.mark.parametrize("typed", ["", "B86120002600", "S861200026001", "B86120002600I", "B8612000260011"])
def test_what_is_no_pupil_number_is_refused(typed):
    assert faulty(PupilNumber.read(typed))


@given(st.from_regex(r"\A[1-9][0-9]{8}\Z"))
def test_no_learner_number_is_an_nhs_number(nine):
    for last in "0123456789":
        both = (LearnerNumber.read(nine + last), NhsNumber.read(nine + last))

        assert any(faulty(read) for read in both)


@given(st.from_regex(r"\A[1-9][0-9]{8}\Z"))
def test_at_most_one_last_digit_makes_a_learner_number(nine):
    assert sum(not faulty(LearnerNumber.read(nine + last)) for last in "0123456789") <= 1


@pytest.mark.parametrize("typed", ["9276308687", "0276308686", "927630868", "9999999999"])
def test_what_is_no_learner_number_is_refused(typed):
    assert faulty(LearnerNumber.read(typed))


@pytest.mark.parametrize(
    ("typed", "written"),
    [("a1234567", "A1234567"), ("A1234567 / 2", "A1234567/2"), ("1212 0001 2345 6789", "1212-0001-2345-6789")],
)
def test_a_home_office_reference_is_read_by_its_shape(typed, written):
    assert str(HomeOfficeReference.read(typed)) == written


def test_a_council_says_the_form_of_its_own_numbers():
    assert CouncilNumber.read(" 104233 ", form="[0-9]{6}") == CouncilNumber("104233")
    assert faulty(CouncilNumber.read("10423A", form="[0-9]{6}", example="104233"))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("sw1a1aa", "SW1A 1AA"),
        ("m1  1ae", "M1 1AE"),
        ("KP28 9ZZ", "KP28 9ZZ"),
        ("gir 0aa", "GIR 0AA"),
        ("W1A0AX", "W1A 0AX"),
    ],
)
def test_a_postcode_is_written_with_one_space(typed, written):
    assert str(Postcode.read(typed)) == written


@pytest.mark.parametrize("typed", ["", "SW1A", "Q1 1AA", "AI1 1AA", "KP1 1AC", "KP1 OAB", "12345", "KPP1 1AA"])
def test_what_has_not_the_form_of_a_postcode_is_refused(typed):
    assert faulty(Postcode.read(typed))


def test_no_fixed_abode_has_a_pseudo_postcode():
    assert Postcode.read("zz993vz") == NO_FIXED_ABODE
    assert NO_FIXED_ABODE.is_pseudo
    assert not Postcode("KP1 2AB").is_pseudo


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("01632 960 001", "01632960001"),
        ("(01632) 960-001", "01632960001"),
        ("+44 1632 960001", "01632960001"),
        ("0044 (0)1632 960001", "01632960001"),
        ("+48 22 123 45 67", "+48221234567"),
    ],
)
def test_a_telephone_number_is_written_one_way(typed, written):
    assert str(PhoneNumber.read(typed)) == written


@pytest.mark.parametrize("typed", ["", "960001", "0000000000", "ask her mother", "07700 900 12", "+1"])
def test_what_is_no_telephone_number_is_refused(typed):
    assert faulty(PhoneNumber.read(typed))


@pytest.mark.parametrize(
    "typed",
    ["", "rowan", "rowan@", "@example.org", "a b@example.org", "a@example", "a@b@c.org", "a@" + "b" * 260 + ".org"],
)
def test_what_is_no_email_address_is_refused(typed):
    assert faulty(EmailAddress.read(typed))


@pytest.mark.parametrize("kind", READERS)
@given(st.text())
def test_whatever_is_typed_is_read_or_refused_in_a_sentence(kind, typed):
    read = kind.read(typed)

    assert re.fullmatch(r"[A-Z].+\.", read.sentence) if faulty(read) else kind.read(str(read)) == read
