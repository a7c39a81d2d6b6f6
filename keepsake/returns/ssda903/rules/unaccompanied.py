"""Unaccompanied asylum-seeking children: the header, the table UASC, and both of last year."""

import polars as pl

from keepsake.returns.engine.given import Given, col, is_missing, not_a_code, written, years_after
from keepsake.returns.engine.rule import Example, Failing, Linked, rule
from keepsake.returns.ssda903.phrases import rows, uasc_last_year
from keepsake.returns.ssda903.source import CHECKS

_NOTE = (
    "Last year's header says who was; where it was not given, a child with a day in last year's DUC was. "
    "What the Department accepts as a day that supports it is not published word for word."
)
_FIELDS = ("UASC.CHILD", "UASC.DUC", "Header.UASC")


@rule(
    code="105",
    message="Data entry for Unaccompanied Asylum-Seeking Children (UASC) status of child is invalid or has not been "
    "completed.",
    fields=("Header.UASC",),
    source=CHECKS,
    passes=Example(Header=rows("CHILD UASC", "1 0", "2 1")),
    fails=Example({"Header": [0, 1]}, Header=rows("CHILD UASC", "1 2", "2 -")),
)
def status_is_nought_or_one(given: Given) -> Failing:
    return {"Header": not_a_code("UASC", ["0", "1"]) | is_missing("UASC")}


@rule(
    code="303",
    message="If date Unaccompanied Asylum-Seeking Child (UASC) status ceased is not null, UASC status must be coded 1.",
    fields=("UASC.DUC", "Header.UASC"),
    source=CHECKS,
    passes=Example(Header=rows("CHILD UASC", "1 1", "2 0"), UASC=rows("CHILD DUC", "1 01/05/2026", "2 -")),
    fails=Example(
        {"Header": [1], "UASC": [0]}, Header=rows("CHILD UASC", "2 0", "1 0"), UASC=rows("CHILD DUC", "1 01/05/2026")
    ),
)
def ceased_to_be_what_the_child_was(given: Given) -> Failing:
    wrong = given.exists("Header") & written("DUC").is_not_null() & given.first("Header", "UASC").ne_missing("1")
    return {"UASC": Linked(wrong, {"Header": given.row_of("Header")})}


@rule(
    code="304",
    message="Date unaccompanied asylum-seeking child (UASC) status ceased must be on or before the 18th birthday of a "
    "child.",
    fields=("UASC.DUC",),
    source=CHECKS,
    passes=Example(UASC=rows("CHILD DOB DUC", "1 01/05/2008 01/05/2026", "2 01/05/2008 -")),
    fails=Example({"UASC": [0]}, UASC=rows("CHILD DOB DUC", "1 01/05/2008 02/05/2026")),
)
def ceases_by_the_18th_birthday(given: Given) -> Failing:
    return {"UASC": col("DUC") > years_after(col("DOB"), 18)}


@rule(
    code="231",
    message="We expect that unaccompanied asylum seeking children are generally older young people. Please check the "
    "date of birth is correct. If the date of birth is correct then please provide details in a bypass request.",
    fields=("Header.DOB", "Header.UASC"),
    source=CHECKS,
    severity="query",
    first="2024-25",
    passes=Example(Header=rows("CHILD DOB UASC", "1 30/03/2016 1", "2 01/05/2020 0")),
    fails=Example({"Header": [0]}, Header=rows("CHILD DOB UASC", "1 01/04/2016 1")),
)
def is_eleven_or_older(given: Given) -> Failing:
    return {"Header": (col("UASC") == "1") & (years_after(col("DOB"), 11) >= given.end)}


def _beside_header(given: Given, where: pl.Expr) -> Failing:
    """The rows of the header that fail, and the child's row in UASC."""
    return {"Header": Linked(where, {"UASC": given.row_of("UASC")})}


def _ceased(given: Given, table: str) -> pl.Expr:
    return given.first(table, "DUC")


@rule(
    code="205A",
    message="Child identified as UASC last year is no longer UASC this year, but date UASC ceased in both years does "
    "not support this.",
    fields=_FIELDS,
    source=CHECKS,
    note=_NOTE,
    sure=False,
    optional=("Header_last", "UASC", "UASC_last"),
    mend="Give the child UASC 1 this year, or the day it ceased, which is before this year.",
    passes=Example(
        Header=rows("CHILD UASC", "1 0", "2 1", "3 0"),
        Header_last=rows("CHILD UASC", "1 1", "2 1", "3 0"),
        UASC_last=rows("CHILD DUC", "1 31/03/2026", "2 01/05/2027"),
    ),
    fails=Example(
        {"Header": [0], "UASC": [0]},
        Header=rows("CHILD UASC", "1 0"),
        Header_last=rows("CHILD UASC", "1 1"),
        UASC=rows("CHILD DUC", "1 01/05/2026"),
        UASC_last=rows("CHILD DUC", "1 01/05/2026"),
    ),
)
def ceased_before_this_year(given: Given) -> Failing:
    before = (_ceased(given, "UASC_last") < given.start).fill_null(False)
    return _beside_header(given, (col("UASC") == "0") & uasc_last_year(given) & ~before)


@rule(
    code="205B",
    message="Child previously identified as UASC is also UASC this year, but date UASC ceased in both years does not "
    "support this.",
    fields=("UASC.DUC", "Header.UASC"),
    source=CHECKS,
    note=_NOTE,
    sure=False,
    optional=("Header_last", "UASC", "UASC_last"),
    passes=Example(
        Header=rows("CHILD UASC DOB", "1 1 01/05/2008", "2 1 01/05/2010"),
        Header_last=rows("CHILD UASC", "1 1", "2 1"),
        UASC=rows("CHILD DUC", "1 01/05/2026", "2 -"),
        UASC_last=rows("CHILD DUC", "1 01/05/2026", "2 -"),
    ),
    fails=Example(
        {"Header": [0], "UASC": [0]},
        Header=rows("CHILD UASC DOB", "1 1 01/05/2010"),
        Header_last=rows("CHILD UASC", "1 1"),
        UASC=rows("CHILD DUC", "1 01/05/2025"),
        UASC_last=rows("CHILD DUC", "1 01/05/2025"),
    ),
)
def goes_on_this_year(given: Given) -> Failing:
    then, now = _ceased(given, "UASC_last"), _ceased(given, "UASC")
    moved = (then < given.start) | then.ne_missing(now)
    not_grown = (then != years_after(col("DOB"), 18)).fill_null(True)
    return _beside_header(given, (col("UASC") == "1") & uasc_last_year(given) & then.is_not_null() & moved & not_grown)


@rule(
    code="205C",
    message="Child not identified as UASC either this year or last year but date UASC ceased has been provided.",
    fields=("UASC.DUC", "Header.UASC"),
    source=CHECKS,
    note=_NOTE,
    sure=False,
    optional=("Header_last", "UASC", "UASC_last"),
    passes=Example(
        Header=rows("CHILD UASC", "1 0", "2 1", "3 0"),
        Header_last=rows("CHILD UASC", "1 0", "2 0"),
        UASC=rows("CHILD DUC", "1 -", "2 01/05/2026"),
    ),
    fails=Example(
        {"Header": [0], "UASC": [0]},
        Header=rows("CHILD UASC", "1 0"),
        Header_last=rows("CHILD UASC", "1 0"),
        UASC=rows("CHILD DUC", "1 01/05/2026"),
    ),
)
def nobody_ceases_who_never_was(given: Given) -> Failing:
    said = given.any("UASC", written("DUC").is_not_null()) | given.any("UASC_last", written("DUC").is_not_null())
    return _beside_header(given, (col("UASC") == "0") & ~uasc_last_year(given).fill_null(False) & said)


@rule(
    code="205D",
    message="Child identified as UASC this year but not identified as UASC status provided for the child last year.",
    fields=("UASC.CHILD", "Header.UASC"),
    source=CHECKS,
    note=_NOTE,
    sure=False,
    optional=("Header_last", "UASC", "UASC_last"),
    passes=Example(
        Header=rows("CHILD UASC", "1 1", "2 0", "3 1"),
        Header_last=rows("CHILD UASC", "1 1", "2 0"),
    ),
    fails=Example(
        {"Header": [0], "UASC": [0]},
        Header=rows("CHILD UASC", "1 1"),
        Header_last=rows("CHILD UASC", "1 0"),
        UASC=rows("CHILD DUC", "1 -"),
    ),
)
def was_last_year_too(given: Given) -> Failing:
    return _beside_header(given, (col("UASC") == "1") & ~uasc_last_year(given))
