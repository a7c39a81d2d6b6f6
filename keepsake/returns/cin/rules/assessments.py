"""Assessments: their clock, and the factors found at their end.

A return keeps the factors of an assessment in one value, joined by commas; a table may also hold one factor a row.
"""

import polars as pl

from keepsake.clock.working_days import england
from keepsake.returns.cin.source import CHECKS
from keepsake.returns.engine.given import Given, col, is_given
from keepsake.returns.engine.rule import Example, Failing, Rule, rule

_ONE = {"LAchildID": "1", "CINdetailsID": "1", "AssessmentID": "1"}
NO_FACTORS = "21"
# Working days for a child and family assessment, in the rule's own text.
LONGEST = 45


def _factors() -> pl.Expr:
    return col("AssessmentFactors").str.to_uppercase().str.extract_all(r"[0-9]+[A-Z]?")


@rule(
    code="8614",
    message="Parental or child factors at assessment should only be present for a completed assessment.",
    fields=("Assessments.AssessmentAuthorisationDate", "Assessments.AssessmentFactors"),
    source=CHECKS,
    passes=Example(Assessments=[{"AssessmentAuthorisationDate": "2026-05-01", "AssessmentFactors": "1A"}]),
    fails=Example({"Assessments": [0]}, Assessments=[{"AssessmentAuthorisationDate": None, "AssessmentFactors": "1A"}]),
)
def factors_are_of_a_finished_assessment(given: Given) -> Failing:
    return {"Assessments": col("AssessmentAuthorisationDate").is_null() & is_given("AssessmentFactors")}


@rule(
    code="8670Q",
    message="Please check and either amend data or provide a reason: Assessment started more than 45 working days "
    "before the end of the census year. However, there is no Assessment end date.",
    fields=("Assessments.AssessmentActualStartDate", "Assessments.AssessmentAuthorisationDate"),
    source=CHECKS,
    severity="query",
    note="Reported where its 45th working day has come by the reference date, as the worked case has it.",
    passes=Example(Assessments=[{"AssessmentActualStartDate": "2027-03-01", "AssessmentAuthorisationDate": None}]),
    fails=Example(
        {"Assessments": [0]},
        Assessments=[{"AssessmentActualStartDate": "2026-12-01", "AssessmentAuthorisationDate": None}],
    ),
)
def assessment_is_in_time(given: Given) -> Failing:
    started_late_enough = england().before(given.end, LONGEST - 1)
    is_open = col("AssessmentAuthorisationDate").is_null()
    return {"Assessments": is_open & (col("AssessmentActualStartDate") < started_late_enough)}


@rule(
    code="8869",
    message='The assessment factors code "21" cannot be used in conjunction with any other assessment factors.',
    fields=("Assessments.AssessmentFactors",),
    source=CHECKS,
    optional=("Assessments.AssessmentID",),
    note="The public validator compares a list with a text, and so finds none in a real file.",
    passes=Example(Assessments=[{**_ONE, "AssessmentFactors": "21"}]),
    fails=Example({"Assessments": [0]}, Assessments=[{**_ONE, "AssessmentFactors": "21,1A"}]),
)
def no_factors_stands_alone(given: Given) -> Failing:
    has_none, many = _factors().list.contains(NO_FACTORS), _factors().list.len()
    by_assessment, by_case = (
        given.any("Assessments", has_none, per=key) & (given.sum("Assessments", many, per=key) > 1)
        for key in ("assessment", "case")
    )
    together = pl.when(col("AssessmentID").is_null()).then(by_case).otherwise(by_assessment)
    return {"Assessments": together}


@rule(
    code="8896",
    message="Within one CINDetails group there are 2 or more open Assessments groups",
    fields=("Assessments.AssessmentAuthorisationDate",),
    source=CHECKS,
    passes=Example(
        Assessments=[
            {**_ONE, "AssessmentAuthorisationDate": None},
            {**_ONE, "AssessmentAuthorisationDate": "2026-05-01"},
        ]
    ),
    fails=Example({"Assessments": [0, 1]}, Assessments=[{**_ONE, "AssessmentAuthorisationDate": None}] * 2),
)
def one_assessment_is_open(given: Given) -> Failing:
    is_open = col("AssessmentAuthorisationDate").is_null()
    return {"Assessments": is_open & (given.count("Assessments", is_open, per="case") > 1)}


@rule(
    code="8897Q",
    message="Parental or child factors at assessment information is missing from a completed assessment",
    fields=("Assessments.AssessmentAuthorisationDate", "Assessments.AssessmentFactors"),
    source=CHECKS,
    severity="query",
    passes=Example(Assessments=[{"AssessmentAuthorisationDate": "2026-05-01", "AssessmentFactors": "1A"}]),
    fails=Example(
        {"Assessments": [0, 1]},
        Assessments=[
            {"AssessmentAuthorisationDate": "2026-05-01", "AssessmentFactors": None},
            {"AssessmentAuthorisationDate": "2026-05-01", "AssessmentFactors": "99Z"},
        ],
    ),
)
def finished_assessment_has_factors(given: Given) -> Failing:
    valid = _factors().list.eval(pl.element().is_in(given.codes("assessment_factor"))).list.any().fill_null(False)
    return {"Assessments": (col("AssessmentAuthorisationDate") >= given.start) & ~valid}


@rule(
    code="8898",
    message="The assessment has more than one parental or child factors with the same code",
    fields=("Assessments.AssessmentFactors",),
    source=CHECKS,
    optional=("Assessments.AssessmentID",),
    passes=Example(Assessments=[{**_ONE, "AssessmentFactors": "1A,2A"}, {**_ONE, "AssessmentFactors": "3A"}]),
    fails=Example(
        {"Assessments": [0, 1, 2]},
        Assessments=[
            {**_ONE, "AssessmentFactors": "1A,1A"},
            {**_ONE, "AssessmentID": "2", "AssessmentFactors": "3A"},
            {**_ONE, "AssessmentID": "2", "AssessmentFactors": "3A"},
        ],
    ),
)
def a_factor_is_given_once(given: Given) -> Failing:
    factors = _factors()
    row = pl.struct("LAchildID", "CINdetailsID", "AssessmentID", "AssessmentFactors")
    repeated = row.is_duplicated() & is_given("AssessmentFactors")
    return {"Assessments": (factors.list.len() > factors.list.n_unique()) | repeated}


def _is_split(code: str, factor: str, instead: str) -> Rule:
    @rule(
        code=code,
        message=f"Please check and either amend data or provide a reason: the assessment factors code '{factor}' "
        f"should not be used ({instead} should be used instead)",
        fields=("Assessments.AssessmentFactors",),
        source=CHECKS,
        severity="query",
        first="2024-25",
        passes=Example(Assessments=[{"AssessmentFactors": factor.replace("A", "B")}, {"AssessmentFactors": None}]),
        fails=Example(
            {"Assessments": [0, 1]}, Assessments=[{"AssessmentFactors": f"1A,{factor}"}, {"AssessmentFactors": factor}]
        ),
    )
    def is_split(given: Given) -> Failing:
        return {"Assessments": _factors().list.contains(factor)}

    return is_split


SPLIT = (_is_split("8945Q", "18A", "'18B' or '18C'"), _is_split("8950Q", "19A", "'19B' or '19C'"))
