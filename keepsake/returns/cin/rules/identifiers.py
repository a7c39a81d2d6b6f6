"""Who the child is: numbers that identify, and what is said of sex."""

import polars as pl

from keepsake.returns.cin.source import CHECKS
from keepsake.returns.engine.given import Given, col, is_given, is_missing
from keepsake.returns.engine.rule import Example, Failing, rule

# UPN guide: the letters of the check character, in the order of the remainder. I, O and S are not used.
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
LAST = {**{str(digit): digit for digit in range(10)}, **{letter: place for place, letter in enumerate(LETTERS)}}


@rule(
    code="1510",
    message="UPN invalid (wrong check letter at character 1)",
    fields=("ChildIdentifiers.UPN",),
    source=CHECKS,
    note="A temporary number ends in a letter, which counts as its place in the list of check letters.",
    passes=Example(ChildIdentifiers=[{"UPN": "A950000178301"}, {"UPN": None}, {"UPN": "R325"}]),
    fails=Example({"ChildIdentifiers": [0]}, ChildIdentifiers=[{"UPN": "B950000178301"}]),
)
def check_letter_is_right(given: Given) -> Failing:
    upn = col("UPN").str.to_uppercase()
    shaped = upn.str.contains(r"^[A-Z]\d{11}[0-9A-Z]$")
    weighed = [upn.str.slice(place - 1, 1).cast(pl.Int32, strict=False) * place for place in range(2, 13)]
    last = upn.str.slice(12, 1).replace_strict(LAST, default=None, return_dtype=pl.Int32) * 13
    rest = pl.sum_horizontal(*weighed, last) % 23
    letter = rest.replace_strict(dict(enumerate(LETTERS)), default=None, return_dtype=pl.String)
    return {"ChildIdentifiers": shaped & (upn.str.slice(0, 1) != letter)}


@rule(
    code="1520",
    message="More than one record with the same UPN.",
    fields=("ChildIdentifiers.UPN",),
    source=CHECKS,
    passes=Example(ChildIdentifiers=[{"UPN": "A950000178301"}, {"UPN": None}, {"UPN": None}]),
    fails=Example(
        {"ChildIdentifiers": [0, 2]},
        ChildIdentifiers=[{"UPN": "A950000178301"}, {"UPN": None}, {"UPN": "A950000178301"}],
    ),
)
def upn_is_one_childs(given: Given) -> Failing:
    return {"ChildIdentifiers": is_given("UPN") & col("UPN").is_duplicated()}


@rule(
    code="1530",
    message="UPN invalid (characters 2-4 not a recognised LA code)",
    fields=("ChildIdentifiers.UPN",),
    source=CHECKS,
    passes=Example(ChildIdentifiers=[{"UPN": "A380000178301"}, {"UPN": None}, {"UPN": "R34"}]),
    fails=Example({"ChildIdentifiers": [0]}, ChildIdentifiers=[{"UPN": "A421000178301"}]),
)
def upn_names_an_authority(given: Given) -> Failing:
    authority = col("UPN").str.slice(1, 3)
    known = given.codes("upn_authority")
    return {"ChildIdentifiers": (authority.str.len_chars() == 3) & ~authority.is_in(known)}


@rule(
    code="1540",
    message="UPN invalid (characters 5-12 not all numeric)",
    fields=("ChildIdentifiers.UPN",),
    source=CHECKS,
    passes=Example(ChildIdentifiers=[{"UPN": "A95000017830X"}, {"UPN": None}]),
    fails=Example({"ChildIdentifiers": [0, 1]}, ChildIdentifiers=[{"UPN": "A95000O178301"}, {"UPN": "A9500"}]),
)
def upn_counts_in_figures(given: Given) -> Failing:
    return {"ChildIdentifiers": is_given("UPN") & ~col("UPN").str.slice(4, 8).str.contains(r"^\d{8}$")}


@rule(
    code="1550",
    message="UPN invalid (character 13 not a recognised value)",
    fields=("ChildIdentifiers.UPN",),
    source=CHECKS,
    passes=Example(ChildIdentifiers=[{"UPN": "A950000178301"}, {"UPN": "A95000017830X"}, {"UPN": None}]),
    fails=Example({"ChildIdentifiers": [0, 1]}, ChildIdentifiers=[{"UPN": "A95000017830O"}, {"UPN": "A95000017830"}]),
)
def upn_ends_as_it_may(given: Given) -> Failing:
    return {"ChildIdentifiers": is_given("UPN") & ~col("UPN").str.slice(12, 1).is_in(list(LAST))}


@rule(
    code="1560Q",
    message="Please check and either amend or provide a reason: Former UPN wrongly formatted",
    fields=("ChildIdentifiers.FormerUPN",),
    source=CHECKS,
    severity="query",
    passes=Example(ChildIdentifiers=[{"FormerUPN": "X987654321231"}, {"FormerUPN": None}]),
    fails=Example({"ChildIdentifiers": [0]}, ChildIdentifiers=[{"FormerUPN": "X0000Y0000007"}]),
)
def former_upn_has_its_form(given: Given) -> Failing:
    shaped = col("FormerUPN").str.contains(r"^[A-Za-z]\d{11}[0-9A-Za-z]$")
    return {"ChildIdentifiers": is_given("FormerUPN") & ~shaped}


@rule(
    code="1570",
    message="LA Child ID must not be longer than 20 characters",
    fields=("ChildIdentifiers.LAchildID",),
    source=CHECKS,
    first="2024-25",
    passes=Example(ChildIdentifiers=[{"LAchildID": "A" * 20}]),
    fails=Example({"ChildIdentifiers": [0]}, ChildIdentifiers=[{"LAchildID": "A" * 21}]),
)
def id_is_short(given: Given) -> Failing:
    return {"ChildIdentifiers": col("LAchildID").str.len_chars() > 20}


@rule(
    code="1580",
    message="LA Child ID must not contain any non-alphanumeric characters",
    fields=("ChildIdentifiers.LAchildID",),
    source=CHECKS,
    first="2024-25",
    passes=Example(ChildIdentifiers=[{"LAchildID": "A1"}]),
    fails=Example({"ChildIdentifiers": [0]}, ChildIdentifiers=[{"LAchildID": "A-1"}]),
)
def id_is_plain(given: Given) -> Failing:
    return {"ChildIdentifiers": col("LAchildID").str.contains(r"[^0-9A-Za-z]")}


@rule(
    code="8500",
    message="LA Child ID missing",
    fields=("ChildIdentifiers.LAchildID",),
    source=CHECKS,
    passes=Example(ChildIdentifiers=[{"LAchildID": "1"}]),
    fails=Example({"ChildIdentifiers": [1]}, ChildIdentifiers=[{"LAchildID": "1"}, {"LAchildID": None}]),
)
def child_has_an_id(given: Given) -> Failing:
    return {"ChildIdentifiers": ~is_given("LAchildID")}


@rule(
    code="8510",
    message="More than one child record with the same LA Child ID",
    fields=("ChildIdentifiers.LAchildID",),
    source=CHECKS,
    passes=Example(ChildIdentifiers=[{"LAchildID": "1"}, {"LAchildID": "2"}]),
    fails=Example({"ChildIdentifiers": [0, 1]}, ChildIdentifiers=[{"LAchildID": "1"}, {"LAchildID": "1"}]),
)
def id_is_one_childs(given: Given) -> Failing:
    return {"ChildIdentifiers": is_given("LAchildID") & col("LAchildID").is_duplicated()}


@rule(
    code="4180",
    message="Sex must be provided and equal M, F, or U",
    fields=("ChildIdentifiers.Sex",),
    source=CHECKS,
    passes=Example(ChildIdentifiers=[{"Sex": "M"}, {"Sex": "F"}, {"Sex": "U"}]),
    fails=Example({"ChildIdentifiers": [0, 1]}, ChildIdentifiers=[{"Sex": None}, {"Sex": "X"}]),
)
def sex_is_given(given: Given) -> Failing:
    return {"ChildIdentifiers": is_missing("Sex") | ~col("Sex").is_in(given.codes("sex"))}


@rule(
    code="8750",
    message="Sex must equal U for an unborn child",
    fields=(
        "ChildIdentifiers.Sex",
        "ChildIdentifiers.PersonBirthDate",
        "ChildIdentifiers.ExpectedPersonBirthDate",
    ),
    source=CHECKS,
    passes=Example(ChildIdentifiers=[{"Sex": "U", "PersonBirthDate": None, "ExpectedPersonBirthDate": "2026-05-01"}]),
    fails=Example(
        {"ChildIdentifiers": [0]},
        ChildIdentifiers=[{"Sex": "M", "PersonBirthDate": None, "ExpectedPersonBirthDate": "2026-05-01"}],
    ),
)
def sex_of_the_unborn_is_unknown(given: Given) -> Failing:
    is_unborn = col("ExpectedPersonBirthDate").is_not_null() & col("PersonBirthDate").is_null()
    return {"ChildIdentifiers": is_unborn & col("Sex").ne_missing("U")}
