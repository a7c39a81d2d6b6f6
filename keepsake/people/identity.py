"""Two records of one person: both keep their ids and all that was recorded on them, and are read together."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from keepsake.people.known import any_links, once
from keepsake.people.models import Person
from keepsake.record.personal import Personal

Record = TypeVar("Record", bound=Personal)


def root_id(person: Person) -> UUID:
    """The id under which linked records are read: of the record that was kept, or the person's own."""
    return person.same_as_id or person.pk


def ids_of(person: UUID) -> frozenset[UUID]:
    """The same, by the id alone; worked out once for an open access. Mostly nobody is linked, and nothing is asked."""
    return once(("ids of", person), lambda: _linked([person])) if any_links() else frozenset({person})


def roots_of(people: Iterable[UUID]) -> Mapping[UUID, UUID]:
    """Id -> the id under which it is read, of these people and of whoever is linked with them; who is not linked has
    their own."""
    asked = frozenset(people)
    if not any_links():
        return {id: id for id in asked}
    known = dict(Person.objects.filter(pk__in=_linked(asked)).values_list("pk", "same_as"))
    return {id: known.get(id) or id for id in asked | known.keys()}


def _linked(people: Collection[UUID]) -> frozenset[UUID]:
    """These people and whoever is linked with them, of those who may be seen."""
    of_them = Person.objects.filter(pk__in=people).values_list("pk", "same_as")
    roots = {root or id for id, root in of_them}
    linked = Person.objects.filter(Q(pk__in=roots) | Q(same_as__in=roots)).values_list("pk", flat=True)
    return frozenset(linked) | frozenset(people)


def all_ids(person: Person) -> frozenset[UUID]:
    """The ids of every record of this person that the open access may see, the person's own among them."""
    root = root_id(person)
    linked = Person.objects.filter(Q(pk=root) | Q(same_as=root)).values_list("pk", flat=True)
    return frozenset(linked) | {person.pk}


def of(model: type[Record], person: Person, path: str = "person") -> QuerySet[Record]:
    """The records of a model about this person, on whichever of their records they stand."""
    rows: QuerySet[Any] = model._default_manager.filter(**{f"{path}__in": all_ids(person)})
    return rows
