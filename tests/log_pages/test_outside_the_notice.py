"""What was recorded outside the notice is raised to the data protection officer, and decided with a reason."""

from datetime import timedelta

import pytest
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.people.actions.overseeing import oversee
from keepsake.people.authority import NotYours
from keepsake.record.drift import Drift, Oversight, undecided
from keepsake.record.writing import action, change
from tests.people_pages.conftest import an_account, client_of
from tests.record.family import DAY, a_person, allocate, reading

pytestmark = pytest.mark.django_db
PAGE = "/log/outside-the-notice/"


@pytest.fixture
def officer(db):
    return an_account("dill", "Dill Invented", Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def drifted(db):
    """A worker wrote down something about a stranger, for a purpose whose permit does not have it."""
    Drift.objects.create(
        category="religion", purpose="safeguard_children", role="social_worker", model="people.person",
        notice="ambledown", notice_version=2, on=timezone.localdate() - timedelta(days=3), times=2,
    )  # fmt: skip


def text_of(client, address=PAGE):
    return client.get(address).content.decode()


def decide(client, **typed):
    return client.post(PAGE + "religion/safeguard_children/", typed)


@action
def say(*, person, by, **values):
    change(person, **values)


def test_recording_outside_the_notice_is_counted_by_kind_and_day(make_account):
    worker = make_account(Role.SOCIAL_WORKER)
    with reading(worker):
        robin = a_person(given="Robin", by=worker)
        allocate(person=robin, to=worker, by=worker)

    with reading(worker, purpose="safeguard_children"):
        say(person=robin, by=worker, sexual_orientation="an invented answer")
        say(person=robin, by=worker, sexual_orientation="another invented answer")

    drift = Drift.objects.get(category="sexual_orientation")
    assert (drift.times, drift.role, drift.model, drift.on) == (2, "social_worker", "people.person", DAY)
    assert (drift.purpose, drift.notice) == ("safeguard_children", "ambledown")
    assert ("sexual_orientation", "safeguard_children") in undecided()


def test_the_officer_reads_what_how_often_by_whom_and_what_the_notice_would_need(officer, drifted):
    text = text_of(client_of(officer))

    assert "Religion or belief" in text
    assert "2 times" in text
    assert "social worker" in text
    assert "would need" in text
    assert "Waits for you" in text
    assert "recorded outside the notice, and not decided" in text_of(client_of(officer), "/")


def test_it_is_decided_with_a_reason_and_both_are_kept(officer, drifted):
    client = client_of(officer)

    assert decide(client, outcome="decided", words="").status_code == 200
    decide(client, outcome="looked", words="Asked the team.")
    decide(client, outcome="decided", words="The notice will say so from May.")

    text = text_of(client)
    assert "Waits for you" not in text
    assert "Asked the team." in text
    assert "The notice will say so from May." in text
    assert Oversight.objects.count() == 2
    assert undecided() == set()


def test_it_comes_back_when_it_is_recorded_again(officer, drifted):
    decide(client_of(officer), outcome="decided", words="It will stop.")
    Drift.objects.create(
        category="religion", purpose="safeguard_children", role="team_manager", model="people.person",
        notice="ambledown", notice_version=2, on=timezone.localdate() + timedelta(days=1), times=1,
    )  # fmt: skip

    assert undecided() == {("religion", "safeguard_children")}


def test_only_the_officer_decides(make_account, drifted):
    worker = make_account(Role.SOCIAL_WORKER)

    with reading(worker), pytest.raises(NotYours):
        oversee(about="drift:religion:safeguard_children", outcome="decided", words="No.", by=worker)
    assert client_of(worker).get(PAGE).status_code == 403


def test_what_nobody_recorded_is_not_there(officer, drifted):
    assert client_of(officer).get(PAGE + "religion/plan_support/").status_code == 404
