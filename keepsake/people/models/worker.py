"""Workers, teams and who works with whom. The days and keys hold the access together; the reasons are personal."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from keepsake.people.models.person import LONG, Person
from keepsake.record.classification import KEEPING
from keepsake.record.personal import Personal


class Team(models.Model):
    """A team, and the one above it."""

    name = models.CharField(max_length=120, unique=True)
    above = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="below")
    is_duty_team = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A worker in a team, from a day until a day; a manager of it, or not."""

    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    is_manager = models.BooleanField(default=False)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["worker", "begins_on"], name="teams_of_a_worker"),)

    def __str__(self) -> str:
        return str(self.pk)


class Absence(models.Model):
    """A worker is away, and who stands in for them."""

    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")
    cover = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="covering")
    begins_on = models.DateField()
    ends_on = models.DateField()

    def __str__(self) -> str:
        return str(self.pk)


class Duty(models.Model):
    """A worker is on duty, from a day to and with a day."""

    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="duties")
    begins_on = models.DateField()
    ends_on = models.DateField()

    def __str__(self) -> str:
        return str(self.pk)


class Allocation(Personal):
    """Who works with a person, in what part, from a day until a day."""

    class Part(models.TextChoices):
        WORKER = "worker", "Allocated worker"
        SECOND = "second", "Second worker"
        CHAIR = "chair", "Chair of conference or review"
        FOSTERING = "fostering", "Supervising social worker"
        ADOPTION = "adoption", "Adoption worker"
        FINANCE = "finance", "Finance"
        RIGHTS = "rights", "Data protection request"
        AUDIT = "audit", "Audit of the case"

    person = models.ForeignKey(Person, models.PROTECT, related_name="allocations")
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="allocations"
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="allocations")
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.WORKER)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            **dict.fromkeys(("person", "worker", "team", "part", "begins_on", "ends_on"), KEEPING),
            "reason": "allocation",
        }

    class Meta(Personal.Meta):
        indexes = (
            models.Index(fields=["worker", "person"], name="people_of_a_worker"),
            models.Index(fields=["person", "part"], name="workers_of_a_person"),
        )

    def __str__(self) -> str:
        return str(self.id)


class OwnPlace(models.Model):
    """Where a worker lives themselves, by their own wish, as a seal that can be compared (``same_place``)."""

    worker = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seal = models.CharField(max_length=64)
    near = models.CharField(max_length=64, blank=True)  # of the postcode alone
    said_on = models.DateField()

    def __str__(self) -> str:
        return str(self.pk)
