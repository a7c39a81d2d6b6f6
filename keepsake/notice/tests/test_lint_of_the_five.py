"""What the linter finds in the five published notices: the 34 findings of a reading by hand, each found again by rule.

Every row is one finding of that reading: the notice, the lines it gave, and the rule that finds it. A row with several
facts has several rules. Lines are those of the reading, and ``MORE`` those that a rule found beside them. No lines: the
notice as a whole.
"""

from pathlib import Path
from time import perf_counter

import pytest

from keepsake.notice.library import load
from keepsake.notice.lint.register import lint
from keepsake.notice.tests.small_notice import TODAY

FOLDER = Path(__file__).parents[3] / "notices"
STOKE, STOCKTON, UNNAMED = "stoke-on-trent", "stockton-on-tees", "unnamed-council"
MANCHESTER, STAFFORDSHIRE = "manchester", "staffordshire"
ALL = (STOKE, STOCKTON, UNNAMED, MANCHESTER, STAFFORDSHIRE)

# number of the finding, notice, rule, lines, and what the finding must be about where the rule alone does not say it
ROWS = [
    (1, STOKE, "misspelt", (42, 43), "UK GPDR"),
    (2, STOKE, "schedule-1-missing", (44,), "9(2)(h)"),
    (3, STOKE, "statute-off-purpose", (42,), "children_and_families_act_2014_s19"),
    (4, STOKE, "safeguarding-without-partner", tuple(range(50, 58)), ""),
    (5, STOKE, "right-reframed", (71,), "Article 22"),
    (6, STOKE, "narrower-than-title", (), "looked-after children, the courts, adoption and criminal-offence data"),
    (7, STOCKTON, "basis-in-words", (17,), ""),
    (7, STOCKTON, "claims-and-courts", (17,), ""),
    (8, STOCKTON, "body-closed", (48, 53), "NHS Digital"),
    (9, STOCKTON, "cp-is-scope", (51,), "scheduled care, looked after within the last 12 months"),
    (
        10,
        STOCKTON,
        "special-category-unused",
        (88,),
        "Political opinions, Trade union membership, Genetic data and Bio",
    ),
    (11, STOCKTON, "criminal-data-implied", (59, 81), ""),
    (12, STOCKTON, "named-individual", (134,), ""),
    (12, STOCKTON, "contact-missing", (136,), ""),
    (13, UNNAMED, "no-controller", (), ""),
    (13, UNNAMED, "no-contact", (), ""),
    (13, UNNAMED, "no-dpo", (), ""),
    (13, UNNAMED, "no-rights", (), ""),
    (13, UNNAMED, "no-retention-period", (), ""),
    (13, UNNAMED, "no-complaint", (), ""),
    (13, UNNAMED, "no-transfers", (), ""),
    (14, UNNAMED, "heading-missing", (46, 47), ""),
    (15, UNNAMED, "list-missing", (75,), ""),
    (16, UNNAMED, "misclassified", (9, 11, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25), "special"),
    (17, UNNAMED, "basis-unused", (70,), "9(2)(e)"),
    (18, UNNAMED, "body-former-name", (91,), "HM Courts"),
    (19, UNNAMED, "acronym-unexplained", (78,), "KEPS"),
    (20, MANCHESTER, "nhs-opt-out", (62,), ""),
    (21, MANCHESTER, "consent-for-criminal-data", (85,), ""),
    (22, MANCHESTER, "no-rights", (126,), ""),
    (23, MANCHESTER, "no-retention-period", (122,), ""),
    (24, MANCHESTER, "old-programme-name", (34,), "troubled families"),
    (25, MANCHESTER, "misspelt", (14,), "data of birth"),
    (25, MANCHESTER, "misspelt", (52, 111), "Department of Education"),
    (26, STAFFORDSHIRE, "no-article-6", (), ""),
    (26, STAFFORDSHIRE, "no-article-9", (), ""),
    (26, STAFFORDSHIRE, "no-dpo", (), ""),
    (26, STAFFORDSHIRE, "no-regulator", (), ""),
    (26, STAFFORDSHIRE, "no-category-list", (), ""),
    (26, STAFFORDSHIRE, "no-sources", (), ""),
    (27, STAFFORDSHIRE, "body-closed", (40,), "Curriculum"),
    (28, STAFFORDSHIRE, "body-and-successor", (42, 44), "Levelling Up"),
    (29, STAFFORDSHIRE, "recipient-period-passed", (68,), "2025-03-31"),
    (30, STAFFORDSHIRE, "not-an-act", (23, 52, 73), "Data Protection Legislation 2018"),
    (31, STAFFORDSHIRE, "destruction-day-unclear", (30,), ""),
    *((32, notice, "sharing-duty-not-mentioned", (), "16LA") for notice in ALL),
    *((32, notice, "identifier-not-mentioned", (), "16LC") for notice in ALL),
    *((33, notice, "complaint-duty-not-mentioned", (), "164A") for notice in ALL),
    *((34, notice, "no-transfers", (), "") for notice in ALL),
    *((34, notice, "no-time-limit", (), "") for notice in ALL),
    *((34, notice, "no-access-log", (), "") for notice in ALL),
]

MORE = {
    4: (22,),  # recipients that stand outside the list
    16: (22,),  # the personal education plan, beside health checks that are in the right class
    22: (124,),  # the heading
    28: (68,),  # the department again, as the one that collects a return
    30: (71, 78),  # other lines of a statement that uses the words
}


@pytest.fixture(scope="module")
def found():
    return {id: lint(load(FOLDER / f"{id}.yaml"), TODAY) for id in ALL}


def test_there_are_34_findings():
    assert {number for number, *_ in ROWS} == set(range(1, 35))


@pytest.mark.parametrize(("number", "notice", "code", "lines", "about"), ROWS)
def test_what_was_read_by_hand_is_found_by_rule(found, number, notice, code, lines, about):
    same = [finding for finding in found[notice] if finding.code == code and about in f"{finding.what} {finding.where}"]

    assert len(same) == 1
    assert set(same[0].lines) == {*lines, *MORE.get(number, ())}


@pytest.mark.parametrize("notice", ALL)
def test_no_rule_breaks_on_a_published_notice(found, notice):
    assert "rule-crashed" not in {finding.code for finding in found[notice]}


def test_what_one_notice_has_is_not_found_in_the_others(found):
    only = {
        "cp-is-scope": STOCKTON,
        "named-individual": STOCKTON,
        "contact-missing": STOCKTON,
        "nhs-opt-out": MANCHESTER,
        "consent-for-criminal-data": MANCHESTER,
        "right-reframed": STOKE,
        "misclassified": UNNAMED,
        "no-controller": UNNAMED,
        "recipient-period-passed": STAFFORDSHIRE,
        "destruction-day-unclear": STAFFORDSHIRE,
    }

    for code, notice in only.items():
        assert [id for id in ALL if code in {finding.code for finding in found[id]}] == [notice]


@pytest.mark.parametrize("notice", ALL)
def test_a_published_notice_is_linted_in_under_50_milliseconds(notice):
    read = load(FOLDER / f"{notice}.yaml")

    def seconds():
        begun = perf_counter()
        lint(read, TODAY)
        return perf_counter() - begun

    assert min(seconds() for _ in range(5)) < 0.05
