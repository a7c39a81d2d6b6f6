"""Statements of the record's own work, kept: keys and days for working out a relationship, shown to nobody."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Model

from keepsake.kept import Kept
from keepsake.record.opened import NotOpen, is_keeping


class OwnWork(Kept):
    """A kept statement that reads past the guard. Raises NotOpen where it is asked otherwise than ``keeping``."""

    def values(self, of: Iterable[UUID | int]) -> list[list[Any]]:
        if not is_keeping():
            raise NotOpen("This is read for the record's own work alone: keeping().")
        return super().values(of)

    def _refuse_personal(self, model: type[Model]) -> None:
        """It is asked while keeping, which a check lists."""
