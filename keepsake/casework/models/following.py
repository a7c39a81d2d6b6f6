"""What followed from a reopened decision, and what was said of it: it stands, is withdrawn, or goes on."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import NEED, CaseRecord, classed, whose
from keepsake.record.classification import KEEPING


class FollowUp(CaseRecord):
    """One thing that followed from a reopened decision was looked at. What followed is worked out, never kept here."""

    class Answer(models.TextChoices):
        STANDS = "stands", "It is right all the same"
        WITHDRAWN = "withdrawn", "It is withdrawn: it should not have begun"
        KEPT = "kept", "It goes on, though it rested on the wrong decision"

    person = whose("followed_up")
    reopened_model = models.CharField(max_length=80)
    reopened_id = models.UUIDField(db_index=True)
    followed_model = models.CharField(max_length=80)
    followed_id = models.UUIDField()
    looked_at = models.DateTimeField("looked at")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    reason = models.TextField("why")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person reopened_model reopened_id followed_model followed_id looked_at answer",
                "case_notes": "reason",
            }
        )
