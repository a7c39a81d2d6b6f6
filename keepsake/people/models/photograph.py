"""A photograph of a person: what is known of it, and the sealed picture apart from it."""

from typing import ClassVar

from django.db import models

from keepsake.people.models.person import LONG, Person
from keepsake.record.classification import KEEPING
from keepsake.record.guard import guard_columns
from keepsake.record.personal import Personal
from keepsake.record.sealed_file import SealedFile


class Picture(SealedFile):
    """The picture of one photograph, in two sizes, sealed (``keepsake.record.sealing``).

    It is written once and has no versions, which would hold it over and over: a new photograph is a new record.
    """

    sealed = models.BinaryField()
    sealed_small = models.BinaryField()

    class Classified:
        subjects = ("photographs__person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "id": KEEPING,
            "sealed": "visual_images",
            "sealed_small": "visual_images",
        }


guard_columns(Picture)


class Photograph(Personal):
    """When a photograph was taken, what it shows, and why it is held. The one that began last is the person's face."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="photographs")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="photographs", editable=False)
    shows = models.CharField("what it shows", max_length=200)
    taken_on = models.DateField("taken on", null=True, blank=True)
    why = models.TextField("who agreed, and why it is held")
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Classified:
        subjects = ("person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "person": KEEPING,
            "picture": KEEPING,
            **dict.fromkeys(("shows", "taken_on", "why", "begins_on", "ends_on"), "visual_images"),
        }

    class Meta(Personal.Meta):
        indexes = (models.Index(fields=["person", "begins_on"], name="photographs_of_a_person"),)

    def __str__(self) -> str:
        return str(self.id)
