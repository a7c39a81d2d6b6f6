"""A child with a long file: ten of each kind are shown, all are led to, and the page asks hardly more for more."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keepsake.casework.actions import assessments, contacts, meetings, notes, referrals
from tests.casework_pages.test_acts import manager, reading

__all__ = ["manager"]
pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
COUNTS = 20  # how many there are where more are than are shown, and what the census asks once it finds something


def a_file(manager, child, years):
    """For each of some years a closed referral, a contact, a visit, a meeting, a note, own words, an assessment."""
    ago = [timedelta(days=200 * (year + 1)) for year in range(years)]
    with reading(manager, "team_manager"):
        for each in ago:
            on = TODAY - each
            referral = referrals.accept(person=child, received_on=on, reason="cold", by=manager)
            referrals.close(referral=referral, closed_on=on, reason="RC8", summary="warm", by=manager)
        referral = referrals.accept(person=child, received_on=TODAY, reason="cold again", by=manager)
        for year, each in enumerate(ago):
            at = NOW - each
            contacts.receive(children=[child], received_at=at, worry=f"worry {year}", by=manager)
            meetings.plan_visit(children=[child], purpose="need", planned_at=at, by=manager)
            meetings.plan_meeting(children=[child], kind="legal", planned_at=at, by=manager)
            notes.write(people=[child], happened_at=at, words=f"note {year}", by=manager)
            notes.say(person=child, said_on=TODAY - each, words=f"words {year}", by=manager)
            assessments.start(referrals=[referral], started_on=TODAY, by=manager)


def asked(client, child):
    address = f"/casework/about/{child.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        page = client.get(address).content.decode()
    return len(captured), page


def test_the_page_asks_hardly_more_for_a_long_file(client, worker, manager, family):
    a_file(manager, family.robin, 2)
    a_file(manager, family.siobhan, 12)

    few, _ = asked(client, family.robin)
    many, page = asked(client, family.siobhan)

    assert many <= few + COUNTS
    assert "note 0" in page
    assert "note 11" not in page
    assert "All 12" in page
    everything = client.get(f"/casework/about/{family.siobhan.pk}/all/notes/").content.decode()
    assert "note 11" in everything
