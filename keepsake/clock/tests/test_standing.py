"""Red, amber, green, and why."""

from datetime import date, datetime

import pytest

from keepsake.clock.due import due
from keepsake.clock.london import LONDON
from keepsake.clock.standing import Colour, standing

ASSESSMENT = due("assessment", date(2026, 1, 5))  # due on Monday 9 March 2026


@pytest.mark.parametrize(
    ("today", "colour", "reason"),
    [
        (date(2026, 1, 6), Colour.GREEN, "It is due on Monday 9 March 2026, in 62 days, of which 44 working days."),
        (date(2026, 2, 23), Colour.AMBER, "in 14 days, of which 10 working days"),
        (date(2026, 3, 9), Colour.AMBER, "It is due today, Monday 9 March 2026."),
        (date(2026, 3, 10), Colour.RED, "It was due on Monday 9 March 2026, 1 day ago."),
    ],
)
def test_the_colour_has_its_reason(today, colour, reason):
    where = standing(ASSESSMENT, today)

    assert where.colour is colour
    assert reason in where.reason


def test_what_was_done_in_time_asks_nothing_more():
    where = standing(ASSESSMENT, date(2026, 5, 1), done=date(2026, 3, 9))

    assert (where.colour, where.is_late) == (Colour.GREY, False)


def test_what_was_done_late_says_by_how_much():
    where = standing(ASSESSMENT, date(2026, 5, 1), done=date(2026, 3, 12))

    assert where.is_late
    assert where.reason == "Done on Thursday 12 March 2026, 3 days late."


def test_hours_run_out_within_a_day():
    found = due("return_interview", datetime(2026, 6, 1, 9, tzinfo=LONDON))

    assert standing(found, datetime(2026, 6, 4, 8, 59, tzinfo=LONDON)).colour is Colour.AMBER
    assert standing(found, datetime(2026, 6, 4, 9, 1, tzinfo=LONDON)).colour is Colour.RED


def test_an_order_that_has_ended_is_red():
    found = due("emergency_protection_order", date(2026, 6, 1))

    assert standing(found, date(2026, 6, 9)).colour is Colour.AMBER
    assert standing(found, date(2026, 6, 10)).colour is Colour.RED


def test_consent_that_came_too_early_is_red():
    found = due("mothers_consent", date(2026, 6, 1))

    assert standing(found, date(2026, 6, 2)).colour is Colour.GREY
    assert standing(found, date(2026, 6, 20), done=date(2026, 6, 10)).colour is Colour.RED
