"""Ask the notice: answers, neighbours, and questions that nobody should be able to break it with."""

from datetime import date

import pytest

from keepsake.notice.access import load_access
from keepsake.notice.deciding import Request, compile_notice
from keepsake.standard.vocabulary import terms
from keepsake.web.notices.local_rules import reasons_for
from keepsake.web.notices.shelf import stock

pytestmark = pytest.mark.django_db

ASK = "/notices/manchester/ask/"
HEALTH = {
    "role": "social_worker",
    "relationship": "allocated",
    "action": "read",
    "purpose": "plan_support",
    "category": "health",
    "subject": "child",
}


def asked(client, **changed):
    return client.get(ASK, {**HEALTH, **changed}).content.decode()


def test_the_first_example_is_one_link_away_and_answered_with_yes(officer):
    page = officer.get(ASK).content.decode()
    assert "May a social worker read health information to plan support?" in page

    answer = asked(officer)

    assert 'id="answer">Yes</h2>' in answer
    assert "What the notice says: yes" in answer
    assert "What the local rules say: yes" in answer
    assert "(line 32)" in answer
    assert "Article 9(2)(h) UK GDPR" in answer


def test_no_part_in_the_case_means_no_and_shows_who_may(officer):
    answer = asked(officer, relationship="none")

    assert "No, but emergency access is possible" in answer
    assert "What the notice says: yes" in answer
    assert "What the local rules say: no" in answer
    assert "With another part in the case" in answer
    assert "Is the allocated worker" in answer


def test_a_refusal_shows_the_purposes_that_would_be_permitted(officer):
    answer = asked(officer, purpose="promotion_and_awards")

    assert 'id="answer">No' in answer
    assert "For another purpose" in answer
    assert "Plan and provide support" in answer


def test_a_prohibition_shows_what_would_lift_it(officer):
    answer = asked(officer, context="restriction")

    assert "The person has had the use of this information restricted" in answer
    assert "If this also holds" in answer


def test_without_a_role_the_notice_alone_is_asked(officer):
    answer = asked(officer, role="")

    assert 'id="answer">Yes</h2>' in answer
    assert "What the local rules say: not asked" in answer


def test_a_day_before_the_notice_has_no_permit(officer):
    assert "No notice had taken effect on that day" in asked(officer, on="2020-01-01")


def test_the_version_in_force_on_the_day_answers(officer):
    question = {**HEALTH, "on": "2026-09-30"}

    assert "Version 1 of the notice" in officer.get("/notices/ambledown/ask/", question).content.decode()
    question["on"] = "2026-10-01"
    assert "Version 2 of the notice" in officer.get("/notices/ambledown/ask/", question).content.decode()


def test_sharing_needs_somebody_to_share_with(officer):
    page = asked(officer, action="share")

    assert "Choose who it goes to" in page
    assert "<title>Error: Ask the notice" in page


@pytest.mark.parametrize("field", ["role", "relationship", "action", "purpose", "category", "subject", "recipient"])
@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "\x00", "x" * 4000, "'; drop table", "any"])
def test_an_unknown_word_is_an_error_of_the_form(officer, field, value):
    answer = officer.get(ASK, {**HEALTH, field: value})

    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "0000-00-00", "99999-01-01"])
def test_an_impossible_day_is_an_error_of_the_form(officer, day):
    assert "Enter a day" in asked(officer, on=day)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_far_away_is_answered(officer, day):
    assert 'id="answer"' in asked(officer, on=day)


@pytest.mark.parametrize("council", ["ambledown", "manchester", "staffordshire", "stockton-on-tees", "unnamed-council"])
def test_every_example_of_every_notice_is_answered(officer, council):
    from re import findall

    page = officer.get(f"/notices/{council}/ask/").content.decode()
    links = findall(r'href="(/notices/[^"]*/ask/\?[^"]*)"', page)

    assert len(links) >= 6
    for link in links:
        assert 'id="answer"' in officer.get(link.replace("&amp;", "&")).content.decode()


def test_the_local_rules_shown_are_those_that_decide():
    compiled = compile_notice(stock().shelf.versions("manchester")[0])
    for role in terms("roles"):
        for relationship in terms("relationships"):
            request = Request("read", "plan_support", frozenset({"health"}), date(2026, 1, 1), role=role)
            request = request._replace(relationship=relationship)

            decision = compiled.decide(request)

            assert tuple(rule.id for rule in reasons_for(load_access(), request)) == decision.access_rules
