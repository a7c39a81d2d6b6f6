"""What was written on two joined records since they were joined: what a split has to sort. Models are named by none.

Only what may be seen is here. A record is put on the one side or the other: for one that joins two people, such as a
relationship, the end that is of the two joined records.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q

from keepsake.people.models import Person
from keepsake.record.classification import IN_ANY_ACCESS, classification, classified_models
from keepsake.record.history import history
from keepsake.record.opened import current
from keepsake.record.personal import Personal


@dataclass(frozen=True, slots=True)
class Sortable:
    """One record made since the join, and on which side it stands."""

    record: Personal
    made_at: datetime
    side: UUID


def linked_at(person: Person) -> datetime:
    """When the link that stands was made."""
    stood = history(person)
    after_last_other = max(
        (number for number, each in enumerate(stood) if each.values["same_as"] != str(person.same_as_id)), default=-1
    )
    return stood[after_last_other + 1].recorded_at


def to_be_sorted(person: Person) -> list[Sortable]:
    """Everything made since the join on either record, the oldest first. ``person`` is the one that was linked."""
    since, pair = linked_at(person), (person.pk, person.same_as_id)
    found = [each for model in _models() for each in _made_since(model, pair, since)]
    return sorted(found, key=lambda each: (each.made_at, str(each.record.pk)))


def _models() -> Iterator[type[Personal]]:
    """Every record that names its people itself and may be seen. Who opened it in an emergency opened the one they
    opened."""
    granted = current().granted | IN_ANY_ACCESS
    for model in classified_models():
        if issubclass(model, Personal) and all(path and "__" not in path for path in classification(model).subjects):
            fields = classification(model).fields
            if "audit_trail" not in fields.values() and set(fields.values()) & granted:
                yield model


def _made_since(model: type[Personal], pair: tuple[Any, ...], since: datetime) -> Iterator[Sortable]:
    theirs = reduce(or_, (Q(**{f"{path}__in": pair}) for path in classification(model).subjects))
    for record in model.objects.filter(theirs, recorded_at__gte=since):
        made_at, end = history(record)[0].recorded_at, end_of(record, pair)
        if made_at >= since and end:
            yield Sortable(record, made_at, getattr(record, f"{end}_id"))


def end_of(record: Personal, pair: Collection[Any]) -> str:
    """The field by which a record is about one of two joined records; "" for what is about neither, or about both."""
    ends = [path for path in classification(type(record)).subjects if getattr(record, f"{path}_id", None) in pair]
    return ends[0] if len(ends) == 1 else ""
