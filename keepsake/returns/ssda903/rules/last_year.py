"""This year beside the last: what was recorded already, and the episode that was left open."""

import polars as pl

from keepsake.returns.engine.given import Given, col
from keepsake.returns.engine.rule import Example, Failing, Rule, rule
from keepsake.returns.ssda903.source import CHECKS


def _as_recorded(code: str, column: str, message: str, one: str, two: str) -> Rule:
    """A child of both years has in both what is recorded of it, or in both nothing."""

    @rule(
        code=code,
        message=message,
        fields=(f"Header.{column}", f"Header_last.{column}"),
        source=CHECKS,
        passes=Example(Header=[{"CHILD": "1", column: one}], Header_last=[{"CHILD": "1", column: one}]),
        fails=Example({"Header": [0]}, Header=[{"CHILD": "1", column: one}], Header_last=[{"CHILD": "1", column: two}]),
    )
    def is_as_recorded(given: Given) -> Failing:
        now, held = _as_compared(column, col(column)), _as_compared(column, given.first("Header_last", column))
        return {"Header": given.exists("Header_last") & now.ne_missing(held)}

    return is_as_recorded


def _as_compared(column: str, value: pl.Expr) -> pl.Expr:
    """The figures for sex became letters in 2024-25, and mean the same."""
    return value.replace({"1": "M", "2": "F"}) if column == "SEX" else value


def _as_left_open(code: str, column: str, message: str, one: str, two: str) -> Rule:
    """Where last year's last episode is open, the first of this year has the same."""
    open_last = [{"CHILD": "1", "DECOM": "01/05/2025", "DEC": None, column: one}]

    @rule(
        code=code,
        message=message,
        fields=(f"Episodes.{column}", f"Episodes_last.{column}"),
        source=CHECKS,
        passes=Example(Episodes=[{"CHILD": "1", "DECOM": "01/05/2025", column: one}], Episodes_last=open_last),
        fails=Example(
            {"Episodes": [0]},
            Episodes=[{"CHILD": "1", "DECOM": "01/05/2025", column: two}],
            Episodes_last=open_last,
        ),
    )
    def is_as_left_open(given: Given) -> Failing:
        left_open = given.exists("Episodes_last") & given.last("Episodes_last", "DEC").is_null()
        differs = col(column).ne_missing(given.last("Episodes_last", column))
        return {"Episodes": given.is_first("Episodes") & left_open & differs}

    return is_as_left_open


RECORDED = (
    _as_recorded("202", "SEX", "The gender code conflicts with the gender already recorded for this child.", "M", "F"),
    _as_recorded(
        "203",
        "DOB",
        "Date of birth disagrees with the date of birth already recorded for this child.",
        "01/01/2010",
        "02/01/2010",
    ),
    _as_recorded(
        "204",
        "ETHNIC",
        "Ethnic origin code disagrees with the ethnic origin already recorded for this child.",
        "WBRI",
        "MOTH",
    ),
)
LEFT_OPEN = (
    _as_left_open(
        "503A",
        "RNE",
        "The reason for new episode in the first episode does not match open episode at end of last year.",
        "S",
        "P",
    ),
    _as_left_open(
        "503B",
        "LS",
        "The legal status in the first episode does not match open episode at end of last year.",
        "C2",
        "E1",
    ),
    _as_left_open(
        "503C",
        "CIN",
        "The category of need in the first episode does not match open episode at end of last year.",
        "N1",
        "N2",
    ),
    _as_left_open(
        "503E",
        "PLACE_PROVIDER",
        "The placement provider in the first episode does not match open episode at end of last year.",
        "PR1",
        "PR2",
    ),
    _as_left_open(
        "503F",
        "URN",
        "The Ofsted URN in the first episode does not match open episode at end of last year.",
        "SC1",
        "SC2",
    ),
    _as_left_open(
        "503J",
        "PL_LOCATION",
        "The placement location in first episode does not match open episode at end of last year.",
        "IN",
        "OUT",
    ),
    _as_left_open(
        "502",
        "DECOM",
        "Last year's record ended with an open episode. The date on which that episode started does not match the "
        "start date of the first episode on this year's record.",
        "01/05/2025",
        "02/05/2025",
    ),
)
