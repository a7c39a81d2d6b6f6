"""Visits and meetings: planned in the diary, then held with what was seen and said; or not, with the reason."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts, steps
from keepsake.casework.models import Meeting, MeetingAttendance, MeetingChild, Visit, VisitChild
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong, not_after, said


@action
def plan_visit(
    *, children: Iterable[Person], purpose: str, planned_at: datetime, by: Account, place: str = ""
) -> Visit:
    """A visit in the diary."""
    return parts.begin(
        Visit, VisitChild, children=children, purpose=purpose, planned_at=planned_at, place=place, visited_by=by
    )


@action
def visit(
    *,
    children: Iterable[Person],
    purpose: str,
    visited_at: datetime,
    words: str,
    by: Account,
    own: parts.Own | None = None,
    **facts: Any,
) -> Visit:
    """A visit that took place. ``own`` says of each child whether they were seen, and alone; and if not, why."""
    made = parts.begin(Visit, VisitChild, children=children, purpose=purpose, visited_by=facts.pop("visited_by", by))
    return record_visit(visit=made, visited_at=visited_at, words=words, own=own, by=by, **facts)


@action
def record_visit(
    *, visit: Visit, visited_at: datetime, words: str, by: Account, own: parts.Own | None = None, **facts: Any
) -> Visit:
    """What was seen, heard and done at a visit that was planned."""
    if visited_at > under_way().at:
        raise Wrong("visited_at", "This moment has not come yet.", "Plan the visit instead.")
    said("words", words, "Say what was seen, heard and done.")
    for part in VisitChild.objects.filter(visit=visit):
        values = dict((own or {}).get(Person(pk=part.person_id), {}))
        if values.get("is_seen") is None:
            raise Wrong("is_seen", "Say of each child whether they were seen.")
        if not values["is_seen"] and not values.get("not_seen_because"):
            raise Wrong("not_seen_because", "Say why the child was not seen.")
        steps.fill_part(part=part, of=visit, by=by, **values)
    return writing.change(
        visit, visited_at=visited_at, words=words.strip(), true_from=visited_at.date(), **parts.given(facts)
    )


@action
def visit_not_made(*, visit: Visit, because: str, by: Account) -> Visit:
    """It was planned and did not take place."""
    return writing.change(visit, not_made_because=said("not_made_because", because, "Say why."))


@action
def plan_meeting(
    *, children: Iterable[Person], kind: str, planned_at: datetime, by: Account, place: str = ""
) -> Meeting:
    """A meeting in the diary."""
    return parts.begin(Meeting, MeetingChild, children=children, kind=kind, planned_at=planned_at, place=place)


@action
def meet(
    *,
    children: Iterable[Person],
    kind: str,
    held_on: date,
    decisions: str,
    by: Account,
    attending: Iterable[Mapping[str, str]] = (),
    own: parts.Own | None = None,
    **facts: Any,
) -> Meeting:
    """A meeting that was held: who came, what was said and decided."""
    not_after(held_on, current().day, "held_on")
    meeting = parts.begin(
        Meeting,
        MeetingChild,
        children=children,
        own=own,
        true_from=held_on,
        kind=kind,
        held_on=held_on,
        decisions=said("decisions", decisions, "Say what was decided."),
        **facts,
    )
    for who in attending:
        writing.add(MeetingAttendance, meeting=meeting, **parts.given({"attendance": "attended", **who}))
    return meeting


@action
def record_meeting(
    *, meeting: Meeting, held_on: date, decisions: str, by: Account, own: parts.Own | None = None, **facts: Any
) -> Meeting:
    """What was said and decided at a meeting that was planned."""
    not_after(held_on, current().day, "held_on")
    if meeting.held_on is not None:
        raise Wrong("held_on", f"It was held on {meeting.held_on:%-d %B %Y}.", "Correct what is written of it.")
    for part in MeetingChild.objects.filter(meeting=meeting):
        values = parts.given((own or {}).get(Person(pk=part.person_id), {}))
        if values:
            steps.fill_part(part=part, of=meeting, by=by, **values)
    words = said("decisions", decisions, "Say what was decided.")
    return writing.change(meeting, held_on=held_on, decisions=words, true_from=held_on, **parts.given(facts))


@action
def meeting_not_held(*, meeting: Meeting, because: str, by: Account) -> Meeting:
    """It was planned and was not held."""
    return writing.change(meeting, not_held_because=said("not_held_because", because, "Say why."))
