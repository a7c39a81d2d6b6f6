"""Ofsted's number of the placement (URN): for which placements there is one, and that it is the right one."""

from datetime import date

import polars as pl

from keepsake.returns.engine.given import Given, col, is_missing, written
from keepsake.returns.engine.rule import Example, Failing, Rule, rule
from keepsake.returns.ssda903.phrases import NO_URN, as_postcode, ends, is_one_of, not_one_of, rows, short_break
from keepsake.returns.ssda903.source import CHECKS

ABROAD = ("CON", "NIR", "SCO", "WAL", "NUK")
_FOSTER_OR_ADOPTION = ("A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6")
_ALWAYS = "P1 P3 R1 R2 R5 T0 T1 T2 T3 T4"
_OTHER, _OTHERS = "Z1", "Z11 Z12 Z13 Z14"
_REGISTERED = date(2023, 10, 28)  # supported accommodation is registered from this day
_REQUIRED_FROM = date(2015, 3, 31)


def _required(without: str, first: str, last: str) -> Rule:
    none, some = without.split()[0], "K2"

    @rule(
        code="218",
        message="Ofsted Unique reference number (URN) is required.",
        fields=("Episodes.URN",),
        source=CHECKS,
        first=first or None,
        last=last or None,
        note="The placements of 2022-23 to 2024-25 are those of the public validator of each year.",
        passes=Example(
            Episodes=rows(
                "PLACE DEC PL_LA URN",
                f"{none} - E08000001 -",
                f"{some} - SCO -",
                f"{some} 31/03/2015 E08000001 -",
                f"{some} - E08000001 SC999",
            )
        ),
        fails=Example(
            {"Episodes": [0, 1]},
            Episodes=rows("PLACE DEC PL_LA URN", f"{some} - E08000001 -", f"{some} 01/05/2026 E08000001 -"),
        ),
    )
    def urn_is_given(given: Given) -> Failing:
        lasts = (col("DEC") > _REQUIRED_FROM) | written("DEC").is_null()
        return {
            "Episodes": not_one_of("PLACE", without.split()) & not_one_of("PL_LA", ABROAD) & lasts & is_missing("URN")
        }

    return urn_is_given


REQUIRED = (
    _required(f"H5 P2 {_ALWAYS} {_OTHER}", "", "2023-24"),
    _required(f"{_ALWAYS} {_OTHER}", "2024-25", "2024-25"),
    _required(f"{_ALWAYS} {_OTHERS}", "2025-26", ""),
)


def _refused(without: str, first: str, last: str) -> Rule:
    none = without.split()[-1]

    @rule(
        code="222",
        message="Ofsted Unique reference number (URN) should not be recorded for this placement type.",
        fields=("Episodes.URN",),
        source=CHECKS,
        first=first or None,
        last=last or None,
        note="The placements of 2022-23 to 2024-25 are those of the public validator of each year.",
        passes=Example(Episodes=rows("PLACE URN", f"{none} -", f"{none} XXXXXXX", "K2 SC999")),
        fails=Example({"Episodes": [0]}, Episodes=rows("PLACE URN", f"{none} SC999")),
    )
    def urn_is_not_given(given: Given) -> Failing:
        return {"Episodes": (col("URN") != NO_URN) & is_one_of("PLACE", without.split())}

    return urn_is_not_given


REFUSED = (
    _refused(f"H5 P2 {_ALWAYS} {_OTHER}", "", "2022-23"),
    _refused(f"P2 {_ALWAYS} {_OTHER}", "2023-24", "2023-24"),
    _refused(f"{_ALWAYS} {_OTHER}", "2024-25", "2024-25"),
    _refused(f"{_ALWAYS} {_OTHERS}", "2025-26", ""),
)


@rule(
    code="230",
    message="Ofsted Unique reference number (URN) is required for any English H5 placements from 28 October 2023.",
    fields=("Episodes.PLACE", "Episodes.DEC", "Episodes.URN"),
    source=CHECKS,
    first="2023-24",
    last="2023-24",
    passes=Example(
        Episodes=rows("PLACE DEC URN PL_LA", "H5 27/10/2023 - E08000001", "H5 - - W06000008", "H5 - SC999 E08000001")
    ),
    fails=Example(
        {"Episodes": [0, 1]},
        Episodes=rows("PLACE DEC URN PL_LA", "H5 28/10/2023 - E08000001", "H5 - - E08000001"),
    ),
)
def supported_accommodation_is_registered(given: Given) -> Failing:
    lasts = (col("DEC") >= _REGISTERED) | written("DEC").is_null()
    english = col("PL_LA").str.contains("^[NWS]").not_()
    return {"Episodes": (col("PLACE") == "H5") & lasts & english & is_missing("URN")}


_PROVIDERS = [
    {"URN": "SC1", "PLACE_CODES": "K2,R3", "PROVIDER_CODES": "PR1,PR4", "REG_END": "01/09/2026",
     "POSTCODE": "ZZ1 1AA", "LA_CODE": "E08000001", "LA_NAME": "Fernmoor"},
]  # fmt: skip


def _known(given: Given, column: str) -> pl.Expr:
    """What the list of providers says of the row's URN; all of it, with commas, where it has the URN twice."""
    return given.first("Providers", col(column).str.join(","), per="provider")


def _listed(given: Given, column: str, value: str) -> pl.Expr:
    """Is the row's value among those of its provider?"""
    codes = _known(given, column).str.replace_all(" ", "", literal=True)
    comma = pl.lit(",")
    return pl.concat_str(comma, codes, comma).str.contains(pl.concat_str(comma, value, comma), literal=True)


def _numbered() -> pl.Expr:
    return (col("URN") != NO_URN).fill_null(False)


@rule(
    code="219",
    message="The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement "
    "type recorded.",
    fields=("Episodes.URN", "Episodes.PLACE"),
    source=CHECKS,
    passes=Example(Providers=_PROVIDERS, Episodes=rows("URN PLACE", "SC1 R3", "SC9 U1", "XXXXXXX U1")),
    fails=Example({"Episodes": [0]}, Providers=_PROVIDERS, Episodes=rows("URN PLACE", "SC1 R1")),
)
def provider_has_such_places(given: Given) -> Failing:
    known = given.exists("Providers", per="provider")
    return {"Episodes": _numbered() & known & ~_listed(given, "PLACE_CODES", "PLACE")}


@rule(
    code="224",
    message="The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement "
    "provider recorded.",
    fields=("Episodes.PLACE_PROVIDER",),
    source=CHECKS,
    passes=Example(Providers=_PROVIDERS, Episodes=rows("URN PLACE_PROVIDER", "SC1 PR4", "SC9 PR5", "XXXXXXX PR5")),
    fails=Example({"Episodes": [0]}, Providers=_PROVIDERS, Episodes=rows("URN PLACE_PROVIDER", "SC1 PR5")),
)
def provider_is_of_that_kind(given: Given) -> Failing:
    known = given.exists("Providers", per="provider")
    return {"Episodes": _numbered() & known & ~_listed(given, "PROVIDER_CODES", "PLACE_PROVIDER")}


@rule(
    code="221",
    message="The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement "
    "postcode provided.",
    fields=("Episodes.PL_POST",),
    source=CHECKS,
    note="K3 is a placement from 2024-25 only, so that one list of placements holds for all years.",
    passes=Example(
        Providers=_PROVIDERS,
        Episodes=rows("URN LS PLACE PL_POST", "SC1 C2 K2 ZZ11AA", "SC1 V3 K2 ZZ9", "SC1 C2 U1 ZZ9", "SC1 C2 K2 -"),
    ),
    fails=Example({"Episodes": [0]}, Providers=_PROVIDERS, Episodes=rows("URN LS PLACE PL_POST", "SC1 C2 K2 ZZ91AA")),
)
def provider_is_at_that_postcode(given: Given) -> Failing:
    asked = _numbered() & ~short_break() & is_one_of("PLACE", ("K1", "K2", "K3", "R3", "S1"))
    theirs = given.any("Providers", col("POSTCODE").is_not_null(), per="provider")
    at = _known(given, "POSTCODE").str.replace_all(" ", "", literal=True).str.to_uppercase()
    return {"Episodes": asked & theirs & at.str.contains(as_postcode(given, "PL_POST"), literal=True).not_()}


@rule(
    code="227",
    message="Ofsted Unique reference number (URN) is not valid for the episode start date.",
    fields=("Episodes.URN", "Episodes.DECOM"),
    source=CHECKS,
    passes=Example(Providers=_PROVIDERS, Episodes=rows("URN DECOM", "SC1 31/08/2026", "SC9 01/10/2026")),
    fails=Example({"Episodes": [0]}, Providers=_PROVIDERS, Episodes=rows("URN DECOM", "SC1 01/09/2026")),
)
def provider_was_registered_at_the_start(given: Given) -> Failing:
    return {"Episodes": _numbered() & (col("DECOM") >= given.max("Providers", "REG_END", per="provider"))}


@rule(
    code="228",
    message="Ofsted Unique reference number (URN) is not valid for the episode end date",
    fields=("Episodes.URN", "Episodes.DEC"),
    source=CHECKS,
    note="An open episode at a provider that closes during the year is reported and may be right.",
    passes=Example(Providers=_PROVIDERS, Episodes=rows("URN DEC", "SC1 01/09/2026", "SC9 -")),
    fails=Example({"Episodes": [0, 1]}, Providers=_PROVIDERS, Episodes=rows("URN DEC", "SC1 02/09/2026", "SC1 -")),
)
def provider_was_registered_to_the_end(given: Given) -> Failing:
    return {"Episodes": _numbered() & (ends(given) > given.max("Providers", "REG_END", per="provider"))}


_LOCAL = {"la": "E08000001"}


def _whose(others: str, first: str, last: str) -> Rule:
    @rule(
        code="229",
        message="Placement provider does not match between the placing authority and the local authority code of the "
        "provider.",
        fields=("Episodes.URN", "Episodes.PLACE_PROVIDER"),
        source=CHECKS,
        first=first or None,
        last=last or None,
        note="The provider's authority may be worked out from its postcode, and then be wrong in some cases.",
        passes=Example(
            collection=_LOCAL,
            Providers=_PROVIDERS,
            Episodes=rows("URN PLACE PLACE_PROVIDER", "SC1 K2 PR1", "SC1 P1 PR2", "SC1 K2 PR4"),
        ),
        fails=Example(
            {"Episodes": [0]},
            collection=_LOCAL,
            Providers=_PROVIDERS,
            Episodes=rows("URN PLACE PLACE_PROVIDER", "SC1 K2 PR2"),
        ),
    )
    def provider_is_ours_or_not(given: Given) -> Failing:
        ours = given.first("Providers", col("LA_CODE") == pl.lit(given.la), per="provider")
        wrong = ((col("PLACE_PROVIDER") == "PR1") & ~ours) | ((col("PLACE_PROVIDER") == "PR2") & ours)
        return {"Episodes": _numbered() & not_one_of("PLACE", f"K3 {_ALWAYS} {others}".split()) & wrong}

    return provider_is_ours_or_not


WHOSE = (_whose(f"H5 P2 {_OTHER}", "", "2024-25"), _whose(_OTHERS, "2025-26", ""))


@rule(
    code="241",
    message="LA of placement is not an LA the provider has premises.",
    fields=("Episodes.URN",),
    source=CHECKS,
    first="2025-26",
    optional=("Providers",),
    note="The public validator compares with the returning authority and asks no list of providers. Here the list is "
    "asked; the returning authority stands in for a provider that it does not have.",
    passes=Example(
        collection=_LOCAL,
        Providers=_PROVIDERS,
        Episodes=rows("URN PLACE PL_LA", "SC1 K3 E08000001", "SC9 K3 E08000001", "SC1 U1 E08000002"),
    ),
    fails=Example(
        {"Episodes": [0, 1]},
        collection=_LOCAL,
        Providers=_PROVIDERS,
        Episodes=rows("URN PLACE PL_LA", "SC1 K3 E08000002", "SC9 K3 E08000002"),
    ),
)
def provider_has_premises_there(given: Given) -> Failing:
    there = pl.coalesce(_listed(given, "LA_CODE", "PL_LA"), col("PL_LA") == pl.lit(given.la))
    return {"Episodes": _numbered() & (col("PLACE") == "K3") & ~there}


def _provider(none: str, first: str, last: str) -> Rule:
    """A provider is one of those published, and a placement that has none is given none."""
    bare = none.split()[0]

    @rule(
        code="178",
        message="Placement provider code is not a valid code.",
        fields=("Episodes.PLACE_PROVIDER",),
        source=CHECKS,
        first=first or None,
        last=last or None,
        passes=Example(Episodes=rows("PLACE PLACE_PROVIDER", "U1 PR0", f"{bare} -", "U1 -", "- PR5")),
        fails=Example(
            {"Episodes": [0, 1, 2]}, Episodes=rows("PLACE PLACE_PROVIDER", "U1 PR6", f"{bare} PR1", f"{bare} PR6")
        ),
    )
    def provider_is_published(given: Given) -> Failing:
        published = is_one_of("PLACE_PROVIDER", [f"PR{at}" for at in range(6)])
        return {"Episodes": col("PLACE_PROVIDER").is_not_null() & (~published | is_one_of("PLACE", none.split()))}

    return provider_is_published


PROVIDER = (
    _provider(f"T0 T1 T2 T3 {_OTHER}", "", "2024-25"),
    _provider(f"T0 T1 T2 T3 {_OTHERS}", "2025-26", ""),
)
