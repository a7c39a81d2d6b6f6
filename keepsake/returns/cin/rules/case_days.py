"""Days that may not come before the referral, nor after the child's death."""

from keepsake.returns.cin.source import CHECKS
from keepsake.returns.engine.given import Given, col
from keepsake.returns.engine.rule import Example, Failing, Linked, Rule, rule

_CASE = {"LAchildID": "1", "CINdetailsID": "1"}


def _not_before_referral(code: str, field: str, message: str) -> Rule:
    table, column = field.split(".")

    @rule(
        code=code,
        message=message,
        fields=(field, "CINdetails.CINreferralDate"),
        source=CHECKS,
        passes=Example(
            **{table: [{**_CASE, column: "2026-05-01"}], "CINdetails": [{**_CASE, "CINreferralDate": "2026-05-01"}]}
        ),
        fails=Example(
            {table: [0], "CINdetails": [0]},
            **{table: [{**_CASE, column: "2026-04-30"}], "CINdetails": [{**_CASE, "CINreferralDate": "2026-05-01"}]},
        ),
    )
    def is_not_before_referral(given: Given) -> Failing:
        early = col(column) < given.first("CINdetails", "CINreferralDate", per="case")
        return {table: Linked(early, {"CINdetails": given.row_of("CINdetails", per="case")})}

    return is_not_before_referral


def _not_after_death(code: str, field: str, message: str, severity: str = "error") -> Rule:
    table, column = field.split(".")

    @rule(
        code=code,
        message=message,
        fields=(field, "ChildIdentifiers.PersonDeathDate"),
        source=CHECKS,
        severity=severity,
        passes=Example(
            **{
                table: [{"LAchildID": "1", column: "2026-05-01"}],
                "ChildIdentifiers": [{"LAchildID": "1", "PersonDeathDate": "2026-05-01"}],
            }
        ),
        fails=Example(
            {table: [0], "ChildIdentifiers": [0]},
            **{
                table: [{"LAchildID": "1", column: "2026-05-02"}],
                "ChildIdentifiers": [{"LAchildID": "1", "PersonDeathDate": "2026-05-01"}],
            },
        ),
    )
    def is_not_after_death(given: Given) -> Failing:
        late = col(column) > given.first("ChildIdentifiers", "PersonDeathDate")
        return {table: Linked(late, {"ChildIdentifiers": given.row_of("ChildIdentifiers")})}

    return is_not_after_death


NOT_BEFORE_REFERRAL = (
    _not_before_referral(
        "1103",
        "Assessments.AssessmentActualStartDate",
        "The assessment start date cannot be before the referral date",
    ),
    _not_before_referral(
        "1104",
        "Section47.DateOfInitialCPC",
        "The date of the initial child protection conference cannot be before the referral date",
    ),
    _not_before_referral(
        "1105",
        "ChildProtectionPlans.CPPstartDate",
        "The child protection plan start date cannot be before the referral date",
    ),
    _not_before_referral(
        "2889", "Section47.S47ActualStartDate", "The S47 start date cannot be before the referral date."
    ),
    _not_before_referral(
        "4015", "CINplanDates.CINPlanStartDate", "The CIN Plan start date cannot be before the referral date"
    ),
)
NOT_AFTER_DEATH = (
    _not_after_death(
        "4008", "CINplanDates.CINPlanStartDate", "CIN Plan shown as starting after the child's Date of Death."
    ),
    _not_after_death(
        "4009Q", "CINplanDates.CINPlanEndDate", "CIN Plan cannot end after the child's Date of Death", "query"
    ),
    _not_after_death(
        "8915",
        "ChildProtectionPlans.CPPstartDate",
        "Child Protection Plan shown as starting after the child's Date of Death",
    ),
    _not_after_death(
        "8920", "ChildProtectionPlans.CPPendDate", "Child Protection Plan cannot end after the child's Date of Death"
    ),
)
