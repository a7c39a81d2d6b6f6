"""People as the search compares them, read from their records.

``rows`` says how the records are read: through the open access, which gives what the worker may see, or whole, for
keeping the index.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils import timezone

from keepsake.people.matching import Born, Called, Name, Person, Query
from keepsake.people.models import (
    Address,
    ContactWay,
    HomeOfficeNumber,
    LearnerNumber,
    NhsNumber,
    OtherNumber,
    PersonName,
    PupilNumber,
)
from keepsake.people.models import Person as Recorded

Rows = Callable[[type[Model]], QuerySet[Any]]
Found = Mapping[UUID, list[dict[str, Any]]]
Birth = tuple[date | None, str]  # the day, and how surely it is known
NOT_KNOWN: Birth = (None, "unknown")

NUMBERS = (NhsNumber, PupilNumber, LearnerNumber, HomeOfficeNumber, OtherNumber)
READ: Mapping[type[Model], tuple[str, ...]] = {
    PersonName: ("kind", "given", "family", "ends_on"),
    Address: ("lines", "postcode", "ends_on"),
    ContactWay: ("kind", "value"),
    **dict.fromkeys(NUMBERS, ("value",)),
}
_BORN = {"exact": Born.EXACT, "estimated": Born.ESTIMATED, "expected": Born.ESTIMATED}
_CALLED = {"alias": Called.ALIAS, "birth": Called.FORMER, "former": Called.FORMER}


def needed_for(query: Query) -> frozenset[type[Model]]:
    """What of a person has to be read to compare them with this query. A word may be of a name, or of a place."""
    places: Sequence[type[Model]] = (Address,) if query.words or query.postcode else ()
    return frozenset((PersonName, *places, *((ContactWay, *NUMBERS) if query.numbers else ())))


def births_of(rows: Rows, people: Iterable[UUID], is_granted: bool = True) -> dict[UUID, Birth]:
    """When those of these people were born of whom there is a row. Whoever is not among the rows is left out."""
    found = rows(Recorded).filter(pk__in=list(people))
    if not is_granted:
        return dict.fromkeys(found.values_list("pk", flat=True), NOT_KNOWN)
    return {id: (born_on, known) for id, born_on, known in found.values_list("pk", "born_on", "birth_known")}


def compared(
    people: Iterable[UUID],
    rows: Rows,
    models: Collection[type[Model]] = tuple(READ),
    births: Mapping[UUID, Birth] | None = None,
) -> list[Person]:
    """These people, in the order they were asked for, from the rows of these models, and with the day of birth."""
    wanted, today = list(people), timezone.localdate()
    born = births_of(rows, wanted) if births is None else births
    found = {model: _by_person(rows(model), wanted, columns) for model, columns in READ.items() if model in models}
    return [
        _person(id, {model: each.get(id, []) for model, each in found.items()}, born.get(id, NOT_KNOWN), today)
        for id in wanted
    ]


def _by_person(rows: QuerySet[Any], people: list[UUID], columns: tuple[str, ...]) -> Found:
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in rows.filter(person__in=people).order_by("id").values("person_id", *columns):
        found[row["person_id"]].append(row)
    return found


def _person(id: UUID, found: Mapping[type[Model], list[dict[str, Any]]], birth: Birth, today: date) -> Person:
    born_on, known = birth
    addresses = sorted(found.get(Address, []), key=lambda row: _is_past(row, today))
    ways = found.get(ContactWay, [])
    return Person(
        id=id.int,
        names=tuple(_name(row, today) for row in found.get(PersonName, [])),
        born_on=born_on,
        born=_BORN.get(known, Born.EXACT),
        postcodes=tuple(row["postcode"] for row in addresses if row["postcode"]),
        phones=tuple(row["value"] for row in ways if row["kind"] == "phone"),
        identifiers=tuple(row["value"] for model in NUMBERS for row in found.get(model, [])),
        places=tuple(lines[-1] for row in addresses if (lines := row["lines"].strip().splitlines())),
    )


def _name(row: dict[str, Any], today: date) -> Name:
    called = _CALLED.get(row["kind"], Called.FORMER if _is_past(row, today) else Called.CURRENT)
    return Name(f"{row['given']} {row['family']}".strip(), called)


def _is_past(row: dict[str, Any], today: date) -> bool:
    return row["ends_on"] is not None and row["ends_on"] < today
