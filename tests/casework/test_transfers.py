"""A child on a plan moves from council to council: here, away, for good, for a time."""

from datetime import date, timedelta

import pytest

from keepsake.casework.actions import conferences, transfers
from keepsake.casework.models import ChildProtectionPlan, PlanTransfer, Referral
from keepsake.casework.tasks.reading import facts_of
from keepsake.casework.tasks.working_out import tasks_of
from keepsake.clock.library import the_clock
from keepsake.record.wrong import Wrong
from tests.casework.conftest import FRIDAY, at, on
from tests.casework.test_protection import CONFERENCE, conferred, referred

pytestmark = pytest.mark.django_db


def moves_here(child, manager, **facts):
    return transfers.take_over(
        person=child, council="Othershire", told_on=FRIDAY, earlier_plans=1, category="NEG", by=manager, **facts
    )


def test_a_conference_on_a_transfer_is_due_fifteen_working_days_after_the_notice(children, manager):
    with on(manager, FRIDAY):
        moves_here(children[0], manager)
        [facts] = facts_of([children[0].pk])
        [task] = tasks_of(facts, FRIDAY, the_clock())

    assert (task.key, task.day) == ("transfer_in_conference", date(2026, 12, 11))
    assert "moves here from Othershire" in task.why
    assert "No day is planned" in task.why


def test_the_conference_on_a_transfer_takes_the_plan_over_and_nothing_is_typed_again(children, manager):
    with on(manager, FRIDAY):
        moved = moves_here(children[0], manager)
        referral = transfers.open_for(transfer=moved, by=manager)
        assert transfers.open_for(transfer=moved, by=manager) == referral
    with on(manager, CONFERENCE):
        conferred([referral], children[:1], manager, kind="transfer", category="NEG")

        plan = ChildProtectionPlan.objects.get()
        assert (plan.from_council, plan.earlier_plans, plan.begins_on) == ("Othershire", 1, CONFERENCE)
        assert PlanTransfer.objects.get().taken_over_on == CONFERENCE
        assert Referral.objects.get().source == "5C"


def test_a_child_who_is_here_for_a_time_stays_with_the_other_councils_plan(children, manager):
    with on(manager, FRIDAY):
        moved = moves_here(children[0], manager, is_temporary=True, until=FRIDAY + timedelta(days=30))

        assert [each.moving for each in facts_of([children[0].pk])] == [()]
        with pytest.raises(Wrong, match="stays with Othershire"):
            transfers.taken_over_here(person=children[0], on=FRIDAY, by=manager)
        transfers.back(transfer=moved, on=FRIDAY, by=manager)

        assert PlanTransfer.objects.get().is_settled


def test_a_plan_ends_on_the_day_on_which_the_other_council_takes_it_over(children, manager):
    with on(manager, FRIDAY):
        found = referred(children[:1], manager)
    with on(manager, CONFERENCE):
        conferred(found, children[:1], manager)
        plan = ChildProtectionPlan.objects.get()
        moved = transfers.hand_over(plan=plan, council="Othershire", told_on=CONFERENCE, by=manager)
        with pytest.raises(Wrong, match="already"):
            transfers.hand_over(plan=plan, council="Elsewhere", told_on=CONFERENCE, by=manager)
        assert ChildProtectionPlan.objects.get().ends_on is None
    with on(manager, CONFERENCE + timedelta(days=20)):
        transfers.taken_over_there(transfer=moved, on=CONFERENCE + timedelta(days=12), by=manager)

        plan = ChildProtectionPlan.objects.get()
        assert (plan.ends_on, plan.ended_because) == (CONFERENCE + timedelta(days=12), "Taken over by Othershire.")
        with pytest.raises(Wrong):
            transfers.back(transfer=moved, on=CONFERENCE, by=manager)


def test_a_plan_that_is_away_for_a_time_goes_on(children, manager):
    with on(manager, FRIDAY):
        found = referred(children[:1], manager)
    with on(manager, CONFERENCE):
        conferred(found, children[:1], manager)
        plan = ChildProtectionPlan.objects.get()
        moved = transfers.hand_over(plan=plan, council="Othershire", told_on=CONFERENCE, is_temporary=True, by=manager)
        with pytest.raises(Wrong, match="stays with this council"):
            transfers.taken_over_there(transfer=moved, on=CONFERENCE, by=manager)
        transfers.back(transfer=moved, on=CONFERENCE, by=manager)

        assert ChildProtectionPlan.objects.get().ends_on is None


def test_a_move_that_did_not_happen_says_why_and_then_another_may_be_told(children, manager):
    with on(manager, FRIDAY):
        moved = moves_here(children[0], manager)
        with pytest.raises(Wrong):
            transfers.not_taken_over(transfer=moved, because=" ", by=manager)
        transfers.not_taken_over(transfer=moved, because="They moved back after a week.", by=manager)
        moves_here(children[0], manager)

        assert PlanTransfer.objects.count() == 2


def test_a_conference_is_moved_with_a_reason_or_called_off_and_is_not_held_then(children, manager):
    with on(manager, FRIDAY):
        found = referred(children[:1], manager)
        conference = conferences.convene(referrals=found, kind="initial", planned_at=at(CONFERENCE), by=manager)
        with pytest.raises(Wrong, match="why it meets"):
            conferences.move(conference=conference, planned_at=at(FRIDAY), because="", by=manager)
        conferences.move(conference=conference, planned_at=at(FRIDAY), because="The police can come.", by=manager)
        conferences.not_held(conference=conference, because="The family moved away.", by=manager)
        with pytest.raises(Wrong, match="called off"):
            conferences.hold(
                conference=conference, held_on=FRIDAY, is_quorate=True, because="x", decisions={}, by=manager
            )
