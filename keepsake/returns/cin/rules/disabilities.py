"""Disabilities, and what is said of all children of a return together."""

import polars as pl

from keepsake.returns.cin.source import CHECKS
from keepsake.returns.cin.truth import is_no
from keepsake.returns.engine.given import Given, col, is_given, written
from keepsake.returns.engine.rule import Example, Failing, Together, rule

# Parameters of the rules' own text.
FEW_CODES, MOST_WITHOUT_SEX = 8, 0.02
_SOME = col("Disability") != "NONE"
_CODES = ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS")


@rule(
    code="8540",
    message="Child's disability is missing or invalid (see Disability table)",
    fields=("Disabilities.Disability", "ChildIdentifiers.PersonBirthDate", "CINdetails.ReferralNFA"),
    source=CHECKS,
    passes=Example(
        ChildIdentifiers=[{"LAchildID": "1", "PersonBirthDate": "2015-05-01"}],
        Disabilities=[{"LAchildID": "1", "Disability": "NONE"}],
        CINdetails=[{"LAchildID": "1", "ReferralNFA": "0"}],
    ),
    fails=Example(
        {"ChildIdentifiers": [0], "Disabilities": [0], "CINdetails": [0]},
        ChildIdentifiers=[{"LAchildID": "1", "PersonBirthDate": "2015-05-01"}],
        Disabilities=[{"LAchildID": "1", "Disability": "ZZ"}],
        CINdetails=[{"LAchildID": "1", "ReferralNFA": "0"}],
    ),
    note="One finding for each child, with every referral that goes on.",
)
def disability_is_said(given: Given) -> Failing:
    born = given.any("ChildIdentifiers", written("PersonBirthDate").is_not_null())
    goes_on = given.any("CINdetails", is_no("ReferralNFA"))
    unsaid = ~given.any("Disabilities", col("Disability").is_in(given.codes("disability")))
    wrong = born & goes_on & unsaid
    where = {"ChildIdentifiers": wrong, "Disabilities": wrong, "CINdetails": wrong & is_no("ReferralNFA")}
    return Together(where, by="child")


@rule(
    code="8794",
    message="Child has two or more disabilities with the same code",
    fields=("Disabilities.Disability",),
    source=CHECKS,
    passes=Example(Disabilities=[{"LAchildID": "1", "Disability": "MOB"}, {"LAchildID": "1", "Disability": "LD"}]),
    fails=Example({"Disabilities": [0, 1]}, Disabilities=[{"LAchildID": "1", "Disability": "MOB"}] * 2),
)
def a_disability_is_given_once(given: Given) -> Failing:
    return {"Disabilities": is_given("Disability") & pl.struct("LAchildID", "Disability").is_duplicated()}


@rule(
    code="2886Q",
    message="Please check and either amend or provide a reason: Percentage of children with no sex recorded is more "
    "than 2% (excluding unborns)",
    fields=("ChildIdentifiers.Sex", "ChildIdentifiers.ExpectedPersonBirthDate"),
    source=CHECKS,
    severity="query",
    note="Asked of the whole return; every born child without a sex is reported.",
    passes=Example(
        ChildIdentifiers=[
            {"Sex": "M", "ExpectedPersonBirthDate": None},
            {"Sex": "U", "ExpectedPersonBirthDate": "2026-05-01"},
        ]
    ),
    fails=Example(
        {"ChildIdentifiers": [1, 2]},
        ChildIdentifiers=[
            {"Sex": "M", "ExpectedPersonBirthDate": None},
            {"Sex": "U", "ExpectedPersonBirthDate": None},
            {"Sex": None, "ExpectedPersonBirthDate": None},
        ],
    ),
)
def sex_is_mostly_known(given: Given) -> Failing:
    unknown = (col("Sex").is_in(["U", "0"]) | col("Sex").is_null()) & col("ExpectedPersonBirthDate").is_null()
    return {"ChildIdentifiers": unknown & (given.whole("ChildIdentifiers", unknown.mean()) > MOST_WITHOUT_SEX)}


@rule(
    code="2887Q",
    message="Please check and either amend or provide a reason: Less than 8 disability codes have been used in your "
    "return",
    fields=("Disabilities.Disability",),
    source=CHECKS,
    severity="query",
    note="Asked of the whole return; every disability is reported.",
    passes=Example(Disabilities=[{"LAchildID": str(at), "Disability": code} for at, code in enumerate(_CODES)]),
    fails=Example(
        {"Disabilities": list(range(7))},
        Disabilities=[{"LAchildID": str(at), "Disability": code} for at, code in enumerate(_CODES[1:])],
    ),
)
def many_disabilities_are_told_apart(given: Given) -> Failing:
    used = given.whole("Disabilities", col("Disability").filter(_SOME).n_unique())
    return {"Disabilities": _SOME & (used < FEW_CODES)}


@rule(
    code="2888Q",
    message="Please check and either amend or provide a reason: Only one disability code is recorded per child and "
    "multiple disabilities should be recorded where possible.",
    fields=("Disabilities.Disability",),
    source=CHECKS,
    severity="query",
    note="Asked of the whole return; every disability is reported.",
    passes=Example(
        Disabilities=[
            {"LAchildID": "1", "Disability": "MOB"},
            {"LAchildID": "1", "Disability": "LD"},
            {"LAchildID": "2", "Disability": "LD"},
        ]
    ),
    fails=Example(
        {"Disabilities": [0, 1]},
        Disabilities=[{"LAchildID": "1", "Disability": "MOB"}, {"LAchildID": "2", "Disability": "LD"}],
    ),
)
def some_child_has_two_disabilities(given: Given) -> Failing:
    several = given.count("Disabilities", _SOME) > 1
    return {"Disabilities": _SOME & ~given.whole("Disabilities", several.any())}
