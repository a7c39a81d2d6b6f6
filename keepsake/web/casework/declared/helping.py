"""Early help and the child in need plan: begun, stepped up and down, ended."""

from datetime import date
from typing import Any

from keepsake.casework.actions import early_help, plans
from keepsake.casework.models import ChildInNeedPlan, EarlyHelp, Referral
from keepsake.casework.steps.step import asked
from keepsake.people.models import Person
from keepsake.web.casework.acting import Act, Deed
from keepsake.web.casework.declared.ready import has_no_need_plan, has_no_plan, is_open, is_the_last, runs

LED_BY = ("lead", "lead_elsewhere", "lead_body", "is_agreed")


def _today(*names: str) -> Any:
    return lambda _, day: dict.fromkeys(names, day)


def _begin(deed: Deed) -> EarlyHelp:
    return early_help.begin(children=deed.children, by=deed.by, **deed.given)


def _step_down(deed: Deed) -> EarlyHelp:
    children = [Person(pk=deed.record.person_id)]
    return early_help.begin(children=children, after=deed.record, by=deed.by, **deed.given)


def _from_the_referral(referral: Referral, day: date) -> dict[str, Any]:
    return {"begins_on": day, "reason": referral.closure_summary or referral.reason}


def _step_up(deed: Deed) -> Person | None:
    because = deed.given["ending_because"]
    made = early_help.step_up(early_help=deed.record, on=deed.given["ends_on"], because=because, by=deed.by)
    return Person(pk=made[0].person_id) if made else None


HELPING = (
    Act(
        key="begin-early-help",
        title="Begin early help",
        of=Person,
        model=EarlyHelp,
        questions=asked("begins_on", "reason", *LED_BY, needed="begins_on reason"),
        do=_begin,
        done="Early help has begun. Say what the family needs, and what should be better.",
        with_family=True,
        begins_with=_today("begins_on"),
    ),
    Act(
        key="step-down",
        title="Step down to early help",
        of=Referral,
        model=EarlyHelp,
        questions=asked("begins_on", "reason", *LED_BY, needed="begins_on reason"),
        do=_step_down,
        done="Early help follows from the referral, in the same file.",
        is_ready=lambda referral: (
            is_the_last(referral) and has_no_plan(referral) and not referral.stepped_down_to.exists()
        ),
        begins_with=_from_the_referral,
        note="Early help points back at this referral: it is the same file. Close the referral as well, once it is"
        " over.",
    ),
    Act(
        key="step-up",
        title="Step up to social care",
        of=EarlyHelp,
        model=EarlyHelp,
        questions=asked("ends_on", "ending_because", needed="ends_on ending_because"),
        words={"ends_on": "Day of the step up", "ending_because": "Why the family needs social care"},
        do=_step_up,
        done="Early help has ended, and each child has a referral that points back at it. Now its steps can begin.",
        is_ready=runs,
        begins_with=_today("ends_on"),
        button="Step up",
        note="Early help ends, and a referral begins for each child with your reason. Nothing is typed again.",
    ),
    Act(
        key="end-early-help",
        title="End early help",
        of=EarlyHelp,
        model=EarlyHelp,
        questions=asked("ends_on", "ending", "ending_because", needed="ends_on ending ending_because"),
        do=lambda deed: early_help.end(
            early_help=deed.record,
            ends_on=deed.given["ends_on"],
            ending=deed.given["ending"],
            because=deed.given["ending_because"],
            by=deed.by,
        ),
        done="Early help has ended.",
        is_ready=runs,
        begins_with=_today("ends_on"),
        button="End it",
    ),
    Act(
        key="begin-need-plan",
        title="Begin a child in need plan",
        of=Referral,
        model=ChildInNeedPlan,
        questions=asked("begins_on", "aim", "if_it_fails", needed="begins_on aim"),
        do=lambda deed: plans.begin(referral=deed.record, by=deed.by, **deed.given),
        done="The plan has begun. Say what should be better, and who does what by when.",
        is_ready=lambda referral: is_open(referral) and has_no_need_plan(referral),
        begins_with=_today("begins_on"),
        offers=True,
    ),
    Act(
        key="end-need-plan",
        title="End the plan",
        of=ChildInNeedPlan,
        model=ChildInNeedPlan,
        questions=asked("ends_on", "ended_because", needed="ends_on ended_because"),
        do=lambda deed: plans.end(
            plan=deed.record, ends_on=deed.given["ends_on"], because=deed.given["ended_because"], by=deed.by
        ),
        done="The plan has ended. Step down to early help, begin what is needed instead, or close the referral.",
        is_ready=runs,
        begins_with=_today("ends_on"),
        button="End it",
    ),
)
