"""An invented team with its families, written by the real actions."""

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.actions import allocations, emergencies, persons, restrictions
from keepsake.people.models import Membership, Team
from keepsake.record.opening import open_access
from keepsake.web.people.purposes import READ
from tests.invented import PASSWORD

LONG_AGO = timedelta(days=400)


def today() -> date:
    return timezone.localdate()


def as_worker(account, role="social_worker", purpose="safeguard_children"):
    """Everything inside is done by this worker."""
    return open_access(worker=account.pk, role=role, purpose=purpose, categories=READ, day=today())


def a_worker(name, team=None, role=Role.SOCIAL_WORKER, *, is_manager=False):
    """Somebody who can sign in, in a team or in none."""
    made = Account.objects.open(
        username=name.lower().replace(" ", "."), display_name=name, roles=[role], password=PASSWORD
    )
    if team is not None:
        Membership.objects.create(worker=made, team=team, is_manager=is_manager, begins_on=today() - LONG_AGO)
    return made


def a_team(name, **given):
    return Team.objects.create(name=name, **given)


def a_child(given, by, *, worker=None, team=None, since=100, family="Ashgrove-Invented", **facts):
    """A child who is met by a worker, and allocated to one; known to nobody where none is given."""
    with as_worker(by):
        facts = {"born_on": date(2015, 5, 5), "birth_known": "exact"} | facts
        person = persons.add(roles=["child"], given=given, family=family, unsearched="invented", by=by, **facts)
        if worker is not None or team is not None:
            begins_on = today() - timedelta(days=since)
            allocations.allocate(person=person, worker=worker, team=team, begins_on=begins_on, by=by)
    return person


def close(person, by, keepers):
    with as_worker(by, "team_manager"):
        restrictions.place(
            person=person, reason="An invented reason.", keepers=keepers, keepers_until=today() + LONG_AGO, by=by
        )


def open_in_an_emergency(person, by, reason="A child is in danger tonight, invented."):
    with as_worker(by):
        return emergencies.open(person=person, reason=reason, by=by)


def client_of(account) -> Client:
    client = Client()
    client.force_login(account, backend="keepsake.accounts.backends.PasswordBackend")
    return client


def sends(client, address, **values):
    """Open the page, and send its form with its own number, as a browser does."""
    page = client.get(address)
    assert page.status_code == 200, (address, page.status_code)
    text = page.content.decode()
    number = text.split('name="once" value="')[1].split('"')[0]
    return client.post(address, {"once": number, **values})
