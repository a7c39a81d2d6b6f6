"""Periods missing or away without authorisation, beside one another and beside the child's episodes."""

from functools import partial

import polars as pl

from keepsake.returns.engine.given import Given, col, is_missing, other
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.engine.rule import Example, Failing, Pairs, rule
from keepsake.returns.ssda903.source import CHECKS

_missing = partial(row_rule, table="Missing", source=CHECKS)
_OPEN = {"CHILD": "1", "MISSING": "M", "MIS_START": "01/05/2026", "MIS_END": None}
_LEFT = {"CHILD": "1", "DECOM": "01/04/2026", "DEC": "02/05/2026", "REC": "E4A"}


def ceased(given: Given) -> pl.Expr:
    """The day the child ceased to be looked after: that of the last episode, unless a new one begins; null if none."""
    last, reason = given.last("Episodes", "DEC"), given.last("Episodes", "REC")
    return pl.when(reason.ne_missing("X1")).then(last).otherwise(None)


ONE_PERIOD = (
    _missing(
        "567",
        columns="MIS_START MIS_END",
        message="The date that the missing episode or episode that the child was away from placement without "
        "authorisation ended is before the date that it started.",
        right=_OPEN | {"MIS_END": "01/05/2026"},
        wrong=_OPEN | {"MIS_END": "30/04/2026"},
        where=lambda given: col("MIS_END") < col("MIS_START"),
    ),
    _missing(
        "586",
        columns="MIS_START",
        message="Dates of missing periods are before child's date of birth.",
        right=_OPEN | {"DOB": "30/04/2026"},
        wrong=_OPEN | {"DOB": "02/05/2026"},
        where=lambda given: col("MIS_START") <= col("DOB"),
    ),
)
BESIDE_EPISODES = (
    _missing(
        "577",
        columns="MIS_END",
        message="Child ceased to be looked after but there is a missing/away from placement without authorisation "
        "period without an end date.",
        right=_OPEN | {"MIS_END": "02/05/2026"},
        wrong=_OPEN,
        beside={"Episodes": [_LEFT]},
        where=lambda given: is_missing("MIS_END") & ceased(given).is_not_null(),
        optional=("Episodes.REC",),
    ),
    _missing(
        "578",
        columns="MIS_START",
        message="The date that the child started to be missing is after the child ceased to be looked after.",
        right=_OPEN,
        wrong=_OPEN | {"MIS_START": "02/05/2026"},
        beside={"Episodes": [_LEFT]},
        where=lambda given: col("MIS_START") >= ceased(given),
        optional=("Episodes.REC",),
    ),
    _missing(
        "581",
        columns="MIS_START",
        message="Child is missing but has not yet started to be looked after.",
        right=_OPEN,
        wrong=_OPEN | {"MIS_START": "31/03/2026"},
        beside={"Episodes": [_LEFT]},
        where=lambda given: col("MIS_START") < given.min("Episodes", "DECOM"),
    ),
    row_rule(
        "580",
        "Episodes",
        "REC",
        "Child is missing when cease being looked after but reason episode ceased not 'E8'.",
        right=_LEFT | {"REC": "E8"},
        wrong=_LEFT,
        beside={"Missing": [_OPEN | {"MIS_END": "02/05/2026"}]},
        where=lambda given: (
            col("DEC").is_in(given.listed("Missing", "MIS_END", where=col("MISSING").is_in(["M", "A"])))
            & ~col("REC").is_in(["E8", "X1"])
        ),
        source=CHECKS,
    ),
)


@rule(
    code="574",
    message="A new missing/away from placement without authorisation period cannot start when the previous missing/"
    "away from placement without authorisation period is still open. Missing/away from placement without authorisation "
    "periods should also not overlap.",
    fields=("Missing.MIS_START", "Missing.MIS_END"),
    source=CHECKS,
    passes=Example(
        Missing=[_OPEN | {"MIS_END": "02/05/2026"}, _OPEN | {"MIS_START": "02/05/2026"}],
    ),
    fails=Example(
        {"Missing": [1, 3]},
        Missing=[
            _OPEN,
            _OPEN | {"MIS_START": "02/05/2026"},
            _OPEN | {"CHILD": "2", "MIS_END": "03/05/2026"},
            _OPEN | {"CHILD": "2", "MIS_START": "02/05/2026"},
        ],
    ),
)
def periods_are_apart(given: Given) -> Failing:
    before = given.previous("Missing", "MIS_END")
    overlaps = before.is_null() | (col("MIS_START") < before)
    return {"Missing": ~given.is_first("Missing") & col("MIS_START").is_not_null() & overlaps}


@rule(
    code="575",
    message="If the placement from which the child goes missing/away from placement without authorisation ends, the "
    "missing/away from placement without authorisation period in the missing module must also have an end date.",
    fields=("Missing.MIS_END", "Missing.MIS_START", "Episodes.DECOM", "Episodes.DEC"),
    source=CHECKS,
    passes=Example(Missing=[_OPEN], Episodes=[_LEFT | {"DEC": None}]),
    fails=Example({"Missing": [0]}, Missing=[_OPEN], Episodes=[_LEFT]),
)
def ends_with_the_placement(given: Given) -> Failing:
    from_here = (other("DECOM") <= col("MIS_START")) & (col("MIS_START") <= other("DEC"))
    return Pairs("Missing", "Episodes", "child", from_here & is_missing("MIS_END"), alone=True)
