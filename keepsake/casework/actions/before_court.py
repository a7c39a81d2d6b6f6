"""Before care proceedings: they start, the family decides in its own way, then step down or an application."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts, referrals, steps
from keepsake.casework.authority import require
from keepsake.casework.models import FamilyDecision, FamilyDecisionChild, NetworkMember, PreProceedings, Referral
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, not_after, said

Answer = FamilyDecision.Answer


@action
def start(*, referral: Referral, started_on: date, words: str, by: Account, **facts: Any) -> PreProceedings:
    """Pre-proceedings of one child, and what must change by when."""
    require("approve")
    referrals.must_be_open(referral)
    in_order(referral.received_on, started_on, "started_on")
    return writing.add(
        PreProceedings,
        person=Person(pk=referral.person_id),
        referral=referral,
        started_on=started_on,
        true_from=started_on,
        words=said("words", words, "Say what must change, and by when."),
        **parts.given(facts),
    )


@action
def decide(
    *, proceedings: PreProceedings, on: date, outcome: str, by: Account, applied_on: date | None = None
) -> PreProceedings:
    """Step down, or apply to the court: the code of the census."""
    require("approve")
    in_order(proceedings.started_on, on, "decided_on")
    if not outcome:
        raise Wrong("outcome", "Say what was decided.")
    return writing.change(proceedings, decided_on=on, outcome=outcome, **parts.given({"applied_on": applied_on}))


@action
def offer_family_decision(
    *, children: Iterable[Person], offered_on: date, by: Account, coordinator: str = ""
) -> FamilyDecision:
    """The family is offered to find its own plan."""
    return parts.begin(
        FamilyDecision,
        FamilyDecisionChild,
        children=children,
        true_from=offered_on,
        offered_on=offered_on,
        coordinator=coordinator,
    )


@action
def do_not_offer_family_decision(*, children: Iterable[Person], because: str, by: Account) -> FamilyDecision:
    """The family is not offered to find its own plan, with the reason: it would put somebody in danger."""
    words = said("not_offered_because", because, "Say why it is not offered.")
    return parts.begin(FamilyDecision, FamilyDecisionChild, children=children, not_offered_because=words)


@action
def family_answers(*, decision: FamilyDecision, answer: str, by: Account, because: str = "") -> FamilyDecision:
    """The family wants it, or does not and says why."""
    if answer not in (Answer.TAKEN, Answer.DECLINED):
        raise Wrong("answer", "Say what the family said.")
    if answer == Answer.DECLINED:
        said("declined_because", because, "Say why the family does not want it.")
    return writing.change(decision, answer=answer, **parts.given({"declined_because": because}))


@action
def join_network(
    *, decision: FamilyDecision, person: Person, by: Account, offers: str = "", has_agreed: bool | None = None
) -> NetworkMember:
    """Somebody of the family and its friends takes part, and what they will do."""
    more = parts.given({"offers": offers, "has_agreed": has_agreed})
    return writing.add(NetworkMember, decision=decision, person=person, **more)


@action
def family_met(
    *, decision: FamilyDecision, held_on: date, family_plan: str, by: Account, **facts: Any
) -> FamilyDecision:
    """The family met and wrote its plan in its own words."""
    words = said("family_plan", family_plan, "Give the family's plan in its own words.")
    return writing.change(decision, held_on=held_on, family_plan=words, **steps.changed(decision, facts))


@action
def look_again(
    *, decision: FamilyDecision, on: date, words: str, by: Account, next_on: date | None = None
) -> FamilyDecision:
    """The family's plan was looked at again with the family; what was said before stands in the versions."""
    if not decision.family_plan:
        raise Wrong("reviewed_on", "There is no plan of the family yet.", "Record it first.")
    in_order(decision.held_on or on, on, "reviewed_on")
    not_after(on, current().day, "reviewed_on")
    in_order(on, next_on, "review_on")
    found = said("review_words", words, "Say what has become of the plan.")
    return writing.change(decision, reviewed_on=on, review_words=found, **parts.given({"review_on": next_on}))


@action
def say_if_safe(*, decision: FamilyDecision, is_accepted: bool, because: str, by: Account) -> FamilyDecision:
    """A manager says whether the family's plan keeps the children safe, and why."""
    require("approve")
    words = said("accepted_because", because, "Say why.")
    return writing.change(decision, is_accepted=is_accepted, accepted_because=words, accepted_by=by)
