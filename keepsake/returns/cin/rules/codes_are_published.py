"""Codes that must be there, and that must be of their published list."""

from datetime import date

import polars as pl

from keepsake.returns.cin.source import CHECKS
from keepsake.returns.cin.truth import NO, YES, is_no
from keepsake.returns.engine.given import Given, col, is_given
from keepsake.returns.engine.rule import Example, Failing, Rule, rule

# The rule's own text: a source is asked for of referrals from this day on.
SOURCES_SINCE = date(2013, 4, 1)


def _of_its_list(code: str, field: str, codes: str, message: str, good: str, needed: bool = True) -> Rule:
    table, column = field.split(".")
    wrong: list[dict[str, str | None]] = [{column: "ZZ"}]
    if needed:
        wrong.append({column: None})

    @rule(
        code=code,
        message=message,
        fields=(field,),
        source=CHECKS,
        passes=Example(**{table: [{column: good}, *([] if needed else [{column: None}])]}),
        fails=Example({table: list(range(len(wrong)))}, **{table: wrong}),
    )
    def is_of_its_list(given: Given) -> Failing:
        known = col(column).is_in(given.codes(codes))
        return {table: ~known.fill_null(False) if needed else ~known}

    return is_of_its_list


OF_THEIR_LISTS = (
    _of_its_list(
        "4220",
        "ChildCharacteristics.Ethnicity",
        "ethnicity",
        "Ethnicity is missing or invalid (see Ethnicity table)",
        "WBRI",
    ),
    _of_its_list(
        "8640",
        "CINdetails.ReasonForClosure",
        "reason_for_closure",
        "CIN Reason for closure code invalid (see Reason for Closure table in CIN Census code set)",
        "RC1",
        needed=False,
    ),
    _of_its_list(
        "8650",
        "CINdetails.PrimaryNeedCode",
        "primary_need",
        "Primary Need Code invalid (see Primary Need table in CIN census code set)",
        "N1",
        needed=False,
    ),
    _of_its_list(
        "8905",
        "ChildProtectionPlans.InitialCategoryOfAbuse",
        "category_of_abuse",
        "Initial Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census code set)",
        "NEG",
    ),
    _of_its_list(
        "8910",
        "ChildProtectionPlans.LatestCategoryOfAbuse",
        "category_of_abuse",
        "Latest Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census code set)",
        "NEG",
    ),
)


@rule(
    code="8568",
    message="RNFA flag is missing or invalid",
    fields=("CINdetails.ReferralNFA",),
    source=CHECKS,
    passes=Example(CINdetails=[{"ReferralNFA": each} for each in ("1", "0", "true", "false")]),
    fails=Example({"CINdetails": [0, 1]}, CINdetails=[{"ReferralNFA": None}, {"ReferralNFA": "2"}]),
)
def further_action_is_said(given: Given) -> Failing:
    return {"CINdetails": ~col("ReferralNFA").str.to_lowercase().is_in([*YES, *NO]).fill_null(False)}


@rule(
    code="8610",
    message="Primary Need code is missing for a referral which led to further action.",
    fields=("CINdetails.ReferralNFA", "CINdetails.PrimaryNeedCode"),
    source=CHECKS,
    passes=Example(CINdetails=[{"ReferralNFA": "0", "PrimaryNeedCode": "N1"}, {"ReferralNFA": "1"}]),
    fails=Example({"CINdetails": [0]}, CINdetails=[{"ReferralNFA": "false", "PrimaryNeedCode": None}]),
)
def further_action_has_a_need(given: Given) -> Failing:
    return {"CINdetails": is_no("ReferralNFA") & ~is_given("PrimaryNeedCode")}


@rule(
    code="8730",
    message="Total Number of previous Child Protection Plans missing",
    fields=("ChildProtectionPlans.NumberOfPreviousCPP",),
    source=CHECKS,
    passes=Example(ChildProtectionPlans=[{"NumberOfPreviousCPP": "0"}]),
    fails=Example(
        {"ChildProtectionPlans": [0, 1]},
        ChildProtectionPlans=[{"NumberOfPreviousCPP": None}, {"NumberOfPreviousCPP": "-1"}],
    ),
)
def earlier_plans_are_counted(given: Given) -> Failing:
    counted = col("NumberOfPreviousCPP").cast(pl.Float64, strict=False)
    return {"ChildProtectionPlans": counted.is_null() | (counted < 0)}


@rule(
    code="8866",
    message="Source of Referral is missing or an invalid code",
    fields=("CINdetails.CINreferralDate", "CINdetails.ReferralSource"),
    source=CHECKS,
    passes=Example(
        CINdetails=[
            {"CINreferralDate": "2026-05-01", "ReferralSource": "1A"},
            {"CINreferralDate": "2013-03-31", "ReferralSource": None},
        ]
    ),
    fails=Example(
        {"CINdetails": [0, 1]},
        CINdetails=[
            {"CINreferralDate": "2026-05-01", "ReferralSource": None},
            {"CINreferralDate": "2026-05-01", "ReferralSource": "1Z"},
        ],
    ),
)
def referral_has_a_source(given: Given) -> Failing:
    known = col("ReferralSource").is_in(given.codes("referral_source")).fill_null(False)
    return {"CINdetails": (col("CINreferralDate") >= SOURCES_SINCE) & ~known}
