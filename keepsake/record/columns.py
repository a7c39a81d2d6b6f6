"""A few columns of the records about some people, for what is read of thousands: no record is made of each row.

As for whole records (``about``), the statement is Django's, written once for what is granted, and nothing of it changes
but whom it may find. Where a record is about several people, those who are none of the asked are decided about in
memory: they are few, and the records are many.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models

from keepsake.kept import NO_KEYS, AmongKeys, asked
from keepsake.notice.deciding.predicate import Condition
from keepsake.record.about import condition_on, kept
from keepsake.record.classification import classification
from keepsake.record.opened import current
from keepsake.record.rows import Through, through_of
from keepsake.record.seen import is_met, left_of
from keepsake.record.shown import seen_before

Row = list[Any]


class AboutSeveral(NamedTuple):
    """``rows`` are the record, whom of those asked it is about, and the columns; ``closed`` counts records that are
    also about somebody who may not be seen."""

    rows: list[Row]
    closed: int


def columns_about(model: type[models.Model], people: Iterable[UUID], columns: tuple[str, ...]) -> list[Row]:
    """Record, person, and these columns, of a kind about one person each. Raises TypeError for another kind."""
    named, access = frozenset(people), current()
    condition = condition_on(model, access)
    if len(classification(model).subjects) != 1:
        raise TypeError(f"{model.__name__} is not about one person.")
    (path,) = classification(model).subjects
    if not named or condition is None or (left := left_of(named, condition, access)).are_none:
        return []
    rows = kept(("columns", model, columns), lambda: _among(model, path).values_list("pk", path or "pk", *columns))
    return list(asked(rows, left))


def columns_of_several(
    model: type[models.Model], part: type[models.Model], people: Iterable[UUID], columns: tuple[str, ...]
) -> AboutSeveral:
    """The same of a kind about several people, each of whom has a part: of the records that may be seen as a whole."""
    named, access = frozenset(people), current()
    through, has_part = _through(model, part), condition_on(part, access)
    categories = classification(model).categories & access.granted
    if not named or has_part is None or not categories or (having := left_of(named, has_part, access)).are_none:
        return AboutSeveral([], 0)
    path = classification(model).subjects[0]
    statement = kept(("columns", model, columns), lambda: _among(model, path).values_list("pk", path, *columns))
    beside = kept(("beside", model), lambda: _beside(through))
    condition = access.condition(categories)
    rows = list(asked(statement, having))
    unseen = _unseen({*named, *(about := _by_person(asked(beside, having)))}, condition)
    closed = {record for person in unseen for record in about.get(person, ())}
    closed |= {record for record, person, *_ in rows if person in unseen}
    seen_before(through, condition, access).update((row[0], row[0] not in closed) for row in rows)
    left = [row for row in rows if row[0] not in closed] if closed else rows
    return AboutSeveral(left, _number(part, named, through.key) - len({row[0] for row in left}))


def _number(part: type[models.Model], people: frozenset[UUID], key: str) -> int:
    """How many records have a part of these people that may be seen. Where the database itself hides the records that
    are closed, as PostgreSQL does, only their parts say that they are there."""
    if len(people) > 1:
        return len({record for _, _, record in columns_about(part, people, (key,))})
    condition = condition_on(part, current())
    if condition is None or (left := left_of(people, condition, current())).are_none:
        return 0
    (path,) = classification(part).subjects
    counted = kept(
        ("number", part),
        lambda: _among(part, path).order_by().values(path).annotate(number=models.Count(key)).values_list("number"),
    )
    return sum(number for (number,) in asked(counted, left))


def _unseen(people: Iterable[UUID], condition: Condition) -> set[UUID]:
    access, them = current(), set(people)
    known = access.known_of(them)
    return {each for each in them if not is_met(condition, known[each], access.circumstances)}


def _by_person(rows: Iterable[Row]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    for record, person in rows:
        found.setdefault(person, []).append(record)
    return found


def _through(model: type[models.Model], part: type[models.Model]) -> Through:
    declared = classification(model)
    through = through_of(model, declared.subjects[0]) if len(declared.subjects) == 1 and not declared.by_row else None
    if through is None or through.own or through.model is not part:
        raise TypeError(f"{model.__name__} is not about the people of {part.__name__} alone.")
    return through


def _among(model: type[models.Model], path: str) -> Any:
    return models.QuerySet(model).filter(AmongKeys(NO_KEYS, path))


def _beside(through: Through) -> Any:
    """Who else the records of some people are about."""
    theirs = _among(through.model, through.person).values(through.key)
    others: models.QuerySet[Any] = models.QuerySet(through.model).filter(**{f"{through.key}__in": theirs})
    return others.exclude(AmongKeys(NO_KEYS, through.person)).values_list(through.key, through.person)
