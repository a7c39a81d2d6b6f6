"""Working days of England."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.clock.working_days import Calendar, Holiday, england

ENGLAND = england()
DAYS = st.dates(date(1980, 1, 1), date(2040, 12, 31))
COUNTS = st.integers(1, 80)


def extra(*days):
    return [Holiday(day, "Offices closed", "L", "the council") for day in days]


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2025, 5, 5), False),
        (date(1995, 5, 1), True),  # moved to the 8th for the fiftieth anniversary of peace
        (date(1995, 5, 8), False),
        (date(1999, 12, 31), False),
        (date(2011, 4, 29), False),
        (date(2012, 5, 28), True),
        (date(2012, 6, 5), False),
        (date(2020, 5, 4), True),
        (date(2022, 9, 19), False),
        (date(2023, 5, 8), False),
        (date(2021, 12, 28), False),
        (date(2021, 12, 29), True),
    ],
)
def test_bank_holidays_are_where_they_were_and_not_where_they_usually_are(day, is_one):
    assert ENGLAND.is_working_day(day) is is_one


def test_each_year_from_1978_to_2045_has_at_least_eight():
    years = [day.year for day in ENGLAND.holidays]
    assert {year for year in range(1978, 2046) if years.count(year) < 8} == set()


def test_a_day_that_nobody_has_announced_is_marked_so():
    assert ENGLAND.holidays[date(2028, 12, 25)].mark == "V"
    assert ENGLAND.holidays[date(2029, 12, 25)].mark == "N"


@given(DAYS, COUNTS)
def test_so_many_working_days_on_is_a_working_day(day, count):
    assert ENGLAND.is_working_day(ENGLAND.after(day, count))
    assert ENGLAND.is_working_day(ENGLAND.before(day, count))


@given(DAYS, COUNTS)
def test_counting_finds_again_what_was_counted_off(day, count):
    assert ENGLAND.between(day, ENGLAND.after(day, count)) == count


@given(DAYS, st.integers(-400, 400))
def test_counting_agrees_with_looking_at_each_day(day, span):
    other = day + timedelta(days=span)
    first, last = sorted((day, other))
    seen = sum(ENGLAND.is_working_day(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))

    assert ENGLAND.between(day, other) == (seen if span >= 0 else -seen)


@given(DAYS, COUNTS)
def test_back_and_on_again_is_the_same_working_day(day, count):
    start = ENGLAND.working_day_from(day)

    assert ENGLAND.after(ENGLAND.before(start, count), count) == start


@given(DAYS, COUNTS, st.lists(DAYS, max_size=5))
def test_another_holiday_never_makes_a_day_come_earlier(day, count, more):
    assert ENGLAND.with_days(extra(*more)).after(day, count) >= ENGLAND.after(day, count)


@given(DAYS, COUNTS, st.integers(0, 60))
def test_a_later_start_never_ends_earlier(day, count, later):
    assert ENGLAND.after(day + timedelta(days=later), count) >= ENGLAND.after(day, count)


def test_a_council_s_day_off_keeps_the_name_of_a_bank_holiday():
    christmas = date(2026, 12, 25)

    assert ENGLAND.with_days(extra(christmas)).holidays[christmas].title == "Christmas Day"


def test_a_count_below_zero_is_refused():
    with pytest.raises(ValueError, match="count back"):
        Calendar().after(date(2026, 1, 1), -1)
