"""Rules that look at one row: what must be there, and what must not."""

import polars as pl

from keepsake.returns.cin.source import CHECKS
from keepsake.returns.engine.given import Given, col
from keepsake.returns.engine.rule import Example, Failing, Together, rule

ABUSE = ["NEG", "PHY", "SAB", "EMO", "MUL"]


@rule(
    code="100",
    message="Reference Date is incorrect",
    fields=("Header.ReferenceDate",),
    source=CHECKS,
    mend="ReferenceDate is the last day of the census year, 31 March.",
    passes=Example(Header=[{"ReferenceDate": "2027-03-31"}]),
    fails=Example({"Header": [0, 1]}, Header=[{"ReferenceDate": "2026-04-01"}, {"ReferenceDate": None}]),
)
def reference_date_is_the_end_of_the_year(given: Given) -> Failing:
    return {"Header": col("ReferenceDate").ne_missing(given.end)}


@rule(
    code="4012Q",
    message="Please check and either amend or provide a reason: CIN Plan shown as starting and ending on the same day",
    fields=("CINplanDates.CINPlanStartDate", "CINplanDates.CINPlanEndDate"),
    source=CHECKS,
    severity="query",
    passes=Example(CINplanDates=[{"CINPlanStartDate": "2026-05-01", "CINPlanEndDate": "2026-05-02"}]),
    fails=Example(
        {"CINplanDates": [0]}, CINplanDates=[{"CINPlanStartDate": "2026-05-01", "CINPlanEndDate": "2026-05-01"}]
    ),
)
def plan_lasts_a_day(given: Given) -> Failing:
    return {"CINplanDates": col("CINPlanStartDate") == col("CINPlanEndDate")}


@rule(
    code="8805",
    message="A CIN case cannot have a CIN closure date without a Reason for Closure",
    fields=("CINdetails.CINclosureDate", "CINdetails.ReasonForClosure"),
    source=CHECKS,
    passes=Example(CINdetails=[{"CINclosureDate": "2026-05-01", "ReasonForClosure": "RC1"}]),
    fails=Example({"CINdetails": [0]}, CINdetails=[{"CINclosureDate": "2026-05-01", "ReasonForClosure": None}]),
)
def closure_has_a_reason(given: Given) -> Failing:
    return {"CINdetails": col("CINclosureDate").is_not_null() & col("ReasonForClosure").is_null()}


@rule(
    code="8810",
    message="A CIN case cannot have a Reason for Closure without a CIN Closure Date",
    fields=("CINdetails.ReasonForClosure", "CINdetails.CINclosureDate"),
    source=CHECKS,
    passes=Example(CINdetails=[{"CINclosureDate": "2026-05-01", "ReasonForClosure": "RC1"}]),
    fails=Example({"CINdetails": [0]}, CINdetails=[{"CINclosureDate": None, "ReasonForClosure": "RC1"}]),
)
def reason_has_a_closure(given: Given) -> Failing:
    return {"CINdetails": col("ReasonForClosure").is_not_null() & col("CINclosureDate").is_null()}


@rule(
    code="8842Q",
    message="Please check and either amend or provide a reason: Review Record has a missing date",
    fields=("Reviews.CPPreviewDate",),
    source=CHECKS,
    severity="query",
    passes=Example(Reviews=[{"CPPreviewDate": "2026-05-01"}]),
    fails=Example({"Reviews": [0]}, Reviews=[{"CPPreviewDate": None}]),
)
def review_has_a_day(given: Given) -> Failing:
    return {"Reviews": col("CPPreviewDate").is_null()}


@rule(
    code="8875",
    message="The Date of Initial Child Protection Conference cannot be a weekend",
    fields=("Section47.DateOfInitialCPC",),
    source=CHECKS,
    passes=Example(Section47=[{"DateOfInitialCPC": "2026-05-01"}]),
    fails=Example(
        {"Section47": [0, 1]}, Section47=[{"DateOfInitialCPC": "2026-05-02"}, {"DateOfInitialCPC": "2026-05-03"}]
    ),
)
def conference_is_on_a_weekday(given: Given) -> Failing:
    return {"Section47": col("DateOfInitialCPC").dt.weekday() > 5}


@rule(
    code="8790",
    message="Disability information includes both None and other values",
    fields=("Disabilities.Disability",),
    source=CHECKS,
    passes=Example(Disabilities=[{"LAchildID": "1", "Disability": "NONE"}, {"LAchildID": "2", "Disability": "HAND"}]),
    fails=Example(
        {"Disabilities": [1]},
        Disabilities=[{"LAchildID": "1", "Disability": "NONE"}, {"LAchildID": "1", "Disability": "HAND"}],
    ),
)
def none_stands_alone(given: Given) -> Failing:
    return {"Disabilities": (col("Disability") != "NONE") & given.any("Disabilities", col("Disability") == "NONE")}


@rule(
    code="8935",
    message="This child is showing more than one open Child Protection plan, i.e. with no End Date",
    fields=("ChildProtectionPlans.CPPendDate",),
    source=CHECKS,
    note="Two open plans of one case, or two under one plan id; the public validator misses the first. One finding for "
    "each case, or plan id.",
    optional=("ChildProtectionPlans.CINdetailsID",),
    passes=Example(
        ChildProtectionPlans=[
            {"LAchildID": "1", "CPPID": "1", "CPPendDate": "2026-05-01"},
            {"LAchildID": "1", "CPPID": "2", "CPPendDate": None},
        ]
    ),
    fails=Example(
        {"ChildProtectionPlans": [0, 1]},
        ChildProtectionPlans=[
            {"LAchildID": "1", "CINdetailsID": "1", "CPPID": "1", "CPPendDate": None},
            {"LAchildID": "1", "CINdetailsID": "1", "CPPID": "2", "CPPendDate": None},
        ],
    ),
)
def one_plan_is_open(given: Given) -> Failing:
    is_open = col("CPPendDate").is_null()
    case, plan = (given.count("ChildProtectionPlans", is_open, per=key) > 1 for key in ("case", "plan_id"))
    by = pl.when(case).then(pl.format("case {}", "#case")).otherwise(pl.format("plan {}", "#plan_id"))
    return Together({"ChildProtectionPlans": is_open & (case | plan)}, by=by)
