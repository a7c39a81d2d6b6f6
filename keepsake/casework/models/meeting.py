"""Visits and meetings: planned for a moment, then held or not, with each child's own part."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import (
    EACH_CHILD,
    NEED,
    Attending,
    OwnPart,
    StepRecord,
    belongs_to,
    classed,
    day,
    moment,
    text,
    worker,
    yes_or_no,
)
from keepsake.record.classification import KEEPING


class Visit(StepRecord):
    """A worker goes to see children; or went and did not find them."""

    class Purpose(models.TextChoices):
        PROTECTION = "protection", "Child protection visit"
        NEED = "need", "Child in need visit"
        ENQUIRY = "enquiry", "For a section 47 enquiry"
        ASSESSMENT = "assessment", "For an assessment"
        EARLY_HELP = "early_help", "Early help visit"

    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    planned_at = moment("planned")
    visited_at = moment("visited")
    place = models.CharField("where", max_length=200, blank=True)
    is_announced = yes_or_no("the family knew beforehand")
    visited_by = worker("who visited")
    who_was_there = text("who was there")
    words = text("what was seen, heard and done")
    next_steps = text("what happens next")
    not_made_because = text("why the visit did not take place")

    class Classified:
        subjects = EACH_CHILD
        retention = NEED
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                "case_notes": "purpose planned_at visited_at place is_announced who_was_there words next_steps"
                " not_made_because",
                "worker_and_team": "visited_by",
            }
        )

    class Meta(StepRecord.Meta):
        indexes = (models.Index(fields=["visited_at"], name="visits_by_day"),)


class VisitChild(OwnPart):
    """One child at a visit: seen, seen alone, where they sleep; and where not, why not."""

    visit = belongs_to("Visit", "children")
    is_seen = yes_or_no("seen")
    not_seen_because = text("why the child was not seen")
    is_seen_alone = yes_or_no("seen alone")
    not_alone_because = text("why the child was not seen alone")
    is_bedroom_seen = yes_or_no("where the child sleeps was seen")
    noticed = text("what was noticed about this child")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person visit",
                "case_notes": "is_seen not_seen_because is_seen_alone not_alone_because is_bedroom_seen noticed",
            }
        )

    class Meta(OwnPart.Meta):
        constraints = (models.UniqueConstraint(fields=["visit", "person"], name="a_child_is_visited_once"),)


class Meeting(StepRecord):
    """A meeting that is no conference: a core group, a review of a plan, a meeting before court."""

    class Kind(models.TextChoices):
        CORE_GROUP = "core_group", "Core group"
        NEED_REVIEW = "need_review", "Review of a child in need plan"
        FAMILY_TEAM = "family_team", "Team around the family"
        BEFORE_COURT = "before_court", "Meeting before proceedings"
        LEGAL = "legal", "Legal planning meeting"
        PROFESSIONALS = "professionals", "Professionals' meeting"

    kind = models.CharField(max_length=14, choices=Kind.choices)
    planned_at = moment("planned")
    held_on = day("held")
    place = models.CharField("where", max_length=200, blank=True)
    chaired_by = worker("chaired by")
    minutes = text("what was said")
    decisions = text("what was decided, who does what, by when")
    next_on = day("next meeting")
    not_held_because = text("why it was not held")

    class Classified:
        subjects = EACH_CHILD
        retention = NEED
        fields: ClassVar[dict[str, str]] = StepRecord.STEPPED | classed(
            {
                "meeting_minutes": "kind planned_at held_on place minutes decisions next_on not_held_because",
                "worker_and_team": "chaired_by",
            }
        )


class MeetingChild(OwnPart):
    """A child whom a meeting was about."""

    meeting = belongs_to("Meeting", "children")
    words = text("what was said and decided for this child")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed({KEEPING: "person meeting", "meeting_minutes": "words"})

    class Meta(OwnPart.Meta):
        constraints = (models.UniqueConstraint(fields=["meeting", "person"], name="a_child_is_met_about_once"),)


class MeetingAttendance(Attending):
    """Who was asked to a meeting, and whether they came."""

    meeting = belongs_to("Meeting", "attending")

    class Classified:
        subjects = ("meeting__children__person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = {**Attending.ATTENDED, "meeting": KEEPING}
