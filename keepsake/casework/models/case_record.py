"""What every record of casework has: where it came from, and, for a step of the pathway, who sent and approved it.

A step that several children go through together is one record with a part for each child: what is shared stands in the
step, what is the child's own in the part. Who may see the step must be allowed to see every child in it.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.deconstruct import deconstructible

from keepsake.people.models import Person
from keepsake.record.classification import KEEPING
from keepsake.record.personal import Personal
from keepsake.standard.codes import codes

EACH_CHILD = ("children__person",)
NEED, PROTECTION, EARLY = "child_in_need", "child_protection", "early_help"
APART = "contact_no_further_action"


@deconstructible
class Coded:
    """Raises ValidationError for what is not in a published code set. Several codes have a space between them."""

    def __init__(self, code_set: str) -> None:
        self.code_set = code_set

    def __call__(self, value: str) -> None:
        unknown = [each for each in value.split() if each not in codes(self.code_set)]
        if unknown:
            raise ValidationError(f"'{unknown[0]}' is not one of the codes: {', '.join(codes(self.code_set))}.")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Coded) and other.code_set == self.code_set

    def __hash__(self) -> int:
        return hash(self.code_set)


def coded(code_set: str, name: str) -> "models.CharField[Any, Any]":
    """One code of a published set, or nothing yet."""
    return models.CharField(name, max_length=6, blank=True, validators=[Coded(code_set)])


def coded_many(code_set: str, name: str) -> "models.CharField[Any, Any]":
    """Several codes of a published set, in its order, with a space between them."""
    return models.CharField(name, max_length=300, blank=True, validators=[Coded(code_set)])


def text(name: str) -> "models.TextField[Any, Any]":
    """What somebody wrote, or nothing yet."""
    return models.TextField(name, blank=True)


def day(name: str) -> "models.DateField[Any, Any]":
    """A day that may not be known yet."""
    return models.DateField(name, null=True, blank=True)


def moment(name: str) -> "models.DateTimeField[Any, Any]":
    """A moment that may not have come yet."""
    return models.DateTimeField(name, null=True, blank=True)


def yes_or_no(name: str) -> "models.BooleanField[Any, Any]":
    """Yes, no, or not said."""
    return models.BooleanField(name, null=True, blank=True)


def worker(name: str) -> "models.ForeignKey[Any, Any]":
    """A worker of the council."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=name, null=True, blank=True, related_name="+"
    )


def whose(related: str = "+") -> "models.ForeignKey[Any, Any]":
    """Whom it is about."""
    return models.ForeignKey(Person, models.PROTECT, related_name=related)


def belongs_to(model: str, related: str = "+", *, always: bool = True) -> "models.ForeignKey[Any, Any]":
    """The record it is a part of, or followed from."""
    return models.ForeignKey(
        f"casework.{model}", models.PROTECT, null=not always, blank=not always, related_name=related
    )


def classed(fields: Mapping[str, str]) -> dict[str, str]:
    """Category -> the names of its fields, turned round: field -> category.

    >>> classed({"referrals": "source kind"})
    {'source': 'referrals', 'kind': 'referrals'}
    """
    return {name: category for category, names in fields.items() for name in names.split()}


class CaseRecord(Personal):
    """``origin`` says which import it came with, empty where it was written here; ``original_id`` is its id there."""

    kept_fields: tuple[str, ...] = (*Personal.kept_fields, "origin", "original_id")

    origin = models.CharField(max_length=60, blank=True, editable=False)
    original_id = models.CharField(max_length=120, blank=True, editable=False, db_index=True)

    class Meta(Personal.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class StepRecord(CaseRecord):
    """A step: what was done with it, and when. Its state is worked out from these days; see ``casework.status``."""

    sent_at = models.DateTimeField(editable=False, null=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    returned_at = models.DateTimeField(editable=False, null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_at = models.DateTimeField(editable=False, null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    reopened_at = models.DateTimeField(editable=False, null=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    withdrawn_at = models.DateTimeField(editable=False, null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    comment = models.TextField("comment of who approves", blank=True)

    STEPPED: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            (
                *("sent_at", "sent_by", "returned_at", "returned_by"),
                *("approved_at", "approved_by", "reopened_at", "reopened_by", "withdrawn_at", "withdrawn_by"),
            ),
            KEEPING,
        ),
        "comment": "case_notes",
    }

    class Meta(CaseRecord.Meta):
        abstract = True


class Attending(CaseRecord):
    """Somebody who was asked to a meeting, for which body, and whether they came."""

    class Attendance(models.TextChoices):
        INVITED = "invited", "Invited"
        ATTENDED = "attended", "Attended"
        REPORT = "report", "Sent a report, did not attend"
        APOLOGIES = "apologies", "Sent apologies"
        ABSENT = "absent", "Did not attend"

    name = models.CharField(max_length=200)
    profession = models.CharField(max_length=120, blank=True)
    agency = models.CharField(max_length=200, blank=True)
    attendance = models.CharField(max_length=12, choices=Attendance.choices, default=Attendance.INVITED)

    ATTENDED: ClassVar[dict[str, str]] = dict.fromkeys(
        ("name", "profession", "agency", "attendance"), "services_involved"
    )

    class Meta(CaseRecord.Meta):
        abstract = True


class OwnPart(CaseRecord):
    """One child's own part in a step that several go through together."""

    person = whose()

    class Meta(CaseRecord.Meta):
        abstract = True
