"""What a table of a return is: its columns, their kinds, their years, and how its rows are ordered."""

from dataclasses import dataclass, field, replace

import polars as pl

TEXT, DATE, NUMBER = "text", "date", "number"
TYPES: dict[str, pl.DataType] = {TEXT: pl.String(), DATE: pl.Date(), NUMBER: pl.Float64()}
AS_GIVEN = "__text"  # DECOM is a day, or null; DECOM__text is what was written


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``derived`` names what it is worked out from where it is not returned; ``also``, another name."""

    name: str
    kind: str = TEXT
    derived: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a return. ``order`` sorts the rows of one child; ``first`` is the year it begins to be returned."""

    name: str
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()
    first: int = 0

    @property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def returned(self) -> tuple[str, ...]:
        """The columns that a file of this table has."""
        return tuple(column.name for column in self.columns if not column.derived)


@dataclass(frozen=True, slots=True)
class Return:
    """A statutory return: its tables, and the keys by which rows belong together (the first is the child)."""

    name: str
    title: str
    tables: dict[str, Table]
    keys: dict[str, tuple[str, ...]]
    years: tuple[int, int]
    dates: tuple[str, ...]
    notes: str = field(default="", repr=False)


def table(name: str, columns: str, order: str = "", first: int = 0, derived: str = "", also: str = "") -> Table:
    """A table from one line a list: ``"CHILD DOB:date"``; ``derived`` as ``"PL_LA=postcodes"``, ``also`` likewise."""
    made = [Column(each.partition(":")[0], each.partition(":")[2] or TEXT) for each in columns.split()]
    for each in derived.split():
        column, _, source = each.partition("=")
        made.append(Column(column.partition(":")[0], column.partition(":")[2] or TEXT, source))
    named = dict(each.split("=") for each in also.split())
    made = [replace(column, also=named.get(column.name, "")) for column in made]
    return Table(name, tuple(made), tuple(order.split()), first)


def with_last_year(tables: tuple[Table, ...]) -> dict[str, Table]:
    """Every table, and the same of the year before under ``NAME_last``."""
    last = (Table(f"{each.name}_last", each.columns, each.order, each.first) for each in tables)
    return {each.name: each for each in (*tables, *last)}
