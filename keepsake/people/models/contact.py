"""Where a person lives and how to reach them safely."""

from typing import ClassVar

from django.db import models

from keepsake.people.models.person import LONG, Person, in_order
from keepsake.record.classification import KEEPING
from keepsake.record.personal import Personal


class Address(Personal):
    """A place a person lives or gets letters, from a day until a day."""

    class Kind(models.TextChoices):
        HOME = "home", "Home"
        LETTERS = "letters", "Letters only"
        NO_FIXED_ABODE = "no_fixed_abode", "No fixed abode"

    person = models.ForeignKey(Person, models.PROTECT, related_name="addresses")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.HOME)
    lines = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    is_confidential = models.BooleanField(default=False)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "person": KEEPING,
            **dict.fromkeys(("kind", "lines", "postcode", "is_confidential", "begins_on", "ends_on"), "address"),
        }

    class Meta(Personal.Meta):
        constraints = (in_order("an_address"),)

    def __str__(self) -> str:
        return str(self.id)


class ContactWay(Personal):
    """A telephone number or an e-mail address, and whether it is safe to use."""

    class Kind(models.TextChoices):
        PHONE = "phone", "Telephone"
        EMAIL = "email", "E-mail"

    class Safety(models.TextChoices):
        SAFE = "safe", "Safe to use"
        CARE = "care", "Only as the note says"
        UNSAFE = "unsafe", "Do not use"

    person = models.ForeignKey(Person, models.PROTECT, related_name="contact_ways")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=254)
    safety = models.CharField(max_length=10, choices=Safety.choices, default=Safety.SAFE)
    safety_note = models.TextField(blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "person": KEEPING,
            **dict.fromkeys(("kind", "value", "safety", "safety_note", "ends_on"), "contact_details"),
        }

    def __str__(self) -> str:
        return str(self.id)


class HiddenFrom(Personal):
    """Where this person lives must not come to the knowledge of that one: a parent who must not find a child."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="hidden_from")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.TextField()
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "person": KEEPING,
            "other": "warnings",
            "reason": "warnings",
            "begins_on": "warnings",
            "ends_on": "warnings",
        }

    def __str__(self) -> str:
        return str(self.id)
