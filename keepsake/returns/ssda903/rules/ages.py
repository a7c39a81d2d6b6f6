"""How old a child is: for a placement, for a legal status, and when an episode begins and ends."""

import polars as pl

from keepsake.returns.engine.given import Given, col, other, years_after
from keepsake.returns.engine.rule import Example, Failing, Pairs, Rule, rule
from keepsake.returns.ssda903.looked_after import ADOPTED
from keepsake.returns.ssda903.phrases import any_given, ends, is_one_of, rows, turns
from keepsake.returns.ssda903.source import CHECKS

_BORN = rows("CHILD DOB", "1 01/05/2010")


def _placed_at(code: str, place: str, age: int, message: str, first: str = "", last: str = "", note: str = "") -> Rule:
    birthday = f"01/05/{2010 + age}"

    @rule(
        code=code,
        message=message,
        fields=("Episodes.DECOM", "Episodes.PLACE"),
        source=CHECKS,
        first=first or None,
        last=last or None,
        note=note,
        sure=not note,
        passes=Example(
            Header=_BORN,
            Episodes=rows("CHILD DECOM PLACE", f"1 {birthday} {place}", "1 01/05/2010 U1", f"2 01/05/2010 {place}"),
        ),
        fails=Example(
            {"Episodes": [0]}, Header=_BORN, Episodes=rows("CHILD DECOM PLACE", f"1 30/04/{2010 + age} {place}")
        ),
    )
    def is_old_enough(given: Given) -> Failing:
        return {"Episodes": (col("PLACE") == place) & (col("DECOM") < turns(given, age))}

    return is_old_enough


_AGE_NOTE = "The age of 2022-23 is the public validator's: the Department's text of that year is not at hand."
OLD_ENOUGH = (
    _placed_at("370", "P2", 15, "Child in independent living should be at least 15.", last="2022-23", note=_AGE_NOTE),
    _placed_at("370", "P2", 16, "Child in independent living should be at least 16.", first="2023-24", last="2023-24"),
    _placed_at(
        "371",
        "H5",
        14,
        "Child in semi-independent living accommodation not subject to children's homes regulations should be at least "
        "14.",
        last="2022-23",
        note=_AGE_NOTE,
    ),
    _placed_at(
        "371",
        "H5",
        16,
        "Child in semi-independent living accommodation not subject to children's homes regulations should be at least "
        "16.",
        first="2023-24",
        last="2023-24",
    ),
    _placed_at(
        "371",
        "K3",
        16,
        "Child in supported accomodation not subject to children's homes regulations should be at least 16.",
        first="2024-25",
    ),
    _placed_at("372", "R5", 10, "Child in youth custody or prison should be at least 10."),
    _placed_at("373", "S1", 4, "Child placed in a school should be at least 4 years old."),
    _placed_at("374", "P3", 14, "Child in residential employment should be at least 14 years old."),
)


def _ceased_at(code: str, reasons: tuple[str, ...], message: str, age: int, *, before: bool) -> Rule:
    """A reason for which a child must have reached an age; or, not ``before``, must not yet have reached it."""
    day_before, birthday = f"30/04/{2010 + age}", f"01/05/{2010 + age}"
    right, wrong = (birthday, day_before) if before else (day_before, birthday)

    @rule(
        code=code,
        message=message,
        fields=("Episodes.REC",),
        source=CHECKS,
        passes=Example(
            Header=_BORN,
            Episodes=rows("CHILD DEC REC", f"1 {right} {reasons[0]}", f"1 {wrong} X1", f"1 - {reasons[0]}"),
        ),
        fails=Example(
            {"Episodes": [0, 1]},
            Header=_BORN,
            Episodes=rows("CHILD DEC REC", f"1 {wrong} {reasons[0]}", f"1 {wrong} {reasons[-1]}"),
        ),
    )
    def is_of_that_age(given: Given) -> Failing:
        birthday = turns(given, age)
        return {"Episodes": is_one_of("REC", reasons) & (col("DEC") < birthday if before else col("DEC") >= birthday)}

    return is_of_that_age


CEASED = (
    _ceased_at(
        "386", tuple(ADOPTED), "Reason episode ceased is adopted but child has reached age 18.", 18, before=False
    ),
    _ceased_at(
        "387",
        ("E5", "E6"),
        "Reason episode ceased is child moved into independent living arrangement, but the child is aged under 14.",
        14,
        before=True,
    ),
    _ceased_at(
        "389",
        ("E7",),
        "Reason episode ceased is that child transferred to care of adult social care services, but child is aged "
        "under 16.",
        16,
        before=True,
    ),
)


@rule(
    code="407",
    message="Reason episode ceased is Special Guardianship Order, but child has reached age 18.",
    fields=("Episodes.DEC", "Header.DOB", "Episodes.REC"),
    source=CHECKS,
    passes=Example(Header=_BORN, Episodes=rows("CHILD DEC REC", "1 30/04/2028 E45", "1 01/05/2028 E4A")),
    fails=Example({"Header": [0], "Episodes": [0]}, Header=_BORN, Episodes=rows("CHILD DEC REC", "1 01/05/2028 E46")),
)
def guardianship_is_of_a_child(given: Given) -> Failing:
    grown = col("DEC") >= years_after(other("DOB"), 18)
    return Pairs("Episodes", "Header", "child", is_one_of("REC", ("E45", "E46", "E47", "E48")) & grown)


@rule(
    code="358",
    message="Child with this legal status should not be under 10.",
    fields=("Episodes.DECOM", "Header.DOB", "Episodes.LS"),
    source=CHECKS,
    passes=Example(Header=_BORN, Episodes=rows("CHILD DECOM LS", "1 01/05/2020 J1", "1 01/05/2012 C2")),
    fails=Example({"Header": [0], "Episodes": [0]}, Header=_BORN, Episodes=rows("CHILD DECOM LS", "1 30/04/2020 J3")),
)
def of_the_age_of_responsibility(given: Given) -> Failing:
    young = col("DECOM") < years_after(other("DOB"), 10)
    return Pairs("Episodes", "Header", "child", is_one_of("LS", ("J1", "J2", "J3")) & young)


@rule(
    code="352",
    message="Child who started to be looked after was aged 18 or over.",
    fields=("Episodes.DECOM", "Episodes.RNE"),
    source=CHECKS,
    passes=Example(Header=_BORN, Episodes=rows("CHILD DECOM RNE", "1 30/04/2028 S", "1 01/05/2028 L")),
    fails=Example({"Episodes": [0]}, Header=_BORN, Episodes=rows("CHILD DECOM RNE", "1 01/05/2028 S")),
)
def starts_as_a_child(given: Given) -> Failing:
    return {"Episodes": (col("RNE") == "S") & (col("DECOM") >= turns(given, 18))}


@rule(
    code="359",
    message="Child being looked after following 18th birthday must be accommodated under section 20(5) of the Children "
    "Act 1989 in a community home.",
    fields=("Episodes.DEC", "Episodes.LS", "Episodes.PLACE"),
    source=CHECKS,
    mend="After the 18th birthday LS is V2 and PLACE is K2; otherwise the episode ends on the birthday.",
    passes=Example(
        Header=rows("CHILD DOB", "1 01/05/2008"),
        Episodes=rows("CHILD DEC LS PLACE", "1 01/05/2026 C2 U1", "1 - V2 K2"),
    ),
    fails=Example(
        {"Episodes": [0, 1]},
        Header=rows("CHILD DOB", "1 01/05/2008"),
        Episodes=rows("CHILD DEC LS PLACE", "1 02/05/2026 C2 K2", "1 - V2 U1"),
    ),
)
def looked_after_past_18_in_a_home(given: Given) -> Failing:
    at_home = is_one_of("LS", ("V2",)) & is_one_of("PLACE", ("K2",))
    return {"Episodes": (ends(given) > turns(given, 18)) & ~at_home}


@rule(
    code="391",
    message="Young person was not 17, 18, 19, 20 or 21 during the current collection year.",
    fields=("OC3.DOB", "OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"),
    source=CHECKS,
    passes=Example(OC3=rows("DOB IN_TOUCH ACTIV ACCOM", "31/03/2010 YES F2 B1", "01/05/2012 - - -")),
    fails=Example({"OC3": [0]}, OC3=rows("DOB IN_TOUCH ACTIV ACCOM", "01/04/2010 - F2 -")),
)
def old_enough_to_have_left(given: Given) -> Failing:
    return {"OC3": (years_after(col("DOB"), 17) > given.end) & any_given(("IN_TOUCH", "ACTIV", "ACCOM"))}


@rule(
    code="347",
    message="Care leavers aged under 18 years, can not be accommodated in a Foyer.",
    fields=("OC3.DOB", "OC3.ACCOM"),
    source=CHECKS,
    first="2023-24",
    passes=Example(OC3=rows("DOB ACCOM", "01/04/2008 T1", "01/05/2009 B1")),
    fails=Example({"OC3": [0, 1]}, OC3=rows("DOB ACCOM", "02/04/2008 T1", "01/05/2009 T2")),
)
def no_foyer_under_18(given: Given) -> Failing:
    foyer: pl.Expr = col("ACCOM").str.starts_with("T")
    return {"OC3": foyer & (years_after(col("DOB"), 18) > given.start)}
