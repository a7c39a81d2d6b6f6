"""Legal statuses that belong to their time, the distance of a placement, and how an episode ends."""

from datetime import date
from functools import partial

import polars as pl

from keepsake.returns.engine.given import Given, col, is_given, is_missing
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.engine.rule import Example, Failing, Rule, rule
from keepsake.returns.ssda903.looked_after import RESPITE
from keepsake.returns.ssda903.phrases import turns
from keepsake.returns.ssda903.source import CHECKS

_episode = partial(row_rule, table="Episodes", source=CHECKS)
_ADOPTION = ["A3", "A4", "A5", "A6"]
_FOSTER = ["U1", "U2", "U3", "U4", "U5", "U6"]
_TEMPORARY = ["T0", "T1", "T2", "T3", "T4"]
_FAR = 350
_NO_DISTANCE = 999.9

LEGAL = (
    _episode(
        "445",
        columns="LS DECOM",
        message="D1 is not a valid code for episodes starting after December 2005.",
        right={"LS": "D1", "DECOM": "31/12/2005"},
        wrong={"LS": "D1", "DECOM": "01/01/2006"},
        where=lambda given: (col("LS") == "D1") & (col("DECOM") > date(2005, 12, 31)),
        last="2023-24",
    ),
    _episode(
        "446",
        columns="LS DECOM",
        message="E1 is not a valid code for episodes starting before December 2005.",
        right={"LS": "E1", "DECOM": "01/12/2005"},
        wrong={"LS": "E1", "DECOM": "30/11/2005"},
        where=lambda given: (col("LS") == "E1") & (col("DECOM") < date(2005, 12, 1)),
    ),
    _episode(
        "451",
        columns="DEC REC LS",
        message="Child is still freed for adoption, but freeing orders could not be applied for since 30 December "
        "2005.",
        right={"LS": "D1", "DEC": "01/05/2023", "REC": "X1"},
        wrong={"LS": "D1", "DEC": None, "REC": None},
        where=lambda given: (col("LS") == "D1") & is_missing("DEC__text") & is_missing("REC"),
        last="2023-24",
    ),
    _episode(
        "454",
        columns="PL_DISTANCE",
        message="Placement distance from home is over 350 miles.",
        right={"PL_DISTANCE": 999.9},
        wrong={"PL_DISTANCE": 350.1},
        where=lambda given: (col("PL_DISTANCE") > _FAR) & (col("PL_DISTANCE") != _NO_DISTANCE),
        first="2025-26",
        note="Also reported for a child who was an unaccompanied asylum seeker in an earlier year.",
    ),
    _episode(
        "460",
        columns="DEC REC",
        message="Reason episode ceased is that child stayed with current carers at age 18 (or above), but child is "
        "aged under 18.",
        right={"CHILD": "1", "REC": "E17", "DEC": "01/05/2026"},
        wrong={"CHILD": "1", "REC": "E17", "DEC": "30/04/2026"},
        beside={"Header": [{"CHILD": "1", "DOB": "01/05/2008"}]},
        where=lambda given: (col("REC") == "E17") & (col("DEC") < turns(given, 18)),
    ),
    _episode(
        "516",
        columns="REC PLACE",
        message="The episode data submitted for this child does not show that he/she was with their former foster "
        "carer(s) during the year. If the code in the reason episode ceased is E45 or E46 the child must have a "
        "placement code of U1 to U6.",
        right={"REC": "E45", "PLACE": "U1"},
        wrong={"REC": "E45", "PLACE": "T1"},
        where=lambda given: col("REC").is_in(["E45", "E46"]) & ~col("PLACE").is_in(_FOSTER).fill_null(False),
    ),
)


def _lacks_provider(without: list[str]) -> pl.Expr:
    return is_missing("PLACE_PROVIDER") & ~col("PLACE").is_in(without).fill_null(False)


_provider = partial(_episode, columns="PLACE PLACE_PROVIDER")


def _elsewhere(given: Given, but: list[str]) -> pl.Expr:
    """A placement of the authority's own, in another authority."""
    own = (col("PLACE_PROVIDER") == "PR1") & ~col("PLACE").is_in(but) & ~col("LS").is_in(RESPITE)
    return own & col("PL_LA").ne_missing(pl.lit(given.la))


_OWN = {"LS": "C2", "PLACE": "R3", "PLACE_PROVIDER": "PR1", "PL_LA": "E06000099"}
PROVIDER = (
    _provider(
        "526",
        message="Child is missing a placement provider code for at least one episode.",
        right={"PLACE": "Z1", "PLACE_PROVIDER": None},
        wrong={"PLACE": "U1", "PLACE_PROVIDER": None},
        where=lambda given: _lacks_provider([*_TEMPORARY, "Z1"]),
        last="2024-25",
    ),
    _provider(
        "526",
        message="Child is missing a placement provider code for at least one episode.",
        right={"PLACE": "Z11", "PLACE_PROVIDER": None},
        wrong={"PLACE": "U1", "PLACE_PROVIDER": None},
        where=lambda given: _lacks_provider([*_TEMPORARY, "Z11", "Z12", "Z13", "Z14"]),
        first="2025-26",
    ),
    _provider(
        "528",
        message="A placement provider code of PR2 cannot be associated with placements P1, R2 or R5.",
        right={"PLACE": "R3", "PLACE_PROVIDER": "PR2"},
        wrong={"PLACE": "R5", "PLACE_PROVIDER": "PR2"},
        where=lambda given: (col("PLACE_PROVIDER") == "PR2") & col("PLACE").is_in(["P1", "R2", "R5"]),
    ),
    _provider(
        "530",
        message="A placement provider code of PR4 cannot be associated with placement P1.",
        right={"PLACE": "U1", "PLACE_PROVIDER": "PR4"},
        wrong={"PLACE": "P1", "PLACE_PROVIDER": "PR4"},
        where=lambda given: (col("PLACE_PROVIDER") == "PR4") & (col("PLACE") == "P1"),
    ),
    _episode(
        "1008",
        columns="URN",
        message="Ofsted Unique Reference Number (URN) is not valid.",
        right={"URN": "XXXXXXX"},
        wrong={"URN": "SC2"},
        beside={"Providers": [{"URN": "SC1"}]},
        where=lambda given: is_given("URN") & (col("URN") != "XXXXXXX") & ~given.exists("Providers", per="provider"),
    ),
)


def _own(first: str | None, last: str | None, but: list[str]) -> Rule:
    here, there = {**_OWN, "PL_LA": "E06000098"}, {**_OWN, "LS": "V4"}

    @rule(
        code="1015",
        message="Placement provider is own provision but child not placed in own LA.",
        fields=("Episodes.PL_LA", "Episodes.PLACE_PROVIDER"),
        source=CHECKS,
        first=first,
        last=last,
        note="A placement of which the authority is not known is reported too.",
        passes=Example(collection={"la": "E06000098"}, Episodes=[here, there, {**_OWN, "PLACE": but[0]}]),
        fails=Example({"Episodes": [0]}, collection={"la": "E06000098"}, Episodes=[_OWN]),
    )
    def own_provision_is_in_own_area(given: Given) -> Failing:
        return {"Episodes": _elsewhere(given, but)}

    return own_provision_is_in_own_area


OWN_PROVISION = (
    _own(None, "2024-25", [*_ADOPTION, *_FOSTER]),
    _own("2025-26", None, [*_ADOPTION, *_FOSTER, "K3"]),
)


@rule(
    code="504",
    message="The category of need code differs from that reported at start of current period of being looked after.",
    fields=("Episodes.CIN", "Episodes.DECOM", "Episodes.DEC", "Episodes.REC"),
    source=CHECKS,
    note="Compared with the first episode of the period, also where the public validator compares with the one before.",
    passes=Example(
        Episodes=[
            {"CHILD": "1", "DECOM": "01/06/2026", "DEC": "04/06/2026", "REC": "X1", "CIN": "N1"},
            {"CHILD": "1", "DECOM": "04/06/2026", "DEC": "05/06/2026", "REC": "E7", "CIN": "N1"},
            {"CHILD": "1", "DECOM": "05/06/2026", "DEC": None, "REC": None, "CIN": "N2"},
        ]
    ),
    fails=Example(
        {"Episodes": [1]},
        Episodes=[
            {"CHILD": "1", "DECOM": "01/06/2026", "DEC": "04/06/2026", "REC": "X1", "CIN": "N1"},
            {"CHILD": "1", "DECOM": "04/06/2026", "DEC": "05/06/2026", "REC": "X1", "CIN": "N2"},
            {"CHILD": "1", "DECOM": "05/06/2026", "DEC": None, "REC": None, "CIN": "N1"},
        ],
    ),
)
def need_is_that_of_the_period(given: Given) -> Failing:
    goes_on = (given.previous("Episodes", "REC") == "X1") & (given.previous("Episodes", "DEC") == col("DECOM"))
    begins = ~goes_on.fill_null(False)
    place = pl.when(begins).then(pl.int_range(pl.len())).forward_fill()
    return {"Episodes": ~begins & col("CIN").ne_missing(col("CIN").gather(given.row("Episodes", place)))}
