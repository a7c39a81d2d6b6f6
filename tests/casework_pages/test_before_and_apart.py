"""What is known of the time before a worry, and contacts of which nothing further came."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from keepsake.casework.actions import contacts, referrals
from keepsake.casework.models import AgencyCheck
from keepsake.notice.tests.small_notice import period
from keepsake.web.casework.keeping import how_long
from tests.casework_pages.test_acts import desk, do, in_the_record, manager, reading
from tests.people_pages.conftest import client_of

__all__ = ["desk", "manager"]
pytestmark = pytest.mark.django_db
NOW = timezone.now() - timedelta(hours=3)
TODAY = timezone.localdate()


def told(worker, child, days=0, **more):
    with reading(worker):
        at = NOW - timedelta(days=days)
        return contacts.receive(children=[child], received_at=at, worry=f"cold, {days} days ago", by=worker, **more)


def decided(manager, contact, child, outcome):
    with reading(manager, "team_manager"):
        contacts.decide(contact=contact, outcomes={child: outcome}, because="seen", by=manager)


def page_of(client, address):
    return unescape(client.get(address).content.decode())


def test_several_worries_in_a_short_time_and_a_re_referral_are_shown(client, worker, family):
    with reading(worker):
        first = referrals.accept(
            person=family.siobhan, received_on=TODAY - timedelta(days=200), reason="cold", by=worker
        )
    contact = told(worker, family.siobhan)
    assert "Three worries or more" not in page_of(client, f"/casework/contacts/{contact.pk}/")
    for days in (20, 40):
        told(worker, family.siobhan, days)

    page = page_of(client, f"/casework/contacts/{contact.pk}/")

    assert "Three worries or more in 90 days: look at them together." in page
    assert "Referred within the last year" in page
    assert first.received_on.strftime("%B %Y") in page


def test_a_second_referral_within_a_year_is_said_to_be_one(client, worker, manager, family):
    with reading(manager, "team_manager"):
        referrals.refuse(
            person=family.siobhan, received_on=TODAY - timedelta(days=90), reason="cold", because="mended", by=manager
        )
        referrals.accept(person=family.siobhan, received_on=TODAY, reason="cold again", by=manager)

    assert "Re-referral: referred once before" in page_of(client, f"/casework/about/{family.siobhan.pk}/")


def test_a_contact_without_further_action_is_kept_apart_and_one_that_led_on_is_not(client, worker, manager, family):
    nothing, led_on = told(worker, family.siobhan, 9), told(worker, family.robin, 3)
    decided(manager, nothing, family.siobhan, "advice")
    decided(manager, led_on, family.robin, "referral")

    apart = page_of(client, "/casework/apart/")
    assert "Siobhan" in apart
    assert "Robin" not in apart
    assert "Contacts that led to nothing further" in apart
    assert "kept apart from all cases" in page_of(client, f"/casework/contacts/{nothing.pk}/")
    assert "kept apart from all cases" not in page_of(client, f"/casework/contacts/{led_on.pk}/")


def test_a_contact_says_how_long_it_is_kept_and_why(client, worker, manager, family):
    waits, nothing, led_on = (told(worker, family.robin, days) for days in (1, 9, 3))
    decided(manager, nothing, family.robin, "nothing")
    decided(manager, led_on, family.robin, "referral")

    page = page_of(client, f"/casework/contacts/{nothing.pk}/")
    assert "Contacts that led to nothing further: 25 years from birth, to the end of that year." in page
    assert f"at least until 31 December {family.robin.born_on.year + 25}." in page
    assert "Ambledown" in page.partition("So says: ")[2]
    page = page_of(client, f"/casework/contacts/{led_on.pk}/")
    assert 'It led to social work with a child: it is kept as the case is, as "Child in need records".' in page
    assert "Nothing is decided yet." in page_of(client, f"/casework/contacts/{waits.pk}/")


def test_where_the_notice_has_no_time_for_it_that_is_said():
    schedule = period(id="schedule", retention_class="whole_schedule", period=None)

    assert how_long(None, "contact_no_further_action").startswith("The privacy notice does not say")
    assert how_long(schedule, "contact_no_further_action") == (
        "The notice has no time for this kind of record by itself. "
        "Everything the schedule lists: as long as the retention schedule says."
    )


def test_agencies_are_asked_and_answer_or_do_not(client, worker, family):
    contact = told(worker, family.siobhan)
    do(client, "ask-agency", contact, agency="police", asked="Any calls?")
    page = do(client, "agency-answered", in_the_record(worker, AgencyCheck), answer="None this year.")
    assert "None this year." in page
    do(client, "ask-agency", contact, agency="health", asked="Last seen?")
    page = do(client, "agency-silent", in_the_record(worker, AgencyCheck, agency="health"), no_answer_because="closed")
    assert "They do not answer" not in page


def test_who_gave_no_name_is_said_to_be_kept_out_of_what_the_family_is_given(client, worker, family):
    hidden = told(worker, family.siobhan, referrer={"openness": "confidential", "name": "Fern Invented"})
    named = told(worker, family.robin, referrer={"openness": "open", "name": "Rue Invented"})

    kept_out = "Kept out of everything that the family is given."
    assert kept_out in page_of(client, f"/casework/contacts/{hidden.pk}/")
    assert kept_out not in page_of(client, f"/casework/contacts/{named.pk}/")


def test_a_strategy_discussion_begins_with_what_the_contact_said(worker, manager, family):
    contact = told(worker, family.siobhan)
    decided(manager, contact, family.siobhan, "strategy")

    answer = client_of(worker).post(f"/casework/contacts/{contact.pk}/accept/{family.siobhan.pk}/")

    assert answer["Location"].endswith("/begin/strategy/")
    assert "cold, 0 days ago" in page_of(client_of(worker), answer["Location"])
