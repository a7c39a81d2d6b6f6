"""A code in one row that names another row names one that exists."""

from datetime import date

from keepsake.standard.vocabulary import KINDS, terms

DATES = ("valid_from", "valid_to", "in_force_on")


def split(text):
    return [part for part in text.split("|") if part]


def test_a_broader_subject_exists_and_leads_to_an_end():
    subjects = terms("subjects")
    for code in subjects:
        seen = [code]
        while broader := subjects[seen[-1]].more["broader"]:
            assert broader in subjects
            assert broader not in seen, f"{code} runs in a circle"
            seen.append(broader)


def test_a_care_leaver_is_not_counted_as_a_child():
    assert terms("subjects")["care_leaver"].more["broader"] == ""


def test_a_successor_exists_and_is_still_there():
    recipients = terms("recipients")
    for term in recipients.values():
        if successor := term.more["successor"]:
            assert recipients[successor].valid_to is None


def test_a_body_that_ended_has_a_successor():
    assert [code for code, term in terms("recipients").items() if term.valid_to and not term.more["successor"]] == []


def test_a_former_name_is_not_the_present_name():
    for term in terms("recipients").values():
        assert term.more["official_name"] not in split(term.more["former_names"])


def test_a_statute_covers_purposes_that_exist_each_once():
    for term in terms("bases").values():
        covered = split(term.more["covers"])
        assert set(covered) <= set(terms("purposes")), term.code
        assert len(set(covered)) == len(covered), term.code


def test_only_a_statute_covers_purposes_and_every_statute_has_a_title():
    for term in terms("bases").values():
        if term.more["covers"]:
            assert term.more["family"] == "statute", term.code
        if term.more["family"] == "statute":
            assert term.more["title"], term.code


def test_general_principles_cover_no_purpose():
    assert terms("bases")["children_and_families_act_2014_s19"].more["covers"] == ""


def test_every_base_has_a_reference_and_a_short_name():
    for term in terms("bases").values():
        assert term.more["reference"], term.code
        assert term.more["short"], term.code


def test_dates_are_dates_and_a_beginning_comes_before_its_end():
    for kind in KINDS:
        for term in terms(kind).values():
            for column in DATES:
                if text := term.more.get(column, ""):
                    assert date.fromisoformat(text).isoformat() == text
            if term.valid_from and term.valid_to:
                assert term.valid_from < term.valid_to, term.code
