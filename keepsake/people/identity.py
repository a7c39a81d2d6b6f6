"""Two records of one person: both keep their ids and all that was recorded on them, and are read together."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from keepsake.people.models import Person
from keepsake.record.personal import Personal

Record = TypeVar("Record", bound=Personal)


def root_id(person: Person) -> UUID:
    """The id under which linked records are read: of the record that was kept, or the person's own."""
    return person.same_as_id or person.pk


def all_ids(person: Person) -> frozenset[UUID]:
    """The ids of every record of this person that the open access may see, the person's own among them."""
    root = root_id(person)
    linked = Person.objects.filter(Q(pk=root) | Q(same_as=root)).values_list("pk", flat=True)
    return frozenset(linked) | {person.pk}


def of(model: type[Record], person: Person, path: str = "person") -> QuerySet[Record]:
    """The records of a model about this person, on whichever of their records they stand."""
    rows: QuerySet[Any] = model._default_manager.filter(**{f"{path}__in": all_ids(person)})
    return rows
