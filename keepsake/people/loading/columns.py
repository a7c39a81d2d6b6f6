"""The columns of a personal model, and the values of a record as its version keeps them."""

import json
from dataclasses import dataclass
from functools import cache
from json.encoder import encode_basestring_ascii as quoted
from typing import Any

from django.db.models import ForeignKey, UUIDField

from keepsake.people.loading.ids import dashed
from keepsake.record.personal import Personal


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a model but the kept ones, with the value of each where nothing is said of it.

    ``ids`` are the places of those that hold an id. ``version`` is the JSON of a version with a place for each value:
    making all of it anew for every record takes twice as long.
    """

    defaults: dict[str, Any]
    ids: tuple[int, ...]
    version: str

    def filled(self, values: dict[str, Any]) -> list[Any]:
        """The value of each column. Raises TypeError for a name that is none."""
        found = self.defaults | values
        if len(found) > len(self.defaults):
            raise TypeError(f"There is no column {', '.join(sorted(values.keys() - self.defaults.keys()))}.")
        return list(found.values())

    def written(self, at: str, by: str, true_from: str | None, values: list[Any]) -> str:
        """What the first version of a record keeps: its values, in the order of the columns, as ``json.dumps`` would
        write them."""
        for place in self.ids:
            if values[place] is not None:
                values[place] = dashed(values[place])
        said = [at, by, true_from, *values]
        return self.version % tuple([quoted(value) if value.__class__ is str else _other(value) for value in said])


@cache
def columns_of(model: type[Personal]) -> Columns:
    """Raises TypeError for a field whose default an import could not write as it is."""
    fields = [field for field in model._meta.concrete_fields if field.name not in Personal.kept_fields]
    defaults = {field.attname: field.get_default() for field in fields}
    for name, value in defaults.items():
        if not isinstance(value, str | bool | int | None):
            raise TypeError(f"{model.__name__}.{name} begins as {value!r}.")
    ids = tuple(place for place, field in enumerate(fields) if isinstance(_target(field), UUIDField))
    places = ", ".join(f'"{name}": %s' for name in ("recorded_at", "recorded_by_id", "true_from", *defaults))
    version = f'{{"version": 1, {places}}}'
    return Columns({name: _plain(value) for name, value in defaults.items()}, ids, version)


def _other(value: Any) -> str:
    if value is None:
        return "null"
    if value is True:
        return "true"
    return "false" if value is False else json.dumps(value)


def _target(field: Any) -> Any:
    return field.target_field if isinstance(field, ForeignKey) else field


def _plain(value: Any) -> Any:
    """A choice is written as its text."""
    return value.value if hasattr(value, "value") else value
