"""A person's page: what is known, why it can be seen, and what is not shown."""

import re
from datetime import date
from uuid import uuid4

import pytest

from keepsake.people.actions import relationships
from keepsake.people.models import Restriction
from keepsake.record.writing import action, add
from tests.people_pages.conftest import a_person, opened

pytestmark = pytest.mark.django_db


def page(client, person, **query):
    return client.get(f"/people/{person.pk}/", query)


@action
def close(*, person, by):
    add(Restriction, person=person, reason="an invented reason", begins_on=date(2026, 1, 1))


def test_the_head_says_who_it_is(client, family):
    text = page(client, family.siobhan).content.decode()

    for said in (
        "Siobhan Ashgrove",
        "Shiv Ashgrove",
        "shi-VAWN",
        "2 March 2014",
        "4 Mill Lane, Ambledown, KP1 2AB",
        "Sage Invented",
    ):
        assert said in text


def test_a_warning_stands_in_the_head_with_its_days(client, family):
    text = page(client, family.ada).content.decode()

    assert "Two large dogs" in text
    assert "Review due 1 January 2030" in text


def test_the_family_is_drawn_and_told_in_a_table(client, family):
    text = page(client, family.siobhan).content.decode()

    assert "<svg" in text
    assert "Mother of Siobhan Ashgrove and Robin Ashgrove" in text


def test_a_brother_with_the_same_mother_is_told_once(client, family, worker):
    with opened(worker):
        relationships.add(person=family.robin, other=family.siobhan, kind="sibling", by=worker)

    text = page(client, family.siobhan).content.decode()

    assert "Brother or half-brother" in text
    assert "and brother or sister" not in text


def test_the_reasons_have_a_page_with_law_and_permit(client, family):
    text = client.get(f"/people/{family.siobhan.pk}/why/").content.decode()

    for said in ("Article 6(1)(c)", "safeguard", "/notices/ambledown/#", "Not shown for this purpose"):
        assert said in text


def test_what_is_not_shown_says_why_and_for_what_it_would_be(client, family):
    text = page(client, family.siobhan).content.decode()

    assert "Racial or ethnic origin: not shown. Why?" in text
    assert "Plan and provide support" in text


def test_why_it_can_be_seen_names_purpose_role_part_and_notice(client, family):
    text = page(client, family.siobhan).content.decode()

    for said in (
        "social worker",
        "Keep children safe and support them",
        "is the allocated worker",
        "/notices/ambledown/#",
    ):
        assert said in text


def test_another_purpose_shows_other_things(client, family):
    client.post(f"/people/{family.siobhan.pk}/read-for/", {"purpose": "plan_support"})

    text = page(client, family.siobhan).content.decode()

    assert "NHS number: not shown. Why?" in text
    assert "999 012 3454" not in text
    assert "Racial or ethnic origin: not shown" not in text


@pytest.mark.parametrize(
    "purpose", ["plan_support", "assess_needs", "nhs_number_matching", "monitor_progress", "nonsense", ""]
)
def test_every_purpose_has_a_page(client, family, purpose):
    client.post(f"/people/{family.siobhan.pk}/read-for/", {"purpose": purpose})

    for person in (family.siobhan, family.ada):
        assert page(client, person).status_code in (200, 404)


def test_nobody_and_a_stranger_and_a_closed_record_have_one_answer(client, family, worker):
    with opened(worker):
        close(person=family.robin, by=worker)

    answers = [(str(id), client.get(f"/people/{id}/")) for id in (uuid4(), family.stranger.pk, family.robin.pk)]

    assert {answer.status_code for _, answer in answers} == {404}
    assert len({without_token(answer).replace(id, "") for id, answer in answers}) == 1


def without_token(answer):
    return re.sub('name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())


def test_somebody_restricted_is_on_no_page(client, family, worker):
    with opened(worker):
        close(person=family.robin, by=worker)

    for address in (
        f"/people/{family.siobhan.pk}/",
        f"/people/{family.ada.pk}/",
        "/people/?q=Ashgrove",
        "/people/?q=KP1+2AB",
        f"/people/add/?family={family.ada.pk}",
        f"/people/{family.ada.pk}/added/?family={family.ada.pk}",
        f"/people/{family.ada.pk}/relationships/add/?q=Robin",
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        text = answer.content.decode().replace('value="Robin', "")
        assert "Robin" not in text, address
        assert str(family.robin.pk) not in text, address


def test_a_baby_expected_is_due(client, worker):
    from django.utils import timezone

    due = timezone.localdate() + timezone.timedelta(weeks=6)
    with opened(worker):
        baby = a_person(worker, "", family="", roles=(), born_on=due, birth_known="expected")

    text = page(client, baby).content.decode()

    assert "due in 6 weeks" in text
    assert "Unborn child" in text
