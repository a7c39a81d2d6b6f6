"""The records about some people, as most pages ask for them: about whom, and in what order.

Nothing else of such a statement changes, so it is written once for what is granted, and whom it may find is decided
about each of these people beforehand. Django would write it anew, which takes longer than all that a database does.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections, models

from keepsake.kept import NO_KEYS, AmongKeys, Keys, Written, asked, write
from keepsake.notice.deciding.predicate import Condition
from keepsake.record.access import Access
from keepsake.record.classification import KEEPING, classification
from keepsake.record.opened import current
from keepsake.record.rows import through_of
from keepsake.record.seen import left_among, left_of
from keepsake.record.shown import with_everybody_seen

MOST_KEPT = 2_000
_WRITTEN: dict[tuple[Any, ...], Written] = {}

Record = TypeVar("Record", bound=models.Model)


def about(model: type[Record], people: Iterable[UUID], *order: str) -> list[Record]:
    """The records of a kind about these people, as far as they may be seen, with the columns that are granted.

    The same as ``model.objects.filter(person__in=people)``, ordered. Of a kind about two people, such as a
    relationship, those of which both are among these. Raises TypeError for kinds that lead to people through others.
    """
    access = current()
    named = frozenset(people)
    condition = condition_on(model, access) if named else None
    return [] if condition is None else _found(model, left_of(named, condition, access), order, access)


def whole(model: type[Record], ids: Iterable[UUID], *order: str) -> list[Record]:
    """The records with these ids of a kind that leads to several people, such as a household: those about somebody,
    and about nobody who may not be seen. Raises TypeError for other kinds."""
    (path,), named, access = classification(model).subjects, frozenset(ids), current()
    through = through_of(model, path)
    if through is None or through.own:
        raise TypeError(f"{model.__name__} does not lead to several people by itself.")
    condition = _condition_of(model, access) if named else None
    if condition is None:
        return []
    return _found(model, with_everybody_seen(named, through, condition, access), order, access)


def may_be_seen(model: type[models.Model], people: Iterable[UUID]) -> frozenset[UUID]:
    """Of these people, those whose records of a kind may be seen, whether there are any or not."""
    access = current()
    named = frozenset(people)
    condition = condition_on(model, access) if named else None
    return frozenset() if condition is None else left_among(named, condition, access)


def _found(model: type[Record], left: Keys, order: tuple[str, ...], access: Access) -> list[Record]:
    if left.are_none:
        return []
    written = kept((model, order), lambda: _granted(model, access).order_by(*order))
    return [model.from_db("default", written.fields, row) for row in asked(written, left)]


def kept(key: tuple[Any, ...], rows: Callable[[], Any]) -> Written:
    """The statement under this key for what is granted and this kind of database; written where it is not kept yet."""
    key = (connections["default"].vendor, current().granted, *key)
    written = _WRITTEN.get(key)
    if written is None:
        if len(_WRITTEN) >= MOST_KEPT:
            _WRITTEN.clear()
        written = _WRITTEN[key] = write(rows())
    return written


def condition_on(model: type[models.Model], access: Access) -> Condition | None:
    """On what each person of such a record depends; None where nothing of it is granted."""
    declared = classification(model)
    if declared.by_row or any("__" in path for path in declared.subjects):
        raise TypeError(f"{model.__name__} is not asked for by its people alone.")
    return _condition_of(model, access)


def _condition_of(model: type[models.Model], access: Access) -> Condition | None:
    declared = classification(model).categories
    categories = declared & access.granted
    return None if declared and not categories else access.condition(categories)


def _granted(model: type[models.Model], access: Access) -> Any:
    """All of a kind, with the columns that are granted and places for whom it is about."""
    fields, subjects = classification(model).fields, classification(model).subjects
    paths = [path if "__" not in path else "" for path in subjects]
    rows: Any = models.QuerySet(model).filter(*(AmongKeys(NO_KEYS, path) for path in paths))
    return rows.only(*(name for name in fields if fields[name] in access.granted | {KEEPING}))
