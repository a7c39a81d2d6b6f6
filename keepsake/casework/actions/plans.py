"""The child in need plan; and what any plan wants to be better, with who does what by when."""

from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts, referrals
from keepsake.casework.models import ChildInNeedPlan, PlanAction, PlanOutcome, Referral
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, not_after, said


@action
def begin(*, referral: Referral, begins_on: date, aim: str, by: Account, if_it_fails: str = "") -> ChildInNeedPlan:
    """A child in need plan, one at a time."""
    referrals.must_be_open(referral)
    in_order(referral.received_on, begins_on, "begins_on")
    not_after(begins_on, current().day, "begins_on")
    if ChildInNeedPlan.objects.filter(person=referral.person_id, ends_on__isnull=True).exists():
        raise Wrong("begins_on", "This child has a child in need plan already.", "Review that one.")
    return writing.add(
        ChildInNeedPlan,
        person=Person(pk=referral.person_id),
        referral=referral,
        begins_on=begins_on,
        true_from=begins_on,
        aim=said("aim", aim, "Say what the plan is for."),
        **parts.given({"if_it_fails": if_it_fails}),
    )


@action
def end(*, plan: ChildInNeedPlan, ends_on: date, because: str, by: Account) -> ChildInNeedPlan:
    """The last day of a plan, and why it ends."""
    in_order(plan.begins_on, ends_on)
    words = said("ended_because", because, "Say why it ends.")
    return writing.change(plan, ends_on=ends_on, ended_because=words)


@action
def want(*, plan: Any, better: str, by: Account, person: Any = None, how_known: str = "") -> PlanOutcome:
    """Something that should be better for a child. ``person`` is said where the plan is a family's: early help."""
    if plan.ends_on is not None:
        raise Wrong("better", "The plan has ended.", "Write it into the plan that runs now.")
    key = {"childinneedplan": "need_plan", "childprotectionplan": "protection_plan", "earlyhelp": "early_help"}
    values: dict[str, Any] = {key[plan._meta.model_name]: plan, **parts.given({"how_known": how_known})}
    values |= {"person": person} if person is not None else {"person": Person(pk=plan.person_id)}
    return writing.add(PlanOutcome, better=said("better", better, "Say what will be better."), **values)


@action
def agree_action(
    *, outcome: PlanOutcome, what: str, who: str, by: Account, due_on: date | None = None, worker: Account | None = None
) -> PlanAction:
    """Who does what, by when."""
    more: dict[str, Any] = parts.given({"due_on": due_on, "worker": worker})
    return writing.add(
        PlanAction,
        person=Person(pk=outcome.person_id),
        outcome=outcome,
        what=said("what", what, "Say what is to be done."),
        who=said("who", who, "Say who does it."),
        **more,
    )


@action
def look_at(*, outcome: PlanOutcome, progress: str, words: str, on: date, by: Account) -> PlanOutcome:
    """How far it has come, in words too. What was said before stands in the versions."""
    not_after(on, current().day, "reviewed_on")
    said("progress_words", words, "Say what has changed.")
    return writing.change(outcome, progress=progress, progress_words=words.strip(), reviewed_on=on, true_from=on)


@action
def done(*, action: PlanAction, on: date, by: Account, words: str = "") -> PlanAction:
    """It was done, and what came of it."""
    not_after(on, current().day, "done_on")
    return writing.change(action, done_on=on, **parts.given({"progress_words": words}))
