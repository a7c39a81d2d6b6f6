"""Enquiries under section 47 and their conferences."""

import polars as pl

from keepsake.clock.working_days import england
from keepsake.returns.cin.source import CHECKS
from keepsake.returns.cin.truth import is_no, is_yes
from keepsake.returns.engine.given import Given, col, other
from keepsake.returns.engine.rule import Example, Failing, Pairs, rule

_CASE = {"LAchildID": "1", "CINdetailsID": "1"}
# Working days from the strategy discussion to the conference, in the rule's own text.
TO_CONFERENCE = 15


@rule(
    code="2884",
    message="An initial child protection conference is recorded at both the S47 and CIN Details level and it should "
    "only be recorded in one",
    fields=("Section47.DateOfInitialCPC", "CINdetails.DateOfInitialCPC"),
    source=CHECKS,
    passes=Example(
        Section47=[{"LAchildID": "1", "DateOfInitialCPC": "2026-05-01"}],
        CINdetails=[{"LAchildID": "1", "DateOfInitialCPC": "2026-05-02"}],
    ),
    fails=Example(
        {"Section47": [0], "CINdetails": [0]},
        Section47=[{"LAchildID": "1", "DateOfInitialCPC": "2026-05-01"}],
        CINdetails=[{"LAchildID": "1", "DateOfInitialCPC": "2026-05-01"}],
    ),
)
def conference_is_recorded_once(given: Given) -> Failing:
    return Pairs("Section47", "CINdetails", "child", col("DateOfInitialCPC") == other("DateOfInitialCPC"))


@rule(
    code="2991Q",
    message="Please check and either amend data or provide a reason: A Section 47 module is recorded and there is no "
    "assessment on the episode",
    fields=("Section47.CINdetailsID", "Assessments.CINdetailsID"),
    source=CHECKS,
    severity="query",
    passes=Example(Section47=[_CASE], Assessments=[_CASE]),
    fails=Example({"Section47": [0]}, Section47=[_CASE], Assessments=[]),
)
def enquiry_has_an_assessment(given: Given) -> Failing:
    return {"Section47": ~given.exists("Assessments", per="case")}


@rule(
    code="8839",
    message="Within one CINDetails group there are 2 or more open S47 Assessments",
    fields=("Section47.DateOfInitialCPC", "Section47.ICPCnotRequired"),
    source=CHECKS,
    passes=Example(
        Section47=[
            {**_CASE, "DateOfInitialCPC": None, "ICPCnotRequired": "0"},
            {**_CASE, "DateOfInitialCPC": None, "ICPCnotRequired": "1"},
        ]
    ),
    fails=Example(
        {"Section47": [0, 1]}, Section47=[{**_CASE, "DateOfInitialCPC": None, "ICPCnotRequired": "false"}] * 2
    ),
)
def one_enquiry_is_open(given: Given) -> Failing:
    is_open = col("DateOfInitialCPC").is_null() & ~is_yes("ICPCnotRequired")
    return {"Section47": is_open & (given.count("Section47", is_open, per="case") > 1)}


@rule(
    code="8675Q",
    message="Please check and either amend data or provide a reason: S47 Enquiry started more than 15 working days "
    "before the end of the census year. However, there is no date of Initial Child Protection Conference.",
    fields=("Section47.DateOfInitialCPC", "Section47.S47ActualStartDate", "Section47.ICPCnotRequired"),
    source=CHECKS,
    severity="query",
    note="Its 15th working day had come by the reference date.",
    passes=Example(
        Section47=[{"DateOfInitialCPC": None, "S47ActualStartDate": "2027-03-22", "ICPCnotRequired": "false"}]
    ),
    fails=Example(
        {"Section47": [0]},
        Section47=[{"DateOfInitialCPC": None, "S47ActualStartDate": "2027-02-01", "ICPCnotRequired": "0"}],
    ),
)
def conference_is_in_time(given: Given) -> Failing:
    started_late_enough = england().before(given.end, TO_CONFERENCE - 1)
    is_open = col("DateOfInitialCPC").is_null() & is_no("ICPCnotRequired")
    return {"Section47": is_open & (col("S47ActualStartDate") < started_late_enough)}


@rule(
    code="8870Q",
    message="Please check and either amend or provide a reason: The Target Date for Initial Child Protection "
    "Conference should not be a weekend",
    fields=("Section47.InitialCPCtarget",),
    source=CHECKS,
    severity="query",
    passes=Example(Section47=[{"InitialCPCtarget": "2026-05-01"}, {"InitialCPCtarget": None}]),
    fails=Example({"Section47": [0]}, Section47=[{"InitialCPCtarget": "2026-05-02"}]),
)
def target_is_on_a_weekday(given: Given) -> Failing:
    return {"Section47": col("InitialCPCtarget").dt.weekday() > 5}


@rule(
    code="8890",
    message="A Section 47 enquiry is shown as starting when there is another Section 47 Enquiry ongoing",
    fields=("Section47.S47ActualStartDate", "Section47.DateOfInitialCPC", "Section47.ICPCnotRequired"),
    source=CHECKS,
    passes=Example(
        Section47=[
            {**_CASE, "S47ActualStartDate": "2026-05-01", "DateOfInitialCPC": None, "ICPCnotRequired": "1"},
            {**_CASE, "S47ActualStartDate": "2026-05-08", "DateOfInitialCPC": None, "ICPCnotRequired": "0"},
        ]
    ),
    fails=Example(
        {"Section47": [0, 1]},
        Section47=[
            {**_CASE, "S47ActualStartDate": "2026-05-01", "DateOfInitialCPC": "2026-05-15", "ICPCnotRequired": "0"},
            {**_CASE, "S47ActualStartDate": "2026-05-15", "DateOfInitialCPC": None, "ICPCnotRequired": "0"},
        ],
    ),
)
def enquiries_are_apart(given: Given) -> Failing:
    starts, held = col("S47ActualStartDate"), other("DateOfInitialCPC")
    not_required = is_yes(other("ICPCnotRequired"))
    until = pl.when(held.is_null() & ~not_required).then(pl.lit(given.end)).otherwise(held)
    inside = (starts >= other("S47ActualStartDate")) & (starts <= until)
    return Pairs("Section47", "Section47", "case", inside & (col("row") != other("row")))
