"""The records about some people, read once for an open access: a page shows a family's names in three places.

What was read is kept in the access, for its request, until something is written in it, and no longer.
"""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections, models

from keepsake.kept import Keys, keys
from keepsake.record.about import about
from keepsake.record.classification import classification
from keepsake.record.opened import current

Record = TypeVar("Record", bound=models.Model)
OfEach = dict[UUID, list[Any]]


def about_once(model: type[Record], people: Iterable[UUID], *order: str) -> list[Record]:
    """The same as ``about``, for kinds about one person each; who was asked about before is not asked about again.

    It is put in order here: what has no value comes before what has one, and after it where the order is reversed.
    """
    wanted = dict.fromkeys(people)
    kept = _kept(model)
    if missing := [each for each in wanted if each not in kept]:
        kept |= {each: [] for each in missing}
        whose = attrgetter(_column(model).attname)
        for row in about(model, missing, "id"):
            kept[whose(row)].append(row)
    return _ordered([row for each in wanted for row in kept[each]], order)


def foresee(kinds: Iterable[type[models.Model]], people: Iterable[UUID]) -> None:
    """Ask in one statement of which of these kinds there is anything about these people, so that ``about_once`` does
    not ask for each of the others. Of many kinds there is mostly nothing."""
    listed, among = list(dict.fromkeys(kinds)), list(people)
    there = _any_of(listed, keys(among)) if among else set()
    for place, model in enumerate(listed):
        if place not in there:
            kept = _kept(model)
            kept |= {each: [] for each in among if each not in kept}


def _any_of(kinds: list[type[models.Model]], among: Keys) -> set[int]:
    """The places of those kinds that have a row about one of these people."""
    connection = connections["default"]
    one_of = "in (select value from json_each(%s))" if connection.vendor == "sqlite" else "= any(%s::uuid[])"
    quote = connection.ops.quote_name
    asked = (
        f"select {place} where exists (select 1 from {quote(model._meta.db_table)} "  # noqa: S608  names of our own
        f"where {quote(_column(model).column)} {one_of})"
        for place, model in enumerate(kinds)
    )
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(asked), [among.value(connection.vendor)] * len(kinds))
        return {place for (place,) in cursor.fetchall()}


def _kept(model: type[models.Model]) -> OfEach:
    access = current()
    kept: OfEach = access.worked_out.setdefault(("about", model, access.granted), {})
    return kept


def _column(model: type[models.Model]) -> Any:
    """The column that names the one person of such a record. Raises TypeError for kinds about several."""
    subjects = classification(model).subjects
    if len(subjects) != 1 or "__" in subjects[0]:
        raise TypeError(f"{model.__name__} is not about one person each.")
    return model._meta.get_field(subjects[0]) if subjects[0] else model._meta.pk


def _ordered(rows: list[Any], order: tuple[str, ...]) -> list[Any]:
    for name in reversed(order):
        value = attrgetter(name.removeprefix("-"))
        rows.sort(key=lambda row: ((found := value(row)) is not None, found), reverse=name.startswith("-"))
    return rows
