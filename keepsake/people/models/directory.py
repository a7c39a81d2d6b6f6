"""Who works with children outside the council: the bodies, the people who work there, and with whom they work.

A body and a professional are written once and used for many children, as a team and an account are: what stands there
is where somebody works and how they are reached at work, and nothing of any case. Who works with a child, in what part
and from when to when, is a record about that child.
"""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from keepsake.people.models.person import LONG, Person, in_order
from keepsake.record.classification import KEEPING
from keepsake.record.personal import Personal


class Service(models.TextChoices):
    """What a body is, and what part somebody has in a child's life."""

    SCHOOL = "school", "School"
    NURSERY = "nursery", "Nursery or childminder"
    COLLEGE = "college", "College or training"
    GP = "gp", "GP practice"
    HEALTH_VISITING = "health_visiting", "Health visitor or school nurse"
    MIDWIFERY = "midwifery", "Midwife"
    HOSPITAL = "hospital", "Hospital or clinic"
    MENTAL_HEALTH = "mental_health", "Mental health service"
    DENTIST = "dentist", "Dentist or optician"
    POLICE = "police", "Police"
    PROBATION = "probation", "Probation"
    YOUTH_JUSTICE = "youth_justice", "Youth justice"
    HOUSING = "housing", "Housing"
    HOME = "home", "Children's home or other placement"
    FOSTERING = "fostering", "Fostering or adoption agency"
    COURT = "court", "Court, solicitor or children's guardian"
    ADVOCACY = "advocacy", "Advocate or independent visitor"
    COMMUNITY = "community", "Charity, faith or community group"
    OTHER = "other", "Another service"


class _Entry(models.Model):
    """A line of the directory. ``keepsake.people.directory`` keeps and shows its versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_at = models.DateTimeField(editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    name = models.CharField(max_length=200, db_index=True)
    phone = models.CharField("telephone", max_length=40, blank=True)
    email = models.CharField("e-mail", max_length=254, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Body(_Entry):
    """A school, a practice, a police station: where it is, how it is reached, and the number others know it by."""

    kind = models.CharField("what it is", max_length=16, choices=Service.choices)
    lines = models.TextField("address", blank=True)
    postcode = models.CharField(max_length=10, blank=True, db_index=True)
    number = models.CharField("its own number", max_length=40, blank=True)


class Professional(_Entry):
    """Somebody who works with children, for a body or by themselves, and how they are reached at work."""

    profession = models.CharField(max_length=120)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="professionals")


class Involvement(Personal):
    """A body, or somebody of it, works with a person in some part, from a day until a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="involvements")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="involvements")
    professional = models.ForeignKey(Professional, models.PROTECT, null=True, blank=True, related_name="involvements")
    part = models.CharField("what part they have", max_length=16, choices=Service.choices)
    words = models.CharField("what they do for them", max_length=500, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "person": KEEPING,
            **dict.fromkeys(("body", "professional", "part", "words", "begins_on", "ends_on"), "services_involved"),
        }

    class Meta(Personal.Meta):
        constraints: ClassVar[Any] = (
            models.CheckConstraint(
                condition=models.Q(body__isnull=False) | models.Q(professional__isnull=False),
                name="somebody_is_involved",
            ),
            in_order("an_involvement"),
        )

    def __str__(self) -> str:
        return str(self.id)
