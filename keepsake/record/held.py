"""Everything that is held: about one person, and as a map of the whole. Read from what every model declares of itself.

No model is named here by hand, so that nothing is forgotten when a room is added.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from keepsake.record.classification import BY_ROW, IN_ANY_ACCESS, KEEPING, classification, classified_models
from keepsake.record.classification import held_about as fields_by_category
from keepsake.record.opened import current
from keepsake.record.personal import Personal
from keepsake.record.shown import narrow
from keepsake.standard.vocabulary import label, terms


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the data map: where a category is kept, about whom, and for how long."""

    model: str
    name: str
    category: str
    category_label: str
    sensitivity: str
    fields: tuple[str, ...]
    subjects: tuple[str, ...]
    retention: str


@dataclass(frozen=True, slots=True)
class Row:
    """One record that is held, with the values that the open access grants by field, and the names of the others."""

    id: Any
    values: Mapping[str, Any]
    not_shown: tuple[str, ...]


def held_about(person: UUID, of: Callable[[type[Model]], bool] = lambda model: True) -> Mapping[str, list[Row]]:
    """Model label -> its records about a person that the open access may see, the oldest first. Models without any are
    left out, and so are those that are not asked ``of``."""
    found = {model._meta.label: _rows(model, person) for model in classified_models() if _tells(model) and of(model)}
    return {name: rows for name, rows in found.items() if rows}


def data_map() -> list[Place]:
    """Every category in every model, by model."""
    return [place for model in classified_models() for place in _places(model)]


def ropa_columns() -> Mapping[str, tuple[str, ...]]:
    """Category -> the fields that hold it, as ``Model.field``: the column of the record of processing."""
    found: dict[str, tuple[str, ...]] = {}
    for place in data_map():
        names = tuple(f"{place.model}.{field}" for field in place.fields)
        found[place.category] = (*found.get(place.category, ()), *names)
    return dict(sorted(found.items()))


def _tells(model: type[Model]) -> bool:
    """Is anything held in it? What only says when another record was written follows from that record."""
    return issubclass(model, Personal) or bool(classification(model).categories)


def _rows(model: type[Model], person: UUID) -> list[Row]:
    granted = current().granted | IN_ANY_ACCESS
    fields = classification(model).fields
    shown = [name for name, category in fields.items() if category in granted]
    not_shown = tuple(name for name, category in fields.items() if category not in granted)
    kept = _seen(model).filter(_about(model, person)).order_by("pk").distinct().values(*shown)
    ordered = sorted(kept, key=lambda values: str(values.get("recorded_at", "")))
    return [Row(values[model._meta.pk.name], values, not_shown) for values in ordered]


def _seen(model: type[Model]) -> QuerySet[Any]:
    """The rows that may be seen. A personal model's own way to them asks already; for another it is asked here."""
    rows: QuerySet[Any] = model._default_manager.all()
    return rows if issubclass(model, Personal) else narrow(rows, current())


def _about(model: type[Model], person: UUID) -> Q:
    return reduce(or_, (Q(**{path or "pk": person}) for path in classification(model).subjects))


def _places(model: type[Model]) -> list[Place]:
    declared = classification(model)
    return [
        Place(
            model=model._meta.label,
            name=str(model._meta.verbose_name),
            category=category,
            category_label=label("categories", category),
            sensitivity=terms("categories")[category].more["sensitivity"],
            fields=fields,
            subjects=declared.subjects,
            retention=declared.retention,
        )
        for named, fields in fields_by_category(model).items()
        if named != KEEPING
        for category in (sorted(set(declared.in_use())) if named == BY_ROW else (named,))
    ]
