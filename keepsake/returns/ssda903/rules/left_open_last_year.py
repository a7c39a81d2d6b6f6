"""What last year's return left open, and how this year's goes on from it."""

from collections.abc import Mapping

import polars as pl

from keepsake.returns.engine.given import Given, col, is_missing
from keepsake.returns.engine.rule import Example, Failing, Rule, rule
from keepsake.returns.ssda903.source import CHECKS

_SAME_MILES = 0.2
_RENAMED = {"H5": ("K3",)}
_DIVIDED = _RENAMED | {"Z1": ("Z11", "Z12", "Z13", "Z14")}


def _left_open(given: Given) -> pl.Expr:
    left_open = given.exists("Episodes_last") & given.last("Episodes_last", "DEC").is_null()
    return given.is_first("Episodes") & left_open


def _differs(given: Given, column: str) -> pl.Expr:
    held = given.last("Episodes_last", column)
    if column == "PL_DISTANCE":
        return (col(column) - held).abs().round(1) >= _SAME_MILES
    return col(column).ne_missing(held)


def _as_left_open(code: str, column: str, message: str, one: object, two: object, *, same_reason: bool = False) -> Rule:
    """``same_reason``: asked only where both episodes began for one reason."""
    last = [{"CHILD": "1", "DECOM": "01/05/2025", "DEC": None, "RNE": "S", column: one}]

    @rule(
        code=code,
        message=message,
        fields=(f"Episodes.{column}", f"Episodes_last.{column}"),
        source=CHECKS,
        optional=("Episodes.RNE", "Episodes_last.RNE") if same_reason else (),
        passes=Example(Episodes=[{"CHILD": "1", "DECOM": "01/05/2025", "RNE": "S", column: one}], Episodes_last=last),
        fails=Example(
            {"Episodes": [0]},
            Episodes=[{"CHILD": "1", "DECOM": "01/05/2025", "RNE": "S", column: two}],
            Episodes_last=last,
        ),
    )
    def is_as_left_open(given: Given) -> Failing:
        wrong = _left_open(given) & _differs(given, column)
        if same_reason:
            wrong = wrong & col("RNE").eq_missing(given.last("Episodes_last", "RNE"))
        return {"Episodes": wrong}

    return is_as_left_open


LEFT_OPEN = (
    _as_left_open(
        "452",
        "PL_LA",
        "Contradiction between local authority of placement code in the last episode of the previous year and in the "
        "first episode of the current year.",
        "E06000098",
        "E06000099",
        same_reason=True,
    ),
    _as_left_open(
        "453",
        "PL_DISTANCE",
        "Contradiction between placement distance in the last episode of the previous year and in the first episode "
        "of the current year.",
        10.0,
        10.5,
        same_reason=True,
    ),
    _as_left_open(
        "503G",
        "PL_DISTANCE",
        "The distance in first episode does not match open episode at end of last year.",
        10.0,
        10.2,
    ),
    _as_left_open(
        "503H",
        "PL_LA",
        "The placement LA in first episode does not match open episode at end of last year.",
        "E06000098",
        "E06000099",
    ),
)


def _placement(first: str | None, last: str | None, may_become: Mapping[str, tuple[str, ...]]) -> Rule:
    """``may_become``: a code that is no longer used, and the codes that have taken its place."""
    old, new = next(((old, new[0]) for old, new in may_become.items()), ("U1", "U1"))

    def episode(place: str) -> list[dict[str, object]]:
        return [{"CHILD": "1", "DECOM": "01/05/2025", "DEC": None, "PLACE": place}]

    @rule(
        code="503D",
        message="The placement type in the first episode does not match open episode at end of last year.",
        fields=("Episodes.PLACE", "Episodes_last.PLACE"),
        source=CHECKS,
        first=first,
        last=last,
        passes=Example(Episodes=episode(new), Episodes_last=episode(old)),
        fails=Example({"Episodes": [0]}, Episodes=episode("K2"), Episodes_last=episode(old)),
    )
    def placement_is_as_left_open(given: Given) -> Failing:
        held = given.last("Episodes_last", "PLACE")
        wrong = _left_open(given) & col("PLACE").ne_missing(held)
        for was, becomes in may_become.items():
            wrong = wrong & ~((held == was) & col("PLACE").is_in(list(becomes))).fill_null(False)
        return {"Episodes": wrong}

    return placement_is_as_left_open


PLACEMENT = (
    _placement(None, "2023-24", {}),
    _placement("2024-25", "2024-25", _RENAMED),
    _placement("2025-26", None, _DIVIDED),
)


@rule(
    code="562",
    message="Episode commenced before the start of the current collection year but there is a missing continuous "
    "episode in the previous year.",
    fields=("Episodes.DECOM", "Episodes_last.DECOM"),
    source=CHECKS,
    passes=Example(
        Episodes=[{"CHILD": "1", "DECOM": "01/05/2025"}], Episodes_last=[{"CHILD": "1", "DECOM": "01/05/2025"}]
    ),
    fails=Example(
        {"Episodes": [0]},
        Episodes=[{"CHILD": "1", "DECOM": "02/05/2025"}],
        Episodes_last=[{"CHILD": "1", "DECOM": "01/05/2025"}],
    ),
)
def goes_on_from_last_year(given: Given) -> Failing:
    other_day = col("DECOM") != given.last("Episodes_last", "DECOM")
    return {"Episodes": given.is_first("Episodes") & (col("DECOM") < given.start) & other_day}


@rule(
    code="NoE",
    message="This child has no episodes loaded for previous year even though child started to be looked after before "
    "this current year.",
    fields=("Episodes.DECOM",),
    source=CHECKS,
    passes=Example(
        Episodes=[{"CHILD": "1", "DECOM": "01/05/2025"}, {"CHILD": "2", "DECOM": "01/04/2026"}],
        Episodes_last=[{"CHILD": "1"}],
    ),
    fails=Example({"Episodes": [0]}, Episodes=[{"CHILD": "2", "DECOM": "31/03/2026"}], Episodes_last=[{"CHILD": "1"}]),
)
def was_returned_last_year(given: Given) -> Failing:
    return {"Episodes": (col("DECOM") < given.start) & ~given.exists("Episodes_last")}


@rule(
    code="576",
    message="There is an open missing/away from placement without authorisation period in last year's return and there "
    "is no corresponding period recorded at the start of this year.",
    fields=("Missing_last.CHILD", "Missing_last.MIS_START", "Missing_last.MIS_END", "Missing.MIS_START"),
    source=CHECKS,
    mend="Return the same period this year, with the day it began and, if it has ended, the day it ended.",
    passes=Example(
        Missing=[{"CHILD": "1", "MIS_START": "01/03/2026"}],
        Missing_last=[{"CHILD": "1", "MIS_START": "01/03/2026", "MIS_END": None}],
    ),
    fails=Example(
        {"Missing_last": [0]},
        Missing=[{"CHILD": "1", "MIS_START": "02/04/2026"}],
        Missing_last=[{"CHILD": "1", "MIS_START": "01/03/2026", "MIS_END": None}],
    ),
)
def open_period_goes_on(given: Given) -> Failing:
    left_open = col("MIS_START").is_not_null() & is_missing("MIS_END__text")
    known = col("MIS_START").is_in(given.listed("Missing", "MIS_START")).fill_null(False)
    return {"Missing_last": left_open & ~known}
