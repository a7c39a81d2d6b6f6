"""The five councils' notices, held against the published texts they were written from, where those are at hand."""

import re
from datetime import date
from pathlib import Path

import pytest

from keepsake.notice.deciding import Answer, Reason, Request, compile_notice
from keepsake.notice.library import load
from keepsake.notice.model import CODED
from keepsake.notice.published import coverage
from keepsake.standard.vocabulary import KINDS, terms

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "notices"
REFERENCE = ROOT.parent / "shared"

TEXTS = {
    "stoke-on-trent": "000_90283e4893b9dd40.txt",
    "stockton-on-tees": "001_4d3da5666fef6df5.txt",
    "unnamed-council": "002_5dbcbf1482040da8.txt",
    "manchester": "003_f1332ce97cb0c817.txt",
    "staffordshire": "004_a4a03506dbd9723a.txt",
}
COUNCILS = tuple(TEXTS)
DAY = date(2026, 11, 22)

at_hand = pytest.mark.skipif(
    not (REFERENCE / "seeds").is_dir(), reason="the councils' published texts are not at hand beside the project"
)


@pytest.fixture(params=COUNCILS)
def council(request):
    return request.param


@pytest.fixture
def notice(council):
    return load(FOLDER / f"{council}.yaml")


@at_hand
def test_every_line_of_the_published_text_is_anchored(council, notice):
    text = (REFERENCE / "seeds" / TEXTS[council]).read_text(encoding="utf-8")

    found = coverage(notice, text)

    assert (found.unanchored, found.changed) == ((), ()) or (list(found.unanchored), list(found.changed)) == ([], [])
    assert found.lines == found.anchored > 0


@at_hand
def test_no_sentence_of_the_published_text_is_copied(council, notice):
    """Not more than eight words in a row, but for names and titles given on purpose as wording."""
    text = " ".join((REFERENCE / "seeds" / TEXTS[council]).read_text(encoding="utf-8").lower().split())
    ours = [statement.label for statement in notice.statements.values()]
    ours += [statement.note for statement in notice.statements.values()]
    ours += [permit.necessity for permit in notice.permits]

    runs = [
        " ".join(words[start : start + 9])
        for words in (label.lower().split() for label in ours)
        for start in range(len(words) - 8)
    ]

    assert [run for run in runs if run in text] == []


@at_hand
def test_every_item_that_the_council_states_is_in_the_notice(council, notice):
    stated = items_stated(COUNCILS.index(council))

    missing = [
        f"{item} {kind}.{code}: lines {sorted(lines - anchored(notice, kind, code))}"
        for item, (kind, code, lines) in stated.items()
        if not lines <= anchored(notice, kind, code)
    ]

    assert missing == []
    assert len(stated) > 50


def items_stated(column):
    """Item -> its kind, code and the lines that the reference says the council states it in."""
    code_of = {term.item: (kind, term.code) for kind in KINDS for term in terms(kind).values() if term.item}
    found = {}
    for row in (REFERENCE / "reference" / "notice-matrix.md").read_text(encoding="utf-8").splitlines():
        match = re.match(r"\| ([A-O]\d\d) \| ", row)
        if match:
            cell = row.strip().strip("|").split(" | ")[2 + column]
            lines = {int(number) for number in re.findall(r'(?:^|<br>)\s*L(\d+) "', cell)}
            if lines:
                found[match[1]] = (*code_of[match[1]], lines)
    return found


def anchored(notice, kind, code):
    """The lines that a code rests on."""
    if kind in CODED:
        keys = notice.codes[kind][code].says if code in notice.codes[kind] else ()
    else:
        keys = (f"{kind}.{code}",)
    return {anchor.line for key in keys if key in notice.statements for anchor in notice.statements[key].at}


def test_every_bound_code_of_what_is_collected_shared_and_used_has_a_permit(notice):
    """Or is one that the linter reports: a special category that no purpose needs, or a body that is gone."""
    granted = {
        "purposes": {permit.purpose for permit in notice.permits},
        "categories": {code for permit in notice.permits for code in permit.categories},
        "sources": {code for permit in notice.permits for code in permit.sources},
        "recipients": {code for permit in notice.permits for code in permit.recipients},
        "subjects": {code for permit in notice.permits for code in permit.subjects},
    }
    idle = {(kind, code) for kind, codes in granted.items() for code in notice.codes[kind] if code not in codes}

    unneeded = {("categories", f"{what}") for what in ("political_opinions", "trade_union_membership")}
    unneeded |= {("categories", "genetic_data"), ("categories", "biometric_data")}
    gone = {(kind, code) for kind, code in idle if kind == "recipients" and not terms(kind)[code].valid_on(DAY)}
    assert idle - unneeded - gone == set()


ASKED = {
    "stoke-on-trent": ("safeguard_children", Answer.PERMIT, None),
    "stockton-on-tees": ("plan_support", Answer.PERMIT, None),
    "unnamed-council": ("plan_support", Answer.PERMIT, None),
    "manchester": ("plan_support", Answer.PERMIT, None),
    "staffordshire": ("plan_support", Answer.DENY, Reason.NOT_COVERED),  # it names no category of information at all
}


def test_may_a_social_worker_read_health_information(council, notice):
    purpose, answer, reason = ASKED[council]
    request = Request("read", purpose, frozenset({"health"}), DAY, role="social_worker", relationship="allocated")

    decision = compile_notice(notice).decide(request)

    assert decision.reason is reason
    assert decision.allowed == (answer is Answer.PERMIT)
    if decision.allowed:
        assert any(code.endswith(("health_or_social_care", "substantial_public_interest")) for code in decision.basis)
        assert any(key.startswith("categories.") for key in decision.statements)


@pytest.mark.parametrize("category", ["health", "visual_images", "bank_details", "nhs_number", "adoption"])
def test_no_notice_stands_between_a_person_and_their_own_record(notice, category):
    request = Request(
        action="share",
        purpose="subject_access",
        categories=frozenset({category}),
        on=DAY,
        recipient="the_person_themselves",
        role="data_protection_officer",
        relationship="information_governance",
        context=frozenset({"rights_request_open"}),
    )

    decision = compile_notice(notice).decide(request)

    if category == "adoption" and decision.prohibitions:
        assert decision.prohibitions == ("adoption-disclosure",)
    else:
        assert decision.allowed


def test_whatever_the_notice_says_a_risk_to_a_child_can_be_recorded(notice):
    compiled = compile_notice(notice)

    for category in terms("categories"):
        request = Request(
            action="collect",
            purpose="safeguard_children",
            categories=frozenset({category}),
            on=DAY,
            source="neighbours",
            role="business_support",
            context=frozenset({"restriction", "objection_upheld", "consent_withdrawn"}),
        )
        assert compiled.decide(request).allowed


def test_every_inferred_permit_says_who_approved_it_and_until_when(notice):
    inferred = [permit for permit in notice.permits if permit.link == "inferred"]

    assert inferred
    assert {permit.approved_by for permit in inferred} == {"demonstration"}
    assert all(permit.review_on for permit in inferred)


def test_the_council_that_its_notice_does_not_name_stays_unnamed():
    header = load(FOLDER / "unnamed-council.yaml").header

    assert header.controller is None
    assert header.council == "a council that its notice does not name"
