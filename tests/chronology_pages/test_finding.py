"""What was written of a child is found again, by whom it may be read, and nothing else is."""

import re

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework.actions import assessments, notes, referrals
from keepsake.web.chronology.searching import words_of
from tests.chronology_pages.conftest import opened_for_story
from tests.people_pages.conftest import an_account, client_of
from tests.people_pages.test_photographs import a_picture

pytestmark = pytest.mark.django_db


def found(client, person, typed):
    """The titles, and the addresses that they lead to."""
    answer = client.get(reverse("chronology:find", kwargs={"id": person.pk}), {"q": typed})
    assert answer.status_code == 200
    page = answer.content.decode()
    titles = re.findall(r'chronology-title"><a class="govuk-link" href="([^"]*)">([^<]*)<', page)
    return page, {words: address for address, words in titles}


def test_a_note_is_found_by_beginnings_of_words_in_any_order_and_leads_to_its_page(told, client):
    page, places = found(client, told.siobhan, "STATION foun")

    assert list(places) == ["Case note: what happened"]
    assert client.get(places["Case note: what happened"]).status_code == 200
    assert "<mark>found</mark> at the <mark>station</mark>" in page
    assert "by Sage Invented" in page


@pytest.mark.parametrize("typed", ["image", "jpeg", "words", "file", "own words file"])
def test_a_file_beside_a_record_is_no_place_of_its_own(told, client, worker, typed):
    with opened_for_story(worker), transaction.atomic():
        day = timezone.localdate()
        notes.say(
            person=told.siobhan, said_on=day, words="A house", medium="drawing", sent=a_picture("navy"), by=worker
        )

    _, places = found(client, told.siobhan, typed)

    assert not [each for each in places if "file" in each.lower()]


def test_every_word_must_stand_there(told, client):
    page, places = found(client, told.siobhan, "station zebra")

    assert places == {}
    assert "No places" in page


def test_an_answer_of_a_step_is_found_by_what_was_asked_and_by_what_it_means(told, client, worker):
    with opened_for_story(worker), transaction.atomic():
        today = timezone.localdate()
        referral = referrals.accept(
            person=told.siobhan, received_on=today, reason="Ran away", source="2A", primary_need="N4", by=worker
        )
        assessment = assessments.start(referrals=[referral], started_on=today, by=worker)

    page, places = found(client, told.siobhan, "acute stress")

    assert [each for each in places if each.startswith("Referral")]
    assert "Family in <mark>acute</mark> <mark>stress</mark>" in page
    assert assessment.pk


def test_what_is_in_a_row_comes_first(told, client, worker):
    with opened_for_story(worker), transaction.atomic():
        for words in ("The plan is safe with us.", "Her safety plan: she calls Nan.", "Safe and sound, no plan."):
            notes.write(people=[told.siobhan], happened_at=timezone.now(), words=words, by=worker)

    page, _ = found(client, told.siobhan, "safety plan")
    first, _ = found(client, told.siobhan, "safe plan")

    assert "3 places" not in page
    assert "she calls Nan" in page
    assert "3 places" in first


def test_markup_in_a_record_and_in_the_question_stays_text(told, client, worker):
    with opened_for_story(worker), transaction.atomic():
        notes.write(people=[told.siobhan], happened_at=timezone.now(), words="<b>bold</b> words", by=worker)

    page, _ = found(client, told.siobhan, "bold <script>")
    assert "<script>" not in page.split("<main")[1].split("</main")[0]
    page, _ = found(client, told.siobhan, "bold")
    assert "&lt;b&gt;" in page or "&lt;<mark>" in page
    assert "<b>" not in page


@pytest.mark.parametrize("typed", ["", "   ", "!?", "(", "[a-", "\\", ".*", "a" * 5000, "\x00", "\ud83d", "עברית‮"])
def test_anything_may_be_typed(told, client, typed):
    answer = client.get(
        reverse("chronology:find", kwargs={"id": told.siobhan.pk}), {"q": typed.encode("utf-8", "replace")}
    )

    assert answer.status_code == 200


def test_accents_are_no_hindrance():
    assert words_of("Siobhán's Safety-plan") == ("siobhan", "s", "safety", "plan")


def logged():
    with connection.cursor() as cursor:
        cursor.execute("select * from audit_entry order by seq")
        return [" ".join(map(str, row)) for row in cursor.fetchall()]


def test_it_is_logged_that_a_file_was_looked_through_and_not_for_what(told, client):
    before = len(logged())

    found(client, told.siobhan, "station")

    events = logged()[before:]
    assert events
    assert "station" not in " ".join(events)


def test_whoever_may_not_see_the_child_has_the_answer_of_nobody(told):
    stranger = client_of(an_account("stranger", "A Stranger", Role.SOCIAL_WORKER))

    answer = stranger.get(reverse("chronology:find", kwargs={"id": told.siobhan.pk}), {"q": "station"})

    assert answer.status_code == 404
    assert "station at" not in answer.content.decode()
