"""The pages of the front door: who may do what, what is asked, and what is kept from whom."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework.models import Contact, ContactChild
from keepsake.people.actions import allocations
from keepsake.people.models import Duty
from keepsake.record.drafts import keep
from keepsake.record.opened import keeping
from keepsake.record.second_wall import maintenance
from keepsake.web.casework.contact import due_of
from tests.casework_pages.test_protection import opened
from tests.people_pages.conftest import an_account, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(db):
    account = an_account("tarragon", "Tarragon Invented", Role.TEAM_MANAGER)
    Duty.objects.create(worker=account, begins_on=date(2020, 1, 1), ends_on=date(2030, 1, 1))
    return account


def typed(*children, **more):
    yesterday = timezone.localdate() - timedelta(days=1)
    usual = {"children": [str(child.pk) for child in children], "received_on": str(yesterday), "received_time": "15:40"}
    return (
        usual
        | {
            "kind": "worry",
            "way": "phone",
            "source": "2A",
            "worry": "bruises",
            "consent": "not_known",
            "openness": "open",
        }
        | more
    )


def receive(client, family, **more):
    address = reverse("casework:receive", kwargs={"id": family.siobhan.pk})
    return client.post(address, typed(family.siobhan, family.robin, **more))


def kept():
    with maintenance(), keeping():
        return list(QuerySet(Contact)), list(QuerySet(ContactChild))


def test_the_form_offers_the_brother_and_nobody_who_is_no_child(client, family):
    page = client.get(reverse("casework:receive", kwargs={"id": family.siobhan.pk})).content.decode()

    assert "Robin Ashgrove" in page
    assert str(family.ada.pk) not in page


def test_a_contact_is_received_about_both_and_read_again(client, family):
    answer = receive(client, family, name="Fern Invented", agency="Invented School")
    page = client.get(answer["Location"]).content.decode()

    assert "bruises" in page
    assert "Fern Invented" in page
    assert "Decide by" in page
    contacts, parts = kept()
    assert (len(contacts), len(parts)) == (1, 2)


def test_sent_twice_it_is_done_once(client, family):
    number = "7d2f4f0e-5f1e-4c1c-8a55-0d4b8f6f0a11"
    first, second = (receive(client, family, once=number) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert len(kept()[0]) == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"worry": ""}, "What the worry is: say it"),
        ({"children": []}, "Choose at least one child"),
        ({"received_time": "quarter to"}, "Enter a time such as 15:40"),
        ({"received_on": "2999-01-01"}, "Enter a day from 1900 on"),
        ({"consent": "refused"}, "Say why the family was not asked, or did not agree."),
        ({"openness": "anonymous", "name": "Fern"}, "Somebody who gives no name has none here."),
        ({"source": "99"}, "Choose from the list"),
        ({"children": ["7d2f4f0e-5f1e-4c1c-8a55-0d4b8f6f0a11"]}, "Choose from the list"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written_and_nothing_lost(client, family, more, said):
    answer = receive(client, family, safe_now="grandmother is there", **more)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert said in page
    assert "grandmother is there" in page
    assert kept() == ([], [])


def test_a_draft_comes_back(client, worker, family):
    keep(worker, f"contact:{family.siobhan.pk.hex}", {"worry": ["she has bruises"], "children": [str(family.robin.pk)]})

    page = client.get(reverse("casework:receive", kwargs={"id": family.siobhan.pk})).content.decode()

    assert "she has bruises" in page


def test_a_worker_does_not_decide_and_a_manager_does(client, family, manager):
    address = receive(client, family)["Location"].split("?")[0]
    decision = {f"child_{child.pk.hex}": "nothing" for child in (family.siobhan, family.robin)}
    decision |= {"because": "an accident, seen by the nurse"}

    assert client.post(f"{address}decide/", decision).status_code == 403
    assert kept()[0][0].decided_at is None


def test_what_was_decided_yesterday_and_is_written_today_says_so(client, worker, family, manager):
    address = receive(client, family)["Location"].split("?")[0]
    with opened(worker, "social_worker"):
        for child in (family.siobhan, family.robin):
            allocations.allocate(person=child, worker=manager, begins_on=date(2020, 1, 1), part="second", by=worker)
    desk, yesterday = client_of(manager), timezone.localdate() - timedelta(days=1)
    decision = {f"child_{child.pk.hex}": "nothing" for child in (family.siobhan, family.robin)}
    decision |= {"because": "an accident", "decided_on": str(yesterday), "decided_time": ""}
    assert "Enter both the day and the time" in desk.post(f"{address}decide/", decision).content.decode()

    assert desk.post(f"{address}decide/", decision | {"decided_time": "16:10"}).status_code == 302

    page = desk.get(address).content.decode()
    assert "16:10 on" in page
    assert "\nRecorded late, on" in page


def test_a_contact_of_somebody_one_may_not_see_is_not_there(client, family, manager):
    address = receive(client, family)["Location"].split("?")[0]
    other = client_of(an_account("rue", "Rue Invented", Role.SOCIAL_WORKER))

    assert other.get(address).status_code == 404
    assert "Siobhan" not in other.get(reverse("casework:front-door")).content.decode()


def test_what_came_on_friday_afternoon_is_decided_by_monday():
    friday = datetime(2026, 11, 20, 15, 40, tzinfo=UTC)

    assert due_of(Contact(received_at=friday)).day == date(2026, 11, 23)
