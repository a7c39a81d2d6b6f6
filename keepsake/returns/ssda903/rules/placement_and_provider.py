"""Placement, provider, legal status and reason: what cannot stand together in one episode."""

from datetime import date
from functools import partial

from keepsake.returns.engine.given import col, is_given
from keepsake.returns.engine.one_row import row_rule
from keepsake.returns.ssda903.source import CHECKS

_episode = partial(row_rule, table="Episodes", source=CHECKS)
_RESPITE = ["V3", "V4"]
_TEMPORARY = ["T0", "T1", "T2", "T3", "T4"]
_ADOPTION = ["A3", "A4", "A5", "A6"]
_FOSTER = ["U1", "U2", "U3", "U4", "U5", "U6"]
_Z = ["Z11", "Z12", "Z13", "Z14"]
_OUTSIDE = ["CON", "NIR", "SCO", "WAL", "NUK"]
_NO_URN = ["P1", "P3", "R1", "R2", "R5", *_TEMPORARY]

PROVIDER = (
    _episode(
        "213",
        columns="PLACE_PROVIDER PLACE",
        message="Placement provider information not required.",
        right={"PLACE": "T1", "PLACE_PROVIDER": None},
        wrong={"PLACE": "T1", "PLACE_PROVIDER": "PR1"},
        where=lambda given: col("PLACE").is_in([*_TEMPORARY, "Z1"]) & is_given("PLACE_PROVIDER"),
        last="2024-25",
    ),
    _episode(
        "213",
        columns="PLACE_PROVIDER PLACE",
        message="Placement provider information not required.",
        right={"PLACE": "T1", "PLACE_PROVIDER": None},
        wrong={"PLACE": "Z12", "PLACE_PROVIDER": "PR1"},
        where=lambda given: col("PLACE").is_in([*_TEMPORARY, *_Z]) & is_given("PLACE_PROVIDER"),
        first="2025-26",
    ),
    _episode(
        "527",
        columns="PLACE PLACE_PROVIDER",
        message="A placement provider code of PR1 cannot be associated with placements P1, R2 or R5.",
        right={"PLACE": "U1", "PLACE_PROVIDER": "PR1"},
        wrong={"PLACE": "P1", "PLACE_PROVIDER": "PR1"},
        where=lambda given: (col("PLACE_PROVIDER") == "PR1") & col("PLACE").is_in(["P1", "R2", "R5"]),
    ),
    _episode(
        "529",
        columns="PLACE PLACE_PROVIDER",
        message="Placement provider code of PR3 cannot be associated with placements P1, A3 to A6, K1, K2 and U1 to U6 "
        "as these placements cannot be provided by other public organisations.",
        right={"PLACE": "T1", "PLACE_PROVIDER": "PR3"},
        wrong={"PLACE": "U3", "PLACE_PROVIDER": "PR3"},
        where=lambda given: (
            (col("PLACE_PROVIDER") == "PR3") & col("PLACE").is_in([*_ADOPTION, *_FOSTER, "K1", "K2", "P1"])
        ),
    ),
    _episode(
        "531",
        columns="PLACE PLACE_PROVIDER",
        message="A placement provider code of PR5 cannot be associated with placements P1.",
        right={"PLACE": "U1", "PLACE_PROVIDER": "PR5"},
        wrong={"PLACE": "P1", "PLACE_PROVIDER": "PR5"},
        where=lambda given: (col("PLACE_PROVIDER") == "PR5") & (col("PLACE") == "P1"),
    ),
    _episode(
        "550",
        columns="PLACE PLACE_PROVIDER",
        message="A placement provider code of PR0 can only be associated with placement P1.",
        right={"PLACE": "P1", "PLACE_PROVIDER": "PR0"},
        wrong={"PLACE": "U1", "PLACE_PROVIDER": "PR0"},
        where=lambda given: (col("PLACE_PROVIDER") == "PR0") & (col("PLACE") != "P1"),
    ),
    _episode(
        "242",
        columns="URN PLACE",
        message="URN = 'XXXXXXX' can only be used for regional adoption agencies",
        right={"URN": "XXXXXXX", "PLACE": "A3"},
        wrong={"URN": "XXXXXXX", "PLACE": "K2"},
        where=lambda given: (col("URN") == "XXXXXXX") & ~col("PLACE").is_in([*_ADOPTION, *_FOSTER]).fill_null(False),
        first="2025-26",
    ),
    _episode(
        "243",
        columns="URN PL_LA",
        message="Only placements with providers registered with Ofsted should have a URN reported.",
        right={"URN": None, "PL_LA": "WAL"},
        wrong={"URN": "SC123", "PL_LA": "WAL"},
        where=lambda given: col("PL_LA").is_in(_OUTSIDE) & is_given("URN"),
        first="2025-26",
    ),
)

STATUS = (
    _episode(
        "214",
        columns="PL_POST URN LS",
        message="Placement location information not required.",
        right={"LS": "V3", "PL_POST": None, "URN": None},
        wrong={"LS": "V4", "PL_POST": "ZZ1 1AA", "URN": None},
        where=lambda given: col("LS").is_in(_RESPITE) & (is_given("PL_POST") | is_given("URN")),
    ),
    _episode(
        "384",
        columns="PLACE LS",
        message="A child receiving respite care cannot be in a long-term foster placement",
        right={"LS": "V3", "PLACE": "U3"},
        wrong={"LS": "V3", "PLACE": "U1"},
        where=lambda given: col("LS").is_in(_RESPITE) & col("PLACE").is_in(["U1", "U4"]),
    ),
    _episode(
        "382",
        columns="PLACE LS",
        message="A child receiving respite care cannot be in a temporary placement.",
        right={"LS": "V3", "PLACE": "U3"},
        wrong={"LS": "V4", "PLACE": "T1"},
        where=lambda given: col("LS").is_in(_RESPITE) & col("PLACE").is_in(_TEMPORARY),
    ),
    _episode(
        "378",
        columns="PLACE LS",
        message="A child who is placed with parent(s) cannot be looked after under a single period of accommodation "
        "under Section 20 of the Children Act 1989.",
        right={"LS": "C2", "PLACE": "P1"},
        wrong={"LS": "V2", "PLACE": "P1"},
        where=lambda given: (col("LS") == "V2") & (col("PLACE") == "P1"),
    ),
    _episode(
        "408",
        columns="PLACE LS",
        message="Child is placed for adoption with a placement order, but no placement order has been recorded.",
        right={"LS": "E1", "PLACE": "A5"},
        wrong={"LS": "C2", "PLACE": "A5"},
        where=lambda given: col("PLACE").is_in(["A5", "A6"]) & col("LS").ne_missing("E1"),
    ),
    _episode(
        "420",
        columns="PL_LA LS",
        message="LA of placement completed but child is looked after under legal status V3 or V4.",
        right={"LS": "C2", "PL_LA": "E06000001"},
        wrong={"LS": "V3", "PL_LA": "E06000001"},
        where=lambda given: col("LS").is_in(_RESPITE) & is_given("PL_LA"),
    ),
    _episode(
        "411",
        columns="PL_LOCATION PL_LA",
        message="Placement location code disagrees with LA of placement.",
        right={"PL_LA": "E06000001", "PL_LOCATION": "OUT"},
        wrong={"PL_LA": "E06000001", "PL_LOCATION": "IN"},
        collection={"la": "E06000009"},
        where=lambda given: (col("PL_LOCATION") == "IN") & col("PL_LA").ne_missing(given.la),
    ),
    _episode(
        "381",
        columns="PLACE REC",
        message="A period of care cannot end with a temporary placement.",
        right={"PLACE": "T1", "REC": "X1"},
        wrong={"PLACE": "T1", "REC": "E4A"},
        where=lambda given: col("PLACE").is_in(_TEMPORARY) & is_given("REC") & (col("REC") != "X1"),
    ),
    _episode(
        "380",
        columns="PLACE RNE",
        message="A period of care cannot start with a temporary placement.",
        right={"PLACE": "T1", "RNE": "P"},
        wrong={"PLACE": "T1", "RNE": "S"},
        where=lambda given: col("PLACE").is_in(_TEMPORARY) & ~col("RNE").is_in(["P", "B"]).fill_null(False),
    ),
    _episode(
        "390",
        columns="PLACE REC",
        message="Reason episode ceased is adopted but child has not been previously placed for adoption.",
        right={"PLACE": "A3", "REC": "E11"},
        wrong={"PLACE": "U1", "REC": "E12"},
        where=lambda given: col("REC").is_in(["E11", "E12"]) & ~col("PLACE").is_in(_ADOPTION).fill_null(False),
    ),
    _episode(
        "366",
        columns="LS RNE",
        message="A child cannot change placement during the course of an individual short-term respite break.",
        right={"LS": "V3", "RNE": "S"},
        wrong={"LS": "V3", "RNE": "P"},
        where=lambda given: (col("LS") == "V3") & (col("RNE") != "S"),
    ),
    _episode(
        "217",
        columns="PLACE DECOM RNE",
        message="Children who are placed for adoption with current foster carers (placement types A3 or A5) must have "
        "a reason for new episode of S, T or U.",
        right={"PLACE": "A3", "DECOM": "01/05/2026", "RNE": "T"},
        wrong={"PLACE": "A3", "DECOM": "01/05/2026", "RNE": "P"},
        where=lambda given: (
            col("PLACE").is_in(["A3", "A5"])
            & (col("DECOM") >= date(2015, 4, 1))
            & ~col("RNE").is_in(["S", "T", "U"]).fill_null(False)
        ),
    ),
)
