"""One page serves every declared step: begun, filled in by two, followed by the next, and hidden."""

from datetime import date

import pytest
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework.actions import assessments, referrals
from keepsake.casework.models import Assessment, Referral, Section47Enquiry, StrategyChild, StrategyDiscussion
from keepsake.record.opening import open_access
from tests.casework.conftest import WANTED
from tests.people_pages.conftest import a_person, an_account, client_of

pytestmark = pytest.mark.django_db
CAME = date(2026, 1, 5)
READ = (*WANTED, "sex", "address", "household")


def opened(account):
    day = timezone.localdate()
    return open_access(worker=account.pk, role="social_worker", purpose="safeguard_children", categories=READ, day=day)


@pytest.fixture
def worker(db):
    return an_account("sage", "Sage Invented", Role.SOCIAL_WORKER)


@pytest.fixture
def child(worker):
    """A child with an open referral."""
    with opened(worker):
        child = a_person(worker, "Robin", born_on=date(2015, 5, 1), birth_known="exact")
        referrals.accept(person=child, received_on=CAME, reason="bruises", by=worker)
    return child


def test_two_write_one_step_and_the_second_sees_both_and_overwrites_nothing(worker, child):
    with opened(worker):
        [referral] = Referral.objects.filter(person=child)
        assessment = assessments.start(referrals=[referral], started_on=CAME, by=worker)
    client, address = client_of(worker), f"/casework/steps/assessment/{assessment.pk}/fill/"
    sent = {"started_on": "2026-01-05", "seen": "1"}

    assert client.post(address, sent | {"analysis": "first words"}).status_code == 302
    clash = client.post(address, sent | {"analysis": "second words"}).content.decode()

    assert "changed this while you were typing" in clash
    assert "first words" in clash
    assert "second words" in clash
    with opened(worker):
        assert Assessment.objects.get().analysis == "first words"


def test_a_discussion_leads_to_an_enquiry_and_the_enquiry_has_its_day(worker, child):
    client, day = client_of(worker), timezone.localdate().isoformat()
    begin = f"/casework/about/{child.pk}/begin"

    early = client.post(f"{begin}/enquiry/", {"on": day}).content.decode()
    assert "No strategy discussion decided on an enquiry" in early
    given = {"on": day, "time": "00:00", "concern": "harm", "children": [str(child.pk)]}
    assert client.post(f"{begin}/strategy/", given).status_code == 302
    with opened(worker):
        discussion, part = StrategyDiscussion.objects.get(), StrategyChild.objects.get()
    piece = f"/casework/steps/strategy/{discussion.pk}/fill/{part.pk}/"
    assert client.post(piece, {"outcome": "enquiry", "seen": "1"}).status_code == 302
    assert client.post(f"{begin}/enquiry/", {"on": day}).status_code == 302

    with opened(worker):
        enquiry = Section47Enquiry.objects.get()
    page = client.get(f"/casework/steps/enquiry/{enquiry.pk}/").content.decode()
    assert "15 working days" in page
    assert "No initial conference needed" in page


def test_what_is_not_complete_is_not_sent(worker, child):
    with opened(worker):
        [referral] = Referral.objects.filter(person=child)
        assessment = assessments.start(referrals=[referral], started_on=CAME, by=worker)

    answer = client_of(worker).post(f"/casework/steps/assessment/{assessment.pk}/send/", {}).content.decode()

    assert "Not said yet: What it means for the children" in answer
    with opened(worker):
        assert Assessment.objects.get().sent_at is None


def test_who_may_not_see_the_child_is_told_nothing_of_the_step(worker, child):
    with opened(worker):
        [referral] = Referral.objects.filter(person=child)
        assessment = assessments.start(referrals=[referral], started_on=CAME, by=worker)
    other = client_of(an_account("fern", "Fern Invented", Role.SOCIAL_WORKER))

    assert other.get(f"/casework/steps/assessment/{assessment.pk}/").status_code == 404
    assert other.get(f"/casework/about/{child.pk}/").status_code == 404
