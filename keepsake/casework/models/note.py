"""Case notes about one or several people; what somebody says in their own words; what was written on a wrong child."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import (
    EACH_CHILD,
    NEED,
    CaseRecord,
    OwnPart,
    belongs_to,
    classed,
    text,
    whose,
    worker,
    yes_or_no,
)
from keepsake.record.classification import KEEPING


class CaseNote(CaseRecord):
    """What happened at a moment, about the people it names."""

    class Kind(models.TextChoices):
        NOTE = "note", "Case note"
        CALL = "call", "Telephone call"
        MESSAGE = "message", "E-mail, text or letter"
        TALK = "talk", "Conversation"
        EVENT = "event", "Something that happened"
        DECISION = "decision", "Decision"

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.NOTE)
    happened_at = models.DateTimeField("when it happened")
    title = models.CharField("in a few words", max_length=200, blank=True)
    words = models.TextField("what happened")
    is_important = models.BooleanField("important for the child's story", default=False)

    class Classified:
        subjects = EACH_CHILD
        retention = NEED
        fields: ClassVar[dict[str, str]] = dict.fromkeys(
            ("kind", "happened_at", "title", "words", "is_important"), "case_notes"
        )

    class Meta(CaseRecord.Meta):
        indexes = (models.Index(fields=["happened_at"], name="notes_by_day"),)


class CaseNotePerson(OwnPart):
    """Somebody whom a note is about, and whether the worker saw them, and alone."""

    note = belongs_to("CaseNote", "children")
    is_seen = yes_or_no("seen")
    is_seen_alone = yes_or_no("seen alone")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed({KEEPING: "person note", "case_notes": "is_seen is_seen_alone"})

    class Meta(OwnPart.Meta):
        constraints = (models.UniqueConstraint(fields=["note", "person"], name="a_note_is_about_somebody_once"),)


class Statement(CaseRecord):
    """What a child or somebody of the family says, in their own words, apart from how a worker puts it."""

    class Medium(models.TextChoices):
        SPOKEN = "spoken", "Spoken, written down by a worker"
        WRITTEN = "written", "Written by themselves"
        DRAWING = "drawing", "Drawing"
        SOUND = "sound", "Sound recording"
        SHOWN = "shown", "Shown without words"

    class Agreement(models.TextChoices):
        AGREES = "agrees", "Agrees"
        PARTLY = "partly", "Agrees in part"
        DISAGREES = "disagrees", "Does not agree"
        NOT_SAID = "not_said", "Did not say"

    person = whose("statements")
    said_on = models.DateField("said")
    medium = models.CharField("how it was said", max_length=10, choices=Medium.choices, default=Medium.SPOKEN)
    words = models.TextField("their own words, or what the drawing or recording shows")
    asked = text("what they were asked")
    agreement = models.CharField("do they agree", max_length=10, choices=Agreement.choices, blank=True)
    agrees_with = models.CharField("with what", max_length=40, blank=True)
    may_be_shared = yes_or_no("they agree that others read it")
    share_with = text("with whom it may be shared, and with whom not")
    told = text("what they were told they can do about it")
    heard_by = worker("who heard it")
    assessment = belongs_to("Assessment", "statements", always=False)
    conference = belongs_to("Conference", "statements", always=False)
    visit = belongs_to("Visit", "statements", always=False)
    meeting = belongs_to("Meeting", "statements", always=False)
    note = belongs_to("CaseNote", "statements", always=False)
    file = belongs_to("OwnWordsFile", "statements", always=False)

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person assessment conference visit meeting note file",
                "own_words": "said_on medium words asked agreement agrees_with may_be_shared share_with",
                "case_notes": "told",
                "worker_and_team": "heard_by",
            }
        )


class Tombstone(CaseRecord):
    """Something stood here about the wrong person. It says that, when and why it went; not what it was."""

    person = whose("tombstones")
    record_model = models.CharField(max_length=80)
    record_id = models.UUIDField()
    moved_at = models.DateTimeField("moved")
    moved_because = models.TextField("why it was moved")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {KEEPING: "person record_model record_id", "case_notes": "moved_at moved_because"}
        )
