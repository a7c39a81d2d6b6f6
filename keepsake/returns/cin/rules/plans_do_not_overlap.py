"""Spells of one kind that overlap: pairs of rows of one child or one case."""

from keepsake.returns.cin.source import CHECKS
from keepsake.returns.engine.given import Given, col, other
from keepsake.returns.engine.rule import Example, Failing, Pairs, Rule, rule


def _apart(
    code: str, table: str, start: str, end: str, message: str, per: str = "child", severity: str = "error"
) -> Rule:
    """No spell starts in another of the same table, or in one still open; a spell ends on its last day."""
    row = {"LAchildID": "1", "CINdetailsID": "1"}

    @rule(
        code=code,
        message=message,
        fields=(f"{table}.{start}", f"{table}.{end}"),
        source=CHECKS,
        severity=severity,
        passes=Example(
            **{
                table: [
                    {**row, start: "2026-05-01", end: "2026-05-30"},
                    {**row, start: "2026-05-31", end: None},
                ]
            }
        ),
        fails=Example(
            {table: [0, 1]},
            **{
                table: [
                    {**row, start: "2026-05-01", end: None},
                    {**row, start: "2026-06-01", end: "2026-06-30"},
                ]
            },
        ),
    )
    def spells_are_apart(given: Given) -> Failing:
        until = other(end).fill_null(given.end)
        inside = (col(start) >= other(start)) & (col(start) <= until) & (col("row") != other("row"))
        return Pairs(table, table, per, inside)

    return spells_are_apart


APART = (
    _apart("4014", "CINplanDates", "CINPlanStartDate", "CINPlanEndDate", "CIN Plan data contains overlapping dates"),
    _apart(
        "8940",
        "ChildProtectionPlans",
        "CPPstartDate",
        "CPPendDate",
        "Child Protection Plan data contains overlapping dates",
    ),
    _apart(
        "8863Q",
        "Assessments",
        "AssessmentActualStartDate",
        "AssessmentAuthorisationDate",
        "An Assessment is shown as starting when there is another Assessment ongoing.",
        "case",
        "query",
    ),
)
