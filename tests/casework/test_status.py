"""Where a child and a step stand: properties of pure functions."""

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from keepsake.casework.pathway import WAYS, pathway_markdown
from keepsake.casework.status import (
    CaseFacts,
    Position,
    Span,
    Step,
    are_several,
    earlier_plans,
    earlier_referrals,
    may_be_written,
    position_on,
    step_state,
)

DAYS = st.dates(date(2020, 1, 1), date(2027, 1, 1))
MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))


@dataclass
class Done:
    sent_at: datetime | None = None
    returned_at: datetime | None = None
    approved_at: datetime | None = None
    reopened_at: datetime | None = None
    withdrawn_at: datetime | None = None


@st.composite
def spans(draw):
    begins = draw(DAYS)
    return Span(begins, draw(st.none() | st.dates(begins, begins + timedelta(days=400))))


def facts():
    return st.builds(CaseFacts, **{each.name: st.lists(spans(), max_size=3).map(tuple) for each in fields(CaseFacts)})


@given(facts(), DAYS)
def test_a_child_on_a_protection_plan_stands_there_whatever_else_holds(found, day):
    on_a_plan = any(plan.holds_on(day) for plan in found.protection_plans)

    assert (position_on(day, found) is Position.PROTECTION) == on_a_plan


@given(facts(), DAYS)
def test_nothing_that_is_over_says_where_a_child_stands(found, day):
    alive = {
        each.name: tuple(span for span in getattr(found, each.name) if span.holds_on(day)) for each in fields(found)
    }

    assert position_on(day, CaseFacts(**alive)) is position_on(day, found)


def test_a_child_of_whom_nothing_is_recorded_is_not_open():
    assert position_on(date(2026, 1, 1), CaseFacts()) is Position.NOT_OPEN


@given(st.builds(Done, MOMENTS, MOMENTS, MOMENTS, MOMENTS))
def test_what_waits_for_approval_or_has_it_is_not_written(done):
    assert may_be_written(done) == (step_state(done) in (Step.IN_PROGRESS, Step.RETURNED, Step.REOPENED))


@given(DAYS, st.lists(DAYS, max_size=5), st.integers(0, 4))
def test_earlier_plans_never_count_the_plan_itself(begins_on, others, elsewhere):
    assert earlier_plans(begins_on, [*others, begins_on], elsewhere) == earlier_plans(begins_on, others, elsewhere)


@given(DAYS)
def test_a_year_and_a_day_make_no_referral_again(received_on):
    assert earlier_referrals(received_on, [received_on - timedelta(days=365)]) == 1
    assert earlier_referrals(received_on, [received_on - timedelta(days=366)]) == 0


def test_three_worries_in_three_months_are_several():
    day = date(2026, 11, 20)

    assert are_several(day, [day, day - timedelta(days=30), day - timedelta(days=90)])
    assert not are_several(day, [day, day - timedelta(days=30), day - timedelta(days=91)])


def test_every_position_can_be_left_and_reached():
    assert {way.from_ for way in WAYS} == {way.to for way in WAYS} == set(Position)


def test_the_diagram_has_every_way():
    assert pathway_markdown().count("-->") == len(WAYS)
