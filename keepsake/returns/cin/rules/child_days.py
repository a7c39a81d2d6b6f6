"""The days of a child: birth, expected birth, death, beside the year and the referral."""

from datetime import timedelta

import polars as pl

from keepsake.returns.cin.source import CHECKS
from keepsake.returns.cin.truth import is_no
from keepsake.returns.engine.given import Given, col, is_given, written, years_after
from keepsake.returns.engine.rule import Example, Failing, Linked, rule

# Parameters of the rules' own text.
LONGEST_PREGNANCY, BEFORE_THE_END, MONTHS_AFTER, CARE_ENDS, SCHOOL_BEGINS = 280, 30, 9, 25, 4


@rule(
    code="8520",
    message="Date of Birth is after data collection period (must be on or before the end of the census period)",
    fields=("ChildIdentifiers.PersonBirthDate",),
    source=CHECKS,
    passes=Example(ChildIdentifiers=[{"PersonBirthDate": "2027-03-31"}, {"PersonBirthDate": None}]),
    fails=Example({"ChildIdentifiers": [0]}, ChildIdentifiers=[{"PersonBirthDate": "2027-04-01"}]),
)
def is_born_by_the_end(given: Given) -> Failing:
    return {"ChildIdentifiers": col("PersonBirthDate") > given.end}


@rule(
    code="8525Q",
    message="Either Date of Birth or Expected Date of Birth must be provided (but not both)",
    fields=("ChildIdentifiers.PersonBirthDate", "ChildIdentifiers.ExpectedPersonBirthDate"),
    source=CHECKS,
    severity="query",
    passes=Example(ChildIdentifiers=[{"PersonBirthDate": "2026-05-01", "ExpectedPersonBirthDate": None}]),
    fails=Example(
        {"ChildIdentifiers": [0, 1]},
        ChildIdentifiers=[
            {"PersonBirthDate": "2026-05-01", "ExpectedPersonBirthDate": "2026-05-01"},
            {"PersonBirthDate": None, "ExpectedPersonBirthDate": None},
        ],
    ),
)
def one_birth_is_given(given: Given) -> Failing:
    return {"ChildIdentifiers": written("PersonBirthDate").is_null() == written("ExpectedPersonBirthDate").is_null()}


@rule(
    code="8530Q",
    message="Please check and either amend data or provide a reason: Expected Date of Birth is outside the expected "
    "range for this census (March to December of the Census Year end)",
    fields=("ChildIdentifiers.ExpectedPersonBirthDate",),
    source=CHECKS,
    severity="query",
    passes=Example(ChildIdentifiers=[{"ExpectedPersonBirthDate": "2027-03-30"}, {"ExpectedPersonBirthDate": None}]),
    fails=Example(
        {"ChildIdentifiers": [0, 1]},
        ChildIdentifiers=[{"ExpectedPersonBirthDate": "2027-02-01"}, {"ExpectedPersonBirthDate": "2028-01-01"}],
    ),
)
def expected_birth_is_near(given: Given) -> Failing:
    latest = pl.lit(given.end).dt.offset_by(f"{MONTHS_AFTER}mo")
    expected = col("ExpectedPersonBirthDate")
    return {"ChildIdentifiers": (expected < given.end - timedelta(days=BEFORE_THE_END)) | (expected > latest)}


@rule(
    code="8535Q",
    message="Please check and either amend data or provide a reason: Child's date of death should not be prior to the "
    "date of birth",
    fields=("ChildIdentifiers.PersonDeathDate", "ChildIdentifiers.PersonBirthDate"),
    source=CHECKS,
    severity="query",
    note="A death without a birth is reported too.",
    passes=Example(ChildIdentifiers=[{"PersonDeathDate": "2026-05-01", "PersonBirthDate": "2026-05-01"}]),
    fails=Example(
        {"ChildIdentifiers": [0, 1]},
        ChildIdentifiers=[
            {"PersonDeathDate": "2026-05-01", "PersonBirthDate": "2026-05-02"},
            {"PersonDeathDate": "2026-05-01", "PersonBirthDate": None},
        ],
    ),
)
def death_is_not_before_birth(given: Given) -> Failing:
    early = (col("PersonDeathDate") < col("PersonBirthDate")).fill_null(True)
    return {"ChildIdentifiers": col("PersonDeathDate").is_not_null() & early}


@rule(
    code="8545Q",
    message="Please check and either amend data or provide a reason: Child's date of death should be within the census "
    "year",
    fields=("ChildIdentifiers.PersonDeathDate",),
    source=CHECKS,
    severity="query",
    passes=Example(ChildIdentifiers=[{"PersonDeathDate": "2026-04-01"}, {"PersonDeathDate": None}]),
    fails=Example(
        {"ChildIdentifiers": [0, 1]},
        ChildIdentifiers=[{"PersonDeathDate": "2026-03-31"}, {"PersonDeathDate": "2027-04-01"}],
    ),
)
def death_is_in_the_year(given: Given) -> Failing:
    return {"ChildIdentifiers": ~col("PersonDeathDate").is_between(given.start, given.end)}


@rule(
    code="8555Q",
    message="Child cannot be referred after its recorded date of death",
    fields=("CINdetails.CINreferralDate", "ChildIdentifiers.PersonDeathDate"),
    source=CHECKS,
    severity="query",
    passes=Example(
        CINdetails=[{"LAchildID": "1", "CINreferralDate": "2026-05-01"}],
        ChildIdentifiers=[{"LAchildID": "1", "PersonDeathDate": "2026-05-01"}],
    ),
    fails=Example(
        {"CINdetails": [0], "ChildIdentifiers": [0]},
        CINdetails=[{"LAchildID": "1", "CINreferralDate": "2026-05-02"}],
        ChildIdentifiers=[{"LAchildID": "1", "PersonDeathDate": "2026-05-01"}],
    ),
)
def referral_is_not_after_death(given: Given) -> Failing:
    late = col("CINreferralDate") > given.first("ChildIdentifiers", "PersonDeathDate")
    return {"CINdetails": Linked(late, {"ChildIdentifiers": given.row_of("ChildIdentifiers")})}


@rule(
    code="8606",
    message="Child referral date is more than 40 weeks before DOB or expected DOB",
    fields=(
        "CINdetails.CINreferralDate",
        "ChildIdentifiers.PersonBirthDate",
        "ChildIdentifiers.ExpectedPersonBirthDate",
    ),
    source=CHECKS,
    passes=Example(
        CINdetails=[{"LAchildID": "1", "CINreferralDate": "2026-05-01"}],
        ChildIdentifiers=[{"LAchildID": "1", "PersonBirthDate": None, "ExpectedPersonBirthDate": "2027-02-05"}],
    ),
    fails=Example(
        {"CINdetails": [0], "ChildIdentifiers": [0]},
        CINdetails=[{"LAchildID": "1", "CINreferralDate": "2026-05-01"}],
        ChildIdentifiers=[{"LAchildID": "1", "PersonBirthDate": "2027-02-06", "ExpectedPersonBirthDate": None}],
    ),
)
def referral_is_not_before_conception(given: Given) -> Failing:
    born = given.first("ChildIdentifiers", pl.coalesce("PersonBirthDate", "ExpectedPersonBirthDate"))
    early = col("CINreferralDate") < born - timedelta(days=LONGEST_PREGNANCY)
    return {"CINdetails": Linked(early, {"ChildIdentifiers": given.row_of("ChildIdentifiers")})}


@rule(
    code="8775Q",
    message="Please check and either amend data or provide a reason: Child is over 25 years old",
    fields=("ChildIdentifiers.PersonBirthDate", "CINdetails.CINclosureDate"),
    source=CHECKS,
    severity="query",
    passes=Example(
        CINdetails=[{"LAchildID": "1", "CINclosureDate": None}],
        ChildIdentifiers=[{"LAchildID": "1", "PersonBirthDate": "2010-05-01"}],
    ),
    fails=Example(
        {"CINdetails": [0], "ChildIdentifiers": [0]},
        CINdetails=[{"LAchildID": "1", "CINclosureDate": None}],
        ChildIdentifiers=[{"LAchildID": "1", "PersonBirthDate": "1999-05-01"}],
    ),
)
def child_is_young(given: Given) -> Failing:
    until = years_after(given.first("ChildIdentifiers", "PersonBirthDate"), CARE_ENDS)
    late = (until < given.end) & (col("CINclosureDate").is_null() | (col("CINclosureDate") > until))
    return {"CINdetails": Linked(late, {"ChildIdentifiers": given.row_of("ChildIdentifiers")})}


@rule(
    code="8590",
    message="Child does not have a recorded CIN episode.",
    fields=("ChildIdentifiers.LAchildID",),
    source=CHECKS,
    passes=Example(ChildIdentifiers=[{"LAchildID": "1"}], CINdetails=[{"LAchildID": "1"}]),
    fails=Example({"ChildIdentifiers": [0]}, ChildIdentifiers=[{"LAchildID": "1"}], CINdetails=[{"LAchildID": "2"}]),
)
def child_has_a_case(given: Given) -> Failing:
    return {"ChildIdentifiers": ~given.exists("CINdetails")}


@rule(
    code="8770Q",
    message="Please check and either amend data or provide a reason: UPN is missing or reason UPN is missing or is UN1 "
    "for a child who is of school age.",
    fields=("ChildIdentifiers.UPNunknown", "ChildIdentifiers.UPN", "ChildIdentifiers.PersonBirthDate"),
    source=CHECKS,
    severity="query",
    passes=Example(
        ChildIdentifiers=[{"LAchildID": "1", "UPN": None, "UPNunknown": "UN3", "PersonBirthDate": "2015-05-01"}],
        CINdetails=[{"LAchildID": "1", "ReferralNFA": "0"}],
    ),
    fails=Example(
        {"ChildIdentifiers": [0]},
        ChildIdentifiers=[{"LAchildID": "1", "UPN": None, "UPNunknown": "UN1", "PersonBirthDate": "2015-05-01"}],
        CINdetails=[{"LAchildID": "1", "ReferralNFA": "false"}],
    ),
)
def a_schoolchild_has_a_upn(given: Given) -> Failing:
    of_age = years_after(col("PersonBirthDate"), SCHOOL_BEGINS) <= given.end
    reasons = [code for code in given.codes("upn_unknown") if code != "UN1"]
    unexplained = ~is_given("UPN").fill_null(False) & ~col("UPNunknown").is_in(reasons).fill_null(False)
    return {"ChildIdentifiers": of_age & unexplained & given.any("CINdetails", is_no("ReferralNFA"))}
