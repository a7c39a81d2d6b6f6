"""Tables as they are given, made into typed ones: days parsed once, everything else text, row numbers kept."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import polars as pl

from keepsake.returns.schema.tables import AS_GIVEN, DATE, NUMBER, Column, Return, Table

Given = Mapping[str, Any]
ROW = "row"
FEW = 200  # rows for which a day is read in Python
_SHAPES = {"%d/%m/%Y": r"^\d{1,2}/\d{1,2}/\d{4}$", "%Y-%m-%d": r"^\d{4}-\d{2}-\d{2}"}


class UnusableTables(ValueError):
    """What is wrong with the tables that were given, in a sentence."""


def typed(given: Given, of: Return, dates: Sequence[str] = tuple(_SHAPES)) -> dict[str, pl.DataFrame]:
    """Every table that was given, with the columns that were given; ``dates`` are the ways a day may be written.

    A value is taken as it is: upper case and trimming are the readers' affair. Null is missing, ``""`` is blank.
    """
    unknown = sorted(set(given) - set(of.tables))
    if unknown:
        raise UnusableTables(f"{of.name} has no table {', '.join(unknown)}; it has {', '.join(of.tables)}.")
    return {name: _typed(given[name], of.tables[name], dates) for name in of.tables if given.get(name) is not None}


def _typed(rows: Any, table: Table, dates: Sequence[str]) -> pl.DataFrame:
    columns = table.by_name
    if isinstance(rows, Sequence):
        found = _of_rows(rows, table)
        height = len(rows)
    else:
        frame = rows if isinstance(rows, pl.DataFrame) else pl.from_arrow(rows)
        if not isinstance(frame, pl.DataFrame):
            raise UnusableTables(f"{table.name} is a {type(rows).__name__}; give a list of rows, or a frame.")
        found = {
            column.name: _as_text(frame[name])
            for column in table.columns
            if (name := _name_in(frame.columns, column)) is not None
        }
        height = frame.height
    made: list[pl.Series] = [pl.int_range(height, dtype=pl.UInt32, eager=True).alias(ROW)]
    for name, series in found.items():
        made += _of_kind(series.alias(name), columns[name], dates)
    return pl.DataFrame(made)


def _of_rows(rows: Sequence[Any], table: Table) -> dict[str, pl.Series]:
    if not all(isinstance(row, Mapping) for row in rows):
        raise UnusableTables(f"{table.name} is not a list of rows; a row is a dictionary of its columns.")
    if not rows:
        return {column.name: pl.Series(column.name, [], pl.String) for column in table.columns}
    names = {name for row in rows for name in row}
    found = {}
    for column in table.columns:
        name = _name_in(names, column)
        if name is not None:
            values = [_text(row.get(name)) for row in rows]
            found[column.name] = pl.Series(column.name, values, pl.String)
    return found


def _name_in(names: Collection[str], column: Column) -> str | None:
    """What the column is called among these names."""
    return next((name for name in (column.name, column.also) if name and name in names), None)


def _text(value: object) -> str | None:
    """One value as text; a number without its empty decimals, a list joined by commas, a day as in 2027-03-31."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if value != value:
            return None
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ",".join(_text(each) or "" for each in value)
    return None if str(value) in ("NaT", "nan", "<NA>") else str(value)


def _as_text(series: pl.Series) -> pl.Series:
    if series.dtype == pl.String:
        return series
    if series.dtype.is_integer():
        return series.cast(pl.String)
    if series.dtype == pl.Date:
        return series.dt.to_string("%Y-%m-%d")
    if series.dtype == pl.Null:
        return series.cast(pl.String)
    return pl.Series(series.name, [_text(value) for value in series.to_list()], pl.String)


def _of_kind(series: pl.Series, column: Column, dates: Sequence[str]) -> list[pl.Series]:
    if column.kind == DATE:
        return [_day(series, dates), series.alias(f"{column.name}{AS_GIVEN}")]
    if column.kind == NUMBER:
        return [series.cast(pl.Float64, strict=False), series.alias(f"{column.name}{AS_GIVEN}")]
    return [series]


@lru_cache(maxsize=65_536)
def _one_day(text: str | None, dates: tuple[str, ...]) -> date | None:
    """The same for one value: for the few rows of one child, planning a selection costs more than reading them."""
    for way in dates if text else ():
        if text and re.search(_SHAPES[way], text):
            try:
                return datetime.strptime(text[:10], way).date()  # noqa: DTZ007  a day has no zone
            except ValueError:
                continue
    return None


def _day(series: pl.Series, dates: Sequence[str]) -> pl.Series:
    """The days; null where the text is not one. A year has four figures."""
    if len(series) <= FEW:
        return pl.Series(series.name, [_one_day(each, tuple(dates)) for each in series.to_list()], pl.Date)
    text = pl.col(series.name)
    ways = [
        pl.when(text.str.contains(_SHAPES[way]))
        .then((text.str.slice(0, 10) if way == "%Y-%m-%d" else text).str.to_date(way, strict=False))
        .otherwise(None)
        for way in dates
    ]
    return series.to_frame().select(pl.coalesce(ways).cast(pl.Date))[series.name]
