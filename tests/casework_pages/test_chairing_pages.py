"""A chair's pages: whom they chair for, what they write down there, and what is not theirs to do."""

import pytest
from django.urls import reverse
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework.actions import conferences
from keepsake.casework.models import ChildProtectionPlan, Referral
from tests.casework_pages.test_protection import child, client, decided, do, enquiry, manager, opened, today
from tests.people_pages.conftest import an_account, client_of

__all__ = ["child", "client", "enquiry", "manager"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def chair(db):
    return an_account("cicely", "Cicely Invented-Chair", Role.CONFERENCE_CHAIR)


@pytest.fixture
def conference(manager, child, enquiry, chair):
    """An initial conference that is planned for today, with its chair."""
    with opened(manager):
        return conferences.convene(
            referrals=Referral.objects.all(), kind="initial", planned_at=timezone.now(), enquiry=enquiry,
            chaired_by=chair, by=manager,
        )  # fmt: skip


def test_a_chair_s_first_page_shows_whom_they_chair_for(conference, chair, child):
    page = client_of(chair).get("/").content.decode()

    assert "Robin Ashgrove" in page
    assert "Chair of conference or review" in page
    assert "Front door" in page


def test_a_chair_is_told_of_conferences_and_not_of_the_work_between_them(conference, chair, child):
    desk = client_of(chair)
    do(desk, "invite", conference, name="Nurse Invented", report_due_on=str(today()))
    assert "Report for the conference: Nurse Invented" in desk.get(reverse("work:due")).content.decode()
    do(desk, "hold-conference", conference, **decided(child))

    page = desk.get(reverse("work:due")).content.decode()

    assert "Send out the minutes of the conference" in page
    assert "Hold the first review conference" in page
    assert "Hold the first core group" not in page


def test_a_chair_reads_the_conference_and_writes_down_the_decision_and_who_did_not_agree(
    conference, chair, child, manager
):
    desk = client_of(chair)
    page = desk.get(f"/casework/steps/conference/{conference.pk}/").content.decode()
    for act in ("hold-conference", "invite", "hear", "move-conference"):
        assert f"/casework/do/{act}/{conference.pk}/" in page

    assert do(desk, "invite", conference, name="Nurse Invented").status_code == 302
    form = desk.get(f"/casework/do/hold-conference/{conference.pk}/").content.decode()
    assert "A chair is independent" not in form
    assert do(desk, "hold-conference", conference, **decided(child)).status_code == 302

    with opened(manager):
        assert ChildProtectionPlan.objects.get().initial_category == "PHY"


def test_a_chair_works_with_nobody(conference, chair, child, manager):
    desk = client_of(chair)
    with opened(manager):
        referral = Referral.objects.get()

    refused = do(desk, "begin-need-plan", referral, begins_on=str(today()), aim="calm")

    assert refused.status_code == 403 or "This is for" in refused.content.decode()
    assert desk.get(f"/people/{child.pk}/change/").status_code in (403, 404)


def test_a_manager_of_the_work_is_told_that_a_chair_is_independent(client, manager, conference, chair):
    form = client.get(f"/casework/do/hold-conference/{conference.pk}/").content.decode()
    assert "A chair is independent" not in form  # one who is, is named

    own = {"planned_at_on_day": str(today()), "planned_at_at_time": "10:00", "because": "ill"}
    refused = do(client, "move-conference", conference, chaired_by=str(manager.pk), **own).content.decode()

    assert "Tarragon Invented works with these children, or answers for who does." in refused


def test_a_manager_who_writes_down_a_decision_without_a_chair_is_warned(client, manager, child, enquiry):
    with opened(manager):
        made = conferences.convene(
            referrals=Referral.objects.all(), kind="initial", planned_at=timezone.now(), enquiry=enquiry, by=manager
        )

    form = client.get(f"/casework/do/hold-conference/{made.pk}/").content.decode()

    assert "You work with these children, or answer for who does. A chair is independent: name one who is." in form
