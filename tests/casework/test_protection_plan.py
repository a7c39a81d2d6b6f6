"""A child protection plan: what it must prevent, its end, the step down, and what must end before a case is closed."""

from datetime import date, timedelta

import pytest

from keepsake.casework.actions import conferences, meetings, plans, protection, referrals
from keepsake.casework.left_open import left_open
from keepsake.casework.models import ChildInNeedPlan, ChildProtectionPlan, PlanAction, PlanOutcome
from keepsake.casework.tasks.exceptions import Missing, exceptions_of
from keepsake.casework.tasks.reading import facts_of
from keepsake.casework.tasks.working_out import tasks_of
from keepsake.clock.library import the_clock
from keepsake.people.actions import births
from keepsake.record.wrong import Wrong
from tests.casework.conftest import FRIDAY, at, on
from tests.casework.test_protection import CONFERENCE, REVIEW, conferred, referred

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(children, manager):
    """Robin has a plan since the conference, with one outcome and its action; his referral is open."""
    with on(manager, FRIDAY):
        [referral] = referred(children[:1], manager)
    with on(manager, CONFERENCE):
        conferred([referral], children[:1], manager)
        plan = ChildProtectionPlan.objects.get()
        wanted = plans.want(plan=plan, better="Nobody hits Robin", by=manager)
        plans.agree_action(outcome=wanted, what="A course", who="Father", due_on=date(2027, 4, 1), by=manager)
    return referral


def due_tasks(child, day):
    [facts] = facts_of([child.pk])
    return {task.key: task for task in tasks_of(facts, day, the_clock())}


def test_the_outline_is_written_and_not_after_the_plan_has_ended(children, manager, planned):
    with on(manager, CONFERENCE):
        plan = ChildProtectionPlan.objects.get()
        protection.set_out(plan=plan, dangers="Being hit", contingency="We ask a court.", by=manager)
        assert plan.dangers == "Being hit"
        with pytest.raises(Wrong, match="Say why it ends"):
            protection.end(plan=plan, ends_on=CONFERENCE, because="", by=manager)
        protection.end(plan=plan, ends_on=CONFERENCE, because="An interim care order was made.", by=manager)
        with pytest.raises(Wrong, match="ended on 9 December 2026"):
            protection.set_out(plan=plan, dangers="more", contingency="", by=manager)


def test_stepping_down_takes_outcomes_and_actions_along_without_a_second_copy(children, manager, planned):
    with on(manager, REVIEW):
        plan = ChildProtectionPlan.objects.get()
        with pytest.raises(Wrong, match="still runs"):
            protection.step_down(plan=plan, begins_on=REVIEW, aim="Calm", by=manager)
        conferred([planned], children[:1], manager, "review", "ends", "", REVIEW)
        plan = ChildProtectionPlan.objects.get()
        made = protection.step_down(
            plan=plan, begins_on=REVIEW, aim="Calm", outcomes=PlanOutcome.objects.all(), by=manager
        )

        outcome = PlanOutcome.objects.get()
        assert (outcome.need_plan_id, outcome.protection_plan_id) == (made.pk, plan.pk)
        assert PlanAction.objects.count() == 1


def test_a_case_is_not_closed_over_what_is_open_and_it_is_said_what(children, manager, planned):
    child = children[0]
    with on(manager, CONFERENCE):
        meetings.plan_visit(children=[child], purpose="protection", planned_at=at(REVIEW), by=manager)
        conferences.convene(referrals=[planned], kind="review", planned_at=at(REVIEW), by=manager)

        titles = [each.title for each in left_open(child.pk)]
        assert titles == [
            "Child protection plan from 9 December 2026",
            "Review conference planned for 2 March 2027, not held",
            "Child protection visit planned for 2 March 2027, not made",
        ]
        with pytest.raises(Wrong, match="Child protection plan from 9 December 2026; Review conference"):
            referrals.close(referral=planned, closed_on=CONFERENCE, reason="RC7", summary="safe", by=manager)
        assert left_open(children[1].pk) == []


def test_a_review_of_an_unborn_childs_plan_is_due_sooner_once_the_child_is_born(children, manager):
    baby, born_on = children[3], date(2027, 1, 12)
    with on(manager, FRIDAY):
        found = referred([baby], manager)
    with on(manager, CONFERENCE):
        conferred(found, [baby], manager, kind="pre_birth")
        assert due_tasks(baby, CONFERENCE)["first_protection_review"].day == date(2027, 3, 9)
    with on(manager, born_on):
        births.born(person=baby, born_on=born_on, given="Finch", family="Ashgrove-Invented", by=manager)
        assert due_tasks(baby, born_on)["review_after_birth"].day == date(2027, 2, 9)
        assert ChildProtectionPlan.objects.get().person_id == baby.pk


def test_the_next_core_group_is_due_when_the_last_agreed_and_the_review_says_what_is_planned(
    children, manager, planned
):
    child, met_on, next_on = children[0], CONFERENCE + timedelta(days=7), CONFERENCE + timedelta(days=42)
    with on(manager, CONFERENCE):
        first = due_tasks(child, CONFERENCE)
        assert first["first_core_group"].day == date(2026, 12, 23)
        assert "No day is planned" in first["first_protection_review"].why
        group = meetings.plan_meeting(children=[child], kind="core_group", planned_at=at(met_on), by=manager)
        conferences.convene(referrals=[planned], kind="review", planned_at=at(REVIEW), by=manager)
    with on(manager, met_on):
        meetings.record_meeting(
            meeting=group, held_on=met_on, decisions="Father goes to the course.", next_on=next_on, by=manager
        )
        then = due_tasks(child, met_on)
        assert "first_core_group" not in then
        assert then["core_group"].day == next_on
        assert "It is planned for Tuesday 2 March 2027." in then["first_protection_review"].why
        with pytest.raises(Wrong, match="was held"):
            meetings.record_meeting(meeting=group, held_on=met_on, decisions="again", by=manager)


def test_a_manager_sees_what_is_late_to_protect_a_child_and_minutes_that_did_not_go_out(children, manager, planned):
    day = date(2027, 6, 1)
    with on(manager, day):
        [facts] = facts_of([children[0].pk])
        found = {each.missing: each.reason for each in exceptions_of(facts, tasks_of(facts, day, the_clock()))}

    assert found[Missing.MINUTES] == "It was due on Monday 11 January 2027, 141 days ago."
    assert Missing.REVIEW in found
    assert Missing.CORE_GROUP in found
    assert Missing.VISIT in found


def test_a_report_that_has_not_come_is_due_before_the_conference(children, manager):
    with on(manager, FRIDAY):
        found = referred(children[:1], manager)
        conference = conferences.convene(referrals=found, kind="initial", planned_at=at(CONFERENCE), by=manager)
        report = conferences.invite(
            conference=conference, name="Nurse Invented", agency="Health", report_due_on=REVIEW, by=manager
        )
        task = due_tasks(children[0], FRIDAY)["conference_report"]
        assert task.title == "Report for the conference: Nurse Invented, Health"
        conferences.note_attendance(invitation=report, report_received_on=FRIDAY, attendance="attended", by=manager)
        assert facts_of([children[0].pk])[0].reports == ()


def test_nobody_steps_down_twice(children, manager, planned):
    with on(manager, REVIEW):
        conferred([planned], children[:1], manager, "review", "ends", "", REVIEW)
        plan = ChildProtectionPlan.objects.get()
        protection.step_down(plan=plan, begins_on=REVIEW, aim="Calm", by=manager)
        with pytest.raises(Wrong, match="already"):
            protection.step_down(plan=plan, begins_on=REVIEW, aim="Calm", by=manager)
        assert ChildInNeedPlan.objects.count() == 1
