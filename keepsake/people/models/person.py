"""A person, their names, and what they are to the council over time."""

from typing import ClassVar

from django.db import models

from keepsake.record.classification import KEEPING
from keepsake.record.personal import Personal

LONG = "most_children_records"


def in_order(name: str) -> models.CheckConstraint:
    """The database's own check that something does not end before it began."""
    known = models.Q(begins_on__isnull=True) | models.Q(ends_on__isnull=True)
    return models.CheckConstraint(
        condition=known | models.Q(ends_on__gte=models.F("begins_on")), name=f"{name}_ends_after_it_began"
    )


class Person(Personal):
    """Anybody the record is about: a child, a parent, a carer, a professional. What they are is a role over time."""

    class BirthKnown(models.TextChoices):
        EXACT = "exact", "Exact"
        ESTIMATED = "estimated", "Estimated"
        EXPECTED = "expected", "Expected, not yet born"
        UNKNOWN = "unknown", "Not known"
        NOT_ALIVE = "not_alive", "Not born alive"

    born_on = models.DateField("date of birth", null=True, blank=True)
    birth_known = models.CharField(max_length=10, choices=BirthKnown.choices, default=BirthKnown.UNKNOWN)
    died_on = models.DateField("date of death", null=True, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    gender = models.CharField(max_length=60, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    ethnicity = models.CharField(max_length=10, blank=True)
    religion = models.CharField(max_length=60, blank=True)
    first_language = models.CharField(max_length=60, blank=True)
    other_languages = models.CharField("other languages", max_length=200, blank=True)
    needs_interpreter = models.BooleanField(null=True, blank=True)
    communication_needs = models.TextField(blank=True)
    disabilities = models.CharField("kinds of disability", max_length=120, blank=True)  # codes, a space between them
    disability = models.TextField("disability, in words", blank=True)
    nationality = models.CharField(max_length=80, blank=True)
    immigration_status = models.CharField(max_length=120, blank=True)
    sexual_orientation = models.CharField(max_length=60, blank=True)
    no_pupil_number = models.CharField("why there is no pupil number", max_length=10, blank=True)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Classified:
        subjects = ("",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "born_on": "date_of_birth",
            "birth_known": "date_of_birth",
            "died_on": "date_of_birth",
            "sex": "sex",
            "gender": "gender",
            "pronouns": "gender",
            "ethnicity": "ethnic_origin",
            "religion": "religion",
            "first_language": "languages",
            "other_languages": "languages",
            "needs_interpreter": "languages",
            "communication_needs": "communication_needs",
            "disabilities": "disability",
            "disability": "disability",
            "nationality": "nationality_and_immigration",
            "immigration_status": "nationality_and_immigration",
            "sexual_orientation": "sexual_orientation",
            "no_pupil_number": "unique_pupil_number",
            "same_as": KEEPING,
        }

    class Meta(Personal.Meta):
        constraints = (
            models.CheckConstraint(
                condition=models.Q(died_on__isnull=True)
                | models.Q(born_on__isnull=True)
                | models.Q(died_on__gte=models.F("born_on")),
                name="nobody_dies_before_birth",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class PersonName(Personal):
    """One of a person's names, with what kind it is, how it is said, and when it was used."""

    class Kind(models.TextChoices):
        CURRENT = "current", "Current name"
        PREFERRED = "preferred", "Preferred name"
        BIRTH = "birth", "Name at birth"
        FORMER = "former", "Former name"
        ALIAS = "alias", "Also known as"

    person = models.ForeignKey(Person, models.PROTECT, related_name="names")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CURRENT)
    given = models.CharField("given names", max_length=200, blank=True)
    family = models.CharField("family name", max_length=200, blank=True)
    said_as = models.CharField("how it is said", max_length=200, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "person": KEEPING,
            "kind": "name",
            "given": "name",
            "family": "name",
            "said_as": "name",
            "begins_on": "name",
            "ends_on": "name",
        }

    class Meta(Personal.Meta):
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(given="", family=""),
                name="a_name_is_not_empty",
            ),
            in_order("a_name"),
        )

    def __str__(self) -> str:
        return str(self.id)


class PersonRole(Personal):
    """What a person is to the council from a day, until a day: a code of the vocabulary's subjects."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=60)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "person": KEEPING,
            "role": KEEPING,
            "begins_on": KEEPING,
            "ends_on": KEEPING,
        }

    class Meta(Personal.Meta):
        indexes = (models.Index(fields=["person", "role"], name="role_of_a_person"),)

    def __str__(self) -> str:
        return str(self.id)
