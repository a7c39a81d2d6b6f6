"""A child on a child protection plan moves here from another council, or away to one; for good, or for a time."""

from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts, referrals
from keepsake.casework.models import ChildProtectionPlan, PlanTransfer, Referral
from keepsake.people.models import Person
from keepsake.people.seeing import must_see
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, not_after, said

OTHER_COUNCIL = "5C"  # the census has one code for what comes from outside this council
IN, OUT = PlanTransfer.Direction.IN, PlanTransfer.Direction.OUT


@action
def take_over(
    *, person: Person, council: str, told_on: date, by: Account, earlier_plans: int = 0, **facts: Any
) -> PlanTransfer:
    """A child with a plan of another council moves here. ``earlier_plans`` counts those there, this one too."""
    must_see(person)
    not_after(told_on, current().day, "told_on")
    if _unsettled(person, IN).exists():
        raise Wrong("council", "It is recorded already that this child moves here.", "Say what came of that first.")
    return writing.add(
        PlanTransfer,
        person=person,
        direction=IN,
        told_on=told_on,
        true_from=told_on,
        earlier_plans=earlier_plans,
        council=said("council", council, "Say which council."),
        **parts.given(facts),
    )


@action
def open_for(*, transfer: PlanTransfer, by: Account) -> Referral:
    """The referral under which the conference on a transfer meets: opened from the notice, nothing is typed again."""
    running = Referral.objects.filter(person=transfer.person_id, closed_on__isnull=True)
    found: Referral | None = running.exclude(is_no_further_action=True).first()
    if found is not None:
        return found
    return referrals.accept(
        person=Person(pk=transfer.person_id),
        received_on=transfer.told_on,
        reason=f"Moves here from {transfer.council} with a child protection plan.",
        source=OTHER_COUNCIL,
        by=by,
    )


@action
def hand_over(*, plan: ChildProtectionPlan, council: str, told_on: date, by: Account, **facts: Any) -> PlanTransfer:
    """A child with a plan moves to another council, which is told. The plan ends when it is taken over there."""
    person = Person(pk=plan.person_id)
    not_after(told_on, current().day, "told_on")
    if plan.ends_on is not None:
        raise Wrong("council", "This plan has ended.", "There is none to hand over.")
    if _unsettled(person, OUT).exists():
        raise Wrong("council", "It is recorded already that this child moves away.", "Say what came of that first.")
    return writing.add(
        PlanTransfer,
        person=person,
        plan=plan,
        direction=OUT,
        told_on=told_on,
        true_from=told_on,
        council=said("council", council, "Say which council."),
        **parts.given(facts),
    )


@action
def taken_over_there(*, transfer: PlanTransfer, on: date, by: Account) -> PlanTransfer:
    """The conference of the other council took the plan over: ours ends with that day."""
    _must_be_for_good(transfer)
    not_after(on, current().day, "taken_over_on")
    in_order(transfer.told_on, on, "taken_over_on")
    plan = ChildProtectionPlan.objects.filter(pk=transfer.plan_id, ends_on__isnull=True).first()
    if plan is not None:
        writing.change(plan, ends_on=on, ended_because=f"Taken over by {transfer.council}.", true_from=on)
    return writing.change(transfer, taken_over_on=on, true_from=on)


@action
def taken_over_here(*, person: Person, on: date, by: Account) -> None:
    """The conference on a transfer met: from now on it is for us to say what the child needs."""
    for transfer in _unsettled(person, IN):
        _must_be_for_good(transfer)
        writing.change(transfer, taken_over_on=on, true_from=on)


@action
def not_taken_over(*, transfer: PlanTransfer, because: str, by: Account) -> PlanTransfer:
    """The child did not move after all, or the other council's plan ended before."""
    _must_be_open(transfer)
    words = said("not_taken_over_because", because, "Say why it was not taken over.")
    return writing.change(transfer, not_taken_over_because=words)


@action
def back(*, transfer: PlanTransfer, on: date, by: Account) -> PlanTransfer:
    """A child who moved for a time is back. The plan was never handed over, and goes on as it was."""
    _must_be_open(transfer)
    if not transfer.is_temporary:
        raise Wrong("back_on", "This move is for good.", "Say that it was taken over, or why not.")
    not_after(on, current().day, "back_on")
    in_order(transfer.told_on, on, "back_on")
    return writing.change(transfer, back_on=on, true_from=on)


def last_here(person: Person) -> PlanTransfer | None:
    """The last plan of another council with which a child moved here for good; None where there was none."""
    rows = PlanTransfer.objects.filter(person=person, direction=IN).exclude(is_temporary=True)
    found: PlanTransfer | None = rows.order_by("-told_on").first()
    return found


def _unsettled(person: Person, direction: str) -> Any:
    return PlanTransfer.objects.filter(
        person=person,
        direction=direction,
        taken_over_on__isnull=True,
        back_on__isnull=True,
        not_taken_over_because="",
    )


def _must_be_open(transfer: PlanTransfer) -> None:
    if transfer.is_settled:
        raise Wrong("", "It is said already what came of this move.")


def _must_be_for_good(transfer: PlanTransfer) -> None:
    _must_be_open(transfer)
    if transfer.is_temporary:
        raise Wrong(
            "is_temporary",
            f"The child is here, or there, for a time only: the plan stays with {_whose(transfer)}.",
            "If it has become for good, record the move anew.",
        )


def _whose(transfer: PlanTransfer) -> str:
    return transfer.council if transfer.direction == IN else "this council"
