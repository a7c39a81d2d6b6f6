"""The tables of terms keep what the rest of the project relies on."""

import re
from collections import Counter

import pytest

from keepsake.standard.tables import rows
from keepsake.standard.vocabulary import COMMON, KINDS, terms

SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
MARKUP = re.compile(r"[<>\[\]*_`|\\{}]|https?:")
DPV = re.compile(r"(dpv|pd|eu-gdpr|sector-[a-z]+):[A-Z][A-Za-z0-9-]*")
LOCAL = re.compile(r"csc:[a-z0-9_]+(-[a-z0-9_]+)?")

ITEMS_OF_THE_NOTICES = [
    f"{letter}{number:02}"
    for letter, count in zip("ABCDEFGHIJKLMNO", [11, 21, 55, 16, 23, 52, 20, 48, 34, 8, 8, 16, 4, 6, 5], strict=True)
    for number in range(1, count + 1)
]

SPECIAL = {
    *("ethnic_origin", "religion", "political_opinions", "trade_union_membership", "genetic_data", "biometric_data"),
    *("health", "mental_health", "disability", "drug_and_alcohol_use", "sexual_orientation", "medical_history"),
    *("strengths_and_difficulties", "looked_after_health_checks", "cp_is_record"),
}
CRIMINAL = {"criminal_history", "risk_to_children", "police_reports"}

CLOSED = {
    ("categories", "sensitivity"): {"ordinary", "special", "criminal"},
    ("recipients", "role"): {"controller", "processor", "both"},
    ("recipients", "group"): {
        *("council", "local_authority", "health", "police", "court", "government", "regulator", "provider"),
        *("education", "voluntary", "safeguarding", "emergency", "justice", "other"),
    },
    ("bases", "family"): {"article6", "article9", "schedule1", "article10", "statute"},
    ("bases", "applies_to"): {"", "special", "criminal", "both"},
    ("circumstances", "effect"): {"condition", "stop", "emergency"},
    ("purposes", "service"): {
        *("early_help", "casework", "looked_after", "send", "adoption", "carers", "returns", "management"),
    },
    ("purposes", "safeguarding"): {"yes", "no"},
    ("processes", "direction"): {"in", "out", "both", "none"},
    **{
        (kind, "statement_kind"): {"promise", "description", "heading", "furniture"}
        for kind in ("about", "processes", "conditions", "retention", "rights", "safeguards", "contacts", "furniture")
    },
}


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


def test_every_code_is_snake_case_and_stands_once_in_its_kind(kind):
    codes = [row["code"] for row in rows(kind)]

    assert [code for code in codes if not SNAKE_CASE.fullmatch(code)] == []
    assert [code for code, count in Counter(codes).items() if count > 1] == []


def test_every_kind_has_the_common_columns_first_and_no_ragged_row(kind):
    for row in rows(kind):
        assert tuple(row)[: len(COMMON)] == COMMON
        assert None not in row
        assert None not in row.values()


def test_every_item_of_the_published_notices_has_one_code():
    items = [term.item for kind in KINDS for term in terms(kind).values() if term.item]

    assert len(items) == 327
    assert sorted(items) == ITEMS_OF_THE_NOTICES


def test_the_items_of_a_kind_come_in_the_order_of_the_notices(kind):
    items = [term.item for term in terms(kind).values() if term.item]

    assert items == sorted(items)


def test_labels_and_easy_words_are_there_and_plain(kind):
    for term in terms(kind).values():
        for text in (term.label, term.easy):
            assert text, term.code
            assert text == text.strip(), term.code
            assert not MARKUP.search(text), (term.code, text)


def test_a_label_is_short(kind):
    assert [term.code for term in terms(kind).values() if len(term.label) > 80] == []


def test_no_two_terms_of_a_kind_have_the_same_label(kind):
    labels = Counter(term.label for term in terms(kind).values())

    assert [label for label, count in labels.items() if count > 1] == []


def test_easy_sentences_are_short_and_end(kind):
    for term in terms(kind).values():
        assert term.easy.endswith("."), term.code
        for sentence in re.split(r"[.:?!]\s*", term.easy):
            assert len(sentence.split()) <= 25, (term.code, sentence)


def test_easy_words_hold_no_officialese(kind):
    for term in terms(kind).values():
        words = set(re.findall(r"[a-z]+", term.easy.lower()))
        assert not words & {
            "statutory",
            "pursuant",
            "processing",
            "processed",
            "data",
            "disclose",
            "obtain",
            "regarding",
        }
        assert not words & {"subject", "individual", "individuals", "utilise", "provision", "commissioned"}, term.code


def test_a_term_of_the_dpv_is_named_exactly_or_broader_and_the_rest_is_ours(kind):
    for term in terms(kind).values():
        if term.dpv_match == "none":
            assert LOCAL.fullmatch(term.dpv), term.code
        else:
            assert term.dpv_match in {"exact", "broader"}, term.code
            assert DPV.fullmatch(term.dpv), term.code


def test_no_two_terms_share_a_local_term():
    ours = Counter(term.dpv for kind in KINDS for term in terms(kind).values() if term.dpv_match == "none")

    assert [name for name, count in ours.items() if count > 1] == []


def test_closed_columns_hold_only_their_words():
    for (kind, column), allowed in CLOSED.items():
        assert {term.more[column] for term in terms(kind).values()} <= allowed, (kind, column)


def test_special_and_criminal_are_exactly_what_articles_9_and_10_name():
    found = {
        sensitivity: {code for code, term in terms("categories").items() if term.more["sensitivity"] == sensitivity}
        for sensitivity in ("special", "criminal")
    }

    assert found == {"special": SPECIAL, "criminal": CRIMINAL}


def test_conditions_and_processes_are_promises():
    for kind in ("conditions", "processes", "safeguards"):
        assert {term.more["statement_kind"] for term in terms(kind).values()} == {"promise"}


def test_the_code_none_is_the_only_relationship_without_a_part_in_the_case():
    assert terms("relationships")["none"].label == "has no part in the case"


def test_a_condition_says_which_data_it_is_for_and_a_lawful_basis_does_not():
    for term in terms("bases").values():
        is_a_condition = term.more["family"] in {"article9", "article10", "schedule1"}
        assert bool(term.more["applies_to"]) is is_a_condition, term.code


def test_equality_monitoring_is_no_reason_to_hold_criminal_offence_data():
    assert terms("bases")["schedule1_equality"].more["applies_to"] == "special"


def test_safeguarding_purposes_are_those_in_which_a_risk_to_a_child_is_told():
    assert {code for code, term in terms("purposes").items() if term.more["safeguarding"] == "yes"} == {
        "safeguard_children",
        "health_and_wellbeing",
        "transfer_between_authorities",
        "return_home_interview",
        "injury_evidence",
        "emergency_protection",
        "prevent_support",
    }
