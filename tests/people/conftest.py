"""A manager on duty sees whom nobody works with; everything in these tests happens in her access."""

from datetime import date

import pytest

from keepsake.accounts.roles import Role
from keepsake.people.actions import persons
from keepsake.people.models import Duty
from keepsake.record.opening import open_access

DAY = date(2026, 11, 22)
FAMILY = "Ashgrove-Invented"
WANTED = (
    "name",
    "date_of_birth",
    "sex",
    "gender",
    "address",
    "contact_details",
    "warnings",
    "relationships",
    "services_involved",
    "household",
    "parental_responsibility",
    "nhs_number",
    "unique_pupil_number",
    "identifiers_other",
    "allocation",
    "audit_trail",
    "risk_to_children",
)


def opening(account, *, role="team_manager", purpose="safeguard_children", wanted=WANTED, day=DAY):
    return open_access(worker=account.pk, role=role, purpose=purpose, categories=wanted, day=day)


def on_duty(account):
    Duty.objects.create(worker=account, begins_on=date(2020, 1, 1), ends_on=date(2030, 1, 1))
    return account


@pytest.fixture
def manager(make_account):
    return on_duty(make_account(Role.TEAM_MANAGER))


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def access(manager):
    with opening(manager) as opened:
        yield opened


@pytest.fixture
def make_person(access, manager):
    """Somebody: a child called Robin, born on 1 May 2015, unless something else is said."""

    def make(given="Robin", **facts):
        usual = {"family": FAMILY, "roles": ["child"], "born_on": date(2015, 5, 1), "birth_known": "exact"}
        return persons.add(given=given, by=manager, **{"unsearched": "invented"} | usual | facts)

    return make


@pytest.fixture
def robin(make_person):
    return make_person()


@pytest.fixture
def mother(make_person):
    return make_person("Marigold", roles=["parent"], born_on=date(1990, 2, 2))
