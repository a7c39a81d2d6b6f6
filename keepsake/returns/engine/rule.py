"""What a rule of a return is, and the decorator that makes one of a function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl

from keepsake.returns.years import Year

if TYPE_CHECKING:
    from keepsake.returns.engine.given import Given

SEVERITIES = ("error", "query")


@dataclass(frozen=True)
class Linked:
    """Rows of one table that fail, each with the one row of another table that goes with it."""

    where: pl.Expr
    rows: Mapping[str, pl.Expr]


@dataclass(frozen=True)
class Pairs:
    """Two rows of one key that fail together: every row of ``left`` beside every row of ``right``.

    ``alone``: the row of ``left`` is reported without the one beside it, once. ``rows``: rows of further tables that go
    with the left row.
    """

    left: str
    right: str
    per: str
    where: pl.Expr
    alone: bool = False
    rows: Mapping[str, pl.Expr] = field(default_factory=dict)


@dataclass(frozen=True)
class Together:
    """Rows of one table or of several that make one finding where they share ``by``: a key, or something of the row."""

    where: Mapping[str, pl.Expr]
    by: str | pl.Expr

    @property
    def shared(self) -> pl.Expr:
        return pl.col(f"#{self.by}") if isinstance(self.by, str) else self.by


Failing = Mapping[str, pl.Expr | Linked] | Pairs | Together
Describe = Callable[["Given"], Failing]


class Example:
    """A small return, and the rows of it that a rule reports: none, or those in ``at``."""

    def __init__(
        self,
        at: Mapping[str, list[int]] | None = None,
        /,
        *,
        collection: Any = None,
        **tables: Any,
    ) -> None:
        self.at, self.collection, self.tables = dict(at or {}), collection, tables


@dataclass(frozen=True)
class Rule:
    """One question put to a return. ``describe`` says which rows fail; it never sees a row."""

    code: str
    message: str
    fields: tuple[str, ...]
    severity: str
    source: str
    first: Year | None
    last: Year | None
    optional: frozenset[str]
    mend: str
    note: str
    sure: bool
    passes: Example
    fails: Example
    describe: Describe

    def asked_in(self, year: Year) -> bool:
        """Is the rule asked of a return for this year?"""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    @property
    def what_to_look_at(self) -> str:
        """What to look at to mend it, in words."""
        if self.mend:
            return self.mend
        return "Look at " + ", ".join(f"{name.split('.')[-1]} in {name.split('.')[0]}" for name in self.fields) + "."


def rule(
    *,
    code: str,
    message: str,
    fields: tuple[str, ...],
    source: str,
    passes: Example,
    fails: Example,
    severity: str = "error",
    first: str | None = None,
    last: str | None = None,
    optional: tuple[str, ...] = (),
    mend: str = "",
    note: str = "",
    sure: bool = True,
) -> Callable[[Describe], Rule]:
    """Makes a rule of a function. ``optional`` names tables and columns that the rule does without where absent.

    Not ``sure``: what it asks, or a number in it, is not confirmed by the words of the Department; the note says what.
    """
    if severity not in SEVERITIES:
        raise ValueError(f"{code}: '{severity}' is not one of {', '.join(SEVERITIES)}.")
    years = (Year.named(first) if first else None, Year.named(last) if last else None)

    def make(describe: Describe) -> Rule:
        return Rule(
            code,
            message,
            fields,
            severity,
            source,
            *years,
            frozenset(optional),
            mend,
            note,
            sure,
            passes,
            fails,
            describe,
        )

    return make
