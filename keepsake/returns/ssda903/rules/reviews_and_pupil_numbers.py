"""Reviews beside the child's age, and the unique pupil number (UPN)."""

from functools import partial

import polars as pl

from keepsake.returns.engine.given import Given, col, is_given, is_missing, years_after
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.engine.rule import Example, Failing, Rule, rule
from keepsake.returns.ssda903.looked_after import RESPITE
from keepsake.returns.ssda903.source import CHECKS

_review = partial(row_rule, table="Reviews", source=CHECKS, columns="DOB REVIEW REVIEW_CODE")
_UNKNOWN = ["UN1", "UN2", "UN3", "UN4", "UN5"]


def _was_four() -> pl.Expr:
    return years_after(col("DOB"), 4) <= col("REVIEW")


REVIEWS = (
    _review(
        "440",
        message="Participation method indicates child was under 4 years old at the time of the review, but date of "
        "birth and review date indicates the child was 4 years old or over.",
        right={"DOB": "02/05/2022", "REVIEW": "01/05/2026", "REVIEW_CODE": "PN0"},
        wrong={"DOB": "01/05/2022", "REVIEW": "01/05/2026", "REVIEW_CODE": "PN0"},
        where=lambda given: (col("REVIEW_CODE") == "PN0") & _was_four(),
    ),
    _review(
        "441",
        message="Participation method indicates child was 4 years old or over at the time of the review, but the date "
        "of birth and review date indicates the child was under 4 years old.",
        right={"DOB": "01/05/2022", "REVIEW": "01/05/2026", "REVIEW_CODE": "PN3"},
        wrong={"DOB": "02/05/2022", "REVIEW": "01/05/2026", "REVIEW_CODE": "PN3"},
        where=lambda given: col("REVIEW_CODE").is_in([f"PN{at}" for at in range(1, 8)]) & ~_was_four(),
    ),
)
UPN_IS_GIVEN: Rule = row_rule(
    "442",
    "Header",
    "UPN",
    "Unique Pupil Number (UPN) field is not completed.",
    right={"CHILD": "1", "UPN": "UN1"},
    wrong={"CHILD": "1", "UPN": None},
    beside={"Episodes": [{"CHILD": "1", "LS": "C2"}]},
    where=lambda given: is_missing("UPN") & given.any("Episodes", ~col("LS").is_in(RESPITE) | col("LS").is_null()),
    source=CHECKS,
)


@rule(
    code="444",
    message="Duplicate UPN has been reported.",
    fields=("Header.UPN",),
    source=CHECKS,
    first="2025-26",
    passes=Example(Header=[{"UPN": "A1"}, {"UPN": "A2"}, {"UPN": "UN1"}, {"UPN": "UN1"}, {"UPN": None}, {"UPN": None}]),
    fails=Example({"Header": [0, 2]}, Header=[{"UPN": "A1"}, {"UPN": "A2"}, {"UPN": "A1"}]),
)
def upn_is_there_once(given: Given) -> Failing:
    return {"Header": is_given("UPN") & ~col("UPN").is_in(_UNKNOWN) & col("UPN").is_duplicated()}
