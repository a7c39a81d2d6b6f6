"""What workers add to a chronology that writes itself: a line of their own, and what they say of a line.

The lines themselves are kept nowhere: they are made from the facts each time; see ``casework.chronology``.
"""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import (
    EACH_CHILD,
    NEED,
    CaseRecord,
    OwnPart,
    belongs_to,
    classed,
    day,
    text,
    whose,
)
from keepsake.people.models.person import in_order
from keepsake.record.classification import KEEPING


class Weight(models.IntegerChoices):
    """How much a line matters to the story. The more it matters, the smaller the number."""

    KEY = 1, "Turning point"
    ORDINARY = 2, "Part of the story"
    DAILY = 3, "Day to day"


class OwnLine(CaseRecord):
    """A line of a chronology whose fact lives nowhere else in the record, with where it is known from."""

    begins_on = models.DateField("when it was, or began")
    ends_on = day("until")
    is_about = models.BooleanField("the day is not exact", default=False)
    title = models.CharField("in a few words", max_length=200)
    words = text("what happened")
    known_from = models.CharField("how this is known", max_length=200)

    class Classified:
        subjects = EACH_CHILD
        retention = NEED
        fields: ClassVar[dict[str, str]] = dict.fromkeys(
            ("begins_on", "ends_on", "is_about", "title", "words", "known_from"), "case_notes"
        )

    class Meta(CaseRecord.Meta):
        constraints = (in_order("an_own_line"),)


class OwnLineChild(OwnPart):
    """Somebody on whose chronology an own line stands."""

    line = belongs_to("OwnLine", "children")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed({KEEPING: "person line"})

    class Meta(OwnPart.Meta):
        constraints = (models.UniqueConstraint(fields=["line", "person"], name="a_line_is_of_somebody_once"),)


class Curation(CaseRecord):
    """What a worker says of one line on a person's chronology: how much it matters, what it means, why it is left out.

    The line is named by its fact and its key. ``fact_version`` and ``fact_mark`` say how it stood then.
    """

    person = whose("curations")
    record_model = models.CharField(max_length=80)
    record_id = models.UUIDField()
    line = models.CharField(max_length=40)
    weight = models.PositiveSmallIntegerField("how much it matters", choices=Weight.choices, null=True, blank=True)
    analysis = text("what it means")
    left_out_because = text("why it is left out")
    fact_version = models.PositiveIntegerField()
    fact_mark = models.CharField(max_length=32)

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person record_model record_id line fact_version fact_mark",
                "case_notes": "weight analysis left_out_because",
            }
        )

    class Meta(CaseRecord.Meta):
        constraints = (models.UniqueConstraint(fields=["person", "record_id", "line"], name="a_line_is_curated_once"),)
