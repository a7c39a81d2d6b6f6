"""Previous permanence arrangements (PrevPerm) of children who start to be looked after."""

from datetime import date
from functools import partial

import polars as pl

from keepsake.returns.authorities import numbers
from keepsake.returns.engine.given import Given, col, is_missing, not_a_code
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.engine.rule import Example, Failing, Linked, rule
from keepsake.returns.ssda903.source import CHECKS

_previous = partial(row_rule, table="PrevPerm", source=CHECKS)
ELSEWHERE = ("WAL", "SCO", "NIR", "NUK")
_ITEMS = ("PREV_PERM", "LA_PERM", "DATE_PERM")
_SGO = {"CHILD": "1", "PREV_PERM": "P2", "LA_PERM": "352", "DATE_PERM": "01/05/2019"}
_ASKED_SINCE = date(2016, 4, 1)
_SHAPE = r"(?i)^(zz|\d{2})/(zz|\d{2})/(zz(?:zz)?|\d{4})$"


def _earliest() -> pl.Expr:
    """The first day that DATE_PERM may mean: 1 for a day or a month that is not known; null where it is no day."""
    known = col("DATE_PERM").str.replace(r"(?i)^zz/zz/", "01/01/").str.replace(r"(?i)^zz/", "01/")
    return known.str.replace(r"(?i)/zz/", "/01/").str.to_date("%d/%m/%Y", strict=False)


def _invalid(given: Given) -> pl.Expr:
    year_unknown = col("DATE_PERM").str.contains(r"(?i)zz$")
    no_day = ~col("DATE_PERM").str.contains(_SHAPE) | (~year_unknown & _earliest().is_null())
    return no_day | (_earliest() >= given.min("Episodes", "DECOM")).fill_null(False)


def _told() -> pl.Expr:
    whole = pl.all_horizontal(col(item).is_not_null() for item in _ITEMS)
    return (col("PREV_PERM") == "Z1").fill_null(False) | whole


PREVIOUS = (
    row_rule(
        "630",
        "Episodes",
        "RNE",
        "Information on previous permanence option should be returned.",
        right={"CHILD": "1", "RNE": "S", "DECOM": "01/04/2026"},
        wrong={"CHILD": "2", "RNE": "S", "DECOM": "01/04/2026"},
        beside={"PrevPerm": [_SGO, {**_SGO, "CHILD": "2", "LA_PERM": None}]},
        where=lambda given: (col("RNE") == "S") & (col("DECOM") >= given.start) & ~given.any("PrevPerm", _told()),
        source=CHECKS,
    ),
    _previous(
        "631",
        columns="PREV_PERM",
        message="Previous permanence option not a valid value.",
        right={"PREV_PERM": "Z1"},
        wrong={"PREV_PERM": "P0"},
        where=lambda given: not_a_code("PREV_PERM", ["P1", "P2", "P3", "P4", "Z1"]),
    ),
    _previous(
        "633",
        columns="LA_PERM",
        message="Local authority code where previous permanence option was arranged is not a valid value.",
        right={"LA_PERM": "SCO"},
        wrong={"LA_PERM": "458"},
        where=lambda given: not_a_code("LA_PERM", [*numbers(), *ELSEWHERE]),
    ),
    _previous(
        "635",
        columns="LA_PERM DATE_PERM PREV_PERM",
        message="There are entries for date of order and local authority code where previous permanence option was "
        "arranged but previous permanence code is Z1.",
        right={"PREV_PERM": "Z1", "LA_PERM": None, "DATE_PERM": None},
        wrong={"PREV_PERM": "Z1", "LA_PERM": "352", "DATE_PERM": None},
        where=lambda given: (col("PREV_PERM") == "Z1") & ~(is_missing("LA_PERM") & is_missing("DATE_PERM")),
    ),
)


@rule(
    code="632",
    message="Date of previous permanence order not a valid value.",
    fields=("PrevPerm.DATE_PERM", "Episodes.DECOM"),
    source=CHECKS,
    mend="Write DATE_PERM as 31/03/2020, with zz for a day, a month or a year that is not known; it is before DECOM.",
    note="A period of care that began before this year is not known here, so not all that is wrong is found.",
    passes=Example(
        PrevPerm=[_SGO, {**_SGO, "CHILD": "2", "DATE_PERM": "zz/04/2026"}, {**_SGO, "DATE_PERM": "zz/zz/zzzz"}],
        Episodes=[{"CHILD": "2", "DECOM": "01/05/2026"}],
    ),
    fails=Example(
        {"PrevPerm": [0, 1], "Episodes": [0]},
        PrevPerm=[_SGO | {"CHILD": "2", "DATE_PERM": "zz/06/2026"}, _SGO | {"DATE_PERM": "2019"}],
        Episodes=[{"CHILD": "2", "DECOM": "01/05/2026"}],
    ),
)
def order_is_before_care(given: Given) -> Failing:
    return {"PrevPerm": Linked(_invalid(given), {"Episodes": given.row_of("Episodes")})}


@rule(
    code="634",
    message="There are entries for previous permanence options, but child has not started to be looked after from 1 "
    "April 2016 onwards.",
    fields=(*(f"PrevPerm.{item}" for item in _ITEMS), "Episodes.DECOM"),
    source=CHECKS,
    passes=Example(PrevPerm=[_SGO], Episodes=[{"CHILD": "1", "DECOM": "01/04/2016"}]),
    fails=Example(
        {"PrevPerm": [0], "Episodes": [0]}, PrevPerm=[_SGO], Episodes=[{"CHILD": "1", "DECOM": "31/03/2016"}]
    ),
)
def is_asked_since_2016(given: Given) -> Failing:
    some = pl.any_horizontal(col(item).is_not_null() for item in _ITEMS)
    since = given.any("Episodes", col("DECOM") >= _ASKED_SINCE)
    return {"PrevPerm": some & ~since, "Episodes": given.any("PrevPerm", some) & ~since}
