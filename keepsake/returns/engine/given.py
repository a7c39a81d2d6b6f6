"""What a rule may speak of: columns of its own row, of the rows beside it, and of the child in other tables.

A rule returns expressions. What it says of other rows is given a name here (``@1``) and worked out once for all rules
that say the same, so that three hundred rules cost a few groupings and one selection a table.
"""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from keepsake.returns.schema.tables import AS_GIVEN, Return
from keepsake.returns.years import Collection
from keepsake.standard.codes import codes_on

ROW = "row"
OTHER = "other:"
Kind = Literal["row", "group"]


@dataclass(frozen=True)
class Worked:
    """A named expression: of each row of a table, or of each group of its rows that share a key."""

    name: str
    kind: Kind
    table: str
    per: str
    expr: pl.Expr
    default: bool | int | None


class NotKnown(Exception):
    """What a rule needs and nobody gave, in a sentence."""


class Given:
    """What is given to every rule of one return and one collection."""

    def __init__(self, of: Return, collection: Collection) -> None:
        self.of, self.collection = of, collection
        self.start, self.end, self.year = collection.start, collection.end, collection.year
        self.worked: dict[str, Worked] = {}
        self._names: dict[tuple[object, ...], str] = {}

    @property
    def la(self) -> str:
        """The authority that returns. A rule that asks for it is not run where it was not said."""
        if self.collection.la is None:
            raise NotKnown("The local authority that makes the return was not given.")
        return self.collection.la

    def codes(self, name: str) -> list[str]:
        """The codes of a published set that are used in this year."""
        return list(codes_on(name, self.year.end))

    def any(self, table: str, where: pl.Expr, per: str = "child") -> pl.Expr:
        """Is there a row of this table, for the same child (or other key), for which this holds?"""
        return self._group(table, per, where.fill_null(False).any(), False)

    def exists(self, table: str, per: str = "child") -> pl.Expr:
        """Has the child (or other key) a row in this table?"""
        return self._group(table, per, pl.len() > 0, False)

    def count(self, table: str, where: pl.Expr | None = None, per: str = "child") -> pl.Expr:
        """How many rows of this table hold it."""
        return self._group(table, per, pl.len() if where is None else where.fill_null(False).sum(), 0)

    def first(self, table: str, value: str | pl.Expr, per: str = "child", where: pl.Expr | None = None) -> pl.Expr:
        """The value of the first row, in the order of the table (episodes by the day they began); null if none."""
        return self._group(table, per, _of(value, where).first(), None)

    def last(self, table: str, value: str | pl.Expr, per: str = "child", where: pl.Expr | None = None) -> pl.Expr:
        """The value of the last row, in the order of the table; null if there is none."""
        return self._group(table, per, _of(value, where).last(), None)

    def min(self, table: str, value: str | pl.Expr, per: str = "child", where: pl.Expr | None = None) -> pl.Expr:
        return self._group(table, per, _of(value, where).min(), None)

    def max(self, table: str, value: str | pl.Expr, per: str = "child", where: pl.Expr | None = None) -> pl.Expr:
        return self._group(table, per, _of(value, where).max(), None)

    def sum(self, table: str, value: str | pl.Expr, per: str = "child", where: pl.Expr | None = None) -> pl.Expr:
        """The values of all rows together; nulls count nothing, and no row is 0."""
        return self._group(table, per, _of(value, where).sum(), 0)

    def listed(self, table: str, value: str | pl.Expr, per: str = "child", where: pl.Expr | None = None) -> pl.Expr:
        """The values of all rows of the child (or other key), as a list in the order of the table; null if none."""
        return self._group(table, per, _of(value, where).implode(), None)

    def whole(self, table: str, value: pl.Expr) -> pl.Expr:
        """Something of all rows of a table together: a count, a share."""
        return self._group(table, "return", value, None)

    def row(self, table: str, expr: pl.Expr) -> pl.Expr:
        """Something of each row of a table, worked out once for all rules that say the same."""
        return self._name("row", table, "", expr, None)

    def previous(self, table: str, value: str | pl.Expr, per: str = "child") -> pl.Expr:
        """The value of the row before, in the order of the table; null on the first row of the child (or other key)."""
        return self._beside(table, value, per, 1)

    def following(self, table: str, value: str | pl.Expr, per: str = "child") -> pl.Expr:
        """The value of the row after, in the order of the table; null on the last row of the child (or other key)."""
        return self._beside(table, value, per, -1)

    def is_first(self, table: str, per: str = "child") -> pl.Expr:
        return self.previous(table, ROW, per).is_null()

    def is_last(self, table: str, per: str = "child") -> pl.Expr:
        return self.following(table, ROW, per).is_null()

    def row_of(self, table: str, per: str = "child", where: pl.Expr | None = None) -> pl.Expr:
        """The number of the first row of the key in another table, for a finding that stands in both."""
        return self.first(table, ROW, per, where)

    def _beside(self, table: str, value: str | pl.Expr, per: str, by: int) -> pl.Expr:
        expr = pl.col(value) if isinstance(value, str) else value
        key = pl.col(f"#{per}")
        return self.row(table, pl.when(key == key.shift(by)).then(expr.shift(by)).otherwise(None))

    def _group(self, table: str, per: str, expr: pl.Expr, default: bool | int | None) -> pl.Expr:
        return self._name("group", table, per, expr, default)

    def _name(self, kind: Kind, table: str, per: str, expr: pl.Expr, default: bool | int | None) -> pl.Expr:
        key = (kind, table, per, expr.meta.serialize(format="binary"), default)
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = f"@{len(self._names) + 1}"
            self.worked[name] = Worked(name, kind, table, per, expr, default)
        return pl.col(name)


def _of(value: str | pl.Expr, where: pl.Expr | None) -> pl.Expr:
    expr = pl.col(value) if isinstance(value, str) else value
    return expr if where is None else expr.filter(where)


def col(name: str) -> pl.Expr:
    """A column of the row itself: text, or a day."""
    return pl.col(name)


def other(name: str) -> pl.Expr:
    """In pairs: a column of the right row."""
    return pl.col(f"{OTHER}{name}")


def written(name: str) -> pl.Expr:
    """A day or a number as it was written, whether or not it is one."""
    return pl.col(f"{name}{AS_GIVEN}")


def is_missing(name: str) -> pl.Expr:
    """Nothing was given. Blank text is something."""
    return pl.col(name).is_null()


def is_given(name: str) -> pl.Expr:
    """Something other than blanks was given."""
    return pl.col(name).is_not_null() & (pl.col(name) != "")


def not_a_day(name: str) -> pl.Expr:
    """Something was written where a day belongs, and it is not a day."""
    return written(name).is_not_null() & pl.col(name).is_null()


def not_a_code(name: str, codes: list[str] | tuple[str, ...]) -> pl.Expr:
    """Something was written that is not one of these codes; blank text is not."""
    return pl.col(name).is_not_null() & ~pl.col(name).is_in(list(codes))


def years_after(day: pl.Expr, years: int) -> pl.Expr:
    """The birthday: so many years after a day; 28 February after a 29th where the year has none."""
    return day.dt.offset_by(f"{years}y")
