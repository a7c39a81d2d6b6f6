"""What several rules of SSDA903 say, in one wording."""

from collections.abc import Iterable

import polars as pl

from keepsake.returns.engine.given import Given, col, is_missing, written, years_after
from keepsake.returns.ssda903.looked_after import RESPITE

TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
MALE, FEMALE = ("1", "M"), ("2", "F")  # figures to 2023-24, letters from 2024-25
NO_URN = "XXXXXXX"  # what stands for a number that there is not
UASC_TABLES = ("Header", "Header_last", "UASC", "UASC_last")


def rows(columns: str, *lines: str) -> list[dict[str, str | None]]:
    """Rows of an example, one a line: ``rows("CHILD LS", "1 V3", "2 -")``. A dash is a missing value."""
    names = columns.split()
    return [
        {name: None if value == "-" else value for name, value in zip(names, line.split(), strict=True)}
        for line in lines
    ]


def is_one_of(name: str, codes: Iterable[str]) -> pl.Expr:
    """Is the value one of these? A missing value is not."""
    return col(name).is_in(list(codes)).fill_null(False)


def short_break() -> pl.Expr:
    """Is the episode one of a series of short breaks (V3, V4)?"""
    return is_one_of("LS", RESPITE)


def any_given(names: Iterable[str]) -> pl.Expr:
    """Has the row something in any of these columns?"""
    return pl.any_horizontal(col(name).is_not_null() for name in names)


def any_missing(names: Iterable[str]) -> pl.Expr:
    return pl.any_horizontal(is_missing(name) for name in names)


def uasc_last_year(given: Given) -> pl.Expr:
    """Was the child an unaccompanied asylum-seeking child last year? By last year's header, or by a day it ceased.

    Null where nothing of the child is known for last year.
    """
    by_header = given.first("Header_last", "UASC") == "1"
    ceased = pl.when(given.exists("UASC_last")).then(given.first("UASC_last", "DUC__text").is_not_null())
    return pl.coalesce(by_header, ceased)


def ever_uasc(given: Given) -> pl.Expr:
    """Is the child unaccompanied and seeking asylum this year, or known to have been last year?"""
    now = given.any("Header", col("UASC") == "1") | given.any("UASC", written("DUC").is_not_null())
    return now | uasc_last_year(given).fill_null(False)


def turns(given: Given, years: int, table: str = "Header") -> pl.Expr:
    """The birthday of the child of the row, as the header has its day of birth (or another table)."""
    return given.first(table, years_after(col("DOB"), years))


def ends(given: Given) -> pl.Expr:
    """The day the episode ended; the end of the year for one that goes on."""
    return pl.when(written("DEC").is_null()).then(pl.lit(given.end)).otherwise(col("DEC"))


def not_one_of(name: str, codes: Iterable[str]) -> pl.Expr:
    """Is the value other than these? A missing value is."""
    return ~is_one_of(name, codes)


def as_postcode(given: Given, name: str) -> pl.Expr:
    """A postcode of an episode without its spaces, in capitals."""
    return given.row("Episodes", col(name).str.replace_all(" ", "", literal=True).str.to_uppercase())
