"""Decisions to place a child for adoption, one after another and from year to year, and the adoption itself."""

from functools import partial

import polars as pl

from keepsake.returns.engine.given import Given, col, is_missing, written
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.engine.rule import Example, Failing, rule
from keepsake.returns.ssda903.looked_after import ADOPTED
from keepsake.returns.ssda903.source import CHECKS

_placed = partial(row_rule, table="PlacedAdoption", source=CHECKS)
_episode = partial(row_rule, table="Episodes", source=CHECKS)
_ENDED = {"CHILD": "1", "DATE_PLACED": "01/05/2025", "DATE_PLACED_CEASED": "01/06/2025", "REASON_PLACED_CEASED": "RD1"}
_ITEMS = ("DATE_INT__text", "DATE_MATCH__text", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
_WHOLE = {
    "CHILD": "1",
    "DATE_INT": "01/05/2026",
    "DATE_MATCH": "02/05/2026",
    "FOSTER_CARE": "0",
    "NB_ADOPTR": "1",
    "SEX_ADOPTR": "F1",
    "LS_ADOPTR": "L0",
}
_LEFT = {"CHILD": "1", "DEC": "03/05/2026", "REC": "E11"}


def _revoked() -> pl.Expr:
    return written("DATE_PLACED_CEASED").is_not_null() | col("REASON_PLACED_CEASED").is_not_null()


ONE_DECISION = (
    _placed(
        "522",
        columns="DATE_PLACED DATE_PLACED_CEASED",
        message="Date of decision that the child should be placed for adoption must be on or before the date that a "
        "child should no longer be placed for adoption.",
        right={"DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": "01/05/2026"},
        wrong={"DATE_PLACED": "02/05/2026", "DATE_PLACED_CEASED": "01/05/2026"},
        where=lambda given: col("DATE_PLACED") > col("DATE_PLACED_CEASED"),
    ),
    _placed(
        "563",
        columns="DATE_PLACED REASON_PLACED_CEASED DATE_PLACED_CEASED",
        message="The child should no longer be placed for adoption but the date of the decision that the child should "
        "be placed for adoption is blank.",
        right={"DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": "02/05/2026", "REASON_PLACED_CEASED": "RD1"},
        wrong={"DATE_PLACED": None, "DATE_PLACED_CEASED": "02/05/2026", "REASON_PLACED_CEASED": "RD1"},
        where=lambda given: is_missing("DATE_PLACED__text") & _revoked(),
    ),
)
FROM_LAST_YEAR = (
    _placed(
        "561",
        columns="DATE_PLACED",
        message="Date of the decision that the child should be placed for adoption this year is the same as that "
        "recorded last year but records show that the decision changed, and the child should no longer be placed for "
        "adoption last year.",
        right={"CHILD": "1", "DATE_PLACED": "01/05/2026"},
        wrong={"CHILD": "1", "DATE_PLACED": "01/05/2025"},
        beside={"PlacedAdoption_last": [_ENDED]},
        optional=("PlacedAdoption_last.REASON_PLACED_CEASED",),
        where=lambda given: col("DATE_PLACED").is_in(
            given.listed("PlacedAdoption_last", "DATE_PLACED", where=_revoked())
        ),
    ),
    _placed(
        "584",
        columns="DATE_PLACED",
        message="Date of decision that the child should be placed for adoption this year is different from that "
        "recorded last year, but the decision to placed the child for adoption changed and the child should no longer "
        "be placed for adoption.",
        right={"CHILD": "1", "DATE_PLACED": "02/05/2025"},
        wrong={"CHILD": "1", "DATE_PLACED": "30/04/2025"},
        beside={"PlacedAdoption_last": [_ENDED]},
        where=lambda given: (
            given.last("PlacedAdoption_last", "DATE_PLACED", where=_revoked()).is_not_null()
            & ~(col("DATE_PLACED") > given.last("PlacedAdoption_last", "DATE_PLACED", where=_revoked())).fill_null(
                False
            )
        ),
    ),
)


@rule(
    code="579",
    message="A new decision that the child should be placed for adoption this year cannot start when the previous "
    "decision is still open. Decisions to place the child for adoption should also not overlap.",
    fields=("PlacedAdoption.DATE_PLACED", "PlacedAdoption.DATE_PLACED_CEASED"),
    source=CHECKS,
    passes=Example(
        PlacedAdoption=[
            {"CHILD": "1", "DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": "02/05/2026"},
            {"CHILD": "1", "DATE_PLACED": "02/05/2026", "DATE_PLACED_CEASED": None},
        ]
    ),
    fails=Example(
        {"PlacedAdoption": [1, 3]},
        PlacedAdoption=[
            {"CHILD": "1", "DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": None},
            {"CHILD": "1", "DATE_PLACED": "02/05/2026", "DATE_PLACED_CEASED": None},
            {"CHILD": "2", "DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": "03/05/2026"},
            {"CHILD": "2", "DATE_PLACED": "02/05/2026", "DATE_PLACED_CEASED": None},
        ],
    ),
)
def decisions_are_apart(given: Given) -> Failing:
    before = given.previous("PlacedAdoption", "DATE_PLACED_CEASED")
    overlaps = before.is_null() | (col("DATE_PLACED") < before)
    return {"PlacedAdoption": ~given.is_first("PlacedAdoption") & col("DATE_PLACED").is_not_null() & overlaps}


@rule(
    code="583",
    message="More than one date the child should be placed for adoption has been reported, but an earlier decision has "
    "not been revoked. Check that both dates are required and add in the date the earlier decision was revoked. Note "
    "this may be in a previous year.",
    fields=("PlacedAdoption.DATE_PLACED", "PlacedAdoption.DATE_PLACED_CEASED"),
    source=CHECKS,
    passes=Example(
        PlacedAdoption=[
            {"CHILD": "1", "DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": "02/05/2026"},
            {"CHILD": "1", "DATE_PLACED": "02/05/2026", "DATE_PLACED_CEASED": None},
        ]
    ),
    fails=Example(
        {"PlacedAdoption": [0]},
        PlacedAdoption=[
            {"CHILD": "1", "DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": None},
            {"CHILD": "1", "DATE_PLACED": "02/05/2026", "DATE_PLACED_CEASED": None},
        ],
    ),
)
def earlier_decisions_are_revoked(given: Given) -> Failing:
    later = col("DATE_PLACED") < given.max("PlacedAdoption", "DATE_PLACED")
    return {"PlacedAdoption": later & col("DATE_PLACED_CEASED").is_null()}


def _adopted(given: Given) -> pl.Expr:
    return col("REC").is_in(ADOPTED) & col("DEC").is_between(given.start, given.end)


ADOPTION = (
    _episode(
        "582",
        columns="DEC",
        message="Child is showing as ceasing to be looked after due to adoption, but the date of adoption is the same "
        "as the date reported for being matched with adopters. In most circumstances we expect the date the child is "
        "matched with adopters to be before the date of adoption.",
        right=_LEFT,
        wrong=_LEFT | {"DEC": "02/05/2026"},
        beside={"AD1": [_WHOLE]},
        where=lambda given: col("REC").is_in(ADOPTED) & col("DEC").is_in(given.listed("AD1", "DATE_MATCH")),
    ),
    row_rule(
        "602",
        "AD1",
        "CHILD",
        "The episode data submitted for this child does not show that he/she was adopted during the year.",
        right=_WHOLE,
        wrong=_WHOLE | {"CHILD": "2"},
        beside={"Episodes": [_LEFT, {**_LEFT, "CHILD": "2", "DEC": "31/03/2026"}]},
        where=lambda given: ~given.any("Episodes", _adopted(given)),
        source=CHECKS,
    ),
)


@rule(
    code="601",
    message="The additional fields relating to adoption have not been completed although the episode data shows that "
    "the child was adopted during the year.",
    fields=("Episodes.REC", *(f"AD1.{item.removesuffix('__text')}" for item in _ITEMS)),
    source=CHECKS,
    passes=Example(Episodes=[_LEFT], AD1=[_WHOLE]),
    fails=Example(
        {"Episodes": [0, 1], "AD1": [0]},
        Episodes=[_LEFT, {**_LEFT, "CHILD": "2"}],
        AD1=[_WHOLE | {"DATE_MATCH": None}],
    ),
)
def adoption_is_told(given: Given) -> Failing:
    whole = pl.all_horizontal(col(item).is_not_null() for item in _ITEMS)
    return {
        "Episodes": _adopted(given) & ~given.any("AD1", whole),
        "AD1": ~whole & given.any("Episodes", _adopted(given)),
    }
