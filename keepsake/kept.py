"""Statements in which nothing changes but some keys: written by Django once a process, then asked again and again.

A page asks for the account behind an id, for the key of a person in the log, for who lives in a household. Django
takes longer to write such a statement than a database to answer it. Only the text is kept; what is found never is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connections
from django.db.models import BooleanField, Expression, F, Model, QuerySet
from django.db.models.expressions import Col

YES_OR_NO = BooleanField()


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys as the one value that goes into a query: its text is the same for any number of them."""

    as_json: str
    as_array: str

    @property
    def are_none(self) -> bool:
        return self.as_array == "{}"

    def value(self, vendor: str) -> str:
        return self.as_json if vendor == "sqlite" else self.as_array


def keys(of: Iterable[UUID | int]) -> Keys:
    """These keys as a value.

    >>> keys([7, 3]).as_json, keys([UUID(int=5)]).as_array
    ('[3,7]', '{00000000000000000000000000000005}')
    """
    found = list(of)
    if found and isinstance(found[0], int):
        listed = ",".join(map(str, sorted(found)))
        return Keys(f"[{listed}]", f"{{{listed}}}")
    return hex_keys(each.hex for each in found if isinstance(each, UUID))


def hex_keys(texts: Iterable[str]) -> Keys:
    """The same of ids that are written as 32 hexadecimal digits already."""
    ordered = sorted(texts)
    quoted = '","'.join(ordered)
    return Keys(f'["{quoted}"]' if ordered else "[]", f"{{{','.join(ordered)}}}")


NO_KEYS = keys(())


class AmongKeys(Expression):
    """Is the key at the end of a path one of these?"""

    conditional = True

    def __init__(self, among: Keys, path: str | Col) -> None:
        super().__init__(output_field=YES_OR_NO)
        self.among = among
        self.column: Any = F(path or "pk") if isinstance(path, str) else path

    def get_source_expressions(self) -> list[Any]:
        return [self.column]

    def set_source_expressions(self, exprs: Any) -> None:
        (self.column,) = exprs

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, params = compiler.compile(self.column)
        target = self.column.target
        if connection.vendor == "sqlite":
            sql = column + " IN (SELECT value FROM json_each(%s))"  # noqa: S608
        else:
            sql = column + f" = ANY(%s::{target.rel_db_type(connection)}[])"
        if target.null:  # nobody at the end of the path is not among them; "not among" must not become unknown
            sql = f"COALESCE({sql}, false)"
        return sql, [*params, self.among.value(connection.vendor)]


class Written(NamedTuple):
    """A statement for any keys: its text, how often they go into it, the fields in its columns, and how the values of
    some are read."""

    sql: str
    places: int
    fields: list[str]
    reading: list[tuple[int, list[Callable[..., Any]], Any]]


def write(rows: QuerySet[Any]) -> Written:
    """The statement as Django writes it. Raises TypeError where more goes into it than the keys: it would be kept."""
    compiler: Any = rows.query.get_compiler("default")
    sql, params = compiler.as_sql()
    if not params or any(each is not NO_KEYS.as_json and each is not NO_KEYS.as_array for each in params):
        raise TypeError(f"A statement about {rows.model.__name__} does not depend on its keys alone.")
    columns = [column for column, _, _ in compiler.select]
    reading = [(at, *found) for at, found in compiler.get_converters(columns).items()]
    of_model = compiler.klass_info["select_fields"] if compiler.klass_info else ()
    return Written(sql, len(params), [columns[at].target.attname for at in of_model], reading)


def asked(written: Written, among: Keys, using: str = "default") -> Iterator[list[Any]]:
    """The rows of a statement, asked about these keys. They are read column by column: of thousands that is faster."""
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(written.sql, [among.value(connection.vendor)] * written.places)
        found = cursor.fetchall()
    if not found:
        return
    columns: list[Iterable[Any]] = list(zip(*found, strict=True))
    for at, converters, column in written.reading:
        columns[at] = _read(columns[at], converters, column, connection)
    yield from map(list, zip(*columns, strict=True))


def _read(values: Iterable[Any], converters: list[Callable[..., Any]], column: Any, connection: Any) -> list[Any]:
    """The values of a column as Python has them; each that stands there again and again is read once."""
    once: dict[Any, Any] = {}
    for value in values:
        if value not in once:
            read = value
            for convert in converters:
                read = convert(read, column, connection)
            once[value] = read
    return [once[value] for value in values]


class Kept:
    """One such statement. ``rows`` gives the query, with ``AmongKeys(NO_KEYS, path)`` where the keys go.

    Nothing personal is asked this way: what may be seen depends on the access, and so does the statement.
    """

    def __init__(self, rows: Callable[[], QuerySet[Any]]) -> None:
        self._rows = rows
        self._written: dict[str, tuple[type[Model], Written]] = {}

    def values(self, of: Iterable[UUID | int]) -> list[list[Any]]:
        """The columns of each row."""
        among = keys(of)
        return [] if among.are_none else list(asked(self._statement()[1], among))

    def records(self, of: Iterable[UUID | int]) -> list[tuple[Any, list[Any]]]:
        """Each row as a record of its model, with the columns that were asked for besides."""
        among = keys(of)
        if among.are_none:
            return []
        model, written = self._statement()
        own = len(written.fields)
        return [(model.from_db("default", written.fields, row[:own]), row[own:]) for row in asked(written, among)]

    def _statement(self) -> tuple[type[Model], Written]:
        vendor = connections["default"].vendor
        if vendor not in self._written:
            rows = self._rows()
            self._refuse_personal(rows.model)
            self._written[vendor] = rows.model, write(rows)
        return self._written[vendor]

    def _refuse_personal(self, model: type[Model]) -> None:
        if hasattr(model, "Classified"):
            raise TypeError(f"{model.__name__} is personal: it is asked for under an access.")
