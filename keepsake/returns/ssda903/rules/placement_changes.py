"""Changes of placement: whether a reason is recorded, and the way into and out of a temporary placement."""

from datetime import date

import polars as pl

from keepsake.returns.engine.given import ROW, Given, col, is_missing, written
from keepsake.returns.engine.rule import Example, Failing, Linked, rule
from keepsake.returns.ssda903.phrases import TEMPORARY, is_one_of, rows, turns
from keepsake.returns.ssda903.source import CHECKS

_NEW_PLACEMENT = ("P", "B", "T", "U")
_NO_LONGER = date(2023, 10, 28)  # from this day, supported accommodation is registered


@rule(
    code="217t",
    message="Placement type 'P2' is not a valid placement type from 28 October 2023.",
    fields=("Episodes.PLACE", "Episodes.DECOM"),
    source=CHECKS,
    first="2023-24",
    last="2023-24",
    passes=Example(Episodes=rows("PLACE DECOM", "P2 27/10/2023", "U1 28/10/2023")),
    fails=Example({"Episodes": [0]}, Episodes=rows("PLACE DECOM", "P2 28/10/2023")),
)
def independent_living_is_no_placement(given: Given) -> Failing:
    return {"Episodes": (col("PLACE") == "P2") & (col("DECOM") >= _NO_LONGER)}


@rule(
    code="225",
    message="Reason for placement change must be recorded.",
    fields=("Episodes.REASON_PLACE_CHANGE",),
    source=CHECKS,
    optional=("Episodes.REC",),
    note="An episode that another follows is taken to have ended for it (X1) where no reason was given.",
    mend="Give the episode that ended REASON_PLACE_CHANGE.",
    passes=Example(
        Episodes=rows(
            "CHILD DECOM REC RNE PLACE REASON_PLACE_CHANGE",
            "1 01/05/2026 X1 S U1 CARPL",
            "1 01/06/2026 X1 P U4 -",
            "1 01/07/2026 X1 L U4 -",
            "1 01/08/2026 X1 P T1 -",
            "1 01/09/2026 - P U4 -",
        )
    ),
    fails=Example(
        {"Episodes": [0]},
        Episodes=rows(
            "CHILD DECOM REC RNE PLACE REASON_PLACE_CHANGE", "1 01/05/2026 X1 S U1 -", "1 01/06/2026 - P U4 -"
        ),
    ),
)
def change_has_a_reason(given: Given) -> Failing:
    into = given.following("Episodes", is_one_of("RNE", _NEW_PLACEMENT) & ~is_one_of("PLACE", TEMPORARY))
    asked = (col("REC").fill_null("X1") == "X1") & ~is_one_of("PLACE", TEMPORARY) & into
    return {"Episodes": asked & is_missing("REASON_PLACE_CHANGE")}


@rule(
    code="226",
    message="Reason for placement change is not required for temporary placements.",
    fields=("Episodes.REASON_PLACE_CHANGE", "Episodes.PLACE"),
    source=CHECKS,
    mend="Take REASON_PLACE_CHANGE out of the temporary placement and of the episode before it.",
    passes=Example(
        Episodes=rows(
            "CHILD DECOM PLACE REASON_PLACE_CHANGE",
            "1 01/05/2026 U1 -",
            "1 01/06/2026 T1 -",
            "1 01/07/2026 U1 CARPL",
        )
    ),
    fails=Example(
        {"Episodes": [1, 2]},
        Episodes=rows(
            "CHILD DECOM PLACE REASON_PLACE_CHANGE",
            "1 01/05/2026 U1 CARPL",
            "1 01/06/2026 T1 -",
            "2 01/06/2026 T4 OTHER",
        ),
    ),
)
def temporary_needs_no_reason(given: Given) -> Failing:
    said = col("REASON_PLACE_CHANGE").is_not_null()
    return {"Episodes": is_one_of("PLACE", TEMPORARY) & (said | given.previous("Episodes", said).fill_null(False))}


@rule(
    code="233",
    message="Reason for placement change is not required when the episode has not ceased.",
    fields=("Episodes.REASON_PLACE_CHANGE", "Episodes.DEC"),
    source=CHECKS,
    first="2025-26",
    note="The public validator looks for a column that there is not; DEC is the day the episode ceased.",
    passes=Example(Episodes=rows("DEC REASON_PLACE_CHANGE", "01/05/2026 CARPL", "- -")),
    fails=Example({"Episodes": [0]}, Episodes=rows("DEC REASON_PLACE_CHANGE", "- CARPL")),
)
def open_episode_has_no_reason(given: Given) -> Failing:
    return {"Episodes": written("DEC").is_null() & col("REASON_PLACE_CHANGE").is_not_null()}


@rule(
    code="234",
    message="A child aged under 10 can not change placement due to being admitted to custody",
    fields=("Episodes.REASON_PLACE_CHANGE", "Header.DOB"),
    source=CHECKS,
    first="2025-26",
    passes=Example(
        Header=rows("CHILD DOB", "1 01/06/2016"),
        Episodes=rows("CHILD DECOM REASON_PLACE_CHANGE", "1 01/05/2026 CUSTOD", "1 01/06/2026 -"),
    ),
    fails=Example(
        {"Header": [0], "Episodes": [1]},
        Header=rows("CHILD DOB", "1 02/06/2016"),
        Episodes=rows("CHILD DECOM REASON_PLACE_CHANGE", "1 01/05/2026 CUSTOD", "1 01/06/2026 -"),
    ),
)
def under_ten_is_not_in_custody(given: Given) -> Failing:
    moved = given.previous("Episodes", "REASON_PLACE_CHANGE") == "CUSTOD"
    return {"Episodes": Linked(moved & (col("DECOM") < turns(given, 10)), {"Header": given.row_of("Header")})}


@rule(
    code="383",
    message="A child in a temporary placement must subsequently return to his/her normal placement.",
    fields=("Episodes.PLACE", "Episodes.RNE", "Episodes.PL_POST"),
    source=CHECKS,
    passes=Example(
        Episodes=rows(
            "CHILD DECOM RNE PLACE PL_POST",
            "1 01/05/2026 S U1 ZZ11AA",
            "1 01/06/2026 P T1 ZZ11AB",
            "1 01/07/2026 P U1 ZZ11AA",
            "2 01/05/2026 P T1 ZZ11AB",
            "2 01/06/2026 B U4 ZZ11AA",
        )
    ),
    fails=Example(
        {"Episodes": [2, 5]},
        Episodes=rows(
            "CHILD DECOM RNE PLACE PL_POST",
            "1 01/05/2026 S U1 ZZ11AA",
            "1 01/06/2026 P T1 ZZ11AB",
            "1 01/07/2026 P U4 ZZ11AA",
            "2 01/05/2026 S U1 ZZ11AA",
            "2 01/06/2026 P T1 ZZ11AB",
            "2 01/07/2026 B U1 ZZ11AA",
        ),
    ),
)
def goes_back_to_where_it_was(given: Given) -> Failing:
    def before(column: str) -> pl.Expr:
        return given.previous("Episodes", given.previous("Episodes", column))

    temporary = given.previous("Episodes", is_one_of("PLACE", TEMPORARY)).fill_null(False)
    back = (
        (col("RNE").eq_missing("P"))
        & col("PLACE").eq_missing(before("PLACE"))
        & col("PL_POST").eq_missing(before("PL_POST"))
    )
    return {"Episodes": temporary & given.previous("Episodes", given.previous("Episodes", ROW)).is_not_null() & ~back}
