"""A photograph of a person: what is known of it, and the sealed picture apart from it."""

import uuid
from typing import Any, ClassVar, NoReturn

from django.db import models

from keepsake.people.models.person import LONG, Person
from keepsake.record.classification import KEEPING
from keepsake.record.guard import guard_columns
from keepsake.record.opened import current
from keepsake.record.personal import Personal, Refuses
from keepsake.record.rows import visible
from keepsake.record.writing import under_way


def _no(*_: Any, **__: Any) -> NoReturn:
    raise Refuses("A picture is put into the record by an action, and stays as it is until it is destroyed.")


class _PictureRows(models.QuerySet[Any]):
    update = delete = bulk_create = bulk_update = update_or_create = get_or_create = raw = extra = _no


class Pictures(models.Manager.from_queryset(_PictureRows)):  # type: ignore[misc]
    """The way to the pictures of photographs that the open access may see. Raises NotOpen outside an access."""

    use_in_migrations = False

    def get_queryset(self) -> _PictureRows:
        return super().get_queryset().filter(visible(current(), Picture))  # type: ignore[no-any-return]


class Picture(models.Model):
    """The picture of one photograph, in two sizes, sealed (``keepsake.record.sealing``).

    It is written once and has no versions, which would hold it over and over: a new photograph is a new record.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed = models.BinaryField()
    sealed_small = models.BinaryField()

    objects = Pictures()

    class Classified:
        subjects = ("photographs__person",)
        retention = LONG
        fields: ClassVar[dict[str, str]] = {
            "id": KEEPING,
            "sealed": "visual_images",
            "sealed_small": "visual_images",
        }

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return str(self.pk)

    def save(self, *_: Any, **__: Any) -> None:
        """Only an action puts it there, and only once."""
        under_way()
        if not self._state.adding:
            _no()
        self.save_base(force_insert=True)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        _no()


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
