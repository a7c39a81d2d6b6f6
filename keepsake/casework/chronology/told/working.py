"""What the daily work tells: child in need plans, visits, meetings, decisions of managers, disputes between bodies."""

from keepsake.casework.chronology.granted import Granted, sentence, together
from keepsake.casework.chronology.telling import DAILY, KEY, ORDINARY, Kind, Marks, Said, Tells
from keepsake.casework.models import (
    ChildInNeedPlan,
    Escalation,
    Meeting,
    MeetingChild,
    Oversight,
    Visit,
    VisitChild,
    Weight,
)

REVIEWS = (Meeting.Kind.NEED_REVIEW, Meeting.Kind.LEGAL, Meeting.Kind.BEFORE_COURT)


def _plan_began(it: Granted) -> Said:
    plain = f"A plan began to help {it.who} and the family. It is called a child in need plan."
    return Said("Child in need plan begins", it("aim"), plain=plain)


def _plan_ended(it: Granted) -> Said:
    return Said("Child in need plan ends", "", it("ended_because"), "The child in need plan came to an end.")


def _visited(it: Granted) -> Said:
    seen = [_seen(part) for part in it.own]
    it.hidden |= {category for part in it.own for category in part.hidden}
    where = it("place")
    title = f"{it.label('purpose')}{f', {where}' if where else ''}"
    return Said(title, together(*seen, it("words")), plain=f"A worker came to see {it.who}.")


def _seen(part: Granted) -> str:
    name = part.child or "The child"
    if part("is_seen") is True:
        return f"{name} was seen{' alone' if part('is_seen_alone') is True else ''}"
    if part("is_seen") is False:
        return together(f"{name} was not seen", part("not_seen_because"))
    return ""


def _not_visited(it: Granted) -> Said:
    title = f"{it.label('purpose')} did not take place"
    return Said(title, "", it("not_made_because"), "A worker had planned to come and did not, or nobody was there.")


def _met(it: Granted) -> Said:
    words = together(it("decisions"), it.each("words"))
    return Said(it.label("kind"), words, plain=f"People who know {it.who} met to talk about how things were going.")


def _overseen(it: Granted) -> Said:
    words = together(it("child_now"), it("actions"))
    plain = f"A manager looked at whether {it.who} was getting the right help."
    return Said(it.label("kind"), words, it("decisions"), plain)


def _disputed(it: Granted) -> Said:
    settled = it("settled_words")
    title = f"{it('raised_by_body') or 'A body'} does not agree with {it('raised_with') or 'another'}"
    words = together(it("words"), f"Settled on {it.day('settled_on')}: {sentence(settled)}" if settled else "")
    return Said(title, words, plain="People who work with the family did not agree, and talked about it.")


def _meeting_weighs(marks: Marks) -> Weight:
    return ORDINARY if marks["kind"] in REVIEWS else DAILY


TOLD = (
    Tells(ChildInNeedPlan, "began", Kind.PLAN, "begins_on", _plan_began, until="ends_on", weight=KEY),
    Tells(ChildInNeedPlan, "ended", Kind.PLAN, "ends_on", _plan_ended, weight=KEY),
    Tells(Visit, "visited", Kind.VISIT, "visited_at", _visited, part=VisitChild, weight=DAILY),
    Tells(Visit, "not_made", Kind.VISIT, "planned_at", _not_visited, part=VisitChild,
          marks=("visited_at", "not_made_because"),
          when=lambda marks: marks["visited_at"] is None and bool(marks["not_made_because"])),
    Tells(Meeting, "held", Kind.MEETING, "held_on", _met, part=MeetingChild, marks=("kind",), weight=_meeting_weighs),
    Tells(Oversight, "seen", Kind.OVERSIGHT, "on", _overseen, marks=("kind",),
          weight=lambda marks: DAILY if marks["kind"] == Oversight.Kind.SUPERVISION else ORDINARY),
    Tells(Escalation, "raised", Kind.OVERSIGHT, "raised_on", _disputed),
)  # fmt: skip
