"""Health and strengths and difficulties (OC2): which items go together, and at what age."""

import polars as pl

from keepsake.returns.engine.given import Given, col, is_missing, not_a_code, years_after
from keepsake.returns.engine.rule import Example, Failing, rule
from keepsake.returns.ssda903.phrases import any_given, any_missing, rows
from keepsake.returns.ssda903.source import CHECKS

CHECKED = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
ITEMS = (*CHECKED, "CONVICTED", "HEALTH_CHECK", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
FIELDS = tuple(f"OC2.{item}" for item in ITEMS)
LEFT = ("IN_TOUCH", "ACTIV", "ACCOM")
_SDQ = ("SDQ_SCORE", "SDQ_REASON")
_ALL = " ".join(ITEMS)


@rule(
    code="158",
    message="If a child has been recorded as receiving an intervention for their substance misuse problem, then the "
    "additional item on whether an intervention was offered should be left blank.",
    fields=("OC2.INTERVENTION_RECEIVED", "OC2.INTERVENTION_OFFERED"),
    source=CHECKS,
    passes=Example(OC2=rows("INTERVENTION_RECEIVED INTERVENTION_OFFERED", "1 -", "0 1", "- 1")),
    fails=Example({"OC2": [1]}, OC2=rows("INTERVENTION_RECEIVED INTERVENTION_OFFERED", "0 0", "1 0")),
)
def received_was_offered(given: Given) -> Failing:
    return {"OC2": (col("INTERVENTION_RECEIVED") == "1") & col("INTERVENTION_OFFERED").is_not_null()}


@rule(
    code="159",
    message="If a child has been recorded as not receiving an intervention for their substance misuse problem, then "
    "the additional item on whether an intervention was offered should be completed as well.",
    fields=("OC2.SUBSTANCE_MISUSE", "OC2.INTERVENTION_RECEIVED", "OC2.INTERVENTION_OFFERED"),
    source=CHECKS,
    passes=Example(OC2=rows("SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED", "1 0 1", "0 0 -")),
    fails=Example({"OC2": [0]}, OC2=rows("SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED", "1 0 -")),
)
def not_received_says_offered(given: Given) -> Failing:
    untreated = (col("SUBSTANCE_MISUSE") == "1") & (col("INTERVENTION_RECEIVED") == "0")
    return {"OC2": untreated & is_missing("INTERVENTION_OFFERED")}


@rule(
    code="180",
    message="Data entry for the strengths and difficulties questionnaire (SDQ) score is invalid.",
    fields=("OC2.SDQ_SCORE",),
    source=CHECKS,
    mend="SDQ_SCORE is a whole number from 0 to 40, or empty.",
    passes=Example(OC2=rows("SDQ_SCORE", "0", "40", "-", "07")),
    fails=Example({"OC2": [0, 1, 2]}, OC2=rows("SDQ_SCORE", "41", "-1", "high", "12")),
)
def score_is_one(given: Given) -> Failing:
    score = col("SDQ_SCORE").str.strip_chars().cast(pl.Float64, strict=False)
    whole = score.is_between(0, 40).fill_null(False) & (score == score.floor()).fill_null(False)
    return {"OC2": col("SDQ_SCORE").is_not_null() & ~whole}


@rule(
    code="181",
    message="Data items relating to children looked after continuously for 12 months should be completed with a 0 "
    "or 1.",
    fields=FIELDS,
    source=CHECKS,
    passes=Example(OC2=rows(_ALL, "0 1 0 1 - - - -")),
    fails=Example({"OC2": [1]}, OC2=rows(_ALL, "1 1 1 1 1 1 1 1", "1 1 1 1 1 1 1 2")),
)
def items_are_nought_or_one(given: Given) -> Failing:
    return {"OC2": pl.any_horizontal(not_a_code(item, ["0", "1"]) for item in ITEMS)}


@rule(
    code="182",
    message="Data entries on immunisations, teeth checks, health assessments and substance misuse problem identified "
    "should be completed or all OC2 fields should be left blank.",
    fields=FIELDS,
    source=CHECKS,
    passes=Example(OC2=rows(_ALL, "0 1 0 1 - - - -", "- - - - - - - -")),
    fails=Example({"OC2": [0, 1]}, OC2=rows(_ALL, "0 1 0 - - - - -", "- - - - 1 - - -")),
)
def checks_are_all_there(given: Given) -> Failing:
    return {"OC2": any_missing(CHECKED) & any_given(ITEMS)}


@rule(
    code="188",
    message="Child is aged under 4 years at the end of the year, but a Strengths and Difficulties (SDQ) score or a "
    "reason for no SDQ score has been completed.",
    fields=("OC2.SDQ_SCORE", "OC2.SDQ_REASON"),
    source=CHECKS,
    passes=Example(OC2=rows("DOB SDQ_SCORE SDQ_REASON", "31/03/2023 4 -", "01/05/2025 - -")),
    fails=Example({"OC2": [0]}, OC2=rows("DOB SDQ_SCORE SDQ_REASON", "01/04/2023 - SDQ2")),
)
def too_young_for_a_score(given: Given) -> Failing:
    return {"OC2": (years_after(col("DOB"), 4) > given.end) & any_given(_SDQ)}


@rule(
    code="189",
    message="Child is aged 17 years or over at the beginning of the year, but an Strengths and Difficulties (SDQ) "
    "score or a reason for no Strengths and Difficulties (SDQ) score has been completed.",
    fields=("OC2.DOB", "OC2.SDQ_SCORE", "OC2.SDQ_REASON"),
    source=CHECKS,
    passes=Example(OC2=rows("DOB SDQ_SCORE SDQ_REASON", "02/04/2009 4 -", "01/05/2007 - -")),
    fails=Example({"OC2": [0]}, OC2=rows("DOB SDQ_SCORE SDQ_REASON", "01/04/2009 4 -")),
)
def too_old_for_a_score(given: Given) -> Failing:
    return {"OC2": (years_after(col("DOB"), 17) <= given.start) & any_given(_SDQ)}


@rule(
    code="192",
    message="Child has been identified as having a substance misuse problem but the additional item on whether an "
    "intervention was received has been left blank.",
    fields=("OC2.SUBSTANCE_MISUSE", "OC2.INTERVENTION_RECEIVED"),
    source=CHECKS,
    passes=Example(OC2=rows("SUBSTANCE_MISUSE INTERVENTION_RECEIVED", "1 0", "0 -", "- -")),
    fails=Example({"OC2": [0]}, OC2=rows("SUBSTANCE_MISUSE INTERVENTION_RECEIVED", "1 -")),
)
def misuse_says_received(given: Given) -> Failing:
    return {"OC2": (col("SUBSTANCE_MISUSE") == "1") & is_missing("INTERVENTION_RECEIVED")}


@rule(
    code="193",
    message="Child not identified as having a substance misuse problem but at least one of the two additional items "
    "on whether an intervention were offered and received have been completed.",
    fields=("OC2.SUBSTANCE_MISUSE", "OC2.INTERVENTION_RECEIVED", "OC2.INTERVENTION_OFFERED"),
    source=CHECKS,
    passes=Example(OC2=rows("SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED", "1 0 1", "0 - -")),
    fails=Example(
        {"OC2": [0, 1]}, OC2=rows("SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED", "0 0 -", "- - 1")
    ),
)
def no_misuse_no_intervention(given: Given) -> Failing:
    said = any_given(("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"))
    return {"OC2": col("SUBSTANCE_MISUSE").ne_missing("1") & said}


@rule(
    code="215",
    message="Child has care leaver information but one or more data items relating to children looked after for 12 "
    "months have been completed.",
    fields=(*(f"OC3.{item}" for item in LEFT), *FIELDS),
    source=CHECKS,
    passes=Example(
        OC2=rows(f"CHILD {_ALL}", "1 1 1 1 1 1 1 1 1", "2 - - - - - - - -"),
        OC3=rows("CHILD IN_TOUCH ACTIV ACCOM", "1 - - -", "2 YES F2 B1"),
    ),
    fails=Example(
        {"OC2": [0], "OC3": [0]},
        OC2=rows(f"CHILD {_ALL}", "1 1 - - - - - - -"),
        OC3=rows("CHILD IN_TOUCH ACTIV ACCOM", "1 YES - -"),
    ),
)
def left_care_or_all_year(given: Given) -> Failing:
    return {
        "OC2": any_given(ITEMS) & given.any("OC3", any_given(LEFT)),
        "OC3": any_given(LEFT) & given.any("OC2", any_given(ITEMS)),
    }
