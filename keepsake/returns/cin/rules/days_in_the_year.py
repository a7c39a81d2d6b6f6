"""Days that must lie in the census year, and days of one spell that must follow one another."""

import polars as pl

from keepsake.returns.cin.source import CHECKS
from keepsake.returns.cin.truth import is_no
from keepsake.returns.engine.given import Given, col
from keepsake.returns.engine.rule import Example, Failing, Rule, rule


def _in_the_year(code: str, field: str, message: str) -> Rule:
    """The day, if there is one, lies in the year."""
    table, column = field.split(".")

    @rule(
        code=code,
        message=message,
        fields=(field,),
        source=CHECKS,
        passes=Example(**{table: [{column: "2026-04-01"}, {column: "2027-03-31"}, {column: None}]}),
        fails=Example({table: [0, 1]}, **{table: [{column: "2026-03-31"}, {column: "2027-04-01"}]}),
    )
    def is_in_the_year(given: Given) -> Failing:
        return {table: ~col(column).is_between(given.start, given.end)}

    return is_in_the_year


def _by_the_end(code: str, field: str, message: str) -> Rule:
    """The day is there, and not after the year."""
    table, column = field.split(".")

    @rule(
        code=code,
        message=message,
        fields=(field,),
        source=CHECKS,
        passes=Example(**{table: [{column: "2025-01-01"}, {column: "2027-03-31"}]}),
        fails=Example({table: [0, 1]}, **{table: [{column: None}, {column: "2027-04-01"}]}),
    )
    def is_by_the_end(given: Given) -> Failing:
        return {table: col(column).is_null() | (col(column) > given.end)}

    return is_by_the_end


def _in_order(code: str, table: str, first: str, last: str, message: str) -> Rule:
    """The second day, if there is one, is not before the first."""

    @rule(
        code=code,
        message=message,
        fields=(f"{table}.{first}", f"{table}.{last}"),
        source=CHECKS,
        passes=Example(**{table: [{first: "2026-05-01", last: "2026-05-01"}, {first: "2026-05-01", last: None}]}),
        fails=Example({table: [0]}, **{table: [{first: "2026-05-02", last: "2026-05-01"}]}),
    )
    def days_are_in_order(given: Given) -> Failing:
        return {table: col(last) < col(first)}

    return days_are_in_order


IN_THE_YEAR = (
    _in_the_year("4013", "CINplanDates.CINPlanEndDate", "CIN Plan end date must fall within the census year"),
    _in_the_year(
        "8620", "CINdetails.CINclosureDate", "CIN Closure Date present and does not fall within the Census year"
    ),
    _in_the_year(
        "8696", "Assessments.AssessmentAuthorisationDate", "Assessment end date must fall within the census year"
    ),
    _in_the_year(
        "8715",
        "Section47.DateOfInitialCPC",
        "Date of Initial Child Protection Conference must fall within the census year",
    ),
    _in_the_year(
        "8930",
        "ChildProtectionPlans.CPPendDate",
        "Child Protection Plan End Date must fall within the census year",
    ),
)
BY_THE_END = (
    _by_the_end(
        "4010", "CINplanDates.CINPlanStartDate", "CIN Plan start date is missing or out of data collection period"
    ),
    _by_the_end("8600", "CINdetails.CINreferralDate", "Child referral date missing or after data collection period"),
    _by_the_end(
        "8720",
        "ChildProtectionPlans.CPPstartDate",
        "Child Protection Plan Start Date missing or out of data collection period",
    ),
)
IN_ORDER = (
    _in_order(
        "4011", "CINplanDates", "CINPlanStartDate", "CINPlanEndDate", "CIN Plan End Date earlier than Start Date"
    ),
    _in_order(
        "8608",
        "Assessments",
        "AssessmentActualStartDate",
        "AssessmentAuthorisationDate",
        "Assessment Start Date cannot be later than its End Date",
    ),
    _in_order(
        "8630",
        "CINdetails",
        "CINreferralDate",
        "CINclosureDate",
        "CIN Closure Date is before CIN Referral Date for the same CIN episode",
    ),
    _in_order(
        "8925",
        "ChildProtectionPlans",
        "CPPstartDate",
        "CPPendDate",
        "Child Protection Plan End Date earlier than Start Date",
    ),
)


@rule(
    code="8840",
    message="Child Protection Plan cannot start and end on the same day",
    fields=("ChildProtectionPlans.CPPstartDate", "ChildProtectionPlans.CPPendDate"),
    source=CHECKS,
    passes=Example(ChildProtectionPlans=[{"CPPstartDate": "2026-05-01", "CPPendDate": "2026-05-02"}]),
    fails=Example(
        {"ChildProtectionPlans": [0]}, ChildProtectionPlans=[{"CPPstartDate": "2026-05-01", "CPPendDate": "2026-05-01"}]
    ),
)
def protection_lasts_a_day(given: Given) -> Failing:
    return {"ChildProtectionPlans": col("CPPstartDate") == col("CPPendDate")}


@rule(
    code="8615",
    message="Section 47 Enquiry Start Date must be present and cannot be later than the date of the initial Child "
    "Protection Conference",
    fields=("Section47.S47ActualStartDate", "Section47.DateOfInitialCPC"),
    source=CHECKS,
    passes=Example(Section47=[{"S47ActualStartDate": "2026-05-01", "DateOfInitialCPC": "2026-05-01"}]),
    fails=Example(
        {"Section47": [0, 1]},
        Section47=[
            {"S47ActualStartDate": "2026-05-02", "DateOfInitialCPC": "2026-05-01"},
            {"S47ActualStartDate": None, "DateOfInitialCPC": "2026-05-01"},
        ],
    ),
)
def enquiry_starts_before_its_conference(given: Given) -> Failing:
    late = (col("S47ActualStartDate") > col("DateOfInitialCPC")).fill_null(True)
    return {"Section47": col("DateOfInitialCPC").is_not_null() & late}


@rule(
    code="8736",
    message="For an Assessment that has not been completed, the start date must fall within the census year",
    fields=("Assessments.AssessmentAuthorisationDate", "Assessments.AssessmentActualStartDate"),
    source=CHECKS,
    passes=Example(Assessments=[{"AssessmentAuthorisationDate": None, "AssessmentActualStartDate": "2026-05-01"}]),
    fails=Example(
        {"Assessments": [0]},
        Assessments=[{"AssessmentAuthorisationDate": None, "AssessmentActualStartDate": "2026-03-31"}],
    ),
)
def open_assessment_began_in_the_year(given: Given) -> Failing:
    return {"Assessments": col("AssessmentAuthorisationDate").is_null() & _outside(given, "AssessmentActualStartDate")}


@rule(
    code="8740",
    message="For a Section 47 Enquiry that has not held the Initial Child Protection Conference by the end of the "
    "census year, the start date must fall within the census year",
    fields=("Section47.S47ActualStartDate", "Section47.DateOfInitialCPC", "Section47.ICPCnotRequired"),
    source=CHECKS,
    passes=Example(
        Section47=[{"S47ActualStartDate": "2026-03-31", "DateOfInitialCPC": None, "ICPCnotRequired": "true"}]
    ),
    fails=Example(
        {"Section47": [0]},
        Section47=[{"S47ActualStartDate": "2026-03-31", "DateOfInitialCPC": None, "ICPCnotRequired": "0"}],
    ),
)
def open_enquiry_began_in_the_year(given: Given) -> Failing:
    is_open = col("DateOfInitialCPC").is_null() & is_no("ICPCnotRequired")
    return {"Section47": is_open & _outside(given, "S47ActualStartDate")}


def _outside(given: Given, column: str) -> pl.Expr:
    return ~col(column).is_between(given.start, given.end)
