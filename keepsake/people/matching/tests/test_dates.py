"""A date of birth is understood as it is typed, and a slip is told from another date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.people.matching.dates import TypedDate, agreement, near, real, take_date
from keepsake.people.matching.person import Born
from keepsake.people.matching.tests.made import TODAY

DAY = date(2012, 3, 14)
DAYS = st.dates(date(1920, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["14/3/2012", "14.03.12", "14-3-2012", "2012-03-14", "14 3 2012", "14 mar 2012", "14th march 2012", "14032012"],
)
def test_a_day_is_read_in_every_usual_form(text):
    typed, rest = take_date(f"wren {text} testerly", TODAY)

    assert typed == TypedDate(2012, 3, 14)
    assert rest.split() == ["wren", "testerly"]


@pytest.mark.parametrize(
    ("text", "year", "month", "about"),
    [
        ("2012", 2012, None, False),
        ("about 2012", 2012, None, True),
        ("mar 2012", 2012, 3, False),
        ("3/2012", 2012, 3, False),
    ],
)
def test_a_part_of_a_date_is_a_part(text, year, month, about):
    assert take_date(text, TODAY)[0] == TypedDate(year, month, None, about)


@pytest.mark.parametrize("text", ["marco 2012", "junaid 2012", "maya 14 2012"])
def test_a_name_that_begins_like_a_month_is_a_name(text):
    typed, rest = take_date(text, TODAY)

    assert typed == TypedDate(2012)
    assert text.split()[0] in rest


def test_two_digits_of_a_year_are_never_in_the_future():
    assert take_date("1/2/26", TODAY)[0].year == 2026
    assert take_date("1/2/27", TODAY)[0].year == 1927


@pytest.mark.parametrize(
    ("typed", "value", "why"),
    [
        (TypedDate(2012, 3, 14), 1.0, "same date of birth"),
        (TypedDate(2012, 14, 3), 0.92, "day and month swapped"),
        (TypedDate(2013, 3, 14), 0.85, "date of birth one year off"),
        (TypedDate(2012, 3, 15), 0.85, "date of birth one digit off"),
        (TypedDate(2012, 3, 94), 0.85, "date of birth one digit off"),
        (TypedDate(2012), 1.0, "same year of birth"),
        (TypedDate(2011), 0.7, "year of birth one off"),
        (TypedDate(1987, 6, 1), 0.0, "another date of birth"),
    ],
)
def test_a_slip_is_told_from_another_date(typed, value, why):
    assert agreement(typed, DAY, Born.EXACT) == (value, why)


def test_an_estimated_date_may_be_two_years_off():
    assert agreement(TypedDate(2014, 6, 1), DAY, Born.ESTIMATED) == (0.6, "year of birth two off, estimated")


@given(DAYS)
def test_a_swapped_day_is_looked_up(day):
    if swapped := real(day.year, day.day, day.month):
        assert day in near(TypedDate(swapped.year, swapped.month, swapped.day))


@given(DAYS, st.integers(2, 7), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_looked_up_and_agrees_well(day, place, digit):
    digits = f"{day:%Y%m%d}"
    wrong = digits[:place] + digit + digits[place + 1 :]
    typed = TypedDate(int(wrong[:4]), int(wrong[4:6]), int(wrong[6:]))

    assert day in near(typed)
    assert typed.day == 0 or agreement(typed, day, Born.EXACT)[0] >= 0.85
