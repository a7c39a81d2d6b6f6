"""The days of an episode, beside one another and beside the episode before."""

from datetime import date

import polars as pl

from keepsake.returns.engine.given import Given, col, not_a_day
from keepsake.returns.engine.rule import Example, Failing, Linked, rule
from keepsake.returns.ssda903.source import CHECKS


@rule(
    code="142",
    message="A new episode has started, but the previous episode has not ended.",
    fields=("Episodes.DEC", "Episodes.REC"),
    source=CHECKS,
    mend="Give the earlier episode its DEC and REC.",
    passes=Example(
        Episodes=[
            {"CHILD": "1", "DECOM": "01/06/2026", "DEC": "04/06/2026", "REC": "X1"},
            {"CHILD": "1", "DECOM": "04/06/2026", "DEC": None, "REC": None},
        ]
    ),
    fails=Example(
        {"Episodes": [0]},
        Episodes=[
            {"CHILD": "1", "DECOM": "01/06/2026", "DEC": None, "REC": None},
            {"CHILD": "1", "DECOM": "04/06/2026", "DEC": None, "REC": None},
        ],
    ),
)
def only_the_last_episode_is_open(given: Given) -> Failing:
    later = given.max("Episodes", "DECOM") > col("DECOM")
    return {"Episodes": later & ~given.is_last("Episodes") & (col("DEC").is_null() | col("REC").is_null())}


@rule(
    code="148",
    message="Date episode ceased and reason episode ceased must both be coded, or both left blank.",
    fields=("Episodes.DEC", "Episodes.REC"),
    source=CHECKS,
    passes=Example(Episodes=[{"DEC": "01/06/2026", "REC": "X1"}, {"DEC": None, "REC": None}]),
    fails=Example({"Episodes": [0, 1]}, Episodes=[{"DEC": "01/06/2026", "REC": None}, {"DEC": None, "REC": "X1"}]),
)
def day_and_reason_go_together(given: Given) -> Failing:
    return {"Episodes": (col("DEC").is_null() & ~not_a_day("DEC")) != col("REC").is_null()}


@rule(
    code="302",
    message="First episode starts before child was born.",
    fields=("Episodes.DECOM", "Header.DOB"),
    source=CHECKS,
    passes=Example(Episodes=[{"CHILD": "1", "DECOM": "16/03/2026"}], Header=[{"CHILD": "1", "DOB": "16/03/2026"}]),
    fails=Example(
        {"Episodes": [1], "Header": [0]},
        Episodes=[{"CHILD": "1", "DECOM": "16/03/2026"}, {"CHILD": "1", "DECOM": "15/02/2026"}],
        Header=[{"CHILD": "1", "DOB": "16/02/2026"}],
    ),
)
def first_episode_is_not_before_birth(given: Given) -> Failing:
    early = given.is_first("Episodes") & (col("DECOM") < given.first("Header", "DOB"))
    return {"Episodes": Linked(early, {"Header": given.row_of("Header")})}


@rule(
    code="353",
    message="No episode submitted can start before 14 October 1991.",
    fields=("Episodes.DECOM",),
    source=CHECKS,
    passes=Example(Episodes=[{"DECOM": "14/10/1991"}]),
    fails=Example({"Episodes": [0]}, Episodes=[{"DECOM": "13/10/1991"}]),
)
def starts_under_the_children_act(given: Given) -> Failing:
    return {"Episodes": col("DECOM") < date(1991, 10, 14)}


@rule(
    code="354",
    message="Date episode started must be on or before the end of the current collection year.",
    fields=("Episodes.DECOM",),
    source=CHECKS,
    passes=Example(Episodes=[{"DECOM": "31/03/2027"}]),
    fails=Example({"Episodes": [0]}, Episodes=[{"DECOM": "01/04/2027"}]),
)
def starts_by_the_end_of_the_year(given: Given) -> Failing:
    return {"Episodes": col("DECOM") > given.end}


@rule(
    code="385",
    message="Date episode ceased must be on or before the end of the current collection year.",
    fields=("Episodes.DEC",),
    source=CHECKS,
    passes=Example(Episodes=[{"DEC": "31/03/2027"}]),
    fails=Example({"Episodes": [0]}, Episodes=[{"DEC": "01/04/2027"}]),
)
def ceases_by_the_end_of_the_year(given: Given) -> Failing:
    return {"Episodes": col("DEC") > given.end}


@rule(
    code="355",
    message="Episode appears to have lasted for less than 24 hours.",
    fields=("Episodes.DECOM", "Episodes.DEC"),
    source=CHECKS,
    passes=Example(Episodes=[{"DECOM": "01/05/2026", "DEC": "02/05/2026"}]),
    fails=Example({"Episodes": [0]}, Episodes=[{"DECOM": "01/05/2026", "DEC": "01/05/2026"}]),
)
def lasts_a_day(given: Given) -> Failing:
    return {"Episodes": col("DECOM") == col("DEC")}


@rule(
    code="356",
    message="The date the episode ceased is before the date the same episode started.",
    fields=("Episodes.DECOM", "Episodes.DEC"),
    source=CHECKS,
    passes=Example(Episodes=[{"DECOM": "01/05/2026", "DEC": "02/05/2026"}]),
    fails=Example({"Episodes": [0]}, Episodes=[{"DECOM": "02/05/2026", "DEC": "01/05/2026"}]),
)
def ceases_after_it_starts(given: Given) -> Failing:
    return {"Episodes": col("DEC") < col("DECOM")}


@rule(
    code="501",
    message="A new episode has started before the end date of the previous episode.",
    fields=("Episodes.DECOM", "Episodes.DEC"),
    source=CHECKS,
    passes=Example(
        Episodes=[
            {"CHILD": "1", "DECOM": "01/06/2026", "DEC": "04/06/2026"},
            {"CHILD": "1", "DECOM": "04/06/2026", "DEC": None},
        ]
    ),
    fails=Example(
        {"Episodes": [1]},
        Episodes=[
            {"CHILD": "1", "DECOM": "01/06/2026", "DEC": "04/06/2026"},
            {"CHILD": "1", "DECOM": "03/06/2026", "DEC": None},
        ],
    ),
)
def starts_after_the_one_before(given: Given) -> Failing:
    return {"Episodes": col("DECOM") < given.previous("Episodes", "DEC")}


def as_before(given: Given, columns: tuple[str, ...]) -> pl.Expr:
    """Is everything in these columns as in the episode before?"""
    return pl.all_horizontal(col(c).eq_missing(given.previous("Episodes", c)) for c in columns)


PLACEMENT = ("PL_POST", "URN", "PLACE", "PLACE_PROVIDER")
_HOME = {"CHILD": "1", "LS": "C2", "PL_POST": "ZZ1 1AA", "URN": "SC999", "PLACE": "U1", "PLACE_PROVIDER": "PR1"}


@rule(
    code="434",
    message="Reason for new episode is that child's legal status has changed but not the placement, but this is not "
    "reflected in the episode data.",
    fields=("Episodes.RNE", "Episodes.LS", *(f"Episodes.{c}" for c in PLACEMENT)),
    source=CHECKS,
    passes=Example(
        Episodes=[
            {**_HOME, "DECOM": "01/06/2026", "RNE": "S"},
            {**_HOME, "DECOM": "04/06/2026", "RNE": "L", "LS": "E1"},
        ]
    ),
    fails=Example(
        {"Episodes": [1]},
        Episodes=[{**_HOME, "DECOM": "01/06/2026", "RNE": "S"}, {**_HOME, "DECOM": "04/06/2026", "RNE": "L"}],
    ),
)
def new_status_is_new(given: Given) -> Failing:
    wrong = as_before(given, ("LS",)) | ~as_before(given, PLACEMENT)
    return {"Episodes": (col("RNE") == "L") & ~given.is_first("Episodes") & wrong}


@rule(
    code="435",
    message="Reason for new episode is that child's placement has changed but not the legal status, but this is not "
    "reflected in the episode data recorded.",
    fields=("Episodes.RNE", "Episodes.LS", *(f"Episodes.{c}" for c in PLACEMENT)),
    source=CHECKS,
    passes=Example(
        Episodes=[
            {**_HOME, "DECOM": "01/06/2026", "RNE": "S"},
            {**_HOME, "DECOM": "04/06/2026", "RNE": "P", "PLACE": "U4"},
        ]
    ),
    fails=Example(
        {"Episodes": [1]},
        Episodes=[{**_HOME, "DECOM": "01/06/2026", "RNE": "S"}, {**_HOME, "DECOM": "04/06/2026", "RNE": "P"}],
    ),
)
def new_placement_is_new(given: Given) -> Failing:
    wrong = ~as_before(given, ("LS",)) | as_before(given, PLACEMENT)
    return {"Episodes": (col("RNE") == "P") & ~given.is_first("Episodes") & wrong}
