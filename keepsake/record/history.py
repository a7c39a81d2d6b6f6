"""The versions of a record, as far as the open access grants them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from keepsake.record.classification import IN_ANY_ACCESS, classification
from keepsake.record.models import Version
from keepsake.record.opened import current
from keepsake.record.personal import Personal


@dataclass(frozen=True, slots=True)
class Stood:
    """How a record stood: the granted values by field, and the names of those not shown."""

    number: int
    recorded_at: datetime
    recorded_by: UUID
    true_from: date | None
    reason: str
    values: Mapping[str, Any]
    not_shown: tuple[str, ...]


def history(record: Personal) -> tuple[Stood, ...]:
    """Every version, the first one first. The record itself must be visible: it was read under the open access."""
    granted = current().granted | IN_ANY_ACCESS
    model = type(record)
    fields = classification(model).fields
    columns = {each.name: each.attname for each in model._meta.concrete_fields if each.name not in model.kept_fields}
    shown = {name: column for name, column in columns.items() if fields[name] in granted}
    hidden = tuple(name for name in columns if name not in shown)
    kept = Version.objects.filter(model=model._meta.label_lower, record_id=record.pk).order_by("number")
    return tuple(
        Stood(
            number=each.number,
            recorded_at=each.recorded_at,
            recorded_by=each.recorded_by_id,
            true_from=each.true_from,
            reason=each.reason,
            values={name: each.values.get(column) for name, column in shown.items()},
            not_shown=hidden,
        )
        for each in kept
    )


def differences(before: Stood, after: Stood) -> Mapping[str, tuple[Any, Any]]:
    """Field -> its value before and after, where they differ."""
    names = sorted(before.values.keys() | after.values.keys())
    pairs = {name: (before.values.get(name), after.values.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
