"""What comes round counts from what happened; visits depend on the placement."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.clock.due import CannotBeTold
from keepsake.clock.library import standard_clock
from keepsake.clock.series import NoSuchSeries, next_due
from keepsake.clock.totals import used_in
from keepsake.clock.visits import Placed, Placement, phase_of, visit_due

BEGAN = date(2025, 3, 3)
REVIEW = date(2025, 3, 31)


def test_the_first_second_and_later_reviews_follow_one_another():
    held = [date(2025, 3, 28), date(2025, 6, 20)]

    assert next_due("looked_after_review", BEGAN).at == date(2025, 3, 31)
    assert next_due("looked_after_review", BEGAN, held[:1]).at == date(2025, 6, 28)
    assert next_due("looked_after_review", BEGAN, held).at == date(2025, 12, 20)


def test_a_late_review_moves_the_next_one():
    in_time = next_due("protection_review", date(2025, 1, 6), [date(2025, 4, 4)])
    late = next_due("protection_review", date(2025, 1, 6), [date(2025, 5, 5)])

    assert (late.at - in_time.at).days == 32


def test_a_review_before_the_start_belongs_to_an_earlier_plan():
    assert next_due("protection_review", date(2025, 1, 6), [date(2024, 4, 4)]).rule.place == "first"


def test_the_adviser_s_second_visit_counts_from_the_move_and_not_from_the_first_visit():
    assert next_due("adviser_visit", date(2025, 1, 6), [date(2025, 1, 8)]).at == date(2025, 2, 3)


@given(st.lists(st.dates(date(2025, 1, 6), date(2027, 1, 1)), min_size=1, max_size=6))
def test_the_next_is_always_after_the_last_that_was_held(held):
    assert next_due("protection_review", date(2025, 1, 6), held).at > max(held)


def test_a_series_that_does_not_exist_is_said():
    with pytest.raises(NoSuchSeries, match="no_such"):
        next_due("no_such", BEGAN)


@pytest.mark.parametrize(
    ("kind", "last", "to_18", "key"),
    [
        (Placement.ORDINARY, None, False, "first_visit"),
        (Placement.ORDINARY, date(2025, 4, 10), False, "visit_first_year"),
        (Placement.ORDINARY, date(2026, 4, 10), False, "visit_later"),
        (Placement.ORDINARY, date(2026, 4, 10), True, "visit_meant_to_18"),
        (Placement.LONG_TERM_FOSTER, date(2025, 4, 10), True, "visit_first_year"),
        (Placement.LONG_TERM_FOSTER, date(2026, 4, 10), True, "visit_long_term_foster"),
        (Placement.PARENT_BEFORE_ASSESSMENT, date(2025, 3, 10), False, "visit_parent_weekly"),
        (Placement.PARENT_BEFORE_ASSESSMENT, date(2025, 4, 10), False, "visit_parent_regulation_19"),
        (Placement.PARENT_INTERIM_ORDER, date(2025, 3, 10), False, "visit_parent_weekly"),
        (Placement.PARENT_INTERIM_ORDER, date(2025, 4, 10), False, "visit_parent_interim"),
        (Placement.PARENT_CARE_ORDER, None, False, "first_visit"),
        (Placement.PARENT_CARE_ORDER, date(2025, 3, 10), False, "visit_parent_care_order"),
    ],
)
def test_visits_depend_on_the_placement_the_order_and_the_time(kind, last, to_18, key):
    found = visit_due(Placed(kind, BEGAN, REVIEW, to_18), [last] if last else [])

    assert found.rule.key == key


@pytest.mark.parametrize("kind", list(Placement))
@pytest.mark.parametrize("phase", ["first", "before_first_review", "first_year", "later", "later_to_18"])
def test_every_kind_of_placement_has_one_rule_at_every_time(kind, phase):
    rules = standard_clock().rules()
    fitting = [rule for rule in rules if kind in rule.when.get("placement", ()) and phase in rule.when["phase"]]

    assert len(fitting) == 1


def test_a_placement_without_a_review_yet_is_before_its_first():
    assert phase_of(Placed(Placement.ORDINARY, BEGAN), date(2026, 9, 1), True) == "before_first_review"


def test_short_breaks_of_the_last_twelve_months_are_added_up_and_shared_days_count_once():
    stays = [
        (date(2025, 1, 1), date(2025, 1, 31)),
        (date(2026, 1, 1), date(2026, 1, 10)),
        (date(2026, 1, 8), date(2026, 1, 14)),
    ]

    used = used_in("short_breaks_in_a_year", stays, date(2026, 1, 12))

    assert (used.used, used.left) == (12 + 19, 75 - 31)


def test_a_rule_that_is_no_total_says_so():
    with pytest.raises(CannotBeTold, match="no total"):
        used_in("assessment", [], BEGAN + timedelta(days=1))
