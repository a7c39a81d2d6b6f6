"""Numbers that other bodies know a person by. Each kind is a category of its own, so each is a record of its own."""

from typing import ClassVar

from django.db import models

from keepsake.people.models.person import LONG, Person
from keepsake.record.classification import KEEPING
from keepsake.record.personal import Personal


class Verification(models.TextChoices):
    """How sure a number is. Traced: the body that gave it said so."""

    UNVERIFIED = "unverified", "Not verified"
    TRACED = "traced", "Verified with the body that gave it"


class _Number(Personal):
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    value = models.CharField(max_length=40, db_index=True)
    verification = models.CharField(max_length=12, choices=Verification.choices, default=Verification.UNVERIFIED)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta(Personal.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


def _numbers(category: str, *more: str) -> dict[str, str]:
    return {"person": KEEPING, **dict.fromkeys(("value", "verification", "begins_on", "ends_on", *more), category)}


class NhsNumber(_Number):
    """The NHS number, and whether the person objects to its being shared."""

    is_objected_to = models.BooleanField(default=False)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = _numbers("nhs_number", "is_objected_to")


class PupilNumber(_Number):
    """The unique pupil number."""

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = _numbers("unique_pupil_number")


class LearnerNumber(_Number):
    """The unique learner number."""

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = _numbers("unique_learner_number")


class HomeOfficeNumber(_Number):
    """The Home Office reference."""

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = _numbers("home_office_number")


class OtherNumber(_Number):
    """A council's own number, the single unique identifier, or another; ``kind`` says which."""

    kind = models.CharField(max_length=60)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = _numbers("identifiers_other", "kind")
