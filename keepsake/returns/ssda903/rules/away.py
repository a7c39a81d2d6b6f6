"""Children missing or away without authorisation, reviews, and deprivations of liberty."""

from functools import partial

from keepsake.returns.engine.given import col, is_missing, not_a_code
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.ssda903.source import CHECKS

_missing = partial(row_rule, table="Missing", source=CHECKS)
_spell = {"MISSING": "M", "MIS_START": "01/05/2026", "MIS_END": "02/05/2026"}

MISSING = (
    _missing(
        "564",
        columns="MISSING MIS_START",
        message="Child was missing or away from placement without authorisation and the date started is blank.",
        right=_spell,
        wrong=_spell | {"MIS_START": None},
        where=lambda given: col("MISSING").is_in(["M", "A"]) & is_missing("MIS_START__text"),
    ),
    _missing(
        "565",
        columns="MISSING MIS_START",
        message="The date that the child started to be missing or away from placement without authorisation has been "
        "completed but whether the child was missing or away has not been completed.",
        right=_spell,
        wrong=_spell | {"MISSING": None},
        where=lambda given: col("MIS_START__text").is_not_null() & is_missing("MISSING"),
    ),
    _missing(
        "566",
        columns="MISSING MIS_END",
        message="The date that the child's episode of being missing or away from placement without authorisation ended "
        "has been completed but whether the child was missing or away has not been completed.",
        right=_spell,
        wrong=_spell | {"MISSING": None},
        where=lambda given: col("MIS_END__text").is_not_null() & is_missing("MISSING"),
    ),
    _missing(
        "570",
        columns="MIS_START",
        message="The date that the child started to be missing or away from placement without authorisation is after "
        "the end of the collection year.",
        right=_spell,
        wrong=_spell | {"MIS_START": "01/04/2027"},
        where=lambda given: col("MIS_START") > given.end,
    ),
    _missing(
        "571",
        columns="MIS_END",
        message="The date that the child ceased to be missing or away from placement without authorisation is before "
        "the start or after the end of the collection year.",
        right=_spell,
        wrong=_spell | {"MIS_END": "31/03/2026"},
        where=lambda given: (col("MIS_END") < given.start) | (col("MIS_END") > given.end),
    ),
)
REVIEWS = (
    row_rule(
        "167",
        "Reviews",
        "REVIEW REVIEW_CODE",
        "Data entry for participation is invalid or blank.",
        right={"REVIEW": "01/05/2026", "REVIEW_CODE": "PN1"},
        wrong={"REVIEW": "01/05/2026", "REVIEW_CODE": None},
        where=lambda given: (
            not_a_code("REVIEW_CODE", [f"PN{at}" for at in range(8)])
            | (col("REVIEW").is_not_null() & is_missing("REVIEW_CODE"))
        ),
        source=CHECKS,
    ),
)
