"""A file that belongs to a record: sealed (``keepsake.record.sealing``), written once, seen by whom the record is."""

import uuid
from typing import Any, NoReturn

from django.db import models

from keepsake.record.opened import current
from keepsake.record.personal import Refuses
from keepsake.record.shown import narrow
from keepsake.record.writing import under_way


def _no(*_: Any, **__: Any) -> NoReturn:
    raise Refuses("A file is put into the record by an action, and stays as it is until it is destroyed.")


class _FileRows(models.QuerySet[Any]):
    update = delete = bulk_create = bulk_update = update_or_create = get_or_create = raw = extra = _no


class SealedFiles(models.Manager.from_queryset(_FileRows)):  # type: ignore[misc]
    """The way to the files that the open access may see. Raises NotOpen outside an access."""

    use_in_migrations = False

    def get_queryset(self) -> _FileRows:
        return narrow(super().get_queryset(), current())  # type: ignore[return-value]


class SealedFile(models.Model):
    """It has no versions, which would hold it over and over: a new file is a new record. Guard each kind's columns."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    objects = SealedFiles()

    class Meta:
        abstract = True
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
