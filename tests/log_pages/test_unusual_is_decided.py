"""Unusual access is found for whoever was shown, and somebody says what they found of it."""

import pytest
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.people.actions import persons
from keepsake.people.namesakes import namesakes
from keepsake.record.drift import Oversight
from keepsake.record.second_wall import maintenance
from tests.people_pages.conftest import an_account, client_of, opened
from tests.record.family import restrict

pytestmark = pytest.mark.django_db
PAGE = "/log/unusual/"


@pytest.fixture
def officer(db):
    return client_of(an_account("dill", "Dill Invented", Role.DATA_PROTECTION_OFFICER))


@pytest.fixture
def larkspur(db):
    """A worker who looks for a namesake with whom another team works."""
    other = an_account("rue", "Rue Elsewhere", Role.SOCIAL_WORKER)
    with opened(other):
        person = persons.add(roles=["child"], given="Aoife", family="Larkspur-Rowan", unsearched="invented", by=other)
    worker = an_account("sage", "Sage Larkspur", Role.SOCIAL_WORKER)
    client_of(worker).get("/people/?q=Aoife&why=contact_received")
    return worker, person


def test_a_namesake_who_was_only_shown_in_a_search_is_found(officer, larkspur):
    text = officer.get(PAGE + "?kind=own_family_name").content.decode()

    assert "Sage Larkspur" in text
    assert "Rowan" not in text
    assert "Aoife" not in text


def test_a_namesake_whose_record_is_closed_is_not_told(larkspur):
    worker, person = larkspur
    today = timezone.localdate()
    with maintenance():
        assert namesakes([person.pk], {"larkspur"}, today) == {person.pk: frozenset({"larkspur"})}

    with opened(worker):
        restrict(person=person, by=worker)

    with maintenance():
        assert namesakes([person.pk], {"larkspur"}, today) == {}


def test_it_is_decided_with_a_note_that_stays(officer, larkspur):
    worker, _ = larkspur
    here = f"{PAGE}own_family_name/{worker.pk}/{timezone.localdate().isoformat()}/"

    assert officer.post(here, {"outcome": "decided", "words": ""}).status_code == 200
    officer.post(here, {"outcome": "decided", "words": "No relation: I asked the manager."})

    text = officer.get(PAGE + "?kind=own_family_name").content.decode()
    assert "No relation: I asked the manager." in text
    assert ">Decided<" in text
    assert (
        Oversight.objects.get().about == f"unusual:own_family_name:{worker.pk.hex}:{timezone.localdate().isoformat()}"
    )


@pytest.mark.parametrize("address", ["nothing/{}/2026-01-05/", "out_of_hours/{}/yesterday/"])
def test_what_cannot_be_is_not_there(officer, larkspur, address):
    assert officer.get(PAGE + address.format(larkspur[0].pk)).status_code == 404


def test_a_worker_decides_nothing(larkspur):
    worker, _ = larkspur

    assert client_of(worker).post(f"{PAGE}out_of_hours/{worker.pk}/2026-01-05/", {}).status_code == 403
