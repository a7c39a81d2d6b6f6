"""Adoption: the decisions (PlacedAdoption), the adoption (AD1), and the episodes they belong to."""

import polars as pl

from keepsake.returns.engine.given import ROW, Given, col, other
from keepsake.returns.engine.rule import Example, Failing, Linked, Pairs, rule
from keepsake.returns.ssda903.looked_after import ADOPTED
from keepsake.returns.ssda903.phrases import any_given, is_one_of, rows, short_break
from keepsake.returns.ssda903.rules.adopters import ITEMS as ADOPTION
from keepsake.returns.ssda903.source import CHECKS

_LEFT = ("IN_TOUCH", "ACTIV", "ACCOM")
_FIELDS = tuple(f"AD1.{item}" for item in ADOPTION)
_AD1 = f"CHILD {' '.join(ADOPTION)}"


@rule(
    code="117",
    message="Date of decision that a child should/should no longer be placed for adoption is beyond the current "
    "collection year or after the child ceased to be looked after.",
    fields=(
        "PlacedAdoption.DATE_PLACED_CEASED",
        "PlacedAdoption.DATE_PLACED",
        "Episodes.DEC",
        "Episodes.REC",
        "Episodes.DECOM",
    ),
    source=CHECKS,
    passes=Example(
        Episodes=rows("CHILD DECOM DEC REC", "1 01/05/2025 01/05/2026 X1", "1 01/05/2026 01/09/2026 E11"),
        PlacedAdoption=rows("CHILD DATE_PLACED DATE_PLACED_CEASED", "1 01/06/2026 01/09/2026"),
    ),
    fails=Example(
        {"Episodes": [1, 2], "PlacedAdoption": [0, 1]},
        Episodes=rows(
            "CHILD DECOM DEC REC", "1 01/05/2025 01/05/2026 X1", "1 01/05/2026 01/09/2026 E11", "2 01/05/2026 - -"
        ),
        PlacedAdoption=rows("CHILD DATE_PLACED DATE_PLACED_CEASED", "1 02/09/2026 -", "2 01/05/2026 01/04/2027"),
    ),
)
def decided_while_looked_after(given: Given) -> Failing:
    ended = col("REC").ne_missing("X1") & col("DECOM").is_not_null()
    last = given.last("Episodes", "DEC", where=ended)
    late = [((col(day) > given.end) | (col(day) > last)) for day in ("DATE_PLACED", "DATE_PLACED_CEASED")]
    link = {"Episodes": given.last("Episodes", ROW, where=ended)}
    return {"PlacedAdoption": Linked(late[0] | late[1], link)}


@rule(
    code="118",
    message="Date of decision that a child should no longer be placed for adoption is before the current collection "
    "year or before the date the child started to be looked after.",
    fields=("PlacedAdoption.DATE_PLACED_CEASED", "Episodes.DECOM", "Episodes.LS"),
    source=CHECKS,
    passes=Example(
        Episodes=rows("CHILD DECOM LS", "1 01/03/2026 V3", "1 01/05/2026 E1"),
        PlacedAdoption=rows("CHILD DATE_PLACED_CEASED", "1 01/05/2026", "1 -"),
    ),
    fails=Example(
        {"Episodes": [1, 2], "PlacedAdoption": [0, 1]},
        Episodes=rows("CHILD DECOM LS", "1 01/03/2026 V3", "1 01/05/2026 E1", "2 01/05/2020 E1"),
        PlacedAdoption=rows("CHILD DATE_PLACED_CEASED", "1 30/04/2026", "2 31/03/2026"),
    ),
)
def ended_in_the_year(given: Given) -> Failing:
    stay = ~short_break() & col("DECOM").is_not_null()
    early = (col("DATE_PLACED_CEASED") < given.start) | (
        col("DATE_PLACED_CEASED") < given.first("Episodes", "DECOM", where=stay)
    )
    return {"PlacedAdoption": Linked(early, {"Episodes": given.row_of("Episodes", where=stay)})}


@rule(
    code="134",
    message="Data on adoption should not be entered for the OC3 cohort.",
    fields=(*(f"OC3.{item}" for item in _LEFT), *_FIELDS),
    source=CHECKS,
    passes=Example(
        OC3=rows("CHILD IN_TOUCH ACTIV ACCOM", "1 YES F2 B1", "2 - - -"),
        AD1=rows(_AD1, "1 - - - - - -", "2 01/05/2026 - - - - -"),
    ),
    fails=Example(
        {"OC3": [0], "AD1": [1]},
        OC3=rows("CHILD IN_TOUCH ACTIV ACCOM", "1 YES F2 B1"),
        AD1=rows(_AD1, "2 - - 0 - - -", "1 - - 0 - - -"),
    ),
)
def left_care_or_was_adopted(given: Given) -> Failing:
    return {
        "OC3": any_given(_LEFT) & given.any("AD1", any_given(ADOPTION)),
        "AD1": any_given(ADOPTION) & given.any("OC3", any_given(_LEFT)),
    }


@rule(
    code="331",
    message="Date of matching child and adopter(s) should be the same as, or prior to, the date of placement of "
    "adoption.",
    fields=("AD1.DATE_MATCH", "Episodes.DECOM", "Episodes.REC"),
    source=CHECKS,
    passes=Example(
        AD1=rows("CHILD DATE_MATCH", "1 01/05/2026"),
        Episodes=rows("CHILD DECOM REC", "1 01/04/2026 X1", "1 01/05/2026 E11"),
    ),
    fails=Example(
        {"AD1": [0], "Episodes": [1]},
        AD1=rows("CHILD DATE_MATCH", "1 02/05/2026"),
        Episodes=rows("CHILD DECOM REC", "1 01/04/2026 X1", "1 01/05/2026 E12"),
    ),
)
def matched_before_placed(given: Given) -> Failing:
    late = is_one_of("REC", ADOPTED) & (other("DATE_MATCH") > col("DECOM"))
    return Pairs("Episodes", "AD1", "child", late)


@rule(
    code="334",
    message="Date child started to be looked after in latest period of care must be on or prior to the date should "
    "be placed for adoption.",
    fields=("AD1.DATE_INT", "Episodes.DECOM", "Episodes.RNE"),
    source=CHECKS,
    passes=Example(
        AD1=rows("CHILD DATE_INT", "1 01/05/2026", "2 -"),
        Episodes=rows("CHILD DECOM RNE", "1 01/05/2026 S", "2 01/05/2026 S", "1 01/06/2026 L"),
    ),
    fails=Example(
        {"AD1": [0], "Episodes": [1]},
        AD1=rows("CHILD DATE_INT", "1 01/05/2026"),
        Episodes=rows("CHILD DECOM RNE", "1 01/05/2020 S", "1 02/05/2026 S"),
    ),
)
def meant_while_looked_after(given: Given) -> Failing:
    started = (col("RNE") == "S") & col("DECOM").is_not_null()
    early = col("DATE_INT") < given.last("Episodes", "DECOM", where=started)
    return {"AD1": Linked(early, {"Episodes": given.last("Episodes", ROW, where=started)})}


@rule(
    code="335",
    message="The current foster value (0) suggests that child is not adopted by current foster carer, but last "
    "placement is A2, A3, or A5. Or the current foster value (1) suggests that child is adopted by current foster "
    "carer, but last placement is A1, A4 or A6.",
    fields=("Episodes.PLACE", "AD1.FOSTER_CARE"),
    source=CHECKS,
    passes=Example(
        Episodes=rows("CHILD PLACE REC", "1 A3 E11", "2 A4 E12", "3 A3 X1"),
        AD1=rows("CHILD FOSTER_CARE", "1 1", "2 0", "3 0"),
    ),
    fails=Example(
        {"Episodes": [0, 1], "AD1": [0, 1]},
        Episodes=rows("CHILD PLACE REC", "1 A5 E11", "2 A6 E12"),
        AD1=rows("CHILD FOSTER_CARE", "1 0", "2 1"),
    ),
)
def foster_carer_adopted(given: Given) -> Failing:
    with_carer = is_one_of("PLACE", ("A2", "A3", "A5")) & (other("FOSTER_CARE") == "0")
    with_others = is_one_of("PLACE", ("A1", "A4", "A6")) & (other("FOSTER_CARE") == "1")
    return Pairs("Episodes", "AD1", "child", is_one_of("REC", ("E1", *ADOPTED)) & (with_carer | with_others))


@rule(
    code="336",
    message="Child does not have a foster placement immediately prior to being placed for adoption.",
    fields=("Episodes.PLACE",),
    source=CHECKS,
    note="Placements with current foster carers (A3, A5) are what the rule is for; the worked cases ask it of A4 too.",
    passes=Example(Episodes=rows("CHILD DECOM PLACE", "1 01/05/2026 U1", "1 01/06/2026 A3", "2 01/05/2026 A3")),
    fails=Example({"Episodes": [1]}, Episodes=rows("CHILD DECOM PLACE", "1 01/05/2026 K2", "1 01/06/2026 A5")),
)
def fostered_before_placed(given: Given) -> Failing:
    foster = ["A3", "A4", "A5", "A6", *(f"U{at}" for at in range(1, 7))]
    before: pl.Expr = given.previous("Episodes", col("PLACE").is_in(foster).fill_null(False))
    return {"Episodes": is_one_of("PLACE", ("A3", "A4", "A5")) & ~before}
