"""Referrals without further action, and cases open beside one another."""

import polars as pl

from keepsake.clock.working_days import england
from keepsake.returns.cin.source import CHECKS
from keepsake.returns.cin.truth import is_no, is_yes
from keepsake.returns.engine.given import Given, col, other
from keepsake.returns.engine.rule import Example, Failing, Linked, Pairs, Rule, rule

_CASE = {"LAchildID": "1", "CINdetailsID": "1"}


def _nothing_after(code: str, table: str, message: str) -> Rule:
    @rule(
        code=code,
        message=message,
        fields=(f"{table}.CINdetailsID", "CINdetails.ReferralNFA"),
        source=CHECKS,
        passes=Example(**{table: [_CASE], "CINdetails": [{**_CASE, "ReferralNFA": "false"}]}),
        fails=Example(
            {table: [0], "CINdetails": [0]}, **{table: [_CASE], "CINdetails": [{**_CASE, "ReferralNFA": "1"}]}
        ),
    )
    def nothing_follows(given: Given) -> Failing:
        ended = given.any("CINdetails", is_yes("ReferralNFA"), per="case")
        return {table: Linked(ended, {"CINdetails": given.row_of("CINdetails", per="case")})}

    return nothing_follows


NOTHING_AFTER = (
    _nothing_after("4000", "CINplanDates", "CIN Plan details provided for a referral with no further action"),
    _nothing_after(
        "8832",
        "ChildProtectionPlans",
        "Child Protection details provided for a referral with no further action.",
    ),
)


@rule(
    code="8831",
    message="Activity is recorded against a case marked as a referral with no further action",
    fields=(
        "Assessments.AssessmentActualStartDate",
        "Assessments.AssessmentAuthorisationDate",
        "Section47.S47ActualStartDate",
        "Section47.DateOfInitialCPC",
        "CINdetails.DateOfInitialCPC",
        "CINdetails.ReferralNFA",
    ),
    source=CHECKS,
    passes=Example(
        CINdetails=[{**_CASE, "ReferralNFA": "0", "DateOfInitialCPC": None}],
        Assessments=[{**_CASE, "AssessmentActualStartDate": "2026-05-01", "AssessmentAuthorisationDate": None}],
        Section47=[{**_CASE, "S47ActualStartDate": None, "DateOfInitialCPC": None}],
    ),
    fails=Example(
        {"CINdetails": [0], "Assessments": [0]},
        CINdetails=[{**_CASE, "ReferralNFA": "1", "DateOfInitialCPC": None}],
        Assessments=[{**_CASE, "AssessmentActualStartDate": "2026-05-01", "AssessmentAuthorisationDate": None}],
        Section47=[{**_CASE, "S47ActualStartDate": None, "DateOfInitialCPC": None}],
    ),
)
def no_action_is_recorded(given: Given) -> Failing:
    assessed = _dated("AssessmentActualStartDate", "AssessmentAuthorisationDate")
    enquired = _dated("S47ActualStartDate", "DateOfInitialCPC")
    ended = given.any("CINdetails", is_yes("ReferralNFA"), per="case")
    active = given.any("Assessments", assessed, per="case") | given.any("Section47", enquired, per="case")
    return {
        "CINdetails": is_yes("ReferralNFA") & (active | col("DateOfInitialCPC").is_not_null()),
        "Assessments": ended & assessed,
        "Section47": ended & enquired,
    }


def _dated(*columns: str) -> pl.Expr:
    return pl.any_horizontal(col(name).is_not_null() for name in columns)


@rule(
    code="8569Q",
    message="A case with referral date before one working day prior to the collection start date must not be flagged "
    "as a no further action case",
    fields=("CINdetails.ReferralNFA", "CINdetails.CINreferralDate"),
    source=CHECKS,
    severity="query",
    passes=Example(CINdetails=[{"CINreferralDate": "2026-03-31", "ReferralNFA": "1"}]),
    fails=Example({"CINdetails": [0]}, CINdetails=[{"CINreferralDate": "2026-03-30", "ReferralNFA": "1"}]),
)
def no_action_is_of_this_year(given: Given) -> Failing:
    earliest = england().before(given.start, 1)
    return {"CINdetails": (col("CINreferralDate") < earliest) & is_yes("ReferralNFA")}


@rule(
    code="8772",
    message="UPN unknown reason is UN7 (Referral with no further action) but at least one CIN details is a referral "
    "going on to further action",
    fields=("ChildIdentifiers.UPNunknown", "CINdetails.ReferralNFA"),
    source=CHECKS,
    passes=Example(
        ChildIdentifiers=[{"LAchildID": "1", "UPNunknown": "UN7"}], CINdetails=[{"LAchildID": "1", "ReferralNFA": "1"}]
    ),
    fails=Example(
        {"ChildIdentifiers": [0], "CINdetails": [1]},
        ChildIdentifiers=[{"LAchildID": "1", "UPNunknown": "UN7"}],
        CINdetails=[{"LAchildID": "1", "ReferralNFA": "1"}, {"LAchildID": "1", "ReferralNFA": "0"}],
    ),
)
def un7_is_for_no_action(given: Given) -> Failing:
    goes_on = ~is_yes("ReferralNFA") & given.any("ChildIdentifiers", col("UPNunknown") == "UN7")
    return {"CINdetails": Linked(goes_on, {"ChildIdentifiers": given.row_of("ChildIdentifiers")})}


_OPEN = col("CINclosureDate").is_null() & is_no("ReferralNFA")


@rule(
    code="8815",
    message="More than one open CIN Details episode (a module with no CIN Closure Date) has been provided for this "
    "child and case is not a referral with no further action.",
    fields=("CINdetails.CINclosureDate", "CINdetails.ReferralNFA"),
    source=CHECKS,
    passes=Example(
        CINdetails=[
            {"LAchildID": "1", "CINclosureDate": None, "ReferralNFA": "1"},
            {"LAchildID": "1", "CINclosureDate": None, "ReferralNFA": "0"},
        ]
    ),
    fails=Example(
        {"CINdetails": [0, 1]},
        CINdetails=[
            {"LAchildID": "1", "CINclosureDate": None, "ReferralNFA": "false"},
            {"LAchildID": "1", "CINclosureDate": None, "ReferralNFA": "0"},
        ],
    ),
)
def one_case_is_open(given: Given) -> Failing:
    return {"CINdetails": _OPEN & (given.count("CINdetails", _OPEN) > 1)}


@rule(
    code="8816",
    message="An open CIN episode is shown and case is not a referral with no further action, but it is not the latest "
    "episode.",
    fields=("CINdetails.CINreferralDate", "CINdetails.CINclosureDate", "CINdetails.ReferralNFA"),
    source=CHECKS,
    passes=Example(
        CINdetails=[
            {"LAchildID": "1", "CINreferralDate": "2026-05-01", "CINclosureDate": "2026-06-01", "ReferralNFA": "0"},
            {"LAchildID": "1", "CINreferralDate": "2026-07-01", "CINclosureDate": None, "ReferralNFA": "0"},
        ]
    ),
    fails=Example(
        {"CINdetails": [0]},
        CINdetails=[
            {"LAchildID": "1", "CINreferralDate": "2026-05-01", "CINclosureDate": None, "ReferralNFA": "0"},
            {"LAchildID": "1", "CINreferralDate": "2026-07-01", "CINclosureDate": "2026-08-01", "ReferralNFA": "0"},
        ],
    ),
)
def the_open_case_is_the_last(given: Given) -> Failing:
    return {"CINdetails": _OPEN & (col("CINreferralDate") < given.max("CINdetails", "CINreferralDate"))}


@rule(
    code="8820",
    message="The dates on the CIN episodes for this child overlap",
    fields=("CINdetails.CINreferralDate", "CINdetails.CINclosureDate"),
    source=CHECKS,
    note="A referral may start on the day the one before it closed.",
    passes=Example(
        CINdetails=[
            {"LAchildID": "1", "CINreferralDate": "2026-05-01", "CINclosureDate": "2026-06-01", "ReferralNFA": "0"},
            {"LAchildID": "1", "CINreferralDate": "2026-06-01", "CINclosureDate": None, "ReferralNFA": "0"},
        ]
    ),
    fails=Example(
        {"CINdetails": [0, 1]},
        CINdetails=[
            {"LAchildID": "1", "CINreferralDate": "2026-05-01", "CINclosureDate": "2026-06-02", "ReferralNFA": "0"},
            {"LAchildID": "1", "CINreferralDate": "2026-06-01", "CINclosureDate": None, "ReferralNFA": "0"},
        ],
    ),
)
def cases_are_apart(given: Given) -> Failing:
    begins, goes_on = col("CINreferralDate"), is_no(other("ReferralNFA"))
    while_open = other("CINclosureDate").is_null() & goes_on & (begins <= given.end)
    inside = (begins >= other("CINreferralDate")) & ((begins < other("CINclosureDate")).fill_null(False) | while_open)
    return Pairs("CINdetails", "CINdetails", "child", inside & (col("row") != other("row")))
