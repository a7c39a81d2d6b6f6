"""An invented family, its worker, and a client that has signed in as that worker."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.actions import addresses, allocations, contact_ways, identifiers, names, persons, relationships
from keepsake.people.actions import warnings as warned
from keepsake.record.opening import open_access
from keepsake.web.people.purposes import READ
from tests.invented import PASSWORD

DAY = date(2026, 1, 5)


def opened(worker, role="social_worker", purpose="safeguard_children"):
    """An open access of this worker, for arranging."""
    from django.utils import timezone

    return open_access(worker=worker.pk, role=role, purpose=purpose, categories=READ, day=timezone.localdate())


def a_person(by, given, family="Ashgrove", roles=("child",), allocated=True, **facts):
    """Somebody with a name, whom the worker works with."""
    person = persons.add(roles=roles, given=given, family=family, unsearched="invented", by=by, **facts)
    if allocated:
        allocations.allocate(person=person, worker=by, begins_on=DAY, by=by)
    return person


def an_account(username, name, *roles):
    return Account.objects.open(username=username, display_name=name, roles=roles, password=PASSWORD)


def client_of(account):
    client = Client()
    client.force_login(account, backend="keepsake.accounts.backends.PasswordBackend")
    return client


@pytest.fixture
def worker(db):
    return an_account("sage", "Sage Invented", Role.SOCIAL_WORKER)


@pytest.fixture
def client(worker):
    return client_of(worker)


@pytest.fixture
def family(worker):
    """Siobhan with her mother Ada and her brother Robin; a stranger; and a child whose record is closed."""
    with opened(worker):
        siobhan = a_person(
            worker, "Siobhan", born_on=date(2014, 3, 2), birth_known="exact", sex="F", said_as="shi-VAWN"
        )
        names.set_preferred(person=siobhan, given="Shiv", begins_on=DAY, by=worker)
        ada = a_person(worker, "Ada", roles=("parent",), born_on=date(1988, 7, 1), birth_known="estimated", sex="F")
        robin = a_person(worker, "Robin", born_on=date(2018, 9, 9), birth_known="exact", sex="M")
        for child in (siobhan, robin):
            relationships.add(
                person=ada,
                other=child,
                kind="birth_parent",
                has_responsibility=True,
                responsibility_by="birth",
                by=worker,
            )
            addresses.move(person=child, lines="4 Mill Lane\nAmbledown", postcode="KP1 2AB", on=DAY, by=worker)
        contact_ways.add(
            person=ada, kind="phone", value="07700900123", safety="care", safety_note="He reads it.", by=worker
        )
        identifiers.record(person=siobhan, kind="nhs_number", value="9990123454", by=worker)
        warned.raise_(person=ada, words="Two large dogs", review_on=date(2030, 1, 1), begins_on=DAY, by=worker)
        stranger = a_person(worker, "Wren", family="Hidden", allocated=False)
    return SimpleNamespace(siobhan=siobhan, ada=ada, robin=robin, stranger=stranger)
