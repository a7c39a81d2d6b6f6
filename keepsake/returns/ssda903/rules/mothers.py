"""Children who are mothers: whether they are, and when their first child was born."""

from functools import partial

import polars as pl

from keepsake.returns.engine.given import ROW, Given, col, is_missing, years_after
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.engine.rule import Example, Failing, Linked, Rule, rule
from keepsake.returns.ssda903.looked_after import RESPITE
from keepsake.returns.ssda903.source import CHECKS

_header = partial(row_rule, table="Header", source=CHECKS)
_MOTHER = {"CHILD": "1", "MOTHER": "1", "MC_DOB": "01/05/2026"}
_YOUNGEST = 11


def _ceased_unasked(sex: str, first: str | None, last: str | None) -> Rule:
    episode = {"CHILD": "1", "DEC": "01/04/2022", "REC": "E4A", "LS": "C2"}
    if first:
        episode["DEC"] = "01/05/2026"

    @rule(
        code="607",
        message="Child ceased to be looked after in the year, but mother field has not been completed.",
        fields=("Episodes.DEC", "Episodes.REC", "Episodes.LS", "Header.MOTHER", "Header.SEX"),
        source=CHECKS,
        first=first,
        last=last,
        passes=Example(
            Episodes=[episode, {**episode, "CHILD": "2"}],
            Header=[{"CHILD": "1", "SEX": sex, "MOTHER": "0"}, {"CHILD": "2", "SEX": "M", "MOTHER": None}],
            collection={"start": "01/04/2022", "end": "31/03/2027"},
        ),
        fails=Example(
            {"Episodes": [0], "Header": [0]},
            Episodes=[episode],
            Header=[{"CHILD": "1", "SEX": sex, "MOTHER": None}],
            collection={"start": "01/04/2022", "end": "31/03/2027"},
        ),
    )
    def who_ceased_is_asked(given: Given) -> Failing:
        ceased = col("DEC").is_between(given.start, given.end) & col("REC").is_not_null() & (col("REC") != "X1")
        asked = ceased & ~col("LS").is_in(RESPITE).fill_null(False)
        unsaid = given.any("Header", (col("SEX") == sex) & is_missing("MOTHER"))
        return {"Episodes": Linked(asked & unsaid, {"Header": given.row_of("Header")})}

    return who_ceased_is_asked


def _not_a_mother(sex: str, first: str | None, last: str | None) -> Rule:
    return _header(
        "612",
        columns="SEX MOTHER MC_DOB",
        message="Date of birth field has been completed but mother field indicates child is not a mother.",
        right={"SEX": sex, "MOTHER": "1", "MC_DOB": "01/05/2026"},
        wrong={"SEX": sex, "MOTHER": "0", "MC_DOB": "01/05/2026"},
        where=lambda given: (col("SEX") == sex) & col("MOTHER").ne_missing("1") & col("MC_DOB__text").is_not_null(),
        first=first,
        last=last,
    )


def _no_later_than(given: Given) -> pl.Expr:
    """The first child is born by the end of the year, and while the mother is looked after."""
    return (col("MC_DOB") > given.end) | (col("MC_DOB") > given.last("Episodes", "DEC")).fill_null(False)


BY_SEX = (
    _ceased_unasked("2", None, "2023-24"),
    _ceased_unasked("F", "2024-25", None),
    _not_a_mother("2", None, "2023-24"),
    _not_a_mother("F", "2024-25", None),
)
MOTHERS = (
    _header(
        "611",
        columns="MOTHER MC_DOB",
        message="Date of birth field is blank, but child is a mother.",
        right=_MOTHER,
        wrong=_MOTHER | {"MC_DOB": None},
        where=lambda given: (col("MOTHER") == "1") & is_missing("MC_DOB__text"),
    ),
    _header(
        "620",
        columns="DOB MOTHER",
        message="Child has been recorded as a mother, but date of birth shows that the mother is under 11 years of "
        "age.",
        right={"DOB": "01/04/2015", "MOTHER": "1"},
        wrong={"DOB": "02/04/2015", "MOTHER": "1"},
        where=lambda given: (col("MOTHER") == "1") & (years_after(col("DOB"), _YOUNGEST) > given.start),
    ),
    _header(
        "621",
        columns="DOB MC_DOB",
        message="Mother's field has been completed but date of birth shows that the mother is younger than her child.",
        right={"DOB": "01/05/2010", "MC_DOB": "02/05/2010"},
        wrong={"DOB": "01/05/2010", "MC_DOB": "01/05/2010"},
        where=lambda given: col("MC_DOB") <= col("DOB"),
    ),
    _header(
        "624",
        columns="MC_DOB",
        message="Date of birth of the first child contradicts the date of birth of the first child previously "
        "recorded.",
        right=_MOTHER,
        wrong=_MOTHER | {"MC_DOB": "02/05/2026"},
        beside={"Header_last": [_MOTHER]},
        where=lambda given: col("MC_DOB") != given.last("Header_last", "MC_DOB"),
    ),
    _header(
        "626",
        columns="MOTHER MC_DOB",
        message="Child was reported as a mother but the date of birth of the first child is before the current year "
        "which contradicts with the mother status recorded last year.",
        right=_MOTHER,
        wrong=_MOTHER | {"MC_DOB": "31/03/2026"},
        beside={"Header_last": [{"CHILD": "1", "MOTHER": "0"}]},
        where=lambda given: (
            (col("MOTHER") == "1") & (col("MC_DOB") < given.start) & (given.last("Header_last", "MOTHER") != "1")
        ),
    ),
    _header(
        "628",
        columns="MOTHER",
        message="Motherhood details are not required for care leavers who have not been looked after during the year.",
        right={"CHILD": "1", "MOTHER": None},
        wrong={"CHILD": "1", "MOTHER": "0"},
        beside={"Episodes": [{"CHILD": "2"}], "OC3": [{"CHILD": "1", "IN_TOUCH": "YES", "ACTIV": None, "ACCOM": None}]},
        where=lambda given: (
            col("MOTHER").is_not_null()
            & ~given.exists("Episodes")
            & given.any("OC3", pl.any_horizontal(col(i).is_not_null() for i in ("IN_TOUCH", "ACTIV", "ACCOM")))
        ),
    ),
)


@rule(
    code="625",
    message="Date of birth of the first child is beyond the end of this reporting year or the date the child ceased to "
    "be looked after.",
    fields=("Header.MC_DOB", "Episodes.DEC"),
    source=CHECKS,
    passes=Example(Header=[_MOTHER], Episodes=[{"CHILD": "1", "DEC": "01/05/2026"}]),
    fails=Example(
        {"Header": [0], "Episodes": [1]},
        Header=[_MOTHER],
        Episodes=[{"CHILD": "1", "DEC": "01/04/2026"}, {"CHILD": "1", "DEC": "30/04/2026"}],
    ),
)
def first_child_is_born_in_time(given: Given) -> Failing:
    return {"Header": Linked(_no_later_than(given), {"Episodes": given.last("Episodes", ROW)})}
