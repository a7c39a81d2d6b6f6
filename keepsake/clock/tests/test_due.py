"""When something is due, and why."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.clock.due import CannotBeTold, due
from keepsake.clock.length import Length, Unit
from keepsake.clock.library import NoSuchTimescale, standard_clock
from keepsake.clock.london import LONDON
from keepsake.clock.timescale import Extension, Means

CLOCK = standard_clock()
KEYS = sorted(rule.key for rule in CLOCK.rules() if rule.means is not Means.TOTAL)
DAYS = st.dates(date(1991, 1, 1), date(2040, 12, 31))
COURT = Extension("An expert's report is not there yet.", "the court", date(2025, 6, 2))


def test_a_referral_received_on_friday_is_decided_by_monday():
    assert due("referral_decision", date(2026, 3, 6)).at == date(2026, 3, 9)


def test_a_conference_is_explained_with_the_bank_holidays_between():
    why = due("initial_conference", date(2025, 5, 2)).explain()

    assert why.startswith(
        "Due by Tuesday 27 May 2025: 15 working days after the strategy discussion on Friday 2 May 2025; "
        "Monday 5 May is a bank holiday (Early May bank holiday);"
    )
    assert "CIN census guide 4.12.2 (guidance; verified" in why


def test_hours_are_hours_over_the_night_the_clocks_go_forward():
    found = due("return_interview", datetime(2025, 3, 29, 12, tzinfo=LONDON))

    assert found.at == datetime(2025, 4, 1, 13, tzinfo=LONDON)


def test_hours_are_hours_over_the_night_the_clocks_go_back():
    found = due("police_protection", datetime(2025, 10, 25, 12, tzinfo=LONDON))

    assert found.at == datetime(2025, 10, 28, 11, tzinfo=LONDON)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)))  # noqa: DTZ001 - read from a clock in London
def test_seventy_two_hours_always_pass(moment):
    found = due("police_protection", moment)

    assert found.at.timestamp() - found.start.replace(tzinfo=LONDON).timestamp() == 72 * 3600


def test_hours_from_a_day_without_a_time_are_counted_from_its_beginning_and_say_so():
    found = due("return_interview", date(2026, 6, 1))

    assert found.at == datetime(2026, 6, 4, tzinfo=LONDON)
    assert "time of day was not given" in found.explain()


def test_a_bundle_is_lodged_by_four_two_working_days_before_the_hearing():
    assert due("court_bundle", date(2025, 5, 7)).at == datetime(2025, 5, 2, 16, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "at"),
    [
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2026, 5, 31), date(2026, 8, 31)),
    ],
)
def test_three_months_end_on_the_last_day_where_there_is_no_such_day(start, at):
    assert due("first_protection_review", start).at == at


def test_support_to_21_of_who_was_born_on_leap_day_lasts_to_the_first_of_march():
    assert due("support_to_21", date(2008, 2, 29)).at == date(2029, 3, 1)


@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=20)
@given(day=DAYS, later=st.integers(0, 400))
def test_a_later_start_is_never_due_earlier(key, day, later):
    assert due(key, day + timedelta(days=later), clock=CLOCK).at >= due(key, day, clock=CLOCK).at


def test_an_extension_by_the_court_is_an_ordinary_outcome_and_is_explained():
    found = due("care_proceedings", date(2025, 1, 6), extensions=[COURT, COURT])

    assert found.at == date(2025, 7, 7) + timedelta(weeks=16)
    assert "Extended by 8 weeks by the court on Monday 2 June 2025, because: An expert's report" in found.explain()


def test_an_order_is_extended_to_fifteen_days_from_its_start_and_only_once():
    once = due("emergency_protection_order", date(2026, 9, 1), extensions=[COURT])

    assert once.at == date(2026, 9, 16)
    with pytest.raises(CannotBeTold, match="once, and it has been"):
        once.extended(COURT)


@pytest.mark.parametrize(
    ("key", "extension", "said"),
    [
        ("care_proceedings", Extension("Late.", "a manager", date(2026, 1, 1)), "Only the court may extend"),
        ("care_proceedings", Extension("  ", "the court", date(2026, 1, 1)), "needs its reason"),
        ("assessment", Extension("Busy.", "a manager", date(2026, 1, 1)), "Say why it is late"),
        (
            "care_proceedings",
            Extension("More.", "the court", date(2026, 1, 1), Length(9, Unit.WEEKS)),
            "by 8 weeks at most",
        ),
        ("protection_visit", Extension("Away.", "a manager", date(2026, 1, 1)), "by how much"),
    ],
)
def test_an_extension_that_the_rule_does_not_allow_is_refused_in_words(key, extension, said):
    with pytest.raises(CannotBeTold, match=said):
        due(key, date(2026, 1, 5), extensions=[extension])


def test_a_local_rule_is_extended_by_whoever_gives_a_reason_and_a_length():
    given_more = Extension("Family is away.", "a team manager", date(2026, 1, 9), Length(5, Unit.WORKING_DAYS))

    assert due("protection_visit", date(2026, 1, 5), extensions=[given_more]).at == date(2026, 1, 26)


def test_a_review_of_why_a_placement_ended_may_not_be_too_early():
    found = due("disruption_review", date(2026, 3, 2))

    assert (found.opens_on, found.at) == (date(2026, 3, 30), date(2026, 4, 13))


def test_a_wrong_key_is_answered_with_the_nearest():
    with pytest.raises(NoSuchTimescale, match="Did you mean initial_conference"):
        due("inital_conference", date(2026, 1, 1))


def test_a_day_far_away_is_refused_and_not_a_crash():
    with pytest.raises(CannotBeTold, match="not a day that a clock can start on"):
        due("care_record_kept", date(9990, 1, 1))


def test_a_day_before_bank_holidays_are_known_says_so():
    assert "only weekends were left out" in due("assessment", date(1950, 1, 2)).explain()
