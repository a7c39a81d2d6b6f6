"""Conditions on a row of a list: true or false in Python, and the same as SQL for a database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says of itself: the worker's relationship to its person, who that is, and what holds."""

    relationship: str
    subject: str
    circumstances: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a database keeps these: SQL expressions of our own, never anybody's input.

    A circumstance without a column does not hold for any row.
    """

    relationship: str
    subject: str
    circumstances: Mapping[str, str]


class Condition(Protocol):
    """A condition on a row."""

    def holds(self, row: Row) -> bool:
        """Does it hold for this row?"""
        ...

    def sql(self, columns: Columns) -> tuple[str, tuple[str, ...]]:
        """The condition as SQL with ``?`` for its parameters."""
        ...


@dataclass(frozen=True, slots=True)
class Always:
    """Holds for every row, or for none."""

    truth: bool

    def holds(self, row: Row) -> bool:
        return self.truth

    def sql(self, columns: Columns) -> tuple[str, tuple[str, ...]]:
        return ("1=1" if self.truth else "1=0"), ()


@dataclass(frozen=True, slots=True)
class Among:
    """The row's relationship or subject is one of these."""

    what: str  # "relationship" or "subject"
    codes: tuple[str, ...]

    def holds(self, row: Row) -> bool:
        return getattr(row, self.what) in self.codes

    def sql(self, columns: Columns) -> tuple[str, tuple[str, ...]]:
        places = ", ".join("?" * len(self.codes))
        return f"{getattr(columns, self.what)} IN ({places})", self.codes


@dataclass(frozen=True, slots=True)
class Holds:
    """A circumstance holds for the row."""

    circumstance: str

    def holds(self, row: Row) -> bool:
        return self.circumstance in row.circumstances

    def sql(self, columns: Columns) -> tuple[str, tuple[str, ...]]:
        column = columns.circumstances.get(self.circumstance)
        return (f"COALESCE({column}, 0) <> 0" if column else "1=0"), ()


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: Condition

    def holds(self, row: Row) -> bool:
        return not self.condition.holds(row)

    def sql(self, columns: Columns) -> tuple[str, tuple[str, ...]]:
        text, values = self.condition.sql(columns)
        return f"NOT ({text})", values


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of the conditions holds."""

    conditions: tuple[Condition, ...]

    def holds(self, row: Row) -> bool:
        return all(condition.holds(row) for condition in self.conditions)

    def sql(self, columns: Columns) -> tuple[str, tuple[str, ...]]:
        return _joined(self.conditions, " AND ", columns)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...]

    def holds(self, row: Row) -> bool:
        return any(condition.holds(row) for condition in self.conditions)

    def sql(self, columns: Columns) -> tuple[str, tuple[str, ...]]:
        return _joined(self.conditions, " OR ", columns)


def _joined(conditions: tuple[Condition, ...], word: str, columns: Columns) -> tuple[str, tuple[str, ...]]:
    pieces = [condition.sql(columns) for condition in conditions]
    return "(" + word.join(text for text, _ in pieces) + ")", tuple(value for _, values in pieces for value in values)


YES, NO = Always(True), Always(False)


def all_of(conditions: Iterable[Condition]) -> Condition:
    """Every one of them, as short as it can be said; none given is true."""
    kept = tuple(dict.fromkeys(condition for condition in conditions if condition != YES))
    if NO in kept:
        return NO
    return kept[0] if len(kept) == 1 else AllOf(kept) if kept else YES


def any_of(conditions: Iterable[Condition]) -> Condition:
    """At least one of them, as short as it can be said; none given is false."""
    kept = tuple(dict.fromkeys(condition for condition in conditions if condition != NO))
    if YES in kept:
        return YES
    return kept[0] if len(kept) == 1 else AnyOf(kept) if kept else NO


def negated(condition: Condition) -> Condition:
    """The opposite."""
    if isinstance(condition, Always):
        return Always(not condition.truth)
    return condition.condition if isinstance(condition, Not) else Not(condition)
