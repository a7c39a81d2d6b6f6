"""The child protection plan of one child: what it must prevent, its end, and the step down to a child in need plan."""

from collections.abc import Iterable
from datetime import date

from keepsake.accounts.models import Account
from keepsake.casework.actions import plans, steps
from keepsake.casework.authority import require
from keepsake.casework.models import ChildInNeedPlan, ChildProtectionPlan, PlanOutcome, Referral
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, not_after, said


@action
def set_out(
    *, plan: ChildProtectionPlan, dangers: str, contingency: str, by: Account, seen: int | None = None
) -> ChildProtectionPlan:
    """The outline: what the plan must prevent, and what happens if it does not work."""
    must_run(plan)
    new = steps.changed(plan, {"dangers": dangers, "contingency": contingency})
    return writing.change(plan, seen=seen, **new) if new else plan


@action
def end(*, plan: ChildProtectionPlan, ends_on: date, because: str, by: Account) -> ChildProtectionPlan:
    """It ends without a conference: the child is eighteen, has died, or an order takes its place."""
    require("chair")
    must_run(plan)
    in_order(plan.begins_on, ends_on)
    not_after(ends_on, current().day, "ends_on")
    words = said("ended_because", because, "Say why it ends without a conference.")
    return writing.change(plan, ends_on=ends_on, ended_because=words, true_from=ends_on)


@action
def step_down(
    *,
    plan: ChildProtectionPlan,
    begins_on: date,
    aim: str,
    by: Account,
    outcomes: Iterable[PlanOutcome] = (),
    if_it_fails: str = "",
) -> ChildInNeedPlan:
    """A child in need plan follows. ``outcomes`` go on in it with their actions: one record, and both plans name it."""
    if plan.ends_on is None:
        raise Wrong("begins_on", "The child protection plan still runs.", "A review conference ends it first.")
    referral = Referral.objects.filter(person=plan.person_id, closed_on__isnull=True).first()
    if referral is None:
        raise Wrong("begins_on", "This child has no open referral.", "Reopen it, or take a new referral.")
    in_order(plan.ends_on, begins_on, "begins_on")
    made = plans.begin(referral=referral, begins_on=begins_on, aim=aim, if_it_fails=if_it_fails, by=by)
    for outcome in outcomes:
        writing.change(outcome, need_plan=made)
    return made


def must_run(plan: ChildProtectionPlan) -> None:
    """Raises Wrong for a plan that has ended."""
    if plan.ends_on is not None:
        raise Wrong("", f"This plan ended on {plan.ends_on:%-d %B %Y}.")
