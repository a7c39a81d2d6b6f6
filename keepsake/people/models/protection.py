"""What protects a person in the record: restrictions and their grants, circumstances, emergency access, warnings."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from keepsake.people.models.person import LONG, Person
from keepsake.record.classification import KEEPING
from keepsake.record.personal import Personal


class Restriction(Personal):
    """The record of a person is closed to everybody without a grant."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="restrictions")
    reason = models.TextField()
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "person": KEEPING,
            "reason": "warnings",
            "begins_on": KEEPING,
            "ends_on": KEEPING,
        }

    def __str__(self) -> str:
        return str(self.id)


class RestrictionGrant(Personal):
    """A worker who may see a restricted record, until a day, and who allowed it for what reason."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="restriction_grants")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="restriction_grants")
    reason = models.TextField()
    begins_on = models.DateField()
    ends_on = models.DateField()

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            **dict.fromkeys(("person", "worker", "begins_on", "ends_on"), KEEPING),
            "reason": "warnings",
        }

    def __str__(self) -> str:
        return str(self.id)


class Circumstance(Personal):
    """Something that stops or conditions the use of a person's record: a code of the vocabulary's circumstances."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="circumstances")
    code = models.CharField(max_length=60)
    reason = models.TextField(blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            **dict.fromkeys(("person", "code", "begins_on", "ends_on"), KEEPING),
            "reason": "warnings",
        }

    class Meta(Personal.Meta):
        indexes = (models.Index(fields=["person", "code"], name="circumstances_of_a_person"),)

    def __str__(self) -> str:
        return str(self.id)


class BreakGlass(Personal):
    """Emergency access: who opened it for whom, why, until when, and what the reviewer found."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="emergencies")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="emergencies")
    role = models.CharField(max_length=60)
    reason = models.TextField()
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    was_justified = models.BooleanField(null=True, blank=True)
    review = models.TextField(blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            **dict.fromkeys(
                ("person", "worker", "role", "opened_at", "ends_at", "reviewed_by", "reviewed_at"), KEEPING
            ),
            **dict.fromkeys(("reason", "was_justified", "review"), "audit_trail"),
        }

    def __str__(self) -> str:
        return str(self.id)


class Warning(Personal):
    """A warning about a person or the place they live, until its review, and who was told of it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="warnings")
    words = models.TextField()
    is_a_risk_to_children = models.BooleanField(default=False)
    begins_on = models.DateField()
    review_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    who_was_told = models.TextField(blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "person": KEEPING,
            **dict.fromkeys(("words", "begins_on", "review_on", "ends_on", "who_was_told"), "warnings"),
            "is_a_risk_to_children": "risk_to_children",
        }

    def __str__(self) -> str:
        return str(self.id)
