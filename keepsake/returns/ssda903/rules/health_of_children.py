"""Convictions and health (OC2) of children looked after for twelve months."""

from functools import partial

import polars as pl

from keepsake.returns.engine.given import col, is_missing, years_after
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.ssda903.looked_after import continuously_looked_after
from keepsake.returns.ssda903.source import CHECKS

_oc2 = partial(row_rule, table="OC2", source=CHECKS)
_ALL_YEAR = {
    "Episodes": [{"CHILD": "1", "DECOM": "01/04/2025", "RNE": "S", "LS": "C2", "DEC": None, "REC": None}],
}
_TEN, _NINE = {"CHILD": "1", "DOB": "31/03/2017"}, {"CHILD": "1", "DOB": "01/04/2017"}
_FIVE, _FOUR = {"CHILD": "1", "DOB": "31/03/2022"}, {"CHILD": "1", "DOB": "01/04/2022"}
_CHECKS = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
_CHECKED = dict.fromkeys(_CHECKS, "1")


def _some_check_is_missing() -> pl.Expr:
    return pl.any_horizontal(is_missing(item) for item in _CHECKS)


HEALTH = (
    _oc2(
        "542",
        columns="CONVICTED DOB",
        message="A child aged under 10 at 31 March should not have conviction information completed.",
        right=_TEN | {"CONVICTED": "1"},
        wrong=_NINE | {"CONVICTED": "1"},
        where=lambda given: col("CONVICTED").is_not_null() & (years_after(col("DOB"), 10) > given.end),
    ),
    _oc2(
        "543",
        columns="DOB CONVICTED",
        message="Child is aged 10 or over at 31 March and has been looked after continuously for 12 months yet "
        "conviction information has not been completed.",
        right=_NINE | {"CONVICTED": None},
        wrong=_TEN | {"CONVICTED": None},
        beside=_ALL_YEAR,
        where=lambda given: (
            is_missing("CONVICTED") & (years_after(col("DOB"), 10) <= given.end) & continuously_looked_after(given)
        ),
    ),
    _oc2(
        "544",
        columns="CONVICTED IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE",
        message="Any child who has conviction information completed must also have immunisation, teeth check, health "
        "assessment and substance misuse problem identified fields completed.",
        right=_CHECKED | {"CONVICTED": "0"},
        wrong=_CHECKED | {"CONVICTED": "0", "TEETH_CHECK": None},
        where=lambda given: col("CONVICTED").is_not_null() & _some_check_is_missing(),
    ),
    _oc2(
        "545",
        columns="DOB HEALTH_CHECK",
        message="Child is aged under 5 at 31 March and has been looked after continuously for 12 months yet health "
        "promotion information has not been completed.",
        right=_FIVE | {"HEALTH_CHECK": None},
        wrong=_FOUR | {"HEALTH_CHECK": None},
        beside=_ALL_YEAR,
        where=lambda given: (
            is_missing("HEALTH_CHECK") & (years_after(col("DOB"), 5) > given.end) & continuously_looked_after(given)
        ),
    ),
    _oc2(
        "546",
        columns="DOB HEALTH_CHECK",
        message="Children aged 5 or over at 31 March should not have health promotion information completed.",
        right=_FOUR | {"HEALTH_CHECK": "1"},
        wrong=_FIVE | {"HEALTH_CHECK": "1"},
        beside=_ALL_YEAR,
        where=lambda given: (
            col("HEALTH_CHECK").is_not_null()
            & (years_after(col("DOB"), 5) <= given.end)
            & continuously_looked_after(given)
        ),
    ),
    _oc2(
        "547",
        columns="HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE",
        message="Any child who has health promotion information completed must also have immunisation, teeth check, "
        "health assessment and substance misuse problem identified fields completed.",
        right=_CHECKED | {"HEALTH_CHECK": "1"},
        wrong=_CHECKED | {"HEALTH_CHECK": "1", "SUBSTANCE_MISUSE": None},
        where=lambda given: col("HEALTH_CHECK").is_not_null() & _some_check_is_missing(),
    ),
)
