"""What Articles 13 and 14 ask for, put to the five published notices and to notices made by hand."""

from pathlib import Path

import pytest

from keepsake.notice.completeness import completeness, element
from keepsake.notice.library import load
from keepsake.notice.tests.small_notice import a_notice, a_sound_notice, period, statement

FOLDER = Path(__file__).parents[3] / "notices"
NOTICES = ("stoke-on-trent", "stockton-on-tees", "unnamed-council", "manchester", "staffordshire")

# in the order of NOTICES: was it there when the five were read by hand
TABLE = """
Controller identity                                | 13(1)(a)                   | yes yes no  yes yes
DPO contact                                        | 13(1)(b)                   | no  yes no  yes no
Any contact for the council                        | 13(1)(a)                   | yes yes no  yes no
Purposes                                           | 13(1)(c)                   | yes yes yes yes yes
Article 6 basis named                              | 13(1)(c)                   | yes yes yes yes no
Article 9 condition named                          | 13(1)(c) + 9               | yes yes yes yes no
Schedule 1 DPA 2018 condition named                | DPA s.10                   | no  no  yes yes no
Criminal-offence data covered                      | 10                         | no  no  yes yes no
Data categories listed                             | 14(1)(d)                   | yes yes yes yes no
Sources                                            | 14(2)(f)                   | yes yes yes yes no
Recipients                                         | 13(1)(e)                   | yes yes yes yes yes
International transfers                            | 13(1)(f)                   | no  no  no  no  no
Any retention period stated                        | 13(2)(a)                   | no  no  no  no  yes
Retention schedule or policy referred to           | 13(2)(a)                   | yes yes no  yes yes
Right: access                                      | 13(2)(b)                   | yes yes no  no  yes
Right: rectification                               | 13(2)(b)                   | yes yes no  no  no
Right: erasure                                     | 13(2)(b)                   | yes yes no  no  no
Right: restriction                                 | 13(2)(b)                   | yes yes no  no  no
Right: objection                                   | 13(2)(b)                   | yes yes no  no  no
Right: portability                                 | 13(2)(b)                   | yes yes no  no  no
Right: withdraw consent                            | 13(2)(c)                   | no  yes no  no  no
Complaint to the ICO                               | 13(2)(d)                   | yes yes no  yes no
Complaint to the council                           | DPA s.164A                 | yes yes no  yes no
Statutory/contractual requirement and consequence  | 13(2)(e)                   | no  yes no  yes no
Automated decisions                                | 13(2)(f)                   | yes no  no  no  no
Breach handling                                    | 33/34 (not an Art 13 item) | no  yes no  no  no
Rights deferred to another page                    | -                          | no  yes no  yes yes
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("notice", "column"), [(id, place) for place, id in enumerate(NOTICES)])
def test_the_five_notices_say_what_was_read_in_them(notice, column):
    found = completeness(load(FOLDER / f"{notice}.yaml"))

    assert [(element.element, element.article) for element in found] == [(row[0], row[1]) for row in ROWS]
    assert [element.present for element in found] == [row[2].split()[column] == "yes" for row in ROWS]


def test_there_are_27_elements():
    assert len(ROWS) == len(completeness(a_notice())) == 27


def test_a_notice_that_says_nothing_has_nothing():
    assert not any(element.present for element in completeness(a_notice()))


def test_an_element_names_the_statements_that_answer_it():
    assert element(a_sound_notice(), "controller").answered_by == ("about.controller_named",)


def test_consent_asked_for_now_and_then_names_no_basis_for_the_rest():
    asked = statement("bases.consent", 50)
    codes = {"bases": {"consent": "consent"}}

    assert not element(a_notice(asked, codes=codes), "article_6").present
    assert element(a_notice(asked, statement("about.bases_opening", 40), codes=codes), "article_6").present


def test_a_basis_named_by_its_article_counts_without_a_heading():
    named = statement("bases.task", 50, stated_as="article")

    assert element(a_notice(named, codes={"bases": {"public_task": "task"}}), "article_6").present


def test_information_mentioned_here_and_there_makes_no_list():
    mentioned = statement("categories.name", 5)

    assert not element(a_notice(mentioned), "categories").present
    assert element(a_notice(mentioned, statement("about.categories_opening", 4)), "categories").present


def test_a_period_the_council_chose_itself_is_not_stated():
    says = statement("retention.looked_after_75_years", 28)

    assert element(a_notice(says, retention=(period(),)), "period").present
    assert not element(a_notice(says, retention=(period(link="inferred"),)), "period").present
    assert not element(a_notice(says, retention=(period(trigger="schedule", period=None),)), "period").present


def test_an_element_nobody_knows_is_refused():
    with pytest.raises(KeyError):
        element(a_notice(), "colour")
