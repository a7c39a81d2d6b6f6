"""How people belong together."""

from typing import ClassVar

from django.db import models

from keepsake.people.models.person import LONG, Person, in_order
from keepsake.record.classification import KEEPING
from keepsake.record.personal import Personal


class Relationship(Personal):
    """What one person is to another, from a day until a day: ``person`` is the ``kind`` of ``other``."""

    class Kind(models.TextChoices):
        BIRTH_PARENT = "birth_parent", "Birth parent"
        ADOPTIVE_PARENT = "adoptive_parent", "Adoptive parent"
        STEP_PARENT = "step_parent", "Step-parent"
        FOSTER_CARER = "foster_carer", "Foster carer"
        SPECIAL_GUARDIAN = "special_guardian", "Special guardian"
        GRANDPARENT = "grandparent", "Grandparent"
        SIBLING = "sibling", "Brother or sister"
        RELATIVE = "relative", "Other relative"
        SPOUSE = "spouse", "Husband, wife or civil partner"
        PARTNER = "partner", "Partner"
        EX_PARTNER = "ex_partner", "Former partner"
        FRIEND = "friend", "Friend"
        NEIGHBOUR = "neighbour", "Neighbour"
        PROFESSIONAL = "professional", "Professional"

    class Responsibility(models.TextChoices):
        BIRTH = "birth", "Mother, or married to her at the birth"
        REGISTERED = "registered", "Registered on the birth certificate"
        AGREEMENT = "agreement", "By agreement"
        COURT = "court", "By order of a court"
        ADOPTION = "adoption", "By adoption"

    person = models.ForeignKey(Person, models.PROTECT, related_name="relationships")
    other = models.ForeignKey(Person, models.PROTECT, related_name="related_to")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    profession = models.CharField(max_length=120, blank=True)
    body = models.CharField("organisation", max_length=200, blank=True)
    has_responsibility = models.BooleanField("parental responsibility", null=True, blank=True)
    responsibility_by = models.CharField(max_length=12, choices=Responsibility.choices, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person", "other")
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "person": KEEPING,
            "other": KEEPING,
            **dict.fromkeys(("kind", "begins_on", "ends_on"), "relationships"),
            **dict.fromkeys(("profession", "body"), "services_involved"),
            **dict.fromkeys(("has_responsibility", "responsibility_by"), "parental_responsibility"),
        }

    class Meta(Personal.Meta):
        constraints = (
            models.CheckConstraint(condition=~models.Q(person=models.F("other")), name="nobody_is_their_own_relative"),
            in_order("a_relationship"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Household(Personal):
    """People who live together. Its name is for finding it again: 'Ashgrove, Mill Lane'."""

    name = models.CharField(max_length=200)
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("members__person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {"name": "household", "ends_on": "household"}

    def __str__(self) -> str:
        return str(self.id)


class HouseholdMember(Personal):
    """A person in a household, from a day until a day."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="households")
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "household": KEEPING,
            "person": KEEPING,
            "begins_on": "household",
            "ends_on": "household",
        }

    class Meta(Personal.Meta):
        constraints = (in_order("a_stay"),)

    def __str__(self) -> str:
        return str(self.id)


class FamilyGroup(Personal):
    """A family as the council speaks of it, by a name: who belongs to it changes, and need not live together."""

    name = models.CharField(max_length=200)
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("members__person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {"name": "relationships", "ends_on": "relationships"}

    def __str__(self) -> str:
        return str(self.id)


class FamilyMember(Personal):
    """A person who belongs to a family group, from a day until a day."""

    group = models.ForeignKey(FamilyGroup, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="family_groups")
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "group": KEEPING,
            "person": KEEPING,
            "begins_on": "relationships",
            "ends_on": "relationships",
        }

    class Meta(Personal.Meta):
        constraints = (in_order("a_belonging"),)

    def __str__(self) -> str:
        return str(self.id)
