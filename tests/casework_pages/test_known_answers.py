"""An answer that is known is offered with its source, taken by a tick, and flagged when its source is corrected."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from keepsake.casework.actions import assessments, contacts, referrals, steps
from keepsake.casework.known_answers import corrected_for, taken_in
from keepsake.casework.models import Assessment, Contact, UsedAnswer
from keepsake.casework.tasks.reading import facts_of
from tests.casework_pages.conftest import opened
from tests.people_pages.conftest import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(worker, child):
    with opened(worker):
        return contacts.receive(
            children=[child], received_at=timezone.now(), worry="bruises", working_well="He likes school", by=worker
        )


@pytest.fixture
def assessment(worker, child, contact):
    today = timezone.localdate()
    with opened(worker):
        referral = referrals.accept(
            person=child, received_on=today - timedelta(days=3), reason="a pattern", contact=contact, by=worker
        )
        return assessments.start(referrals=[referral], started_on=today, by=worker)


def address(assessment):
    return f"/casework/steps/assessment/{assessment.pk}/fill/"


def sent(assessment, **more):
    return {"started_on": str(assessment.started_on), "seen": str(assessment.version)} | more


def ticked(contact, field="working_well"):
    return {f"use_{field}": f"{contact.pk.hex}:{contact.version}"}


def correct(worker, contact, **values):
    with opened(worker):
        found = Contact.objects.get(pk=contact.pk)
        return steps.fill(step=found, by=worker, **values)


def now(worker, assessment):
    with opened(worker):
        return Assessment.objects.get(pk=assessment.pk)


def test_what_is_known_is_offered_with_whence_and_by_whom_and_not_filled_in(worker, assessment):
    page = client_of(worker).get(address(assessment)).content.decode()

    assert 'Known already: <strong class="people-lines">He likes school</strong>' in page
    assert "written by Sage Invented on" in page
    assert now(worker, assessment).working_well == ""


def test_a_tick_takes_it_and_says_from_which_version_it_is(worker, contact, assessment):
    answer = client_of(worker).post(address(assessment), sent(assessment) | ticked(contact))

    assert answer.status_code == 302
    assert now(worker, assessment).working_well == "He likes school"
    with opened(worker):
        used = UsedAnswer.objects.get()
        assert (used.source_id, used.source_field, used.source_version) == (contact.pk, "working_well", 1)
        assert used.confirmed_by_id == worker.pk
    page = client_of(worker).get(f"/casework/steps/assessment/{assessment.pk}/").content.decode()
    assert "Where answers were taken from" in page
    assert "Where this is used" in client_of(worker).get(f"/casework/contacts/{contact.pk}/").content.decode()


def test_nobody_takes_it_and_writes_another(worker, contact, assessment):
    typed = sent(assessment, working_well="He hates school") | ticked(contact)

    answer = client_of(worker).post(address(assessment), typed).content.decode()

    assert "not both" in answer
    assert now(worker, assessment).working_well == ""


def test_what_was_corrected_before_the_tick_arrived_is_not_taken(worker, contact, assessment):
    correct(worker, contact, working_well="He likes art")

    answer = client_of(worker).post(address(assessment), sent(assessment) | ticked(contact)).content.decode()

    assert "has been corrected in between" in answer
    assert now(worker, assessment).working_well == ""
    with opened(worker):
        assert not UsedAnswer.objects.exists()


def test_a_correction_at_the_source_flags_where_it_was_used(worker, child, contact, assessment):
    client = client_of(worker)
    client.post(address(assessment), sent(assessment) | ticked(contact))
    with opened(worker):
        assert not list(corrected_for([child.pk]))

    correct(worker, contact, safe_now="At home")
    with opened(worker):
        assert not list(corrected_for([child.pk]))
    correct(worker, contact, working_well="He likes art")

    with opened(worker):
        [flagged] = corrected_for([child.pk])
        assert flagged.now == "He likes art"
        [facts] = facts_of([child.pk])
        assert [each.what for each in facts.corrected] == ["what is working well (assessment)"]
    assert "He likes art" in client.get("/casework/corrected/").content.decode()
    assert "Look again: what is working well" in client.get(reverse("work:due")).content.decode()
    form = client.get(address(assessment)).content.decode()
    assert "Corrected since" in form
    assert now(worker, assessment).working_well == "He likes school"


@pytest.mark.parametrize(("said", "stands"), [("take", "He likes art"), ("leave", "He likes school")])
def test_a_correction_is_taken_over_or_left_and_is_flagged_no_more(worker, child, contact, assessment, said, stands):
    client = client_of(worker)
    client.post(address(assessment), sent(assessment) | ticked(contact))
    newer = correct(worker, contact, working_well="He likes art")
    held = now(worker, assessment)
    typed = sent(held, working_well=held.working_well, corrected_working_well=f"{said}:{newer.version}")

    assert client.post(address(assessment), typed).status_code == 302

    assert now(worker, assessment).working_well == stands
    with opened(worker):
        assert not list(corrected_for([child.pk]))
        assert taken_in(Assessment.objects.get())["working_well"].used.version == 2


def test_a_contact_is_corrected_on_its_page_while_it_is_open(worker, contact):
    client = client_of(worker)
    typed = {"worry": "a burn", "kind": "worry", "way": "phone", "consent": "not_known", "seen": "1"}
    page = client.get(f"/casework/steps/contact/{contact.pk}/fill/")
    assert page.status_code == 200

    answer = client.post(f"/casework/steps/contact/{contact.pk}/fill/", typed)

    assert answer.status_code == 302
    with opened(worker):
        assert Contact.objects.get().worry == "a burn"
    assert client.get(f"/casework/steps/contact/{contact.pk}/").status_code == 404
