"""Where a child is placed: the postcodes, and what is worked out of them."""

from keepsake.returns.engine.given import Given, col, is_missing, written
from keepsake.returns.engine.rule import Example, Failing, rule
from keepsake.returns.ssda903.phrases import UASC_TABLES, any_given, as_postcode, ever_uasc, rows, short_break
from keepsake.returns.ssda903.source import CHECKS

_FORMERLY = (
    "Whether a child was unaccompanied is known from this year's and last year's tables only, not from older ones."
)
_SHAPE = r"^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$"
_UASC = rows("CHILD UASC", "1 0", "2 1", "3 0")
_HOME = "CHILD LS HOME_POST PL_POST"


@rule(
    code="164",
    message="Distance is not valid. Please check a valid postcode has been entered.",
    fields=("Episodes.PL_DISTANCE",),
    source=CHECKS,
    note=_FORMERLY,
    optional=(*UASC_TABLES, "Episodes.CHILD"),
    passes=Example(Header=_UASC, Episodes=rows("CHILD LS PL_DISTANCE", "1 C2 0", "1 C2 999.9", "1 V3 -", "2 C2 -")),
    fails=Example(
        {"Episodes": [0, 1, 2]}, Header=_UASC, Episodes=rows("CHILD LS PL_DISTANCE", "1 C2 1000", "1 C2 far", "3 C2 -")
    ),
)
def distance_is_one(given: Given) -> Failing:
    near = col("PL_DISTANCE").is_between(0, 999.9).fill_null(False)
    return {"Episodes": ~short_break() & ~ever_uasc(given) & ~near}


@rule(
    code="169",
    message="Local Authority (LA) of placement is not valid or is missing. Please check a valid postcode has been "
    "entered.",
    fields=("Episodes.PL_LA",),
    source=CHECKS,
    note="The authority is worked out from the postcode, so that it is valid wherever there is one.",
    passes=Example(Episodes=rows("LS PL_LA", "C2 E08000001", "V3 -")),
    fails=Example({"Episodes": [0]}, Episodes=rows("LS PL_LA", "C2 -")),
)
def authority_is_known(given: Given) -> Failing:
    return {"Episodes": ~short_break() & is_missing("PL_LA")}


@rule(
    code="179",
    message="Placement location code is not a valid code.",
    fields=("Episodes.PL_LOCATION",),
    source=CHECKS,
    passes=Example(Episodes=rows("LS PL_LOCATION", "C2 IN", "C2 OUT", "V3 -")),
    fails=Example({"Episodes": [0, 1]}, Episodes=rows("LS PL_LOCATION", "C2 -", "C2 NEAR")),
)
def location_is_in_or_out(given: Given) -> Failing:
    return {"Episodes": ~short_break() & ~col("PL_LOCATION").is_in(["IN", "OUT"]).fill_null(False)}


@rule(
    code="392a",
    message="Child is looked after but no distance is recorded.",
    fields=("Episodes.PL_DISTANCE",),
    source=CHECKS,
    note=_FORMERLY,
    optional=UASC_TABLES,
    passes=Example(Header=_UASC, Episodes=rows("CHILD LS PL_DISTANCE", "1 C2 4", "1 V3 -", "2 C2 -")),
    fails=Example({"Episodes": [0]}, Header=_UASC, Episodes=rows("CHILD LS PL_DISTANCE", "1 C2 -")),
)
def distance_is_recorded(given: Given) -> Failing:
    return {"Episodes": ~short_break() & ~ever_uasc(given) & written("PL_DISTANCE").is_null()}


@rule(
    code="392b",
    message="Child is looked after but no postcodes are recorded.",
    fields=("Episodes.HOME_POST", "Episodes.PL_POST"),
    source=CHECKS,
    note=_FORMERLY,
    optional=UASC_TABLES,
    passes=Example(Header=_UASC, Episodes=rows(_HOME, "1 C2 ZZ11AA ZZ11AB", "1 V3 - -", "2 C2 - -")),
    fails=Example({"Episodes": [0, 1]}, Header=_UASC, Episodes=rows(_HOME, "1 C2 - ZZ11AB", "3 C2 ZZ11AA -")),
)
def postcodes_are_recorded(given: Given) -> Failing:
    return {"Episodes": ~short_break() & ~ever_uasc(given) & (is_missing("HOME_POST") | is_missing("PL_POST"))}


@rule(
    code="392c",
    message="Postcode(s) provided are invalid.",
    fields=("Episodes.HOME_POST", "Episodes.PL_POST"),
    source=CHECKS,
    note="The shape of the postcode is asked, with or without its space; whether it is in use is not.",
    passes=Example(Episodes=rows("HOME_POST PL_POST", "ZZ11AA -", "W1A1AA ZZ111AA")),
    fails=Example({"Episodes": [0, 1]}, Episodes=rows("HOME_POST PL_POST", "ZZ1 ZZ11AA", "- nowhere")),
)
def postcodes_are_postcodes(given: Given) -> Failing:
    home, placed = (as_postcode(given, name).str.contains(_SHAPE).not_() for name in ("HOME_POST", "PL_POST"))
    return {"Episodes": home.fill_null(False) | placed.fill_null(False)}


@rule(
    code="392d",
    message="Home and placement postcodes should not be same unless the placement type is P1.",
    fields=("Episodes.HOME_POST", "Episodes.PL_POST", "Episodes.PLACE"),
    source=CHECKS,
    passes=Example(Episodes=rows("PLACE HOME_POST PL_POST", "P1 ZZ11AA ZZ11AA", "U1 ZZ11AA ZZ11AB")),
    fails=Example({"Episodes": [0]}, Episodes=rows("PLACE HOME_POST PL_POST", "U1 ZZ11AA zz11aa")),
)
def placed_away_from_home(given: Given) -> Failing:
    same = as_postcode(given, "HOME_POST") == as_postcode(given, "PL_POST")
    return {"Episodes": same & col("PLACE").ne_missing("P1")}


@rule(
    code="398",
    message="Distance field completed but child looked after under legal status V3 or V4.",
    fields=("Episodes.LS", "Episodes.HOME_POST", "Episodes.PL_POST"),
    source=CHECKS,
    passes=Example(Episodes=rows("LS HOME_POST PL_POST", "V3 - -", "C2 ZZ11AA ZZ11AB")),
    fails=Example({"Episodes": [0, 1]}, Episodes=rows("LS HOME_POST PL_POST", "V3 ZZ11AA -", "V4 - ZZ11AA")),
)
def short_breaks_have_no_distance(given: Given) -> Failing:
    return {"Episodes": short_break() & any_given(("HOME_POST", "PL_POST"))}


@rule(
    code="406",
    message="Child is Unaccompanied Asylum-Seeking Child (UASC) or was formerly UASC. Distance should be blank.",
    fields=("Episodes.PL_DISTANCE",),
    source=CHECKS,
    note=_FORMERLY,
    optional=UASC_TABLES,
    passes=Example(Header=_UASC, Episodes=rows("CHILD PL_DISTANCE", "1 4", "2 -")),
    fails=Example({"Episodes": [0]}, Header=_UASC, Episodes=rows("CHILD PL_DISTANCE", "2 4")),
)
def unaccompanied_have_no_distance(given: Given) -> Failing:
    return {"Episodes": ever_uasc(given) & written("PL_DISTANCE").is_not_null()}
