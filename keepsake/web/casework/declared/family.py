"""Pre-proceedings, and family group decision making: offered, answered, met, accepted or not."""

from datetime import date
from typing import Any

from keepsake.casework.actions import before_court
from keepsake.casework.models import FamilyDecision, NetworkMember, PreProceedings, Referral
from keepsake.casework.steps.step import asked
from keepsake.casework.steps.who import MANAGERS
from keepsake.people.models import Person
from keepsake.web.casework.acting import Act, Deed
from keepsake.web.casework.declared.ready import is_not_before_court

Answer = FamilyDecision.Answer


def _join(deed: Deed) -> None:
    for person in deed.children:
        before_court.join_network(decision=deed.record, person=person, by=deed.by, **deed.given)


def _is_wanted(decision: FamilyDecision) -> bool:
    return decision.answer == Answer.TAKEN and decision.is_accepted is None


def _today(name: str) -> Any:
    def begins_with(_: Any, day: date) -> dict[str, Any]:
        return {name: day}

    return begins_with


FAMILY = (
    Act(
        key="begin-pre-proceedings",
        title="Begin pre-proceedings",
        of=Referral,
        model=PreProceedings,
        questions=asked("started_on", "words", needed="started_on words"),
        do=lambda deed: before_court.start(referral=deed.record, by=deed.by, **deed.given),
        done="Pre-proceedings have begun. Write down the letter and the meetings here, as they come.",
        is_ready=is_not_before_court,
        begins_with=_today("started_on"),
        may=MANAGERS,
        offers=True,
    ),
    Act(
        key="decide-pre-proceedings",
        title="Step down, or apply to the court",
        of=PreProceedings,
        model=PreProceedings,
        questions=asked("decided_on", "outcome", "applied_on", needed="decided_on outcome"),
        do=lambda deed: before_court.decide(
            proceedings=deed.record,
            on=deed.given["decided_on"],
            outcome=deed.given["outcome"],
            applied_on=deed.given["applied_on"],
            by=deed.by,
        ),
        done="The decision is recorded.",
        is_ready=lambda proceedings: proceedings.decided_on is None,
        begins_with=_today("decided_on"),
        note="The letters of the outcome are those of the census guide for 2026 to 2027, code set CS131.",
        may=MANAGERS,
    ),
    Act(
        key="offer-family-decision",
        title="Offer family group decision making",
        of=Person,
        model=FamilyDecision,
        questions=asked("offered_on", "coordinator", needed="offered_on"),
        do=lambda deed: before_court.offer_family_decision(children=deed.children, by=deed.by, **deed.given),
        done="The offer is recorded. Write down here what the family says.",
        with_family=True,
        begins_with=_today("offered_on"),
    ),
    Act(
        key="do-not-offer-family-decision",
        title="Say why family group decision making is not offered",
        of=Person,
        model=FamilyDecision,
        questions=asked("not_offered_because", needed="not_offered_because"),
        do=lambda deed: before_court.do_not_offer_family_decision(
            children=deed.children, because=deed.given["not_offered_because"], by=deed.by
        ),
        done="It is recorded why it is not offered.",
        with_family=True,
    ),
    Act(
        key="family-answers",
        title="Record what the family said",
        of=FamilyDecision,
        model=FamilyDecision,
        questions=asked("answer", "declined_because", needed="answer"),
        do=lambda deed: before_court.family_answers(
            decision=deed.record, answer=deed.given["answer"], because=deed.given["declined_because"], by=deed.by
        ),
        done="What the family said is recorded.",
        is_ready=lambda decision: decision.answer == Answer.WAITING and not decision.not_offered_because,
    ),
    Act(
        key="join-network",
        title="Add somebody of the network",
        of=FamilyDecision,
        model=NetworkMember,
        questions=asked("offers", "has_agreed"),
        do=_join,
        done="They are in the network.",
        with_anybody=True,
        is_ready=_is_wanted,
        note="Whoever is not in the list is added to the family on the child's page first.",
    ),
    Act(
        key="family-met",
        title="Record the family's plan",
        of=FamilyDecision,
        model=FamilyDecision,
        questions=asked("held_on", "had_private_time", "family_plan", "review_on", needed="held_on family_plan"),
        do=lambda deed: before_court.family_met(decision=deed.record, by=deed.by, **deed.given),
        done="The family's plan is recorded in its own words. A manager says whether it keeps the children safe.",
        is_ready=lambda decision: _is_wanted(decision) and not decision.family_plan,
        begins_with=_today("held_on"),
    ),
    Act(
        key="look-at-family-plan",
        title="Look at the family's plan again",
        of=FamilyDecision,
        model=FamilyDecision,
        questions=asked("reviewed_on", "review_words", "review_on", needed="reviewed_on review_words"),
        words={"review_on": "Next time, where it is looked at once more"},
        do=lambda deed: before_court.look_again(
            decision=deed.record,
            on=deed.given["reviewed_on"],
            words=deed.given["review_words"],
            next_on=deed.given["review_on"],
            by=deed.by,
        ),
        done="It is recorded. What was said the time before is kept.",
        is_ready=lambda decision: bool(decision.family_plan),
        begins_with=_today("reviewed_on"),
    ),
    Act(
        key="say-if-safe",
        title="Say whether the plan keeps the children safe",
        of=FamilyDecision,
        model=FamilyDecision,
        questions=asked("is_accepted", "accepted_because", needed="is_accepted accepted_because"),
        do=lambda deed: before_court.say_if_safe(
            decision=deed.record,
            is_accepted=deed.given["is_accepted"],
            because=deed.given["accepted_because"],
            by=deed.by,
        ),
        done="It is recorded whether the family's plan keeps the children safe.",
        is_ready=lambda decision: bool(decision.family_plan) and decision.is_accepted is None,
        may=MANAGERS,
    ),
)
