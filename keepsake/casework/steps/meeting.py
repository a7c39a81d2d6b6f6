"""Visits and meetings: planned for a moment, then held or not."""

from keepsake.casework.models import Meeting, MeetingChild, Visit, VisitChild
from keepsake.casework.steps.step import Next, Step, asked
from keepsake.casework.steps.who import WORKERS, WORKING_TOGETHER

VISIT = Step(
    key="visit",
    title="Visit",
    basis=WORKING_TOGETHER,
    model=Visit,
    part=VisitChild,
    shared=asked(
        *("purpose", "planned_at", "place", "visited_at", "is_announced", "who_was_there", "words", "next_steps"),
        *("visited_by", "not_made_because"),
        needed="purpose words",
    ),
    own=asked(
        *("is_seen", "not_seen_because", "is_seen_alone", "not_alone_because", "is_bedroom_seen", "noticed"),
        needed="is_seen",
    ),
    may=WORKERS,
    approves=(),
    next=(Next("the next visit is due from this one", "The child was seen"),),
    closes="not_made_because",
)
MEETING = Step(
    key="meeting",
    title="Meeting",
    basis=WORKING_TOGETHER,
    model=Meeting,
    part=MeetingChild,
    shared=asked(
        *("kind", "planned_at", "place", "held_on", "chaired_by", "minutes", "decisions", "next_on"),
        *("not_held_because",),
        needed="kind decisions",
    ),
    own=asked("words"),
    may=WORKERS,
    approves=(),
    next=(Next("the next meeting, on the day that was agreed", "It was held"),),
    closes="not_held_because",
)
