"""The public page: every question of Articles 13 and 14, in two languages, with the silence said aloud."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from keepsake.notice.library import load, load_folder
from keepsake.notice.model import Anchor, Statement
from keepsake.notice.page import page_text, public_page
from keepsake.notice.page.html import page_html
from keepsake.notice.page.questions import QUESTIONS, question_of
from keepsake.notice.periods import in_words
from keepsake.notice.tests.full_notice import northmoor

DAY = date(2026, 10, 1)
FOLDER = Path(__file__).parents[3] / "notices"
COUNCILS = ("stoke-on-trent", "stockton-on-tees", "unnamed-council", "manchester", "staffordshire")
HOSTILE = "<script>alert('x')</script> \"q\" 'a' & {{ 7*7 }} \u202eback"
LANGUAGES = ("full", "easy")


class Reader(HTMLParser):
    """Reads HTML as a browser would: tags, attributes and ids."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.attributes, self.links, self.open = [], [], set(), [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def page(language="full", notice=None, on=DAY):
    return public_page(notice or northmoor(), language, on=on)


def texts(section):
    return [entry.text for entry in section.entries]


def test_the_questions_stand_in_the_order_of_the_articles():
    keys = [section.key for section in page().sections]

    items = ["who", "officer", "why", "what", "special", "criminal", "sources", "recipients", "transfers"]
    items += ["keeping", "rights", "withdraw", "complaint", "must", "automated"]
    assert [key for key in keys if key in items] == items


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_is_a_question(language):
    assert all(section.heading.endswith("?") for section in page(language).sections)


def test_every_section_names_its_article():
    assert all("Article" in section.article for section in page().sections)


def test_where_a_notice_is_silent_the_page_says_so():
    section = page().section("transfers")

    assert section.entries == ()
    assert section.missing == ("This notice does not say.",)


def test_a_notice_that_names_no_controller_is_told_so_though_it_says_other_things():
    notice = northmoor()
    nameless = replace(notice, header=replace(notice.header, controller=None))

    assert page(notice=nameless).section("who").missing == ("This notice does not name the controller.",)


def test_rights_that_are_not_mentioned_are_named():
    (missing,) = page().section("rights").missing

    assert "have information erased" in missing
    assert "see your information" not in missing


def test_full_and_easy_carry_the_same_statements_under_the_same_ids():
    full, easy = page("full"), page("easy")

    assert full.statements() == easy.statements()
    for one, other in zip(full.sections, easy.sections, strict=True):
        assert [entry.id for entry in one.entries if entry.id] == [entry.id for entry in other.entries if entry.id]


def test_every_statement_that_is_content_is_on_the_page_once():
    notice = northmoor()

    shown = [entry.id for section in page().sections for entry in section.entries if entry.id]

    wanted = [key for key, made in notice.statements.items() if question_of(made)]
    assert sorted(shown) == sorted(wanted)
    assert "furniture.cookies" not in shown


def test_special_and_criminal_data_stand_apart():
    found = page()

    assert texts(found.section("what")) == ["Name", "Bank account"]
    assert texts(found.section("special")) == ["Health"]
    assert texts(found.section("criminal")) == ["Crimes"]


def test_a_purpose_names_its_basis_its_condition_and_its_permits():
    entry = next(entry for entry in page().section("why").entries if entry.id == "purposes.plan")

    assert "Public task: Article 6(1)(e) UK GDPR." in entry.basis
    assert entry.lines == ("Only where a sharing agreement is in force.",)
    assert entry.permits == ("plan-support",)
    assert "The council, not the notice itself" in entry.behind[0]


def test_a_purpose_that_the_text_does_not_name_is_on_the_page_too():
    entry = page().section("why").entries[-1]

    assert (entry.id, entry.permits) == ("", ("emergency",))
    assert "does not name this purpose" in entry.lines[0]


def test_a_recipient_that_has_closed_is_said_to_have_closed():
    entry = next(entry for entry in page().section("recipients").entries if entry.id == "recipients.curriculum")

    assert re.search(r"closed on \d+ \w+ 20\d\d\. Its work passed to", " ".join(entry.lines))


def test_a_gap_in_the_text_is_shown():
    (entry,) = page().section("criminal").entries

    assert entry.lines == ("The published text leaves something out here: list missing.",)


def test_a_period_is_said_in_words_with_its_exception():
    (entry,) = page().section("keeping").entries

    assert "75 years from birth" in entry.lines[0]
    assert "15 years from death" in entry.lines[0]


def test_a_notice_that_is_not_yet_in_force_says_from_when():
    assert page(on=date(2025, 3, 31)).force == "Version 1 of this notice will apply from 1 April 2025."
    assert page(on=date(2025, 4, 1)).force == "Version 1 of this notice has applied from 1 April 2025."


def test_an_easy_page_folds_the_law_away():
    easy = page("easy")

    assert not any("Article" in line or "Schedule" in line for line in easy.read_aloud())
    assert "Article 6" in page_text(easy)


def test_an_easy_page_explains_its_words():
    assert "Consent" in dict(page("easy").words)
    assert page("full").words == ()


def test_what_is_said_twice_in_the_same_words_is_told_once():
    notice = northmoor()
    twin = Statement("recipients", "twin", "Ofsted", "", (Anchor(1, "0" * 12),))
    section = page(notice=replace(notice, statements={**notice.statements, twin.key: twin})).section("recipients")

    told = [entries for entries in section.told() if entries[0].text == "Ofsted"]

    assert [[entry.id for entry in entries] for entries in told] == [["recipients.ofsted", "recipients.twin"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reading_age_is_shown_with_what_it_means(language):
    found = page(language)

    assert f"Reading age: {found.reading.age:.0f}" in page_text(found)
    assert f"Reading age: {found.reading.age:.0f}" in page_html(found)


@pytest.mark.parametrize("council", COUNCILS)
def test_the_easy_page_of_each_council_can_be_read_at_twelve(council):
    notice = load(FOLDER / f"{council}.yaml")

    full, easy = page("full", notice), page("easy", notice)

    assert easy.reading.age <= 12
    assert easy.reading.age < full.reading.age
    assert full.statements() == easy.statements()


def test_the_easy_page_of_every_version_of_every_notice_can_be_read_at_twelve():
    shelf = load_folder(FOLDER)

    ages = {
        (notice.header.id, notice.header.version): page("easy", shelf.whole(notice)).reading.age
        for notice in shelf.notices
    }

    assert {notice: age for notice, age in ages.items() if age > 12} == {}


def hostile():
    notice = northmoor()
    statements = {key: replace(made, label=HOSTILE, easy=HOSTILE) for key, made in notice.statements.items()}
    contacts = {kind: replace(each, email=HOSTILE, contact=HOSTILE) for kind, each in notice.contacts.items()}
    header = replace(notice.header, title=HOSTILE, council=HOSTILE, controller=HOSTILE)
    return replace(notice, statements=statements, contacts=contacts, header=header)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_stay_words(language):
    html = page_html(page(language, hostile()))

    reader = Reader(html)
    assert "script" not in reader.tags
    assert "&lt;script&gt;" in html
    assert "{{ 7*7 }}" in html
    assert not {name for name in reader.attributes if name.startswith("on") or name == "style"}


@pytest.mark.parametrize("notice", [northmoor(), hostile()], ids=["plain", "hostile"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_html_is_well_formed_and_its_links_lead_somewhere(language, notice):
    reader = Reader(page_html(page(language, notice)))

    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    assert {link.removeprefix("#") for link in reader.links} <= set(reader.ids)
    assert reader.tags.count("h1") == reader.tags.count("main") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_statement_can_be_linked_to(language):
    found = page(language)

    assert found.statements() <= set(Reader(page_html(found)).ids)


def test_the_html_says_its_language():
    assert '<html lang="en-GB">' in page_html(page("full"))
    assert '<html lang="en-GB-x-easy">' in page_html(page("easy"))


def test_every_question_has_a_key_of_its_own():
    assert len({question.key for question in QUESTIONS}) == len(QUESTIONS)


def test_a_length_of_time_that_nobody_knows_is_left_as_it_is():
    assert in_words("soon") == "soon"
    assert in_words("P") == "P"
    assert in_words("P0Y") == "P0Y"
