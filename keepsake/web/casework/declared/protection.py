"""The child protection plan: its end, and the step down to a child in need plan without typing anything twice."""

from datetime import date
from typing import Any

from django import forms

from keepsake.casework.actions import protection
from keepsake.casework.models import (
    ChildInNeedPlan,
    ChildProtectionPlan,
    Conference,
    ConferenceChild,
    PlanOutcome,
    Referral,
)
from keepsake.casework.steps.step import asked
from keepsake.casework.steps.who import CHAIRS
from keepsake.web.casework.acting import Act, Deed
from keepsake.web.casework.declared.ready import runs

Progress = PlanOutcome.Progress
GOES_ON = "What the plan wanted to be better, and who does what, goes on in the new plan: both plans name it."
STEPPED = "The child in need plan has begun, with what was agreed before. Plan its first visit and its review."


def _still_wanted(plan: ChildProtectionPlan) -> list[PlanOutcome]:
    """What the plan wanted to be better and is not reached, nor in another plan already."""
    wanted = PlanOutcome.objects.filter(protection_plan=plan, need_plan__isnull=True)
    return list(wanted.exclude(progress=Progress.MET).order_by("recorded_at", "pk"))


def _which(plan: ChildProtectionPlan) -> dict[str, forms.Field]:
    found = _still_wanted(plan)
    if not found:
        return {}
    field = forms.MultipleChoiceField(
        label="What goes on in the child in need plan?",
        choices=[(str(each.pk), each.better) for each in found],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list"},
    )
    return {"outcomes": field}


def _step_down(deed: Deed) -> ChildInNeedPlan:
    chosen = set(deed.given.pop("outcomes", []))
    them = [each for each in _still_wanted(deed.record) if str(each.pk) in chosen]
    return protection.step_down(plan=deed.record, outcomes=them, by=deed.by, **deed.given)


def _step_all_down(deed: Deed) -> None:
    for plan in _ended_by(deed.record):
        if plan.person_id in {each.pk for each in deed.children}:
            protection.step_down(plan=plan, outcomes=_still_wanted(plan), by=deed.by, **deed.given)


def _ended_by(conference: Conference) -> list[ChildProtectionPlan]:
    """The plans that this conference ended, of children who have no child in need plan and a case that is open."""
    parts = ConferenceChild.objects.filter(conference=conference, outcome=ConferenceChild.Outcome.ENDS)
    ended = ChildProtectionPlan.objects.filter(pk__in=list(parts.values_list("plan", flat=True)))
    return [each for each in ended if _may_step_down(each)]


def _may_step_down(plan: ChildProtectionPlan) -> bool:
    """It has ended, nothing runs in its place, and the child's case is open."""
    whose = {"person": plan.person_id}
    is_open = Referral.objects.filter(closed_on__isnull=True, **whose).exclude(is_no_further_action=True).exists()
    in_place = any(
        model.objects.filter(ends_on__isnull=True, **whose).exists() for model in (ChildInNeedPlan, ChildProtectionPlan)
    )
    return plan.ends_on is not None and is_open and not in_place


def _from_the_plan(plan: ChildProtectionPlan, day: date) -> dict[str, Any]:
    return {
        "begins_on": plan.ends_on or day,
        "if_it_fails": plan.contingency,
        "outcomes": [str(each.pk) for each in _still_wanted(plan)],
    }


def _from_the_conference(conference: Conference, day: date) -> dict[str, Any]:
    return {
        "begins_on": conference.held_on or day,
        "children": [str(each.person_id) for each in _ended_by(conference)],
    }


PROTECTION = (
    Act(
        key="step-down-to-need",
        title="Step down to a child in need plan",
        of=ChildProtectionPlan,
        model=ChildInNeedPlan,
        questions=asked("begins_on", "aim", "if_it_fails", needed="begins_on aim"),
        more_of=_which,
        do=_step_down,
        done=STEPPED,
        is_ready=_may_step_down,
        begins_with=_from_the_plan,
        note=GOES_ON,
        offers=True,
    ),
    Act(
        key="step-all-down",
        title="Step down to child in need plans",
        of=Conference,
        model=ChildInNeedPlan,
        questions=asked("begins_on", "aim", "if_it_fails", needed="begins_on aim"),
        do=_step_all_down,
        done=STEPPED,
        with_family=True,
        among=lambda conference, _: [each.person_id for each in _ended_by(conference)],
        is_ready=lambda conference: bool(_ended_by(conference)),
        begins_with=_from_the_conference,
        note=GOES_ON,
    ),
    Act(
        key="end-protection-plan",
        title="End the plan without a conference",
        of=ChildProtectionPlan,
        model=ChildProtectionPlan,
        questions=asked("ends_on", "ended_because", needed="ends_on ended_because"),
        do=lambda deed: protection.end(
            plan=deed.record, ends_on=deed.given["ends_on"], because=deed.given["ended_because"], by=deed.by
        ),
        done="The plan has ended.",
        is_ready=runs,
        begins_with=lambda _, day: {"ends_on": day},
        button="End it",
        may=CHAIRS,
        note="A review conference ends a plan. Without one it ends only where the child is eighteen, has died, or an"
        " order of a court takes its place.",
    ),
)
