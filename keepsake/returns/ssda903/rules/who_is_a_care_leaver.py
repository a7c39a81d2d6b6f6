"""Care leavers (OC3): of whom their information is asked, and what else is not asked of them."""

from functools import partial

import polars as pl

from keepsake.returns.engine.given import Given, col, years_after
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.engine.rule import Example, Failing, Linked, rule
from keepsake.returns.ssda903.looked_after import ADOPTED, RESPITE
from keepsake.returns.ssda903.phrases import turns
from keepsake.returns.ssda903.source import CHECKS

_ITEMS = ("IN_TOUCH", "ACTIV", "ACCOM")
_oc3 = partial(row_rule, table="OC3", source=CHECKS, columns=" ".join(_ITEMS))
_TOLD = {"CHILD": "1", "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "B1"}
_LEFT = {"CHILD": "1", "DECOM": "01/05/2024", "DEC": "01/05/2026", "REC": "E9", "LS": "C2"}
_THIRTEEN_WEEKS = 91


def _told() -> pl.Expr:
    return pl.any_horizontal(col(item).is_not_null() for item in _ITEMS)


def _birthday(given: Given) -> pl.Expr:
    """The birthday in the year, where it is the 17th or the 18th; else null."""
    seventeen, eighteen, nineteen = (years_after(col("DOB"), at) for at in (17, 18, 19))
    return (
        pl.when((eighteen <= given.end) & (nineteen > given.end))
        .then(eighteen)
        .when((seventeen <= given.end) & (eighteen > given.end))
        .then(seventeen)
        .otherwise(None)
    )


LEAVERS = (
    _oc3(
        "1000",
        message="This child is recorded as having died in care and therefore should not have the care leaver "
        "information completed.",
        right=_TOLD,
        wrong=_TOLD | {"CHILD": "2"},
        beside={"Episodes": [_LEFT], "Episodes_last": [{"CHILD": "2", "REC": "E2"}]},
        where=lambda given: (
            _told() & (given.any("Episodes", col("REC") == "E2") | given.any("Episodes_last", col("REC") == "E2"))
        ),
        optional=("Episodes_last", "OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"),
        note="Only this year and last are known here.",
    ),
    _oc3(
        "1007",
        message="Care leaver information is not required for 17- or 18-year olds who are still looked after on their "
        "17th or 18th birthday.",
        right=_TOLD | {"DOB": "31/03/2008"},
        wrong=_TOLD | {"CHILD": "2", "DOB": "31/03/2010"},
        beside={"Episodes": [_LEFT, {**_LEFT, "CHILD": "2", "DEC": None, "REC": None}]},
        where=lambda given: (
            _told()
            & _birthday(given).is_not_null()
            & given.exists("Episodes")
            & (given.last("Episodes", "DEC").is_null() | given.last("Episodes", "REC").is_null())
        ),
    ),
    _oc3(
        "1016",
        message="Care leaver information is not required for 17- or 18-year olds who cease to be looked after, after "
        "their birthday.",
        right=_TOLD | {"DOB": "02/05/2008"},
        wrong=_TOLD | {"DOB": "01/05/2008"},
        beside={"Episodes": [_LEFT]},
        where=lambda given: _told() & (given.last("Episodes", "DEC") >= _birthday(given)),
        first="2023-24",
    ),
)


def _days(given: Given, since: pl.Expr) -> pl.Expr:
    """How long an episode lasted since that day; respite care counts nothing."""
    length = (col("DEC").fill_null(given.end) - pl.max_horizontal(col("DECOM"), since)).dt.total_days()
    return pl.when(~col("LS").is_in(RESPITE).fill_null(False)).then(length.clip(0)).otherwise(0)


def _in_care(given: Given, age: int) -> pl.Expr:
    """Days looked after from this age on, this year and last; what was left open last year goes on in this one."""
    birthday = turns(given, age)
    ended_before = pl.when(col("DEC").is_not_null()).then(_days(given, birthday)).otherwise(0)
    return given.sum("Episodes", _days(given, birthday)) + given.sum("Episodes_last", ended_before)


@rule(
    code="1001",
    message="The episodes recorded for this young person suggest they are not a relevant or a former relevant child "
    "and therefore should not have care leaver information completed.",
    fields=tuple(f"OC3.{item}" for item in _ITEMS),
    source=CHECKS,
    note="Thirteen weeks since the age of 14, and some after 16. Only this year and last are known here: a child with "
    "older episodes is reported and may be right.",
    passes=Example(
        OC3=[_TOLD],
        Header=[{"CHILD": "1", "DOB": "30/04/2010"}],
        Episodes=[_LEFT],
        Episodes_last=[_LEFT | {"DEC": None, "REC": None}],
    ),
    fails=Example(
        {"OC3": [0, 1, 2]},
        OC3=[_TOLD, _TOLD | {"CHILD": "2"}, _TOLD | {"CHILD": "3"}],
        Header=[
            {"CHILD": "1", "DOB": "02/05/2010"},
            {"CHILD": "2", "DOB": "01/03/2008"},
            {"CHILD": "3", "DOB": "01/03/2010"},
        ],
        Episodes=[_LEFT, _LEFT | {"CHILD": "2", "LS": "V3"}, _LEFT | {"CHILD": "3", "REC": "E11"}],
        Episodes_last=[_LEFT | {"CHILD": "4"}],
    ),
)
def is_a_relevant_child(given: Given) -> Failing:
    known = given.exists("Episodes") | given.exists("Episodes_last")
    short = (_in_care(given, 14) < _THIRTEEN_WEEKS) | (_in_care(given, 16) < 1)
    left = pl.coalesce(given.last("Episodes", "REC"), given.last("Episodes_last", "REC"))
    return {"OC3": _told() & known & (short | left.is_in(ADOPTED).fill_null(False))}


@rule(
    code="1012",
    message="No other data should be returned for OC3 children who had no episodes in the current year.",
    fields=("Episodes.CHILD",),
    source=CHECKS,
    optional=("PlacedAdoption", "Missing", "Reviews", "AD1", "PrevPerm", "OC2"),
    mend="Add the child's episodes of this year, or take the child out of all tables but Header and OC3.",
    note="Without episodes in the year a child can be returned as a care leaver only, whether or not OC3 has it.",
    passes=Example(Episodes=[{"CHILD": "1"}], OC2=[{"CHILD": "1"}]),
    fails=Example(
        {"OC2": [1], "Missing": [0]},
        Episodes=[{"CHILD": "1"}],
        OC2=[{"CHILD": "1"}, {"CHILD": "2"}],
        Missing=[{"CHILD": "2"}],
    ),
)
def care_leavers_have_nothing_else(given: Given) -> Failing:
    without = ~given.exists("Episodes")
    return dict.fromkeys(("PlacedAdoption", "Missing", "Reviews", "AD1", "PrevPerm", "OC2"), without)


@rule(
    code="1014",
    message="UASC information is not required for care leavers.",
    fields=(*(f"OC3.{item}" for item in _ITEMS), "UASC.DUC"),
    source=CHECKS,
    passes=Example(
        OC3=[_TOLD], UASC=[{"CHILD": "1"}], Episodes=[{"CHILD": "1", "DECOM": "01/05/2025", "DEC": "01/04/2026"}]
    ),
    fails=Example(
        {"OC3": [0], "UASC": [0]},
        OC3=[_TOLD],
        UASC=[{"CHILD": "1"}],
        Episodes=[{"CHILD": "1", "DECOM": "01/05/2025", "DEC": "31/03/2026"}],
    ),
)
def care_leavers_are_not_uasc(given: Given) -> Failing:
    in_year = (col("DECOM") <= given.end) & (col("DEC").is_null() | (col("DEC") >= given.start))
    leaver = given.exists("OC3") & ~given.any("Episodes", in_year)
    return {"UASC": Linked(leaver, {"OC3": given.row_of("OC3")})}


EPI = row_rule(
    "EPI",
    "Header",
    "CHILD",
    "Episodes need to be loaded for this child before further validation is possible.",
    right={"CHILD": "1"},
    wrong={"CHILD": "2"},
    beside={"Episodes": [{"CHILD": "1"}]},
    where=lambda given: ~given.exists("Episodes"),
    source=CHECKS,
    severity="query",
    mend="Add the child's episodes; here, all that can be asked without them has been asked.",
)
