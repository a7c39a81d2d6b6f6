"""What was written on two joined records since they were joined: what a split has to sort. Models are named by none.

Only what may be seen is here. A record about one person is put on the one side or the other; what joins two people is
moved by its own pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

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
    """Every record about one person that may be seen. Who opened it in an emergency opened the one they opened."""
    granted = current().granted | IN_ANY_ACCESS
    for model in classified_models():
        if issubclass(model, Personal) and classification(model).subjects == ("person",):
            fields = classification(model).fields
            if "audit_trail" not in fields.values() and set(fields.values()) & granted:
                yield model


def _made_since(model: type[Personal], pair: tuple[Any, ...], since: datetime) -> Iterator[Sortable]:
    for record in model.objects.filter(person__in=pair, recorded_at__gte=since):
        made_at = history(record)[0].recorded_at
        if made_at >= since:
            yield Sortable(record, made_at, record.person_id)
