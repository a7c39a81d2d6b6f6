"""Care leavers (OC3): who has them, and which items go together."""

from keepsake.returns.engine.given import Given, col, is_missing
from keepsake.returns.engine.rule import Example, Failing, rule
from keepsake.returns.ssda903.phrases import turns
from keepsake.returns.ssda903.source import CHECKS

ITEMS = ("IN_TOUCH", "ACTIV", "ACCOM")
_FIELDS = tuple(f"OC3.{item}" for item in ITEMS)
_A_ROW = {"CHILD": "1", "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "B1"}


@rule(
    code="1002",
    message="This child has no previous episodes of care, therefore should not have care leaver information recorded.",
    fields=_FIELDS,
    source=CHECKS,
    mend="Add the child's episodes, this year's or last year's, or take the care leaver row out.",
    note="Only this year and last are known here: a child with older episodes only is reported and may be right.",
    passes=Example(OC3=[_A_ROW], Episodes=[{"CHILD": "2"}], Episodes_last=[{"CHILD": "1", "DEC": "01/05/2025"}]),
    fails=Example({"OC3": [0]}, OC3=[_A_ROW], Episodes=[{"CHILD": "2"}], Episodes_last=[{"CHILD": "3", "DEC": None}]),
)
def has_been_looked_after(given: Given) -> Failing:
    return {"OC3": ~given.exists("Episodes") & ~given.exists("Episodes_last")}


@rule(
    code="1010",
    message="This child has no episodes loaded for current year even though there was an open episode of care at the "
    "end of the previous year, and care leaver data has been entered.",
    fields=_FIELDS,
    source=CHECKS,
    mend="Add this year's episodes of the child, or close last year's.",
    passes=Example(
        OC3=[_A_ROW],
        Episodes=[{"CHILD": "2"}],
        Episodes_last=[{"CHILD": "1", "DECOM": "01/05/2025", "DEC": "02/05/2025"}],
    ),
    fails=Example(
        {"OC3": [0]},
        OC3=[_A_ROW],
        Episodes=[{"CHILD": "2"}],
        Episodes_last=[{"CHILD": "1", "DECOM": "01/05/2025", "DEC": None}],
    ),
)
def last_year_was_not_left_open(given: Given) -> Failing:
    open_last = given.exists("Episodes_last") & given.last("Episodes_last", "DEC").is_null()
    return {"OC3": open_last & ~given.exists("Episodes")}


@rule(
    code="1011",
    message="This child is recorded as having his/her care transferred to another local authority for the final "
    "episode and therefore should not have the care leaver information completed.",
    fields=_FIELDS,
    source=CHECKS,
    passes=Example(OC3=[_A_ROW], Episodes=[{"CHILD": "1", "DECOM": "01/05/2026", "REC": "E11"}]),
    fails=Example({"OC3": [0]}, OC3=[_A_ROW], Episodes=[{"CHILD": "1", "DECOM": "01/05/2026", "REC": "E3"}]),
)
def care_was_not_transferred(given: Given) -> Failing:
    said = col("IN_TOUCH").is_not_null() | col("ACTIV").is_not_null() | col("ACCOM").is_not_null()
    return {"OC3": said & (given.last("Episodes", "REC") == "E3")}


@rule(
    code="153",
    message="All data items relating to a child's activity or accommodation after leaving care must be coded or left "
    "blank.",
    fields=_FIELDS,
    source=CHECKS,
    passes=Example(OC3=[_A_ROW, {"CHILD": "2"}]),
    fails=Example({"OC3": [0]}, OC3=[{"IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": None}]),
)
def all_or_none(given: Given) -> Failing:
    missing = sum((is_missing(item).cast(int) for item in ITEMS[1:]), is_missing("IN_TOUCH").cast(int))
    return {"OC3": (missing > 0) & (missing < len(ITEMS))}


@rule(
    code="344",
    message="The record shows the young person has died or returned home to live with parent(s) or someone with "
    "parental responsibility for a continuous period of 6 months or more, but activity and/or accommodation on leaving "
    "care have been completed.",
    fields=_FIELDS,
    source=CHECKS,
    passes=Example(OC3=[{"IN_TOUCH": "DIED", "ACTIV": "0", "ACCOM": "0"}]),
    fails=Example({"OC3": [0]}, OC3=[{"IN_TOUCH": "RHOM", "ACTIV": "F2", "ACCOM": "0"}]),
)
def died_or_home_has_no_activity(given: Given) -> Failing:
    nought = (col("ACTIV") == "0").fill_null(False) & (col("ACCOM") == "0").fill_null(False)
    return {"OC3": col("IN_TOUCH").is_in(["DIED", "RHOM"]) & ~nought}


@rule(
    code="345",
    message="The data collection record shows the local authority is in touch with this young person, but activity "
    "and/or accommodation data items are zero.",
    fields=_FIELDS,
    source=CHECKS,
    passes=Example(OC3=[_A_ROW]),
    fails=Example({"OC3": [0]}, OC3=[{"IN_TOUCH": "YES", "ACTIV": "0", "ACCOM": "B1"}]),
)
def in_touch_has_activity(given: Given) -> Failing:
    nought = (col("ACTIV") == "0").fill_null(False) | (col("ACCOM") == "0").fill_null(False)
    return {"OC3": (col("IN_TOUCH") == "YES") & nought}


@rule(
    code="3001",
    message="Where care leavers information is being returned for a young person around their 17th birthday, the "
    "accommodation cannot be with their former foster carer(s).",
    fields=("OC3.ACCOM", "Header.DOB"),
    source=CHECKS,
    passes=Example(OC3=[{"CHILD": "1", "ACCOM": "Z1"}], Header=[{"CHILD": "1", "DOB": "01/05/2006"}]),
    fails=Example({"OC3": [0]}, OC3=[{"CHILD": "1", "ACCOM": "Z2"}], Header=[{"CHILD": "1", "DOB": "01/05/2009"}]),
)
def not_with_foster_carers_at_17(given: Given) -> Failing:
    birthday = turns(given, 17)
    return {"OC3": col("ACCOM").is_in(["Z1", "Z2"]) & birthday.is_between(given.start, given.end)}
