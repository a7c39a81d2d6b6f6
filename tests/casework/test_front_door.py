"""A worry arrives, agencies are asked, a manager decides, the referrer is told."""

from datetime import timedelta

import pytest

from keepsake.casework.actions import contacts, referrals, steps
from keepsake.casework.authority import NotForYou
from keepsake.casework.disclosing import named_in_a_disclosure
from keepsake.casework.late import written_late
from keepsake.casework.models import Contact, ContactChild, Referrer
from keepsake.casework.status import Step, step_state
from keepsake.people.actions import restrictions
from keepsake.record.history import history
from keepsake.record.wrong import Wrong
from tests.casework.conftest import FRIDAY, at, on

pytestmark = pytest.mark.django_db


def received(children, worker, **facts):
    usual = {"received_at": at(FRIDAY), "worry": "bruises on both arms", "source": "2A", "by": worker}
    return contacts.receive(children=children, **usual | facts)


def test_one_contact_is_about_all_the_children_and_the_one_not_yet_born(children, worker):
    with on(worker, FRIDAY, "social_worker"):
        contact = received(children, worker, own={children[0]: {"said": "she showed her teacher"}})

        parts = ContactChild.objects.filter(contact=contact)
        assert {part.person_id for part in parts} == {child.pk for child in children}
        assert parts.get(person=children[0]).said == "she showed her teacher"


def test_a_manager_decides_for_each_child_and_says_why(children, worker, manager):
    with on(worker, FRIDAY, "social_worker"):
        contact = received(children[:2], worker)
    with on(manager, FRIDAY):
        decided = contacts.decide(
            contact=contact,
            outcomes={children[0]: "referral", children[1]: "nothing"},
            because="seen today",
            by=manager,
        )

        assert decided.decided_by == manager
        assert step_state(decided) is Step.APPROVED
        assert [part.outcome for part in ContactChild.objects.order_by("-outcome")] == ["referral", "nothing"]


def test_a_child_left_out_of_a_decision_stops_it_and_nothing_is_written(children, worker, manager):
    with on(worker, FRIDAY, "social_worker"):
        contact = received(children[:2], worker)
    with on(manager, FRIDAY):
        with pytest.raises(Wrong):
            contacts.decide(contact=contact, outcomes={children[0]: "nothing"}, because="seen", by=manager)

        assert set(ContactChild.objects.values_list("outcome", flat=True)) == {""}


def test_a_worker_does_not_decide(children, worker):
    with on(worker, FRIDAY, "social_worker"):
        contact = received(children[:1], worker)
        with pytest.raises(NotForYou):
            contacts.decide(contact=contact, outcomes={children[0]: "nothing"}, because="seen", by=worker)


def test_a_wrong_decision_is_reopened_with_its_reason_and_put_right(children, worker, manager):
    with on(worker, FRIDAY, "social_worker"):
        contact = received(children[:1], worker)
    with on(manager, FRIDAY):
        contacts.decide(contact=contact, outcomes={children[0]: "nothing"}, because="known already", by=manager)
        with pytest.raises(Wrong):
            contacts.decide(contact=contact, outcomes={children[0]: "referral"}, because="again", by=manager)
        steps.reopen(step=contact, because="the school rang again", by=manager)
        contacts.decide(contact=contact, outcomes={children[0]: "referral"}, because="a new bruise", by=manager)

        reasons = [stood.values["decision_because"] for stood in history(contact)]
        assert "known already" in reasons
        assert reasons[-1] == "a new bruise"


def test_the_referrer_is_told_after_the_decision_or_it_says_why_not(children, worker, manager):
    with on(manager, FRIDAY):
        contact = received(children[:1], manager)
        with pytest.raises(Wrong):
            contacts.tell_referrer(contact=contact, how="by telephone", by=manager)
        contacts.decide(contact=contact, outcomes={children[0]: "nothing"}, because="seen", by=manager)

        assert contacts.tell_referrer(contact=contact, how="by telephone", by=manager).told_at


def test_a_decision_is_of_the_moment_that_is_said_and_was_written_down_later(children, manager):
    monday = FRIDAY + timedelta(days=3)
    with on(manager, FRIDAY):
        contact = received(children[:1], manager)
    with on(manager, monday):
        decision = {"contact": contact, "outcomes": {children[0]: "nothing"}, "because": "seen", "by": manager}
        with pytest.raises(Wrong, match="has not come yet"):
            contacts.decide(**decision, at=at(monday, 20))
        with pytest.raises(Wrong, match="only received on 20 November 2026"):
            contacts.decide(**decision, at=at(FRIDAY, 9))
        contacts.decide(**decision, at=at(FRIDAY, 16))
        contacts.tell_referrer(contact=contact, how="by telephone", by=manager)

        assert contact.decided_at == at(FRIDAY, 16)
        assert written_late(contact, "decided_at") == monday
        assert written_late(contact, "told_at") is None


def test_a_referral_was_decided_on_when_its_contact_was(children, manager):
    monday = FRIDAY + timedelta(days=3)
    with on(manager, FRIDAY):
        contact = received(children[:1], manager)
        contacts.decide(contact=contact, outcomes={children[0]: "referral"}, because="hurt", by=manager)
    with on(manager, monday):
        accepted = referrals.accept(person=children[0], received_on=FRIDAY, reason="hurt", contact=contact, by=manager)

    assert accepted.decided_at == contact.decided_at


def test_agencies_are_asked_and_answer(children, worker):
    with on(worker, FRIDAY, "social_worker"):
        contact = received(children, worker)
        check = contacts.ask_agency(contact=contact, agency="police", asked="any calls to the home", by=worker)
        contacts.record_answer(check=check, answer="two calls in May", by=worker)

        assert contact.checks.get().answer == "two calls in May"


@pytest.mark.parametrize("openness", ["confidential", "anonymous"])
def test_who_is_not_to_be_named_is_named_in_no_disclosure(children, worker, openness):
    with on(worker, FRIDAY, "social_worker"):
        who = {"openness": openness, **({"name": "Fern Invented"} if openness == "confidential" else {})}
        received(children, worker, referrer=who)

        assert "Fern" not in "".join(named_in_a_disclosure(Referrer.objects.all()))


def test_somebody_anonymous_has_no_name(children, worker):
    with on(worker, FRIDAY, "social_worker"), pytest.raises(Wrong):
        received(children, worker, referrer={"openness": "anonymous", "name": "Fern Invented"})


def test_it_is_said_why_the_family_was_not_asked(children, worker):
    with on(worker, FRIDAY, "social_worker"), pytest.raises(Wrong) as told:
        received(children, worker, consent="not_asked")

    assert told.value.field == "consent_because"


def test_a_contact_and_all_that_belongs_to_it_is_hidden_with_one_of_its_children(children, worker, manager):
    """A record of several people is seen by whom every one of them is open; so is what belongs to it."""
    with on(worker, FRIDAY, "social_worker"):
        contact = received(children[:2], worker, referrer={"name": "Fern Invented"})
        contacts.ask_agency(contact=contact, agency="police", asked="any calls", by=worker)
    with on(manager, FRIDAY):
        restrictions.place(
            person=children[1], reason="invented", keepers=[manager], keepers_until=at(FRIDAY).date(), by=manager
        )
    with on(worker, FRIDAY, "social_worker"):
        assert Contact.objects.count() == 0
        assert Referrer.objects.count() == 0
        assert contact.checks.count() == 0
        assert ContactChild.objects.count() == 1
