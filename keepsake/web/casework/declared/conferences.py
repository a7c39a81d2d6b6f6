"""A child protection conference: planned, people asked, held and decided, its minutes sent out."""

from collections.abc import Sequence
from typing import Any

from keepsake.casework.actions import conferences
from keepsake.casework.actions.conferences import Kind
from keepsake.casework.independence import answers_for
from keepsake.casework.models import (
    Conference,
    ConferenceChild,
    ConferenceInvitation,
    PlanOutcome,
    Section47Enquiry,
)
from keepsake.casework.steps.step import asked
from keepsake.casework.steps.who import AT_CONFERENCES, CHAIRS
from keepsake.people.models import Person
from keepsake.record.opened import current
from keepsake.web.casework.acting import Act, Deed
from keepsake.web.casework.declared import conferring
from keepsake.web.people.brief import Brief
from keepsake.web.people.fields import long_text

Outcome = ConferenceChild.Outcome
PLANNED = asked("planned_at", "venue", "chaired_by", needed="planned_at")
ASKED = "It is planned. Ask people to come here, and say whose report is due when."
BEFORE = "Plan it so that reports can be read before: what is asked for is in the list of what is due."
DECIDES = {
    Kind.REVIEW: (Outcome.CONTINUES, Outcome.ENDS),
    **dict.fromkeys((Kind.INITIAL, Kind.PRE_BIRTH, Kind.TRANSFER), (Outcome.PLAN, Outcome.NO_PLAN)),
}


def _convene(deed: Deed, kind: str, **facts: Any) -> Conference:
    given = {name: each for name, each in deed.given.items() if name != "kind"}
    found = [conferring.open_referral(each) for each in deed.children]
    return conferences.convene(referrals=found, kind=kind, by=deed.by, **given, **facts)


def _initial(deed: Deed) -> Conference:
    return _convene(deed, deed.given["kind"], enquiry=deed.record)


def _transfer(deed: Deed) -> Conference:
    for child in deed.children:
        conferring.open_by_transfer(child, deed.by)
    return _convene(deed, Kind.TRANSFER)


def _hold(deed: Deed) -> None:
    given = dict(deed.given)
    because, on = given.pop("decision_because"), given.pop("held_on")
    conferences.hold(
        conference=deed.record, held_on=on, because=because, decisions=deed.own, by=deed.by,
        is_quorate=bool(given.pop("is_quorate")), **given,
    )  # fmt: skip


def _decisions(conference: Conference) -> dict[str, list[tuple[str, str]]]:
    known = [(each.value, str(each.label)) for each in DECIDES[Kind(conference.kind)]]
    return {"outcome": [("", "Not decided yet"), *known]}


def _of_the_chair(conference: Conference) -> list[str]:
    """A chair does not answer for the work: said to whoever does, and is about to write down the decision."""
    chair = conference.chaired_by_id or current().worker
    if not answers_for(chair, (each.person_id for each in ConferenceChild.objects.filter(conference=conference))):
        return []
    named = "Who is named as its chair works with these children, or answers for who does."
    mine = "You work with these children, or answer for who does."
    return [f"{named if conference.chaired_by_id else mine} A chair is independent: name one who is."]


def _told(conference: Conference, known: Sequence[Brief]) -> list[str]:
    """Of the chair; and at a review, how far each thing has come that a child's plan wanted to be better."""
    names = {each.id: each.name for each in known}
    parts = ConferenceChild.objects.filter(conference=conference, plan__isnull=False)
    wanted = PlanOutcome.objects.filter(protection_plan__in=list(parts.values_list("plan", flat=True)))
    lines = [
        f"{names[each.person_id]}, what the plan wanted: {each.better}. {each.get_progress_display()}"
        f"{f': {each.progress_words}' if each.progress_words else '.'}"
        for each in wanted.order_by("person", "recorded_at")
        if each.person_id in names
    ]
    return [*_of_the_chair(conference), *lines]


def _is_planned(conference: Conference) -> bool:
    return conference.held_on is None and not conference.not_held_because


CONFERENCES = (
    Act(
        key="plan-initial-conference",
        title="Plan the initial conference",
        of=Section47Enquiry,
        model=Conference,
        questions=asked("kind", *(each.field for each in PLANNED), needed="kind planned_at"),
        choices=lambda _: {"kind": [(each.value, str(each.label)) for each in (Kind.INITIAL, Kind.PRE_BIRTH)]},
        do=_initial,
        done=ASKED,
        with_family=True,
        among=conferring.to_be_conferred_of,
        is_ready=lambda enquiry: bool(conferring.to_be_conferred(enquiry)) and not conferring.follows(enquiry),
        begins_with=conferring.initial,
        clock=conferring.due_after_enquiry,
        note=BEFORE,
    ),
    Act(
        key="plan-review-conference",
        title="Plan the review conference",
        of=Person,
        model=Conference,
        questions=PLANNED,
        do=lambda deed: _convene(deed, Kind.REVIEW),
        done=ASKED,
        with_family=True,
        among=lambda _, people: conferring.with_plan(people),
        is_ready=lambda child: bool(conferring.with_plan([child.pk])) and not conferring.is_coming(child, Kind.REVIEW),
        begins_with=conferring.review,
        clock=conferring.due_for_review,
        note=BEFORE,
    ),
    Act(
        key="plan-transfer-conference",
        title="Plan the conference on the move here",
        of=Person,
        model=Conference,
        questions=PLANNED,
        do=_transfer,
        done=f"{ASKED} A referral was opened from the notice of the move.",
        with_family=True,
        among=lambda _, people: conferring.moving_here(people),
        is_ready=lambda child: (
            bool(conferring.moving_here([child.pk])) and not conferring.is_coming(child, Kind.TRANSFER)
        ),
        begins_with=conferring.transfer,
        clock=conferring.due_after_move,
        note=BEFORE,
    ),
    Act(
        key="move-conference",
        title="Plan it for another time",
        of=Conference,
        model=Conference,
        questions=PLANNED,
        more=lambda _: {"because": long_text("Why it meets at another time", missing="Say why it meets then")},
        do=lambda deed: conferences.move(conference=deed.record, by=deed.by, **deed.given),
        done="It is planned for another time. When it was planned for before is kept, with your reason.",
        is_ready=_is_planned,
        begins_with=conferring.as_planned,
        clock=conferring.due_of_conference,
        may=AT_CONFERENCES,
    ),
    Act(
        key="conference-not-held",
        title="It is not held",
        of=Conference,
        model=Conference,
        questions=asked("not_held_because", needed="not_held_because"),
        do=lambda deed: conferences.not_held(
            conference=deed.record, because=deed.given["not_held_because"], by=deed.by
        ),
        done="It is recorded why it is not held. If one is still needed, plan another.",
        is_ready=_is_planned,
        may=AT_CONFERENCES,
    ),
    Act(
        key="invite",
        title="Ask somebody to come",
        of=Conference,
        model=ConferenceInvitation,
        questions=asked("name", "profession", "agency", "report_due_on", needed="name"),
        do=lambda deed: conferences.invite(conference=deed.record, by=deed.by, **deed.given) and None,
        done="They are on the list. Ask the next one, or say who came once it was held.",
        is_ready=lambda conference: not conference.not_held_because,
        note="Ask the family too, and somebody who speaks for the child where the child wants it.",
        may=AT_CONFERENCES,
    ),
    Act(
        key="conference-attendance",
        title="Say whether they came, and of their report",
        of=ConferenceInvitation,
        model=ConferenceInvitation,
        questions=asked("attendance", "report_received_on", "dissent", needed="attendance"),
        words={"dissent": "What they did not agree with, in their words"},
        do=lambda deed: conferences.note_attendance(invitation=deed.record, by=deed.by, **deed.given),
        done="It is recorded.",
        begins_with=lambda asked_one, _: {
            name: getattr(asked_one, name) for name in ("attendance", "report_received_on", "dissent")
        },
        may=AT_CONFERENCES,
    ),
    Act(
        key="hold-conference",
        title="Say what the conference decided",
        of=Conference,
        model=Conference,
        questions=asked(
            *("held_on", "is_quorate", "not_quorate_because", "strengths", "dangers", "decision_because"),
            needed="held_on is_quorate decision_because",
        ),
        part=ConferenceChild,
        own=asked("outcome", "category", "took_part", "threshold", needed="outcome"),
        choices=_decisions,
        do=_hold,
        done="What was decided is recorded, and each child's plan follows. Write the minutes, and send them out.",
        is_ready=_is_planned,
        begins_with=conferring.to_be_held,
        tells=_told,
        may=CHAIRS,
        note="One decision for each child. A plan begins, goes on or ends with this; nothing is typed again.",
        offers=True,
    ),
    Act(
        key="send-minutes",
        title="Say that the minutes went out",
        of=Conference,
        model=Conference,
        questions=asked("circulated_on", "circulated_to", needed="circulated_on circulated_to"),
        do=lambda deed: conferences.circulate(
            conference=deed.record, on=deed.given["circulated_on"], to=deed.given["circulated_to"], by=deed.by
        ),
        done="It is recorded when the minutes went out, and to whom.",
        is_ready=lambda conference: conference.held_on is not None and conference.circulated_on is None,
        begins_with=lambda _, day: {"circulated_on": day},
        may=AT_CONFERENCES,
    ),
)
