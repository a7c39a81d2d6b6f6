"""Plans in need and plans of protection: one at a time, and each beside its conference and its reviews."""

import polars as pl

from keepsake.returns.cin.source import CHECKS
from keepsake.returns.engine.given import ROW, Given, col, other
from keepsake.returns.engine.rule import Example, Failing, Linked, Pairs, rule

_CASE = {"LAchildID": "1", "CINdetailsID": "1"}
_PLAN = {**_CASE, "CPPID": "1"}


@rule(
    code="4001",
    message="A CIN Plan cannot run concurrently with a Child Protection Plan",
    fields=("CINplanDates.CINPlanEndDate", "ChildProtectionPlans.CPPendDate"),
    source=CHECKS,
    passes=Example(
        CINplanDates=[{**_CASE, "CINPlanEndDate": None}], ChildProtectionPlans=[{**_CASE, "CPPendDate": "2026-05-01"}]
    ),
    fails=Example(
        {"CINplanDates": [0], "ChildProtectionPlans": [0]},
        CINplanDates=[{**_CASE, "CINPlanEndDate": None}],
        ChildProtectionPlans=[{**_CASE, "CPPendDate": None}],
    ),
)
def one_kind_of_plan_is_open(given: Given) -> Failing:
    both = col("CINPlanEndDate").is_null() & other("CPPendDate").is_null()
    return Pairs("CINplanDates", "ChildProtectionPlans", "case", both)


@rule(
    code="4003",
    message="A CPP review date is shown as being held at the same time as an open CIN Plan.",
    fields=(
        "Reviews.CPPreviewDate",
        "CINplanDates.CINPlanStartDate",
        "CINplanDates.CINPlanEndDate",
        "ChildProtectionPlans.CPPendDate",
    ),
    source=CHECKS,
    note="One finding for each review and each plan in need that it falls in, of the same case, with its plan of "
    "protection; the public validator looks across all cases of the child. A plan in need without an end is 4001's.",
    optional=("Reviews.CINdetailsID", "CINplanDates.CINdetailsID", "ChildProtectionPlans.CINdetailsID"),
    passes=Example(
        CINplanDates=[
            {"LAchildID": "1", "CINPlanStartDate": "2026-05-01", "CINPlanEndDate": "2026-06-01"},
            {"LAchildID": "2", "CINdetailsID": "2", "CINPlanStartDate": "2026-05-01", "CINPlanEndDate": "2026-06-01"},
        ],
        ChildProtectionPlans=[
            {"LAchildID": "1", "CPPID": "1", "CPPendDate": "2026-05-15"},
            {"LAchildID": "2", "CINdetailsID": "1", "CPPID": "1", "CPPendDate": None},
        ],
        Reviews=[
            {"LAchildID": "1", "CPPID": "1", "CPPreviewDate": "2026-05-15"},
            {"LAchildID": "2", "CINdetailsID": "1", "CPPID": "1", "CPPreviewDate": "2026-05-15"},
        ],
    ),
    fails=Example(
        {"Reviews": [0], "CINplanDates": [0], "ChildProtectionPlans": [0]},
        CINplanDates=[{"LAchildID": "1", "CINPlanStartDate": "2026-05-01", "CINPlanEndDate": "2026-06-01"}],
        ChildProtectionPlans=[{"LAchildID": "1", "CPPID": "1", "CPPendDate": "2026-05-20"}],
        Reviews=[{"LAchildID": "1", "CPPID": "1", "CPPreviewDate": "2026-05-15"}],
    ),
)
def no_review_while_in_need(given: Given) -> Failing:
    ended, plan = (_of_its_plan(given, value) for value in ("CPPendDate", ROW))
    inside = (col("CPPreviewDate") > other("CINPlanStartDate")) & (col("CPPreviewDate") < other("CINPlanEndDate"))
    of_one_case = ~(col("CINdetailsID") != other("CINdetailsID")).fill_null(False)
    wrong = given.row("Reviews", plan.is_not_null() & col("CPPreviewDate").ne_missing(ended))
    return Pairs("Reviews", "CINplanDates", "child", wrong & inside & of_one_case, rows={"ChildProtectionPlans": plan})


def _of_its_plan(given: Given, value: str) -> pl.Expr:
    """Of the plan of protection of a review: looked for in its own case, where the cases are known."""
    ours, somewhere = (given.last("ChildProtectionPlans", value, per=key) for key in ("plan", "plan_id"))
    return pl.when(given.exists("ChildProtectionPlans", per="plan")).then(ours).otherwise(somewhere)


@rule(
    code="4004",
    message="This child is showing more than one open CIN Plan, i.e. with no End Date",
    fields=("CINplanDates.CINPlanEndDate",),
    source=CHECKS,
    passes=Example(CINplanDates=[{**_CASE, "CINPlanEndDate": None}, {**_CASE, "CINPlanEndDate": "2026-05-01"}]),
    fails=Example({"CINplanDates": [0, 1]}, CINplanDates=[{**_CASE, "CINPlanEndDate": None}] * 2),
)
def one_plan_in_need_is_open(given: Given) -> Failing:
    is_open = col("CINPlanEndDate").is_null()
    return {"CINplanDates": is_open & (given.count("CINplanDates", is_open, per="case") > 1)}


@rule(
    code="4016",
    message="A CIN Plan has been reported as open at the same time as a Child Protection Plan.",
    fields=(
        "CINplanDates.CINPlanStartDate",
        "ChildProtectionPlans.CPPstartDate",
        "ChildProtectionPlans.CPPendDate",
    ),
    source=CHECKS,
    note="A plan in need may start on the day the plan of protection ends.",
    passes=Example(
        CINplanDates=[{"LAchildID": "1", "CINPlanStartDate": "2026-06-01"}],
        ChildProtectionPlans=[{"LAchildID": "1", "CPPstartDate": "2026-05-01", "CPPendDate": "2026-06-01"}],
    ),
    fails=Example(
        {"CINplanDates": [0], "ChildProtectionPlans": [0]},
        CINplanDates=[{"LAchildID": "1", "CINPlanStartDate": "2026-06-01"}],
        ChildProtectionPlans=[{"LAchildID": "1", "CPPstartDate": "2026-05-01", "CPPendDate": None}],
    ),
)
def need_does_not_begin_under_protection(given: Given) -> Failing:
    inside = _inside(given, col("CINPlanStartDate"), other("CPPstartDate"), other("CPPendDate"))
    return Pairs("CINplanDates", "ChildProtectionPlans", "child", inside)


@rule(
    code="4017",
    message="A CIN Plan has been reported as open at the same time as a Child Protection Plan.",
    fields=(
        "CINplanDates.CINPlanStartDate",
        "CINplanDates.CINPlanEndDate",
        "ChildProtectionPlans.CPPstartDate",
    ),
    source=CHECKS,
    note="A plan of protection may start on the day the plan in need ends.",
    passes=Example(
        ChildProtectionPlans=[{"LAchildID": "1", "CPPstartDate": "2026-06-01"}],
        CINplanDates=[{"LAchildID": "1", "CINPlanStartDate": "2026-05-01", "CINPlanEndDate": "2026-06-01"}],
    ),
    fails=Example(
        {"CINplanDates": [0], "ChildProtectionPlans": [0]},
        ChildProtectionPlans=[{"LAchildID": "1", "CPPstartDate": "2026-06-01"}],
        CINplanDates=[{"LAchildID": "1", "CINPlanStartDate": "2026-05-01", "CINPlanEndDate": None}],
    ),
)
def protection_does_not_begin_in_need(given: Given) -> Failing:
    inside = _inside(given, col("CPPstartDate"), other("CINPlanStartDate"), other("CINPlanEndDate"))
    return Pairs("ChildProtectionPlans", "CINplanDates", "child", inside)


def _inside(given: Given, day: pl.Expr, start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """On or after the start and before the end; without an end, up to the reference date."""
    return (day >= start) & pl.when(end.is_null()).then(day <= given.end).otherwise(day < end)


@rule(
    code="2883",
    message="There are more child protection plans starting than initial conferences taking place",
    fields=("ChildProtectionPlans.CPPstartDate", "CINdetails.DateOfInitialCPC", "Section47.DateOfInitialCPC"),
    source=CHECKS,
    note="Asked of the whole return; every plan that started in the year is reported.",
    passes=Example(
        ChildProtectionPlans=[{"CPPstartDate": "2026-05-01"}],
        CINdetails=[{"DateOfInitialCPC": None}],
        Section47=[{"DateOfInitialCPC": "2026-05-01"}],
    ),
    fails=Example(
        {"ChildProtectionPlans": [0]},
        ChildProtectionPlans=[{"CPPstartDate": "2026-05-01"}, {"CPPstartDate": "2025-05-01"}],
        CINdetails=[{"DateOfInitialCPC": None}],
        Section47=[{"DateOfInitialCPC": "2025-05-01"}],
    ),
)
def a_conference_for_each_plan(given: Given) -> Failing:
    started = col("CPPstartDate").is_between(given.start, given.end)
    held = col("DateOfInitialCPC").is_between(given.start, given.end)
    plans = given.whole("ChildProtectionPlans", started.sum())
    conferences = [given.whole(table, held.sum()).fill_null(0) for table in ("CINdetails", "Section47")]
    return {"ChildProtectionPlans": started & (plans > conferences[0] + conferences[1])}


@rule(
    code="2885",
    message="Child protection plan shown as starting a different day to the initial child protection conference.",
    fields=("ChildProtectionPlans.CPPstartDate", "Section47.DateOfInitialCPC", "CINdetails.DateOfInitialCPC"),
    source=CHECKS,
    note="The conference of the case's enquiry, or, where it has no enquiry, of the case.",
    passes=Example(
        ChildProtectionPlans=[{**_CASE, "CPPstartDate": "2026-05-01"}],
        CINdetails=[{**_CASE, "DateOfInitialCPC": None}],
        Section47=[{**_CASE, "DateOfInitialCPC": "2026-05-01"}],
    ),
    fails=Example(
        {"ChildProtectionPlans": [0], "CINdetails": [0], "Section47": [0]},
        ChildProtectionPlans=[{**_CASE, "CPPstartDate": "2026-05-01"}],
        CINdetails=[{**_CASE, "DateOfInitialCPC": None}],
        Section47=[{**_CASE, "DateOfInitialCPC": "2026-05-02"}],
    ),
)
def plan_starts_at_its_conference(given: Given) -> Failing:
    starts = col("CPPstartDate")
    of_enquiry = given.listed("Section47", "DateOfInitialCPC", per="case").list.contains(starts)
    of_case = given.first("CINdetails", "DateOfInitialCPC", per="case") == starts
    same = pl.when(given.exists("Section47", per="case")).then(of_enquiry).otherwise(of_case).fill_null(False)
    wrong = starts.is_between(given.start, given.end) & ~same
    beside = {table: given.row_of(table, per="case") for table in ("CINdetails", "Section47")}
    return {"ChildProtectionPlans": Linked(wrong, beside)}


@rule(
    code="8841",
    message="The review date cannot be on the same day or before the Child protection Plan start date.",
    fields=("ChildProtectionPlans.CPPstartDate", "Reviews.CPPreviewDate"),
    source=CHECKS,
    passes=Example(
        ChildProtectionPlans=[{**_PLAN, "CPPstartDate": "2026-05-01"}],
        Reviews=[{**_PLAN, "CPPreviewDate": "2026-05-02"}],
    ),
    fails=Example(
        {"ChildProtectionPlans": [0], "Reviews": [0]},
        ChildProtectionPlans=[{**_PLAN, "CPPstartDate": "2026-05-01"}],
        Reviews=[{**_PLAN, "CPPreviewDate": "2026-05-01"}],
    ),
)
def review_follows_the_start(given: Given) -> Failing:
    early = col("CPPreviewDate") <= given.first("ChildProtectionPlans", "CPPstartDate", per="plan")
    return {"Reviews": Linked(early, {"ChildProtectionPlans": given.row_of("ChildProtectionPlans", per="plan")})}
