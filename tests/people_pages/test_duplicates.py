"""Two records of one person are suggested to whoever may join them, and dismissed with a reason."""

from datetime import date

import pytest

from keepsake.accounts.roles import Role
from keepsake.people.actions import allocations, persons
from keepsake.people.models import Membership, Team
from keepsake.record.drift import Oversight
from tests.people_pages.conftest import DAY, an_account, client_of, opened
from tests.record.family import restrict

pytestmark = pytest.mark.django_db
PAGE = "/protection/duplicates/"


@pytest.fixture
def team(db):
    return Team.objects.create(name="North team")


@pytest.fixture
def manager(team):
    account = an_account("tarragon", "Tarragon Invented", Role.TEAM_MANAGER)
    Membership.objects.create(worker=account, team=team, is_manager=True, begins_on=DAY)
    return client_of(account)


@pytest.fixture
def worker(db):
    return an_account("sage", "Sage Invented", Role.SOCIAL_WORKER)


def twice(worker, team):
    made = []
    with opened(worker):
        for given in ("Siobhan", "Shivaun"):
            born = {"born_on": date(2014, 3, 2), "birth_known": "exact"}
            made.append(
                persons.add(roles=["child"], given=given, family="Larkspur", unsearched="invented", by=worker, **born)
            )
            allocations.allocate(person=made[-1], worker=worker, team=team, begins_on=DAY, by=worker)
    return made


def test_a_likely_pair_is_suggested_and_dismissed_with_a_reason(manager, worker, team):
    one, other = twice(worker, team)
    assert "Shivaun Larkspur" in manager.get(PAGE).content.decode()
    here = f"{PAGE}{one.pk}/{other.pk}/"

    assert manager.post(here, {"words": ""}).status_code == 200
    assert manager.post(here, {"words": "Twins: I saw both."}).status_code == 302

    assert "No two records" in manager.get(PAGE).content.decode()
    assert Oversight.objects.get().words == "Twins: I saw both."


def test_a_pair_of_which_one_is_closed_is_not_suggested(manager, worker, team):
    one, other = twice(worker, team)
    with opened(worker):
        restrict(person=other, by=worker)

    assert "No two records" in manager.get(PAGE).content.decode()
    assert manager.post(f"{PAGE}{one.pk}/{other.pk}/", {"words": "I guess."}).status_code == 404


def test_people_of_another_team_are_not_suggested(manager, worker, team):
    elsewhere = Team.objects.create(name="South team")
    twice(worker, elsewhere)

    assert "No two records" in manager.get(PAGE).content.decode()


def test_a_worker_who_may_not_join_sees_no_list(worker, team):
    assert client_of(worker).get(PAGE).status_code == 403
