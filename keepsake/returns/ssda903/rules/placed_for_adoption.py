"""The decision that a child should be placed for adoption (PlacedAdoption), beside its episodes and its adoption."""

import polars as pl

from keepsake.returns.engine.given import ROW, Given, col, is_missing, other, written
from keepsake.returns.engine.rule import Example, Failing, Linked, Pairs, Rule, rule
from keepsake.returns.ssda903.looked_after import ADOPTED
from keepsake.returns.ssda903.source import CHECKS

_PLACED = ["A3", "A4", "A5", "A6"]
_ITEMS = ("DATE_INT__text", "DATE_MATCH__text", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
_DECIDED = {"CHILD": "1", "DATE_PLACED": "01/05/2026"}


@rule(
    code="521",
    message="Date of local authority's decision (LA) that adoption is in the best interests of the child (date should "
    "be placed) must be on or prior to the date the child is placed for adoption.",
    fields=("Episodes.PLACE", "Episodes.DECOM", "AD1.DATE_INT"),
    source=CHECKS,
    passes=Example(
        Episodes=[{"CHILD": "1", "PLACE": "A3", "DECOM": "01/05/2026"}], AD1=[{"CHILD": "1", "DATE_INT": "01/05/2026"}]
    ),
    fails=Example(
        {"Episodes": [0], "AD1": [0]},
        Episodes=[{"CHILD": "1", "PLACE": "A3", "DECOM": "01/05/2026"}],
        AD1=[{"CHILD": "1", "DATE_INT": "02/05/2026"}],
    ),
)
def interest_is_decided_before_placing(given: Given) -> Failing:
    late = col("PLACE").is_in(_PLACED) & (other("DATE_INT") > col("DECOM"))
    return Pairs("Episodes", "AD1", "child", late)


@rule(
    code="523",
    message="Date of decision that the child should be placed for adoption should be the same date as the decision "
    "that adoption is in the best interest (date should be placed).",
    fields=("PlacedAdoption.DATE_PLACED", "AD1.DATE_INT"),
    source=CHECKS,
    passes=Example(PlacedAdoption=[_DECIDED], AD1=[{"CHILD": "1", "DATE_INT": "01/05/2026"}]),
    fails=Example(
        {"PlacedAdoption": [0], "AD1": [0]},
        PlacedAdoption=[_DECIDED],
        AD1=[{"CHILD": "1", "DATE_INT": "02/05/2026"}],
    ),
)
def both_decisions_are_of_one_day(given: Given) -> Failing:
    return Pairs("PlacedAdoption", "AD1", "child", col("DATE_PLACED") != other("DATE_INT"))


@rule(
    code="525",
    message="A child for whom the decision to be placed for adoption has been reversed cannot be adopted during the "
    "year.",
    fields=("PlacedAdoption.DATE_PLACED_CEASED", *(f"AD1.{item.removesuffix('__text')}" for item in _ITEMS)),
    source=CHECKS,
    passes=Example(
        PlacedAdoption=[{"CHILD": "1", "DATE_PLACED_CEASED": "01/05/2026"}],
        AD1=[{"CHILD": "1", **{item.removesuffix("__text"): None for item in _ITEMS}}],
    ),
    fails=Example(
        {"PlacedAdoption": [0], "AD1": [0]},
        PlacedAdoption=[{"CHILD": "1", "DATE_PLACED_CEASED": "01/05/2026"}],
        AD1=[{"CHILD": "1", **{item.removesuffix("__text"): None for item in _ITEMS}, "FOSTER_CARE": "0"}],
    ),
)
def reversed_is_not_adopted(given: Given) -> Failing:
    some = pl.any_horizontal(other(item).is_not_null() for item in _ITEMS)
    return Pairs("PlacedAdoption", "AD1", "child", written("DATE_PLACED_CEASED").is_not_null() & some)


@rule(
    code="551",
    message="Child has been placed for adoption but there is no date of the decision that the child should be placed "
    "for adoption.",
    fields=("Episodes.PLACE", "PlacedAdoption.DATE_PLACED"),
    source=CHECKS,
    passes=Example(Episodes=[{"CHILD": "1", "PLACE": "A3"}], PlacedAdoption=[_DECIDED]),
    fails=Example(
        {"Episodes": [0, 1]},
        Episodes=[{"CHILD": "1", "PLACE": "A3"}, {"CHILD": "2", "PLACE": "A6"}],
        PlacedAdoption=[{"CHILD": "1", "DATE_PLACED": None}],
    ),
)
def placed_has_a_decision(given: Given) -> Failing:
    decided = given.any("PlacedAdoption", written("DATE_PLACED").is_not_null())
    return {"Episodes": col("PLACE").is_in(_PLACED) & ~decided}


@rule(
    code="552",
    message="Date of Decision to place a child for adoption should be on or prior to the date that the child was "
    "placed for adoption.",
    fields=("Episodes.DECOM", "Episodes.PLACE", "PlacedAdoption.DATE_PLACED"),
    source=CHECKS,
    passes=Example(Episodes=[{"CHILD": "1", "PLACE": "A3", "DECOM": "01/05/2026"}], PlacedAdoption=[_DECIDED]),
    fails=Example(
        {"Episodes": [0], "PlacedAdoption": [0]},
        Episodes=[{"CHILD": "1", "PLACE": "A3", "DECOM": "30/04/2026"}],
        PlacedAdoption=[_DECIDED],
    ),
)
def is_decided_before_placing(given: Given) -> Failing:
    late = col("PLACE").is_in(_PLACED) & (other("DATE_PLACED") > col("DECOM"))
    return Pairs("Episodes", "PlacedAdoption", "child", late)


def _has_a_decision(code: str, status: str, message: str, last: str | None = None) -> Rule:
    """An order was granted, and there is no decision; its row, where there is one without a date, is reported too."""

    @rule(
        code=code,
        message=message,
        fields=("Episodes.LS", "PlacedAdoption.DATE_PLACED"),
        source=CHECKS,
        last=last,
        passes=Example(Episodes=[{"CHILD": "1", "LS": status}], PlacedAdoption=[_DECIDED]),
        fails=Example(
            {"Episodes": [0, 1], "PlacedAdoption": [0]},
            Episodes=[{"CHILD": "1", "LS": status}, {"CHILD": "2", "LS": status}],
            PlacedAdoption=[{"CHILD": "1", "DATE_PLACED": None}],
        ),
    )
    def order_has_a_decision(given: Given) -> Failing:
        undated = given.row_of("PlacedAdoption", where=is_missing("DATE_PLACED__text"))
        decided = given.any("PlacedAdoption", written("DATE_PLACED").is_not_null())
        return {"Episodes": Linked((col("LS") == status) & ~decided, {"PlacedAdoption": undated})}

    return order_has_a_decision


def _decided_before(code: str, status: str, message: str, last: str | None = None) -> Rule:
    @rule(
        code=code,
        message=message,
        fields=("PlacedAdoption.DATE_PLACED", "Episodes.DECOM", "Episodes.LS"),
        source=CHECKS,
        last=last,
        note="Only this year's episodes are known: an order granted in an earlier year may be dated too late here.",
        passes=Example(
            Episodes=[
                {"CHILD": "1", "LS": status, "DECOM": "01/05/2026"},
                {"CHILD": "1", "LS": status, "DECOM": "02/05/2026"},
            ],
            PlacedAdoption=[_DECIDED],
        ),
        fails=Example(
            {"Episodes": [0], "PlacedAdoption": [0]},
            Episodes=[
                {"CHILD": "1", "LS": status, "DECOM": "30/04/2026"},
                {"CHILD": "1", "LS": status, "DECOM": "02/05/2026"},
            ],
            PlacedAdoption=[_DECIDED],
        ),
    )
    def is_decided_before_the_order(given: Given) -> Failing:
        granted = given.min("Episodes", "DECOM", where=col("LS") == status)
        first = (col("LS") == status) & (col("DECOM") == granted)
        return Pairs("Episodes", "PlacedAdoption", "child", first & (other("DATE_PLACED") > col("DECOM")))

    return is_decided_before_the_order


_NO_DATE = "has been granted but there is no date of decision that the child should be placed for adoption."
_LATE = "Date of decision that the child should be placed for adoption should be on or prior to the date that the"
ORDERS = (
    _has_a_decision("553", "E1", f"Placement order {_NO_DATE}"),
    _has_a_decision("555", "D1", f"Freeing order {_NO_DATE}", last="2023-24"),
    _decided_before("554", "E1", f"{_LATE} placement order was granted."),
    _decided_before("556", "D1", f"{_LATE} freeing order was granted.", last="2023-24"),
)


def _left_unadopted(first: str | None, last: str | None, orders: list[str]) -> Rule:
    episode = {"CHILD": "1", "PLACE": "R3", "LS": orders[-1], "REC": "E4A"}
    none = {"CHILD": "1", "DATE_PLACED_CEASED": None, "REASON_PLACED_CEASED": None}

    @rule(
        code="557",
        message="Child for whom the decision was made that they should be placed for adoption has left care but was "
        "not adopted and information on the decision that they should no longer be placed for adoption items has not "
        "been completed.",
        fields=(
            "PlacedAdoption.DATE_PLACED_CEASED",
            "PlacedAdoption.REASON_PLACED_CEASED",
            "Episodes.PLACE",
            "Episodes.LS",
            "Episodes.REC",
        ),
        source=CHECKS,
        first=first,
        last=last,
        passes=Example(Episodes=[{**episode, "REC": "E11"}], PlacedAdoption=[none]),
        fails=Example({"Episodes": [0], "PlacedAdoption": [0]}, Episodes=[episode], PlacedAdoption=[none]),
    )
    def left_unadopted_is_told(given: Given) -> Failing:
        placed = col("PLACE").is_in(_PLACED).fill_null(False) | col("LS").is_in(orders).fill_null(False)
        left = col("REC").is_not_null() & ~col("REC").is_in([*ADOPTED, "X1"])
        untold = is_missing("DATE_PLACED_CEASED__text") | is_missing("REASON_PLACED_CEASED")
        some = given.any("PlacedAdoption", untold) | ~given.exists("PlacedAdoption")
        row = given.row_of("PlacedAdoption", where=untold)
        return {"Episodes": Linked(placed & left & some, {"PlacedAdoption": row})}

    return left_unadopted_is_told


LEFT_UNADOPTED = (_left_unadopted(None, "2023-24", ["E1", "D1"]), _left_unadopted("2024-25", None, ["E1"]))


@rule(
    code="558",
    message="If a child has been adopted, then the decision to place them for adoption has not been disrupted and the "
    "date of the decision that a child should no longer be placed for adoption should be left blank.",
    fields=("PlacedAdoption.DATE_PLACED_CEASED", "Episodes.REC"),
    source=CHECKS,
    note="Only the last decision counts: an earlier one, ended before the child was placed again, keeps its date.",
    passes=Example(
        Episodes=[{"CHILD": "1", "REC": "E12"}],
        PlacedAdoption=[
            {"CHILD": "1", "DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": "02/05/2026"},
            {"CHILD": "1", "DATE_PLACED": "03/05/2026", "DATE_PLACED_CEASED": None},
        ],
    ),
    fails=Example(
        {"Episodes": [0], "PlacedAdoption": [0]},
        Episodes=[{"CHILD": "1", "REC": "E11"}],
        PlacedAdoption=[{"CHILD": "1", "DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": "02/05/2026"}],
    ),
)
def adopted_is_not_disrupted(given: Given) -> Failing:
    ended = given.last("PlacedAdoption", "DATE_PLACED_CEASED").is_not_null()
    row = given.last("PlacedAdoption", ROW)
    return {"Episodes": Linked(col("REC").is_in(ADOPTED) & ended, {"PlacedAdoption": row})}


@rule(
    code="1003",
    message="Date of LA's decision that a child should be placed for adoption is before the child started to be looked "
    "after.",
    fields=("PlacedAdoption.DATE_PLACED", "Episodes.DECOM", "Episodes.RNE"),
    source=CHECKS,
    passes=Example(Episodes=[{"CHILD": "1", "RNE": "S", "DECOM": "01/05/2026"}], PlacedAdoption=[_DECIDED]),
    fails=Example(
        {"Episodes": [0], "PlacedAdoption": [0]},
        Episodes=[{"CHILD": "1", "RNE": "S", "DECOM": "02/05/2026"}],
        PlacedAdoption=[_DECIDED],
    ),
)
def is_decided_in_care(given: Given) -> Failing:
    starts = col("RNE") == "S"
    early = col("DATE_PLACED") < given.min("Episodes", "DECOM", where=starts)
    return {"PlacedAdoption": Linked(early, {"Episodes": given.row_of("Episodes", where=starts)})}
