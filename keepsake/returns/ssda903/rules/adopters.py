"""Adopters, and the decisions that a child should be adopted."""

from functools import partial

import polars as pl

from keepsake.returns.engine.given import col, is_given, is_missing
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.ssda903.source import CHECKS

_adopter = partial(row_rule, table="AD1", source=CHECKS)
_placed = partial(row_rule, table="PlacedAdoption", source=CHECKS)
ITEMS = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
_WHOLE = {
    "DATE_INT": "01/05/2026",
    "DATE_MATCH": "02/05/2026",
    "FOSTER_CARE": "0",
    "NB_ADOPTR": "1",
    "SEX_ADOPTR": "F1",
    "LS_ADOPTR": "L0",
}


def _written(item: str) -> pl.Expr:
    return col(f"{item}__text" if item.startswith("DATE") else item).is_not_null()


ADOPTERS = (
    _adopter(
        "151",
        columns=" ".join(ITEMS),
        message="All data items relating to a childs adoption must be coded or left blank.",
        right=_WHOLE,
        wrong=_WHOLE | {"LS_ADOPTR": None},
        where=lambda given: (
            pl.any_horizontal(_written(item) for item in ITEMS) & ~pl.all_horizontal(_written(item) for item in ITEMS)
        ),
    ),
    _adopter(
        "333",
        columns="DATE_INT DATE_MATCH",
        message="Date should be placed for adoption must be on or prior to the date of matching child with adopter(s).",
        right=_WHOLE,
        wrong=_WHOLE | {"DATE_INT": "03/05/2026"},
        where=lambda given: (
            col("DATE_MATCH").is_not_null() & (col("DATE_INT").is_null() | (col("DATE_INT") > col("DATE_MATCH")))
        ),
    ),
    _adopter(
        "511",
        columns="NB_ADOPTR SEX_ADOPTR",
        message="If reporting that the number of person(s) adopting the looked after child is two adopters then the "
        "code should only be MM, FF or MF.",
        right={"NB_ADOPTR": "2", "SEX_ADOPTR": "MM"},
        wrong={"NB_ADOPTR": "2", "SEX_ADOPTR": "M1"},
        where=lambda given: (col("NB_ADOPTR") == "2") & col("SEX_ADOPTR").is_in(["M1", "F1"]),
    ),
    _adopter(
        "514",
        columns="LS_ADOPTR SEX_ADOPTR",
        message="Data entry on the legal status of adopters shows a single adopter but data entry for the numbers of "
        "adopters shows it as a couple.",
        right={"LS_ADOPTR": "L0", "SEX_ADOPTR": "M1"},
        wrong={"LS_ADOPTR": "L0", "SEX_ADOPTR": "MM"},
        where=lambda given: (col("LS_ADOPTR") == "L0") & ~col("SEX_ADOPTR").is_in(["M1", "F1"]).fill_null(False),
    ),
    _adopter(
        "517",
        columns="LS_ADOPTR SEX_ADOPTR",
        message="If reporting legal status of adopters is L3 then the genders of adopters should be coded as MF.",
        right={"LS_ADOPTR": "L3", "SEX_ADOPTR": "MF"},
        wrong={"LS_ADOPTR": "L3", "SEX_ADOPTR": "MM"},
        where=lambda given: (col("LS_ADOPTR") == "L3") & col("SEX_ADOPTR").ne_missing("MF"),
    ),
    _adopter(
        "518",
        columns="LS_ADOPTR SEX_ADOPTR",
        message="If reporting legal status of adopters is L4 then the genders of adopters should be coded as MM or FF.",
        right={"LS_ADOPTR": "L4", "SEX_ADOPTR": "MM"},
        wrong={"LS_ADOPTR": "L4", "SEX_ADOPTR": "MF"},
        where=lambda given: (col("LS_ADOPTR") == "L4") & ~col("SEX_ADOPTR").is_in(["MM", "FF"]).fill_null(False),
    ),
)

PLACED = (
    _placed(
        "119",
        columns="DATE_PLACED_CEASED REASON_PLACED_CEASED",
        message="If the decision is made that a child should no longer be placed for adoption, then the date of this "
        "decision and the reason why this decision was made must be completed.",
        right={"DATE_PLACED_CEASED": "01/05/2026", "REASON_PLACED_CEASED": "RD1"},
        wrong={"DATE_PLACED_CEASED": "01/05/2026", "REASON_PLACED_CEASED": None},
        where=lambda given: _written("DATE_PLACED_CEASED") != _written("REASON_PLACED_CEASED"),
    ),
    _placed(
        "184",
        columns="DATE_PLACED",
        message="Date of decision that a child should be placed for adoption is before the child was born.",
        right={"CHILD": "1", "DATE_PLACED": "01/05/2026"},
        wrong={"CHILD": "1", "DATE_PLACED": "30/04/2026"},
        beside={"Header": [{"CHILD": "1", "DOB": "01/05/2026"}]},
        where=lambda given: col("DATE_PLACED") < given.first("Header", "DOB"),
    ),
    _placed(
        "559",
        columns="DATE_PLACED",
        message="Date of decision that a child should be placed for adoption was not in the current year but the date "
        "of the decision was not completed in a previous return.",
        right={"CHILD": "1", "DATE_PLACED": "01/05/2026"},
        wrong={"CHILD": "1", "DATE_PLACED": "01/05/2025"},
        beside={"PlacedAdoption_last": [{"CHILD": "1", "DATE_PLACED": None}]},
        where=lambda given: (
            (col("DATE_PLACED") < given.start)
            & given.exists("PlacedAdoption_last")
            & given.last("PlacedAdoption_last", "DATE_PLACED").is_null()
        ),
    ),
    _placed(
        "560",
        columns="DATE_PLACED",
        message="Date of decision that the child should be placed for adoption this year is different from that "
        "recorded last year but the decision to place the child for adoption did not change.",
        right={"CHILD": "1", "DATE_PLACED": "01/05/2025"},
        wrong={"CHILD": "1", "DATE_PLACED": "02/05/2025"},
        beside={
            "PlacedAdoption_last": [{"CHILD": "1", "DATE_PLACED": "01/05/2025", "DATE_PLACED_CEASED": None}],
        },
        where=lambda given: (
            given.any("PlacedAdoption_last", col("DATE_PLACED").is_not_null() & is_missing("DATE_PLACED_CEASED__text"))
            & col("DATE_PLACED").ne_missing(given.last("PlacedAdoption_last", "DATE_PLACED"))
        ),
    ),
)

SDQ = (
    row_rule(
        "197a",
        "OC2",
        "SDQ_SCORE SDQ_REASON",
        "Reason for no Strengths and Difficulties (SDQ) score is not required if Strengths and Difficulties "
        "Questionnaire score is filled in.",
        right={"SDQ_SCORE": "10", "SDQ_REASON": None},
        wrong={"SDQ_SCORE": "10", "SDQ_REASON": "SDQ1"},
        where=lambda given: is_given("SDQ_SCORE") & is_given("SDQ_REASON"),
        source=CHECKS,
    ),
)
