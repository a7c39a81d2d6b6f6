"""The base of every personal record, and the only way to its rows."""

import uuid
from collections.abc import Collection
from typing import Any, NoReturn, Self

from django.conf import settings
from django.db import models
from django.db.models.base import ModelState

from keepsake.record.access import Access
from keepsake.record.classification import IN_ANY_ACCESS, classification
from keepsake.record.guard import guard_columns
from keepsake.record.opened import current
from keepsake.record.shown import narrow
from keepsake.record.statements import Statement


class Refuses(TypeError):
    """A way of writing that keeps no version."""


def _no(*_: Any, **__: Any) -> NoReturn:
    raise Refuses("This way of writing keeps no version of a record: save each one inside an action.")


class PersonalQuerySet(models.QuerySet[Any]):
    """Rows that the open access may see, with the columns it grants."""

    def __init__(self, model: Any = None, query: Any = None, using: str | None = None, hints: Any = None) -> None:
        super().__init__(model, Statement(model) if query is None else query, using, hints)

    update = bulk_create = bulk_update = delete = _no
    update_or_create = get_or_create = _no
    aupdate = abulk_create = abulk_update = adelete = _no

    def raw(self, *_: Any, **__: Any) -> NoReturn:
        raise Refuses("Raw SQL goes round the guard.")

    def extra(self, *_: Any, **__: Any) -> NoReturn:
        raise Refuses("Raw SQL goes round the guard.")


class Personals(models.Manager.from_queryset(PersonalQuerySet)):  # type: ignore[misc]
    """The way to the rows. Raises NotOpen outside an access, also for a count."""

    use_in_migrations = False

    def get_queryset(self) -> PersonalQuerySet:
        access = current()
        key = ("rows", self.model, access.granted, self._db)
        if key not in access.worked_out:
            access.worked_out[key] = self._rows(access)
        found: PersonalQuerySet = access.worked_out[key].all()
        return found

    def _rows(self, access: Access) -> PersonalQuerySet:
        key = (self.model, access.granted, self._db)
        if key not in _COLUMNS:
            if len(_COLUMNS) > MOST_KEPT:
                _COLUMNS.clear()
            fields = classification(self.model).fields
            columns = [name for name, category in fields.items() if category in access.granted | IN_ANY_ACCESS]
            _COLUMNS[key] = super().get_queryset().only(*columns)
        return narrow(_COLUMNS[key].all(), access)  # type: ignore[return-value]


MOST_KEPT = 2_000
# All rows with the columns of some categories, as a query that nobody has asked. It is narrowed before it is given out.
_COLUMNS: dict[Any, PersonalQuerySet] = {}


class _PersonalBase(models.base.ModelBase):
    """Puts the guard on the columns of each concrete model as it is made."""

    def __new__(cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **kwargs: Any) -> Any:
        model: Any = super().__new__(cls, name, bases, attrs, **kwargs)
        if not model._meta.abstract and attrs.get("__module__") != "__fake__":
            guard_columns(model)
        return model


class Personal(models.Model, metaclass=_PersonalBase):
    """A record about people: with an id of its own making, a version, an author, and the day from which it is true."""

    kept_fields: tuple[str, ...] = ("id", "version", "recorded_at", "recorded_by", "true_from")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    recorded_at = models.DateTimeField(editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    true_from = models.DateField(null=True, blank=True)

    objects = Personals()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    @classmethod
    def from_db(  # type: ignore[override]  # what is known of its types is of a later Django
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        """The record that a row holds, with the columns that were read; one that was not asks when it is touched.

        As Django does it, and without setting each column by itself: that takes longer than all else of reading a row.
        """
        found = cls.__new__(cls)
        found._state = ModelState()
        found._state.adding, found._state.db = False, db
        found.__dict__.update(zip(field_names, values, strict=True))
        return found

    def save(self, *_: Any, **__: Any) -> NoReturn:
        raise Refuses("A record is written by add() and change() inside an action, which keep its versions.")

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise Refuses("A record is not deleted: it ends, is corrected, or is destroyed when its time is over.")

    def as_values(self) -> dict[str, Any]:
        """Every field's value by its column name, for keeping a version."""
        return {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}
