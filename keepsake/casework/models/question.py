"""A council's own questions in a step, with their answers; and where an answer came from that was offered and taken."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import NEED, CaseRecord, classed, day, text, whose, worker
from keepsake.record.classification import BY_ROW, KEEPING


class OwnQuestion(models.Model):
    """A question that a council adds to a step: configuration, not personal. Its key stays; a change is a new version.

    ``category`` is a code of the vocabulary: the answer is seen by whom the category is granted.
    """

    class Kind(models.TextChoices):
        LINE = "line", "One line"
        TEXT = "text", "Several lines"
        YES_NO = "yes_no", "Yes or no"
        DAY = "day", "A day"
        NUMBER = "number", "A number"
        CHOICE = "choice", "One of a list"
        SEVERAL = "several", "Several of a list"

    key = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    step = models.SlugField(max_length=60)
    words = models.CharField("question", max_length=200)
    help = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    choices = models.JSONField("list to choose from", default=list, blank=True)
    category = models.CharField(max_length=60)
    is_of_each_child = models.BooleanField("asked for each child", default=False)
    is_needed = models.BooleanField("needed for the step to be complete", default=False)
    place = models.PositiveSmallIntegerField("place among the questions of its step", default=0)
    begins_on = models.DateField("asked from")
    ends_on = models.DateField("asked until", null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["key", "version"], name="a_version_of_a_question_is_one"),)
        ordering = ("step", "place", "key", "version")

    def __str__(self) -> str:
        return f"{self.key} version {self.version}"

    @property
    def column(self) -> str:
        """The column that holds its answer."""
        return COLUMNS[self.kind]


COLUMNS = {
    "line": "words",
    "text": "words",
    "yes_no": "is_so",
    "day": "on",
    "number": "number",
    "choice": "code",
    "several": "code",
}


def categories_in_use() -> tuple[str, ...]:
    """The categories of the questions that are or were asked; where none was yet, what an answer would be at least."""
    asked = tuple(OwnQuestion.objects.order_by("category").values_list("category", flat=True).distinct())
    return asked or ("social_care_information",)


class OwnAnswer(CaseRecord):
    """An answer to a council's own question about one child, in the column of its kind, so that it can be counted.

    ``record_id`` is the step. What is asked once is held for each child of the step, since it is about each. A row is
    of the category of its question, and there for whom that category is granted.
    """

    person = whose("own_answers")
    question = models.SlugField(max_length=60)
    question_version = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=60)
    record_model = models.CharField(max_length=80)
    record_id = models.UUIDField()
    words = text("answer in words")
    code = models.CharField("answer from the list", max_length=600, blank=True)
    number = models.DecimalField("answer in numbers", max_digits=12, decimal_places=2, null=True, blank=True)
    on = day("answer as a day")
    is_so = models.BooleanField("answer yes or no", null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = NEED
        by_row = "category"
        in_use = staticmethod(categories_in_use)
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person question question_version category record_model record_id",
                BY_ROW: "words code number on is_so",
            }
        )

    class Meta(CaseRecord.Meta):
        constraints = (
            models.UniqueConstraint(fields=["person", "record_id", "question"], name="a_question_is_answered_once"),
        )


class UsedAnswer(CaseRecord):
    """An answer known already was offered in a step and taken: from which version of which record, by whom, when."""

    person = whose("used_answers")
    record_model = models.CharField(max_length=80)
    record_id = models.UUIDField()
    field = models.CharField(max_length=60)
    source_model = models.CharField(max_length=80)
    source_id = models.UUIDField()
    source_field = models.CharField(max_length=60)
    source_version = models.PositiveIntegerField()
    confirmed_at = models.DateTimeField()
    confirmed_by = worker("confirmed by")
    looked_at_version = models.PositiveIntegerField(
        "version of the source that was looked at since", null=True, blank=True
    )

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person record_model record_id field source_model source_id source_field source_version"
                " confirmed_at confirmed_by looked_at_version"
            }
        )

    class Meta(CaseRecord.Meta):
        indexes = (
            models.Index(fields=["source_id", "source_field"], name="answers_used_from"),
            models.Index(fields=["record_id", "field"], name="answers_used_in"),
        )
