"""A child protection conference: convened, held; its decision begins, continues or ends each child's plan."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import chairing, notes, parts, steps, transfers
from keepsake.casework.authority import require
from keepsake.casework.models import (
    ChildProtectionPlan,
    Conference,
    ConferenceChild,
    ConferenceInvitation,
    Referral,
    Statement,
)
from keepsake.casework.status import earlier_plans
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, not_after, said

Outcome, Kind = ConferenceChild.Outcome, Conference.Kind
AGREES_WITH = "the conference"
BEGINS = frozenset({Kind.INITIAL, Kind.PRE_BIRTH, Kind.TRANSFER})


@action
def convene(*, referrals: Iterable[Referral], kind: str, planned_at: datetime, by: Account, **facts: Any) -> Conference:
    """A conference about the children of these referrals. A review is about the plan that each child has."""
    own: dict[Person, dict[str, Any]] = {}
    for referral in referrals:
        child = Person(pk=referral.person_id)
        plan = _plan_of(child)
        if kind == Kind.REVIEW and plan is None:
            raise Wrong("kind", "A review is of a plan, and this child has none.", "Convene an initial conference.")
        own[child] = {"referral": referral, "plan": plan if kind == Kind.REVIEW else None}
    made = parts.begin(Conference, ConferenceChild, children=own, own=own, kind=kind, planned_at=planned_at, **facts)
    chairing.give(chair=facts.get("chaired_by"), children=own, by=by)
    return made


@action
def move(*, conference: Conference, planned_at: datetime, because: str, by: Account, **facts: Any) -> Conference:
    """It meets at another moment. The one before stands in the versions, with the reason for the change."""
    _must_not_be_held(conference)
    words = said("because", because, "Say why it meets at another time.")
    before = conference.chaired_by_id
    chairing.give(chair=facts.get("chaired_by"), children=_children(conference), instead_of=before, by=by)
    return writing.change(conference, because=words, planned_at=planned_at, **parts.given(facts))


@action
def not_held(*, conference: Conference, because: str, by: Account) -> Conference:
    """It was planned and is not held: another is planned, or it is said why none is needed."""
    _must_not_be_held(conference)
    return writing.change(conference, not_held_because=said("not_held_because", because, "Say why."))


@action
def invite(
    *, conference: Conference, name: str, by: Account, report_due_on: date | None = None, **who: str
) -> ConferenceInvitation:
    """Somebody is asked to come, and perhaps to send a report before a day."""
    called = said("name", name, "Say whom you invite.")
    more: dict[str, Any] = parts.given({"report_due_on": report_due_on, **who})
    return writing.add(ConferenceInvitation, conference=conference, name=called, **more)


@action
def note_attendance(*, invitation: ConferenceInvitation, by: Account, **facts: Any) -> ConferenceInvitation:
    """Whether they came, when their report came, and what they did not agree with."""
    return writing.change(invitation, **steps.changed(invitation, facts))


@action
def hold(
    *,
    conference: Conference,
    held_on: date,
    is_quorate: bool,
    because: str,
    decisions: Mapping[Person, Mapping[str, str]],
    by: Account,
    not_quorate_because: str = "",
    **facts: Any,
) -> Conference:
    """Decided for each child: ``outcome``, and ``category`` where there is a plan. The plans follow at once."""
    require("chair")
    steps.must_be_open(conference)
    _must_not_be_held(conference)
    not_after(held_on, current().day, "held_on")
    if current().role == chairing.CHAIR:
        chairing.must_be_independent(by, _children(conference))
    if not is_quorate and not not_quorate_because.strip():
        raise Wrong("not_quorate_because", "Not enough agencies were there: say why it went on, or did not.")
    facts |= {"not_quorate_because": not_quorate_because}
    writing.change(
        conference,
        held_on=held_on,
        is_quorate=is_quorate,
        true_from=held_on,
        decision_because=said("decision_because", because, "Say why this is decided."),
        **parts.given(facts),
    )
    for part in ConferenceChild.objects.filter(conference=conference):
        _carry_out(conference, part, held_on, because, decisions.get(Person(pk=part.person_id), {}), by)
        if conference.kind in BEGINS and conference.enquiry_id is None:
            _tell_the_census(part, held_on)
        if conference.kind == Kind.TRANSFER:
            transfers.taken_over_here(person=Person(pk=part.person_id), on=held_on, by=by)
    return conference


@action
def hear(
    *, conference: Conference, person: Person, said_on: date, words: str, by: Account, told: str = "", **facts: Any
) -> Statement:
    """What a child, a parent or a carer says to it. Who does not agree is told what they can do about it."""
    if facts.get("agreement") == Statement.Agreement.DISAGREES and not told.strip():
        raise Wrong("told", "They do not agree: say what they were told they can do about it.")
    return notes.say(
        person=person, said_on=said_on, words=words, conference=conference, agrees_with=AGREES_WITH, told=told, by=by,
        **facts,
    )  # fmt: skip


@action
def circulate(*, conference: Conference, on: date, to: str, by: Account) -> Conference:
    """The minutes went out."""
    if conference.held_on is None:
        raise Wrong("circulated_on", "It has not been held yet.", "Say first what it decided.")
    in_order(conference.held_on, on, "circulated_on")
    not_after(on, current().day, "circulated_on")
    without_plan = [each for each in _children(conference) if _plan_of(each) is None]
    chairing.end(chair=conference.chaired_by_id, children=without_plan, by=by)
    return writing.change(conference, circulated_on=on, circulated_to=said("circulated_to", to, "Say to whom."))


def _tell_the_census(part: ConferenceChild, held_on: date) -> None:
    """An initial conference that follows no enquiry of ours is told of with the child's episode."""
    referral = part.referral
    if referral is not None and referral.closed_on is None:
        writing.change(referral, initial_conference_on=held_on)


def _must_not_be_held(conference: Conference) -> None:
    if conference.held_on is not None:
        raise Wrong("", f"It was held on {conference.held_on:%-d %B %Y}.", "What it decided stands.")
    if conference.not_held_because:
        raise Wrong("", "It was called off.", "Plan another one.")


def _carry_out(
    conference: Conference, part: ConferenceChild, on: date, because: str, decided: Mapping[str, str], by: Account
) -> None:
    outcome, category = decided.get("outcome", ""), decided.get("category", "")
    if outcome not in Outcome.values:
        raise Wrong("outcome", "Decide for each child.", f"One of: {', '.join(Outcome.labels)}.")
    if (outcome in (Outcome.PLAN, Outcome.NO_PLAN)) != (conference.kind in BEGINS):
        raise Wrong("outcome", "This is no decision of such a conference.", "A review continues a plan, or ends it.")
    if outcome in (Outcome.PLAN, Outcome.CONTINUES) and not category:
        raise Wrong("category", "Say under which category.")
    plan = part.plan
    if outcome == Outcome.PLAN:
        plan = _begin(conference, part, on, category)
    elif outcome == Outcome.CONTINUES and plan.latest_category != category:
        plan = writing.change(plan, latest_category=category, true_from=on)
    elif outcome == Outcome.ENDS:
        in_order(plan.begins_on, on)
        writing.change(plan, ends_on=on, ended_because=because.strip(), true_from=on)
    values = parts.given({"plan": plan, **decided})
    steps.fill_part(part=part, of=conference, by=by, **values)


def _begin(conference: Conference, part: ConferenceChild, on: date, category: str) -> ChildProtectionPlan:
    child = Person(pk=part.person_id)
    if _plan_of(child) is not None:
        raise Wrong("outcome", "This child has a child protection plan already.", "Review that one.")
    before = ChildProtectionPlan.objects.filter(person=child).values_list("begins_on", flat=True)
    moved = transfers.last_here(child)
    came: dict[str, Any] = {"from_council": moved.council} if moved and conference.kind == Kind.TRANSFER else {}
    return writing.add(
        ChildProtectionPlan,
        person=child,
        conference=conference,
        begins_on=on,
        true_from=on,
        initial_category=category,
        latest_category=category,
        earlier_plans=earlier_plans(on, before, moved.earlier_plans if moved else 0),
        **parts.given({"referral": part.referral}),
        **came,
    )


def _children(conference: Conference) -> list[Person]:
    parts = ConferenceChild.objects.filter(conference=conference)
    return [Person(pk=who) for who in parts.values_list("person", flat=True)]


def _plan_of(child: Person) -> ChildProtectionPlan | None:
    found: ChildProtectionPlan | None = ChildProtectionPlan.objects.filter(person=child, ends_on__isnull=True).first()
    return found
