"""The records about some people, as most pages ask for them: about whom, and in what order.

Nothing else of such a statement changes, so it is written once for what is granted, and whom it may find is decided
about each of these people beforehand. Django would write it anew, which takes longer than all that a database does.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import connections, models
from django.db.models.expressions import Col

from keepsake.record.access import Access
from keepsake.record.classification import KEEPING, classification
from keepsake.record.opened import current
from keepsake.record.seen import AmongPeople, People, among, left_of

MOST_KEPT = 2_000
_WRITTEN: dict[tuple[Any, ...], "Written"] = {}

Record = TypeVar("Record", bound=models.Model)


class Written(NamedTuple):
    """A statement for any people: its text, the fields in its columns, and how the values of some are read."""

    sql: str
    fields: list[str]
    reading: list[tuple[int, list[Callable[..., Any]], Any]]


def about(model: type[Record], people: Iterable[UUID], *order: str) -> list[Record]:
    """The records of a kind about these people, as far as they may be seen, with the columns that are granted.

    The same as ``model.objects.filter(person__in=people)``, ordered. Raises TypeError for kinds about several people.
    """
    access, connection = current(), connections["default"]
    left = _left(model, frozenset(people), access)
    if left is None:
        return []
    key = (connection.vendor, model, access.granted, order)
    written = _WRITTEN.get(key) or _keep(key, _of_columns(model, order, access))
    return [model.from_db("default", written.fields, row) for row in _asked(written, left, connection)]


def _is_asked_by_people(model: type[models.Model]) -> bool:
    """Is each record of this kind about one person, whom it names itself, and seen as a whole?"""
    declared = classification(model)
    return len(declared.subjects) == 1 and "__" not in declared.subjects[0] and not declared.by_row


def _left(model: type[models.Model], people: frozenset[UUID], access: Access) -> People | None:
    """Of whom of these people such a record may be seen; None where of nobody."""
    if not _is_asked_by_people(model):
        raise TypeError(f"{model.__name__} is not asked for by its people alone.")
    declared = classification(model)
    categories = declared.categories & access.granted
    if not people or (declared.categories and not categories):
        return None
    left = left_of(people, access.condition(categories), access)
    return None if left.are_none else left


def _of_columns(model: type[models.Model], order: tuple[str, ...], access: Access) -> Written:
    fields = classification(model).fields
    granted = (name for name in fields if fields[name] in access.granted | {KEEPING})
    return _write(_of_somebody(model).only(*granted).order_by(*order))


def _of_somebody(model: type[models.Model]) -> Any:
    (path,) = classification(model).subjects
    return models.QuerySet(model).filter(AmongPeople(among(()), path))


def _write(rows: Any) -> Written:
    """The statement as Django writes it, which the guard of each column lets through or refuses."""
    compiler = rows.query.get_compiler("default")
    sql, params = compiler.as_sql()
    if len(params) != 1:
        raise TypeError(f"{rows.model.__name__} is not asked for by its people alone.")
    columns = [column for column, _, _ in compiler.select]
    reading = [(at, *found) for at, found in compiler.get_converters(columns).items()]
    names = [column.target.attname for column in columns if isinstance(column, Col)]
    return Written(sql, names, reading)


def _asked(written: Written, people: People, connection: Any) -> Iterator[list[Any]]:
    """The rows of a statement, asked about these people."""
    with connection.cursor() as cursor:
        cursor.execute(written.sql, [people.as_json if connection.vendor == "sqlite" else people.as_array])
        found = cursor.fetchall()
    for row in found:
        values = list(row)
        for at, converters, column in written.reading:
            for convert in converters:
                values[at] = convert(values[at], column, connection)
        yield values


def _keep(key: tuple[Any, ...], written: Written) -> Written:
    if len(_WRITTEN) >= MOST_KEPT:
        _WRITTEN.clear()
    _WRITTEN[key] = written
    return written
