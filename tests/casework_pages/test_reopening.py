"""A wrong decision is reopened and put right; what followed is gone through; what is on a wrong child is moved."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from keepsake.casework.actions import assessments, contacts, plans, referrals
from keepsake.casework.following import followed_from
from keepsake.casework.models import (
    Assessment,
    AssessmentChild,
    ChildInNeedPlan,
    Contact,
    ContactChild,
    FollowUp,
    Referral,
    Tombstone,
)
from keepsake.casework.tasks.reading import facts_of
from keepsake.record.history import history
from tests.casework_pages.conftest import opened
from tests.journeys.test_casework_front_door import given_a_team_of
from tests.people_pages.conftest import a_person, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(worker, child):
    return given_a_team_of(worker, child)


@pytest.fixture
def contact(manager, child):
    """Decided as a referral, which was accepted, assessed and led to a plan."""
    today = timezone.localdate()
    came = datetime.combine(today - timedelta(days=5), datetime.min.time(), tzinfo=UTC)
    with opened(manager, "team_manager"):
        made = contacts.receive(children=[child], received_at=came, worry="bruises", by=manager)
        contacts.decide(contact=made, outcomes={child: "referral"}, because="a pattern", by=manager)
        contacts.tell_referrer(contact=made, how="by telephone", by=manager)
        referral = referrals.accept(
            person=child, received_on=today - timedelta(days=5), reason="bruises", contact=made, by=manager
        )
        assessments.start(referrals=[referral], started_on=today - timedelta(days=4), by=manager)
        plans.begin(referral=referral, begins_on=today - timedelta(days=2), aim="calm", by=manager)
    return made


def reopen(manager, contact):
    address = f"/casework/steps/contact/{contact.pk}"
    return client_of(manager), address, client_of(manager).post(f"{address}/reopen/", {"because": "It was a birthmark"})


def test_a_decision_is_reopened_with_a_reason_and_what_stood_is_kept(manager, contact):
    client, _, answer = reopen(manager, contact)

    assert answer.status_code == 302
    with opened(manager, "team_manager"):
        found = Contact.objects.get()
        assert (found.decided_at, found.decision_because, found.told_at) == (None, "", None)
        assert [stood.reason for stood in history(found)][-1] == "It was a birthmark"
        assert "a pattern" in [stood.values.get("decision_because") for stood in history(found)]
    page = client.get(f"/casework/contacts/{contact.pk}/").content.decode()
    for title in ("Referral from", "Assessment from", "Child in need plan from"):
        assert title in page
    assert page.count("To be looked at") == 3


def test_without_a_reason_nothing_is_reopened(manager, contact):
    answer = client_of(manager).post(f"/casework/steps/contact/{contact.pk}/reopen/", {"because": " "})

    assert "Say why it is reopened" in answer.content.decode()
    with opened(manager, "team_manager"):
        assert Contact.objects.get().decided_at is not None


def test_what_followed_is_withdrawn_from_the_end_and_nothing_is_deleted(manager, contact, child):
    client, address, _ = reopen(manager, contact)
    with opened(manager, "team_manager"):
        keys = {each.title.split(" from ")[0]: each.record.pk for each in followed_from(Contact.objects.get())}
    said = {"answer": "withdrawn", "because": "It rested on a mistake"}

    early = client.post(f"{address}/followed/{keys['Referral']}/", said).content.decode()
    assert "Something is open still under it" in early
    for name in ("Child in need plan", "Assessment", "Referral"):
        answer = client.post(f"{address}/followed/{keys[name]}/", said)
        assert answer.status_code == 302

    with opened(manager, "team_manager"):
        assert Referral.objects.get().closed_on == timezone.localdate()
        assert ChildInNeedPlan.objects.get().ends_on == timezone.localdate()
        assert Assessment.objects.get().withdrawn_at is not None
        assert {each.answer for each in FollowUp.objects.all()} == {"withdrawn"}
        assert all(each.is_settled for each in followed_from(Contact.objects.get()))
        [facts] = facts_of([child.pk])
        assert (facts.assessments, facts.open_referrals) == ((), ())
        assert len(facts.contacts) == 1
    page = client.get(f"/casework/contacts/{contact.pk}/").content.decode()
    assert "It rested on a mistake" in page
    assert "To be looked at" not in page


def test_what_stands_or_is_kept_goes_on(manager, contact):
    client, address, _ = reopen(manager, contact)
    with opened(manager, "team_manager"):
        one, two, three = followed_from(Contact.objects.get())
        [facts] = facts_of([contact.children.get().person_id])
        assert [each.count for each in facts.unsettled] == [3]
    assert "3 things that followed" in client.get(reverse("work:team-due")).content.decode()
    for each, answer in ((one, "stands"), (two, "kept"), (three, "stands")):
        sent = client.post(f"{address}/followed/{each.record.pk}/", {"answer": answer, "because": "Seen again"})
        assert sent.status_code == 302

    with opened(manager, "team_manager"):
        assert Referral.objects.get().closed_on is None
        assert ChildInNeedPlan.objects.get().ends_on is None
        assert Assessment.objects.get().withdrawn_at is None
        assert facts_of([contact.children.get().person_id])[0].unsettled == ()
    assert "Decide what happens next" in client.get(f"/casework/contacts/{contact.pk}/").content.decode()


def test_what_begins_after_the_reopening_did_not_follow_from_the_wrong_decision(manager, contact, child):
    reopen(manager, contact)
    with opened(manager, "team_manager"):
        referral = Referral.objects.get()
        assessments.start(referrals=[referral], started_on=timezone.localdate(), by=manager)

        assert len(followed_from(Contact.objects.get())) == 3


def test_a_worker_does_not_reopen(worker, contact):
    answer = client_of(worker).post(f"/casework/steps/contact/{contact.pk}/reopen/", {"because": "no"})

    assert answer.status_code == 403


def test_a_part_on_the_wrong_child_goes_to_the_right_one_and_leaves_a_stone(worker, manager, contact, child):
    with opened(worker):
        right = a_person(worker, "Wren", born_on=date(2016, 5, 1), birth_known="exact")
        part = AssessmentChild.objects.get()
        assessment = Assessment.objects.get()
    client, address = client_of(worker), f"/casework/steps/assessment/{assessment.pk}/wrong/{part.pk}"

    assert "Wren Ashgrove" in client.get(f"{address}/", {"q": "Wren"}).content.decode()
    assert client.post(f"{address}/{right.pk}/", {"because": "Typed on the brother"}).status_code == 302

    with opened(worker):
        moved = AssessmentChild.objects.get()
        stone = Tombstone.objects.get()
        assert (moved.person_id, moved.referral_id) == (right.pk, None)
        assert (stone.person_id, stone.moved_because) == (child.pk, "Typed on the brother")


def test_a_child_is_not_moved_onto_one_who_is_in_it_or_is_not_seen(worker, manager, child):
    with opened(worker):
        brother = a_person(worker, "Wren", born_on=date(2016, 5, 1), birth_known="exact")
        made = contacts.receive(children=[child, brother], received_at=timezone.now(), worry="noise", by=worker)
        part = ContactChild.objects.get(contact=made, person=child)
    address = f"/casework/steps/contact/{made.pk}/wrong/{part.pk}"

    answer = client_of(worker).post(f"{address}/{brother.pk}/", {"because": "wrong"})

    assert "has a part in it already" in answer.content.decode()
    assert client_of(worker).post(f"{address}/{part.pk}/", {"because": "wrong"}).status_code == 404
