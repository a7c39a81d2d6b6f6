"""Episodes that may last so long and no longer: emergency powers, short breaks, temporary placements."""

from datetime import date, timedelta

import polars as pl

from keepsake.returns.engine.given import Given, col
from keepsake.returns.engine.rule import Example, Failing, Rule, rule
from keepsake.returns.ssda903.phrases import ends, rows
from keepsake.returns.ssda903.source import CHECKS


def _stay(given: Given) -> pl.Expr:
    """The number of the run of episodes, one after another without a gap, under one legal status of one child."""
    goes_on = (given.previous("Episodes", "LS") == col("LS")) & (given.previous("Episodes", "DEC") == col("DECOM"))
    return given.row("Episodes", (~goes_on.fill_null(False)).cum_sum())


def _days_of_stay(given: Given) -> pl.Expr:
    stay = _stay(given)
    return given.row("Episodes", (ends(given).max().over(stay) - col("DECOM").min().over(stay)).dt.total_days())


def _status(code: str, status: str, days: int, message: str, *, more: str = "", sure: bool = True) -> Rule:
    @rule(
        code=code,
        message=message,
        fields=("Episodes.DECOM", "Episodes.LS", "Episodes.DEC"),
        source=CHECKS,
        mend=f"Give the day on which {status} ended, or the legal status that came after it.",
        note="Episodes that follow one another without a gap count as one; an open one counts to the end of the year."
        + more,
        sure=sure,
        passes=Example(
            collection={"start": "2026-04-01", "end": "2027-03-31"},
            Episodes=[
                _episode("1", status, 0, days),
                _episode("2", "C2", 0, days + 9),
                _episode("1", status, days + 1, days + 2),
                _episode("3", status, 2, 1),
            ],
        ),
        fails=Example(
            {"Episodes": [0, 1, 3]},
            Episodes=[
                _episode("1", status, 0, 2),
                _episode("1", status, 2, days + 1),
                _episode("2", status, 0, days),
                {"CHILD": "3", "LS": status, "DECOM": "01/04/2026", "DEC": None},
            ],
        ),
    )
    def has_not_lasted_longer(given: Given) -> Failing:
        return {"Episodes": (col("LS") == status) & (_days_of_stay(given) > days)}

    return has_not_lasted_longer


def _episode(child: str, status: str, begins: int, ceases: int) -> dict[str, str | None]:
    """An episode of an example, in days after the first of May 2026."""
    return {"CHILD": child, "LS": status, "DECOM": _may(begins), "DEC": _may(ceases)}


def _may(days: int) -> str:
    return (date(2026, 5, 1) + timedelta(days=days)).strftime("%d/%m/%Y")


STATUSES = (
    _status(
        "361",
        "L1",
        3,
        "Police protection legal status lasted longer than maximum 72 hours allowed in the Children Act 1989.",
    ),
    _status("362", "L2", 21, "Emergency protection order (EPO) lasted longer than 21 days"),
    _status(
        "363",
        "L3",
        7,
        "Child assessment order (CAO) lasted longer than 7 days allowed in the Children Act 1989.",
    ),
    _status(
        "364",
        "J2",
        21,
        "Sections 41-46 of Police and Criminal Evidence (PACE; 1984) severely limits the time a child can be detained "
        "in custody in Local Authority (LA) accommodation.",
        more=" The message names no number of days; 21 is the public validator's.",
        sure=False,
    ),
)


@rule(
    code="365",
    message="Any individual short- term respite placement must not exceed 17 days.",
    fields=("Episodes.LS", "Episodes.DECOM", "Episodes.DEC"),
    source=CHECKS,
    passes=Example(Episodes=rows("LS DECOM DEC", "V3 01/05/2026 18/05/2026", "V4 01/05/2026 -", "C2 01/05/2026 -")),
    fails=Example({"Episodes": [0, 1]}, Episodes=rows("LS DECOM DEC", "V3 01/05/2026 19/05/2026", "V3 01/05/2026 -")),
)
def a_short_break_is_short(given: Given) -> Failing:
    return {"Episodes": (col("LS") == "V3") & (ends(given) - col("DECOM") > timedelta(days=17))}


@rule(
    code="367",
    message="The maximum amount of respite care allowable is 75 days in any 12-month period.",
    fields=("Episodes.LS", "Episodes.DECOM", "Episodes.DEC"),
    source=CHECKS,
    note="The days of this collection year are counted; an episode that ends before it begins counts for none.",
    passes=Example(
        Episodes=rows(
            "CHILD LS DECOM DEC", "1 V3 01/03/2026 15/06/2026", "1 V3 01/09/2026 15/08/2026", "2 C2 01/05/2026 -"
        )
    ),
    fails=Example(
        {"Episodes": [0, 1]},
        Episodes=rows("CHILD LS DECOM DEC", "1 V3 01/03/2026 15/06/2026", "1 V3 01/09/2026 02/09/2026"),
    ),
)
def short_breaks_are_few_days(given: Given) -> Failing:
    begins = pl.max_horizontal(col("DECOM"), pl.lit(given.start))
    ceases = pl.min_horizontal(ends(given), pl.lit(given.end))
    days = (ceases - begins).dt.total_days()
    counted = (col("LS") == "V3") & col("DECOM").is_not_null() & (days > 0)
    return {"Episodes": counted & (given.sum("Episodes", days, where=counted) > 75)}


def _placement(code: str, place: str, days: int, message: str) -> Rule:
    @rule(
        code=code,
        message=message,
        fields=("Episodes.DECOM", "Episodes.PLACE"),
        source=CHECKS,
        mend="Give the day on which the child went back, or the placement that it became.",
        passes=Example(
            Episodes=[
                {"PLACE": place, "DECOM": _may(0), "DEC": _may(days)},
                {"PLACE": place, "DECOM": _may(0), "DEC": None},
                {"PLACE": "U1", "DECOM": _may(0), "DEC": _may(days + 1)},
            ]
        ),
        fails=Example({"Episodes": [0]}, Episodes=[{"PLACE": place, "DECOM": _may(0), "DEC": _may(days + 1)}]),
    )
    def is_temporary(given: Given) -> Failing:
        lasted = (col("DEC") - col("DECOM")).dt.total_days()
        return {"Episodes": (col("PLACE") == place) & (lasted > days)}

    return is_temporary


PLACEMENTS = (
    _placement("375", "T1", 42, "Hospitalisation coded as a temporary placement exceeds six weeks."),
    _placement(
        "376",
        "T3",
        21,
        "Temporary placements coded as being due to holiday of usual foster carer(s) cannot exceed three weeks.",
    ),
    _placement(
        "379", "T4", 7, "Temporary placements for unspecified reason (placement code T4) cannot exceed seven days."
    ),
)


@rule(
    code="377",
    message="Only two temporary placements coded as being due to holiday of usual foster carer(s) are allowed in any "
    "12- month period.",
    fields=("Episodes.PLACE",),
    source=CHECKS,
    passes=Example(Episodes=rows("CHILD PLACE", "1 T3", "1 T3", "1 U1", "2 T3")),
    fails=Example({"Episodes": [0, 1, 3]}, Episodes=rows("CHILD PLACE", "1 T3", "1 T3", "1 U1", "1 T3")),
)
def carers_go_away_twice(given: Given) -> Failing:
    away = col("PLACE") == "T3"
    return {"Episodes": away & (given.count("Episodes", away) > 2)}
