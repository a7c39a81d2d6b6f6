"""Visits and meetings: put in the diary, then said what was seen and decided; or why not."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from keepsake.casework.actions import attendance, meetings
from keepsake.casework.models import (
    ChildInNeedPlan,
    ChildProtectionPlan,
    EarlyHelp,
    Meeting,
    MeetingAttendance,
    MeetingChild,
    PreProceedings,
    Visit,
    VisitChild,
)
from keepsake.casework.steps.step import asked
from keepsake.people.models import Person
from keepsake.web.casework.act_forms import typed_moment
from keepsake.web.casework.acting import Act, Deed

Kind, Purpose = Meeting.Kind, Visit.Purpose
# The plan from whose page it is begun says what it is for.
MEETINGS: dict[Any, str] = {
    EarlyHelp: Kind.FAMILY_TEAM,
    ChildInNeedPlan: Kind.NEED_REVIEW,
    PreProceedings: Kind.BEFORE_COURT,
}
MEETINGS |= {ChildProtectionPlan: Kind.CORE_GROUP}
VISITS: dict[Any, str] = {
    EarlyHelp: Purpose.EARLY_HELP,
    ChildInNeedPlan: Purpose.NEED,
    ChildProtectionPlan: Purpose.PROTECTION,
}
NAMED: dict[Any, str] = {EarlyHelp: "early-help", ChildInNeedPlan: "need-plan", ChildProtectionPlan: "protection-plan"}
NAMED |= {PreProceedings: "pre-proceedings"}
WHEN = "If it took place already, give when it was: you say what came of it on the next page."


def _plan_visit(deed: Deed) -> Visit:
    return meetings.plan_visit(children=deed.children, by=deed.by, **deed.given)


def _plan_meeting(deed: Deed) -> Meeting:
    return meetings.plan_meeting(children=deed.children, by=deed.by, **deed.given)


def _soon(**more: str) -> Any:
    def begins_with(_: Any, day: date) -> dict[str, Any]:
        return {**typed_moment("planned_at", timezone.now()), **more}

    return begins_with


def _planned(name: str) -> Any:
    def begins_with(record: Any, day: date) -> dict[str, Any]:
        at: datetime = record.planned_at or timezone.now()
        known = {"place": record.place}
        return known | (typed_moment(name, at) if name.endswith("_at") else {name: timezone.localtime(at).date()})

    return begins_with


def _visit_from(of: Any, key: str, **known: str) -> Act:
    return Act(
        key=key,
        title="Plan or record a visit",
        of=of,
        model=Visit,
        questions=asked("purpose", "planned_at", "place", needed="purpose planned_at"),
        words={"planned_at": "When is it, or when was it"},
        do=_plan_visit,
        done="The visit is in the diary. Say here what was seen and heard, once it has taken place.",
        with_family=True,
        is_ready=lambda record: getattr(record, "ends_on", None) is None,
        begins_with=_soon(**known),
        note=WHEN,
    )


def _meeting_from(of: Any, key: str, **known: str) -> Act:
    return Act(
        key=key,
        title="Plan or record a meeting",
        of=of,
        model=Meeting,
        questions=asked("kind", "planned_at", "place", needed="kind planned_at"),
        words={"planned_at": "When is it, or when was it"},
        do=_plan_meeting,
        done="The meeting is in the diary. Say here what was decided, once it was held.",
        with_family=True,
        is_ready=lambda record: getattr(record, "ends_on", None) is None,
        begins_with=_soon(**known),
        note=WHEN,
    )


def _waits(meeting: Any) -> bool:
    held = meeting.visited_at if isinstance(meeting, Visit) else meeting.held_on
    not_held = meeting.not_made_because if isinstance(meeting, Visit) else meeting.not_held_because
    return held is None and not not_held


MEETING = (
    _visit_from(Person, "plan-visit"),
    *(_visit_from(of, f"visit-{NAMED[of]}", purpose=purpose) for of, purpose in VISITS.items()),
    Act(
        key="record-visit",
        title="Say what was seen",
        of=Visit,
        model=Visit,
        questions=asked(
            *("visited_at", "is_announced", "who_was_there", "words", "next_steps"), needed="visited_at words"
        ),
        part=VisitChild,
        own=asked(
            *("is_seen", "not_seen_because", "is_seen_alone", "not_alone_because", "is_bedroom_seen", "noticed"),
            needed="is_seen",
        ),
        words={"visited_at": "When it was"},
        do=lambda deed: meetings.record_visit(visit=deed.record, own=deed.own, by=deed.by, **deed.given),
        done="The visit is recorded. If a child said something, keep it in their own words.",
        is_ready=_waits,
        begins_with=_planned("visited_at"),
    ),
    Act(
        key="visit-not-made",
        title="It did not take place",
        of=Visit,
        model=Visit,
        questions=asked("not_made_because", needed="not_made_because"),
        do=lambda deed: meetings.visit_not_made(visit=deed.record, because=deed.given["not_made_because"], by=deed.by),
        done="It is recorded why the visit did not take place.",
        is_ready=_waits,
    ),
    _meeting_from(Person, "plan-meeting"),
    *(_meeting_from(of, f"meeting-{NAMED[of]}", kind=kind) for of, kind in MEETINGS.items()),
    Act(
        key="record-meeting",
        title="Say what was decided",
        of=Meeting,
        model=Meeting,
        questions=asked("held_on", "chaired_by", "minutes", "decisions", "next_on", needed="held_on decisions"),
        part=MeetingChild,
        own=asked("words"),
        do=lambda deed: meetings.record_meeting(meeting=deed.record, own=deed.own, by=deed.by, **deed.given),
        done="The meeting is recorded.",
        is_ready=_waits,
        begins_with=_planned("held_on"),
    ),
    Act(
        key="meeting-not-held",
        title="It was not held",
        of=Meeting,
        model=Meeting,
        questions=asked("not_held_because", needed="not_held_because"),
        do=lambda deed: meetings.meeting_not_held(
            meeting=deed.record, because=deed.given["not_held_because"], by=deed.by
        ),
        done="It is recorded why it was not held.",
        is_ready=_waits,
    ),
    Act(
        key="attend",
        title="Add who was asked, or came",
        of=Meeting,
        model=MeetingAttendance,
        questions=asked("name", "profession", "agency", "attendance", needed="name attendance"),
        do=lambda deed: attendance.at_meeting(meeting=deed.record, by=deed.by, **deed.given),
        done="They are on the list.",
    ),
)
