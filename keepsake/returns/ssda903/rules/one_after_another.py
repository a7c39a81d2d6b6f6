"""Episodes of one child, one after another: what the reason for the next must be."""

from keepsake.returns.engine.given import Given, col
from keepsake.returns.engine.rule import Example, Failing, rule
from keepsake.returns.ssda903.phrases import is_one_of, rows
from keepsake.returns.ssda903.rules.episode_days import PLACEMENT, as_before
from keepsake.returns.ssda903.source import CHECKS

_LEFT_CARE = "E2 E3 E4A E4B E5 E6 E7 E8 E9 E11 E12 E13 E14 E15 E16 E17 E41 E45 E46 E47 E48"
_GOES_ON = ("P", "L", "T", "U", "B")
_COLUMNS = "CHILD DECOM DEC RNE REC"


@rule(
    code="357",
    message="If this is the first episode ever for this child, reason for new episode must be S. Check whether there "
    "is an episode immediately preceding this one, which has been left out. If not the reason for new episode code "
    "must be amended to S.",
    fields=("Episodes.RNE",),
    source=CHECKS,
    passes=Example(
        Episodes=rows("CHILD DECOM RNE", "1 01/05/2026 S", "1 01/06/2026 L", "2 01/05/2025 P", "2 01/06/2026 L")
    ),
    fails=Example({"Episodes": [1]}, Episodes=rows("CHILD DECOM RNE", "1 01/06/2026 L", "1 01/05/2026 P")),
)
def first_episode_starts_care(given: Given) -> Failing:
    first = given.is_first("Episodes") & (col("DECOM") >= given.start)
    return {"Episodes": first & col("RNE").ne_missing("S")}


@rule(
    code="388",
    message="Reason episode ceased is coded new episode begins, but there is no continuation episode.",
    fields=("Episodes.REC",),
    source=CHECKS,
    passes=Example(
        Episodes=rows(_COLUMNS, "1 01/05/2026 01/06/2026 S X1", "1 01/06/2026 - L -", "2 01/05/2026 01/06/2026 S E4A")
    ),
    fails=Example(
        {"Episodes": [0, 1]},
        Episodes=rows(_COLUMNS, "1 01/05/2026 01/06/2026 S X1", "1 02/06/2026 01/07/2026 L X1"),
    ),
)
def the_next_episode_is_there(given: Given) -> Failing:
    follows = (given.following("Episodes", "DECOM") == col("DEC")).fill_null(False)
    return {"Episodes": (col("REC") == "X1") & ~follows}


@rule(
    code="431",
    message="The reason for new episode is started to be looked after, but the previous episode ended on the same day.",
    fields=("Episodes.RNE", "Episodes.DECOM"),
    source=CHECKS,
    passes=Example(Episodes=rows(_COLUMNS, "1 01/05/2026 01/06/2026 S E4A", "1 02/06/2026 - S -")),
    fails=Example({"Episodes": [1]}, Episodes=rows(_COLUMNS, "1 01/05/2026 01/06/2026 S E4A", "1 01/06/2026 - S -")),
)
def care_starts_after_a_gap(given: Given) -> Failing:
    return {"Episodes": (col("RNE") == "S") & (col("DECOM") == given.previous("Episodes", "DEC"))}


@rule(
    code="432",
    message="The child ceased to be looked after at the end of the previous episode but the reason for the new episode "
    "is not started to be looked after.",
    fields=("Episodes.RNE",),
    source=CHECKS,
    passes=Example(
        Episodes=rows(_COLUMNS, "1 01/05/2026 01/06/2026 S E4A", "1 02/06/2026 - S -", "2 01/05/2026 - P -")
    ),
    fails=Example({"Episodes": [1]}, Episodes=rows(_COLUMNS, "1 01/05/2026 01/06/2026 S E4A", "1 01/06/2026 - P -")),
)
def care_starts_again(given: Given) -> Failing:
    left = given.previous("Episodes", is_one_of("REC", _LEFT_CARE.split()))
    return {"Episodes": left & col("RNE").ne_missing("S")}


@rule(
    code="433",
    message="The reason for new episode suggests that this is a continuation episode, but the episode does not start "
    "on the same day as the last episode finished.",
    fields=("Episodes.RNE", "Episodes.DECOM"),
    source=CHECKS,
    passes=Example(Episodes=rows(_COLUMNS, "1 01/05/2026 01/06/2026 S X1", "1 01/06/2026 - L -", "2 01/05/2026 - P -")),
    fails=Example(
        {"Episodes": [1, 3]},
        Episodes=rows(
            _COLUMNS,
            "1 01/05/2026 01/06/2026 S X1",
            "1 02/06/2026 - L -",
            "2 01/05/2026 - S -",
            "2 01/06/2026 - P -",
        ),
    ),
)
def goes_on_without_a_gap(given: Given) -> Failing:
    apart = col("DECOM").ne_missing(given.previous("Episodes", "DEC"))
    return {"Episodes": ~given.is_first("Episodes") & is_one_of("RNE", _GOES_ON) & apart}


_HOME = {"CHILD": "1", "LS": "C2", "PL_POST": "ZZ1 1AA", "URN": "SC999", "PLACE": "U1", "PLACE_PROVIDER": "PR1"}


@rule(
    code="436",
    message="Reason for new episode is that both child's placement and legal status have changed, but this is not "
    "reflected in the episode data.",
    fields=("Episodes.RNE", "Episodes.LS", *(f"Episodes.{column}" for column in PLACEMENT)),
    source=CHECKS,
    passes=Example(
        Episodes=[
            {**_HOME, "DECOM": "01/06/2026", "RNE": "S"},
            {**_HOME, "DECOM": "04/06/2026", "RNE": "B", "LS": "E1", "PLACE": "U4"},
        ]
    ),
    fails=Example(
        {"Episodes": [1, 2]},
        Episodes=[
            {**_HOME, "DECOM": "01/06/2026", "RNE": "S"},
            {**_HOME, "DECOM": "04/06/2026", "RNE": "B", "LS": "E1"},
            {**_HOME, "DECOM": "09/06/2026", "RNE": "U", "LS": "E1", "PLACE": "U4"},
        ],
    ),
)
def both_are_new(given: Given) -> Failing:
    wrong = as_before(given, ("LS",)) | as_before(given, PLACEMENT)
    return {"Episodes": is_one_of("RNE", ("U", "B")) & ~given.is_first("Episodes") & wrong}


@rule(
    code="437",
    message="Reason episode ceased is child has died or is aged 18 or over but there are further episodes.",
    fields=("Episodes.REC",),
    source=CHECKS,
    passes=Example(Episodes=rows(_COLUMNS, "1 01/05/2026 01/06/2026 S X1", "1 01/06/2026 02/06/2026 L E2")),
    fails=Example(
        {"Episodes": [0]}, Episodes=rows(_COLUMNS, "1 01/05/2026 01/06/2026 S E15", "1 01/06/2026 02/06/2026 S E2")
    ),
)
def nothing_after_the_end(given: Given) -> Failing:
    return {"Episodes": is_one_of("REC", ("E2", "E15")) & ~given.is_last("Episodes")}


@rule(
    code="426",
    message="A child receiving respite care cannot be recorded under a legal status of V3 and V4 in the same year.",
    fields=("Episodes.LS",),
    source=CHECKS,
    passes=Example(Episodes=rows("CHILD LS", "1 V3", "1 V3", "2 V4", "2 C2")),
    fails=Example({"Episodes": [0, 2]}, Episodes=rows("CHILD LS", "1 V3", "1 C2", "1 V4")),
)
def one_kind_of_short_break(given: Given) -> Failing:
    both = given.any("Episodes", col("LS") == "V3") & given.any("Episodes", col("LS") == "V4")
    return {"Episodes": is_one_of("LS", ("V3", "V4")) & both}
