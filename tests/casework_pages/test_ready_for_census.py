"""The census is asked of one child when a page is shown: told at the field, and never in the way of saving."""

from datetime import timedelta
from unittest import mock

import pytest
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework.actions import assessments, referrals
from keepsake.casework.models import Assessment, AssessmentChild, Referral
from keepsake.census import one_child
from keepsake.people.seeing import NotSeen
from tests.casework_pages.conftest import READ, opened
from tests.people_pages.conftest import an_account, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(worker, child):
    """Accepted without its source and main need."""
    today = timezone.localdate()
    with opened(worker):
        referral = referrals.accept(person=child, received_on=today - timedelta(days=3), reason="bruises", by=worker)
        return assessments.start(referrals=[referral], started_on=today, by=worker)


@pytest.fixture
def warm():
    one_child.warm_now()


def test_what_is_missing_for_the_census_is_told_at_the_field_it_is_missing_in(warm, worker, child, assessment):
    with opened(worker):
        found = one_child.findings_of(child.pk, timezone.localdate())
        referral = Referral.objects.get()

    assert not found.has_failed
    assert (Referral, referral.pk, "primary_need") in {(f.model, f.record, f.field) for f in found.findings}
    page = client_of(worker).get(f"/casework/about/{child.pk}/").content.decode()
    assert "Ready for the census of" in page
    assert "Not yet." in page
    assert "Robin Ashgrove: " in page


def test_a_day_that_cannot_be_is_told_beneath_its_field_in_the_form(warm, worker, child, assessment):
    with opened(worker):
        found = Assessment.objects.get()
        part = AssessmentChild.objects.get()
    client, address = client_of(worker), f"/casework/steps/assessment/{found.pk}/fill/{part.pk}/"

    saved = client.post(address, {"factors": ["1A", "21"], "seen": "1"})
    form = client.get(address).content.decode()

    assert saved.status_code == 302
    assert "For the census:" in form
    assert "Ready for the census of" in client.get(f"/casework/steps/assessment/{found.pk}/").content.decode()


def test_what_a_worker_may_not_read_is_not_told(warm, worker, child, assessment):
    with opened(worker, wanted=[code for code in READ if code not in ("referrals", "reasons_for_support")]):
        found = one_child.findings_of(child.pk, timezone.localdate())

    assert "primary_need" not in {each.field for each in found.findings}
    assert "source" not in {each.field for each in found.findings}


def test_nobody_asks_about_a_child_whom_they_do_not_see(warm, child):
    other = an_account("fern", "Fern Invented", Role.SOCIAL_WORKER)

    with opened(other), pytest.raises(NotSeen):
        one_child.findings_of(child.pk, timezone.localdate())


def test_a_child_without_a_case_has_nothing_to_say_to_the_census(warm, worker, child):
    with opened(worker):
        assert one_child.findings_of(child.pk, timezone.localdate()) == one_child.Found(())


def test_a_fault_of_the_engine_loses_no_save_and_is_told(warm, worker, child, assessment):
    client, address = client_of(worker), f"/casework/steps/assessment/{assessment.pk}/fill/"
    with mock.patch("keepsake.census.one_child._check", side_effect=RuntimeError("broken")):
        saved = client.post(address, {"started_on": str(assessment.started_on), "analysis": "kept", "seen": "1"})
        page = client.get(f"/casework/steps/assessment/{assessment.pk}/").content.decode()

    assert saved.status_code == 302
    assert "could not be run" in page
    with opened(worker):
        assert Assessment.objects.get().analysis == "kept"


def test_until_the_engine_is_ready_a_page_does_not_wait(worker, child, assessment, monkeypatch):
    begun = mock.Mock()
    monkeypatch.setattr(one_child, "_READY", one_child.threading.Event())
    monkeypatch.setattr(one_child, "warm_soon", begun)

    page = client_of(worker).get(f"/casework/about/{child.pk}/").content.decode()

    assert "are being made ready" in page
    begun.assert_called()


def test_the_engine_is_not_asked_while_something_is_saved(worker, child, assessment):
    client, address = client_of(worker), f"/casework/steps/assessment/{assessment.pk}/fill/"
    with mock.patch("keepsake.web.casework.ready_for_census.findings_of") as asked:
        client.post(address, {"started_on": str(assessment.started_on), "analysis": "kept", "seen": "1"})

    asked.assert_not_called()


def test_what_may_still_happen_before_the_year_ends_is_not_missing_yet(warm, worker, child, assessment):
    with opened(worker):
        found = one_child.findings_of(child.pk, timezone.localdate())

    assert "8670Q" not in {each.code for each in found.findings}
