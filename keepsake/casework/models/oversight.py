"""Managers and reviewers on a child's case: oversight, supervision, escalation, audits of practice."""

from typing import ClassVar

from django.db import models

from keepsake.casework.models.case_record import NEED, CaseRecord, classed, day, text, whose, worker
from keepsake.record.classification import KEEPING


class Oversight(CaseRecord):
    """Somebody who answers for the work looked at this child's case on a day, and what they decided."""

    class Kind(models.TextChoices):
        OVERSIGHT = "oversight", "Management oversight"
        SUPERVISION = "supervision", "Supervision of this case"

    person = whose("oversight")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OVERSIGHT)
    on = models.DateField("on")
    with_worker = worker("with the worker")
    considered = models.TextField("what was looked at")
    child_now = text("what life is like for the child now")
    decisions = text("what was decided, and why")
    actions = text("who does what, by when")
    next_on = day("to be looked at again")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person",
                "case_notes": "kind on considered child_now decisions actions next_on",
                "worker_and_team": "with_worker",
            }
        )


class Escalation(CaseRecord):
    """Professionals do not agree about a child: who raised it, with whom, and how it was settled."""

    person = whose("escalations")
    raised_on = models.DateField("raised")
    raised_by_body = models.CharField("raised by", max_length=200)
    raised_with = models.CharField("raised with", max_length=200)
    words = models.TextField("what they do not agree about")
    settled_on = day("settled")
    settled_words = text("how it was settled")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {
                KEEPING: "person",
                "case_notes": "raised_on words settled_on settled_words",
                "services_involved": "raised_by_body raised_with",
            }
        )


class PracticeAudit(CaseRecord):
    """A look at how well the work with one child was done, and what is to follow from it."""

    class Grade(models.TextChoices):
        OUTSTANDING = "outstanding", "Outstanding"
        GOOD = "good", "Good"
        IMPROVE = "improve", "Requires improvement"
        INADEQUATE = "inadequate", "Inadequate"

    person = whose("practice_audits")
    on = models.DateField("on")
    theme = models.CharField(max_length=120)
    grade = models.CharField(max_length=12, choices=Grade.choices, blank=True)
    strengths = text("what was done well")
    gaps = text("what was not")
    actions = text("who does what, by when")
    done_on = day("all done")

    class Classified:
        subjects = ("person",)
        retention = NEED
        fields: ClassVar[dict[str, str]] = classed(
            {KEEPING: "person", "case_notes": "on theme grade strengths gaps actions done_on"}
        )
