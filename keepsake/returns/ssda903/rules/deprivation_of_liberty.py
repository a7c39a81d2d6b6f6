"""Deprivation of liberty orders (DoLo), returned from 2026-27."""

from functools import partial

import polars as pl

from keepsake.returns.engine.given import Given, col, is_missing, not_a_day, other
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.engine.rule import Example, Failing, Pairs, Rule, rule
from keepsake.returns.ssda903.rules.missing_periods import ceased
from keepsake.returns.ssda903.source import CHECKS

_FIRST = "2026-27"
_dolo = partial(row_rule, table="DoLo", source=CHECKS, first=_FIRST)
_ORDER = {"CHILD": "1", "DOB": "01/05/2010", "DOLO_START": "01/05/2026", "DOLO_END": "01/06/2026"}
_HERE = {"CHILD": "1", "DECOM": "01/04/2026", "DEC": "02/05/2026", "PLACE": "K2"}

ORDERS = (
    _dolo(
        "700",
        columns="DOLO_START",
        message="The start date of the DoLO is not a valid date.",
        right=_ORDER,
        wrong=_ORDER | {"DOLO_START": None},
        where=lambda given: is_missing("DOLO_START"),
    ),
    _dolo(
        "701",
        columns="DOLO_END",
        message="The end date of the DoLO is not a valid date.",
        right=_ORDER | {"DOLO_END": None},
        wrong=_ORDER | {"DOLO_END": "31/06/2026"},
        where=lambda given: not_a_day("DOLO_END"),
    ),
    _dolo(
        "702",
        columns="DOLO_START DOLO_END",
        message="The date that the DoLO ended is before the date that it started.",
        right=_ORDER,
        wrong=_ORDER | {"DOLO_END": "01/05/2026"},
        where=lambda given: col("DOLO_END") <= col("DOLO_START"),
    ),
    _dolo(
        "703",
        columns="DOLO_START",
        message="The date that the DoLO started is after the end of the collection year.",
        right=_ORDER | {"DOLO_START": "31/03/2027"},
        wrong=_ORDER | {"DOLO_START": "01/04/2027"},
        where=lambda given: col("DOLO_START") > given.end,
    ),
    _dolo(
        "704",
        columns="DOLO_END",
        message="The date that the DoLO ended is before the start or after the end of the collection year.",
        right=_ORDER | {"DOLO_END": "01/04/2026"},
        wrong=_ORDER | {"DOLO_END": "31/03/2026"},
        where=lambda given: (col("DOLO_END") < given.start) | (col("DOLO_END") > given.end),
    ),
    _dolo(
        "707",
        columns="DOLO_END",
        message="Child ceased to be looked after but there is a DoLO without an end date.",
        right=_ORDER,
        wrong=_ORDER | {"DOLO_END": None},
        beside={"Episodes": [_HERE | {"REC": "E4A"}]},
        where=lambda given: is_missing("DOLO_END") & ceased(given).is_not_null(),
        optional=("Episodes.REC",),
    ),
    _dolo(
        "708",
        columns="DOLO_START DOB",
        message="Dates of DoLOs are before child's date of birth.",
        right=_ORDER,
        wrong=_ORDER | {"DOLO_START": "01/05/2010"},
        where=lambda given: col("DOLO_START") <= col("DOB"),
    ),
)


@rule(
    code="705",
    message="A DoLO cannot start when the previous DoLO is still open.",
    fields=("DoLo.DOLO_START", "DoLo.DOLO_END"),
    source=CHECKS,
    first=_FIRST,
    passes=Example(DoLo=[_ORDER, _ORDER | {"DOLO_START": "01/06/2026", "DOLO_END": None}]),
    fails=Example(
        {"DoLo": [0, 3]},
        DoLo=[
            _ORDER,
            _ORDER | {"DOLO_START": "31/05/2026", "DOLO_END": "02/06/2026"},
            _ORDER | {"CHILD": "2", "DOLO_END": None},
            _ORDER | {"CHILD": "2", "DOLO_START": "31/05/2026"},
        ],
    ),
    note="The order of the file does not matter: reported is an order in which another starts, and one that starts "
    "after an order without an end.",
)
def orders_are_apart(given: Given) -> Failing:
    after_open = ~given.is_first("DoLo") & given.previous("DoLo", "DOLO_END").is_null()
    holds_another = given.following("DoLo", "DOLO_START") < col("DOLO_END")
    return {"DoLo": col("DOLO_START").is_not_null() & (after_open | holds_another.fill_null(False))}


@rule(
    code="706",
    message="There is an open DoLO in last year's return and there is no corresponding DoLO recorded at the start of "
    "this year.",
    fields=("DoLo_last.DOLO_START", "DoLo_last.DOLO_END", "DoLo.DOLO_START"),
    source=CHECKS,
    first=_FIRST,
    passes=Example(
        DoLo=[_ORDER | {"DOLO_START": "01/03/2026"}],
        DoLo_last=[_ORDER | {"DOLO_START": "01/03/2026", "DOLO_END": None}],
    ),
    fails=Example(
        {"DoLo_last": [0]}, DoLo=[_ORDER], DoLo_last=[_ORDER | {"DOLO_START": "01/03/2026", "DOLO_END": None}]
    ),
)
def open_order_goes_on(given: Given) -> Failing:
    left_open = given.is_last("DoLo_last") & col("DOLO_START").is_not_null() & is_missing("DOLO_END")
    return {"DoLo_last": left_open & col("DOLO_START").ne_missing(given.first("DoLo", "DOLO_START"))}


def _placed(code: str, message: str, wrong: pl.Expr, place: str) -> Rule:
    """An order with a start and an end, and an episode of the same days in a placement that is not for it."""

    @rule(
        code=code,
        message=message,
        fields=("DoLo.DOLO_START", "DoLo.DOLO_END", "Episodes.PLACE", "Episodes.DECOM", "Episodes.DEC"),
        source=CHECKS,
        first=_FIRST,
        passes=Example(DoLo=[_ORDER], Episodes=[_HERE, {**_HERE, "PLACE": place, "DEC": "01/05/2026"}]),
        fails=Example({"DoLo": [0], "Episodes": [0]}, DoLo=[_ORDER], Episodes=[{**_HERE, "PLACE": place}]),
    )
    def is_placed_for_it(given: Given) -> Failing:
        until = other("DEC").fill_null(given.end)
        together = (col("DOLO_START") < until) & (col("DOLO_END") > other("DECOM"))
        return Pairs("DoLo", "Episodes", "child", together & wrong)

    return is_placed_for_it


PLACEMENTS = (
    _placed(
        "709",
        "Child with a DoLO is in an unexpected placement type.",
        ~other("PLACE").is_in(["K2", "Z12", "Z13"]),
        "U1",
    ),
    _placed(
        "710",
        "Child with a DoLO can not be placed in secure children's homes, with parents, young offender institutions, or "
        "supported accommodation.",
        other("PLACE").is_in(["K1", "P1", "R5", "K3"]),
        "K1",
    ),
)
