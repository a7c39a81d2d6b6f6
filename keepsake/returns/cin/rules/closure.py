"""A case that is closed: what must be finished, and what its reason says."""

import polars as pl

from keepsake.returns.cin.source import CHECKS
from keepsake.returns.cin.truth import is_yes
from keepsake.returns.engine.given import Given, col
from keepsake.returns.engine.rule import Example, Failing, Linked, Together, rule

_CASE = {"LAchildID": "1", "CINdetailsID": "1"}
AFTER_ASSESSMENT = ["RC8", "RC9"]
DAYS = {
    "Assessments": ("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    "Section47": ("S47ActualStartDate", "DateOfInitialCPC"),
    "ChildProtectionPlans": ("CPPendDate",),
    "CINplanDates": ("CINPlanStartDate", "CINPlanEndDate"),
}


@rule(
    code="2990",
    message="Activity is recorded against a case marked as 'Case closed after assessment, no further action' or 'case "
    "closed after assessment, referred to early help'.",
    fields=("CINdetails.ReasonForClosure", "CINdetails.DateOfInitialCPC"),
    source=CHECKS,
    passes=Example(
        CINdetails=[{**_CASE, "ReasonForClosure": "RC8", "DateOfInitialCPC": None}],
        Section47=[],
        ChildProtectionPlans=[],
        CINplanDates=[],
    ),
    fails=Example(
        {"CINdetails": [0], "CINplanDates": [0]},
        CINdetails=[{**_CASE, "ReasonForClosure": "RC9", "DateOfInitialCPC": None}],
        Section47=[],
        ChildProtectionPlans=[],
        CINplanDates=[_CASE],
    ),
    note="One finding for each case (CINdetails), with all that it may not have.",
)
def nothing_follows_the_assessment(given: Given) -> Failing:
    closed = col("ReasonForClosure").is_in(AFTER_ASSESSMENT)
    tables = ("Section47", "ChildProtectionPlans", "CINplanDates")
    active = pl.any_horizontal(given.exists(table, per="case") for table in tables)
    of_closed = given.any("CINdetails", closed, per="case")
    wrong = {"CINdetails": closed & (active | col("DateOfInitialCPC").is_not_null())}
    return Together(wrong | dict.fromkeys(tables, of_closed), by="case")


@rule(
    code="8565",
    message="Activity shown after a case has been closed",
    fields=("CINdetails.CINclosureDate", *(f"{table}.{name}" for table, names in DAYS.items() for name in names)),
    source=CHECKS,
    passes=Example(
        CINdetails=[{**_CASE, "CINclosureDate": "2026-05-01", "DateOfInitialCPC": None}],
        **{table: [{**_CASE, **dict.fromkeys(names, "2026-05-01")}] for table, names in DAYS.items()},
    ),
    fails=Example(
        {"CINdetails": [0], "Section47": [0]},
        CINdetails=[{**_CASE, "CINclosureDate": "2026-05-01", "DateOfInitialCPC": None}],
        **{
            table: [{**_CASE, **dict.fromkeys(names, "2026-05-02" if table == "Section47" else "2026-05-01")}]
            for table, names in DAYS.items()
        },
    ),
    note="One finding for each case that was closed, with every row that has a later day.",
)
def nothing_follows_the_closure(given: Given) -> Failing:
    latest = {table: pl.max_horizontal(*names) for table, names in DAYS.items()}
    last = pl.max_horizontal("DateOfInitialCPC", *(given.max(table, day, per="case") for table, day in latest.items()))
    closed = given.first("CINdetails", "CINclosureDate", per="case")
    later = {table: day > closed for table, day in latest.items()}
    return Together({"CINdetails": last > col("CINclosureDate"), **later}, by="case")


@rule(
    code="8585Q",
    message="Please check and either amend or provide a reason: CIN episode shows Died as the Closure Reason, however "
    "child has no recorded Date of Death",
    fields=("CINdetails.ReasonForClosure", "ChildIdentifiers.PersonDeathDate"),
    source=CHECKS,
    severity="query",
    passes=Example(
        CINdetails=[{"LAchildID": "1", "ReasonForClosure": "RC2"}],
        ChildIdentifiers=[{"LAchildID": "1", "PersonDeathDate": "2026-05-01"}],
    ),
    fails=Example(
        {"CINdetails": [0], "ChildIdentifiers": [0]},
        CINdetails=[{"LAchildID": "1", "ReasonForClosure": "RC2"}],
        ChildIdentifiers=[{"LAchildID": "1", "PersonDeathDate": None}],
    ),
)
def who_died_has_a_day_of_death(given: Given) -> Failing:
    undated = (col("ReasonForClosure") == "RC2") & given.first("ChildIdentifiers", "PersonDeathDate").is_null()
    return {"CINdetails": Linked(undated, {"ChildIdentifiers": given.row_of("ChildIdentifiers")})}


@rule(
    code="8825Q",
    message="Please check and either amend data or provide a reason: Reason for Closure code RC8 (case closed after "
    "assessment) or RC9 (case closed after assessment, referred to early help) has been returned but there is no "
    "assessment present for the episode.",
    fields=("CINdetails.ReasonForClosure", "Assessments.CINdetailsID"),
    source=CHECKS,
    severity="query",
    passes=Example(CINdetails=[{**_CASE, "ReasonForClosure": "RC8"}], Assessments=[_CASE]),
    fails=Example({"CINdetails": [0]}, CINdetails=[{**_CASE, "ReasonForClosure": "RC8"}], Assessments=[]),
)
def closed_after_an_assessment(given: Given) -> Failing:
    closed = col("ReasonForClosure").is_in(AFTER_ASSESSMENT)
    return {"CINdetails": closed & ~given.exists("Assessments", per="case")}


@rule(
    code="8867",
    message="CIN episode is shown as closed, however Assessment is not shown as completed",
    fields=("CINdetails.CINclosureDate", "Assessments.AssessmentAuthorisationDate"),
    source=CHECKS,
    passes=Example(
        CINdetails=[{**_CASE, "CINclosureDate": "2026-05-01"}],
        Assessments=[{**_CASE, "AssessmentAuthorisationDate": "2026-05-01"}],
    ),
    fails=Example(
        {"CINdetails": [0], "Assessments": [0]},
        CINdetails=[{**_CASE, "CINclosureDate": "2026-05-01"}],
        Assessments=[{**_CASE, "AssessmentAuthorisationDate": None}],
    ),
)
def closed_case_has_finished_assessments(given: Given) -> Failing:
    unfinished = _of_a_closed_case(given) & col("AssessmentAuthorisationDate").is_null()
    return {"Assessments": Linked(unfinished, {"CINdetails": given.row_of("CINdetails", per="case")})}


@rule(
    code="8868",
    message="CIN episode is shown as closed, however Section 47 enquiry is not shown as completed by ICPC date or ICPC "
    "not required flag",
    fields=("Section47.ICPCnotRequired", "Section47.DateOfInitialCPC", "CINdetails.CINclosureDate"),
    source=CHECKS,
    passes=Example(
        CINdetails=[{**_CASE, "CINclosureDate": "2026-05-01"}],
        Section47=[{**_CASE, "DateOfInitialCPC": None, "ICPCnotRequired": "true"}],
    ),
    fails=Example(
        {"CINdetails": [0], "Section47": [0]},
        CINdetails=[{**_CASE, "CINclosureDate": "2026-05-01"}],
        Section47=[{**_CASE, "DateOfInitialCPC": None, "ICPCnotRequired": "false"}],
    ),
)
def closed_case_has_finished_enquiries(given: Given) -> Failing:
    unfinished = _of_a_closed_case(given) & col("DateOfInitialCPC").is_null() & ~is_yes("ICPCnotRequired")
    return {"Section47": Linked(unfinished, {"CINdetails": given.row_of("CINdetails", per="case")})}


@rule(
    code="8873Q",
    message="Please check and either amend data or provide a reason: When there is only one assessment on the episode "
    'and the factors code "21 No factors identified" has been used for the completed assessment, the reason for '
    "closure 'RC8' or 'RC9' should be used.",
    fields=("Assessments.AssessmentFactors", "CINdetails.ReasonForClosure"),
    source=CHECKS,
    severity="query",
    note="Asked once the case has a reason for closure.",
    passes=Example(
        CINdetails=[{**_CASE, "ReasonForClosure": "RC8"}], Assessments=[{**_CASE, "AssessmentFactors": "21"}]
    ),
    fails=Example(
        {"CINdetails": [0], "Assessments": [0]},
        CINdetails=[{**_CASE, "ReasonForClosure": "RC3"}],
        Assessments=[{**_CASE, "AssessmentFactors": "21"}],
    ),
)
def no_factors_closes_after_the_assessment(given: Given) -> Failing:
    reason = given.first("CINdetails", "ReasonForClosure", per="case")
    alone = (given.count("Assessments", per="case") == 1) & (col("AssessmentFactors") == "21")
    wrong = alone & reason.is_not_null() & ~reason.is_in(AFTER_ASSESSMENT)
    return {"Assessments": Linked(wrong, {"CINdetails": given.row_of("CINdetails", per="case")})}


def _of_a_closed_case(given: Given) -> pl.Expr:
    return given.any("CINdetails", col("CINclosureDate").is_not_null(), per="case")
