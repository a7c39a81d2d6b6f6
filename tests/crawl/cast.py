"""Everybody who may ask for a page: each role, in each relationship to a child whose record is open, or closed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.models import (
    Absence,
    Allocation,
    BreakGlass,
    Duty,
    Membership,
    Restriction,
    RestrictionGrant,
    Team,
)
from keepsake.record.writing import action, add
from tests.invented import PASSWORD

LONG_AGO = date(2025, 1, 1)
LONG_AFTER = date(2099, 1, 1)
# Relationships of the local rules that a part in the work makes. Who has all of the others at once is shown no less
# than who has one of them. Teams, duty and emergencies are made otherwise.
PARTS = {
    "allocated": ("worker",),
    "every other part": ("chair", "fostering", "adoption", "finance", "rights", "audit"),
}
TO_THE_OPEN = ("allocated", "team", "manager", "duty", "every other part", "emergency", "none")
TO_THE_CLOSED = ("closed", "closed emergency", "kept")
RELATIONSHIPS = (*TO_THE_OPEN, *TO_THE_CLOSED)
TEAMS = ("worker", "manager", "duty")
ROLES = {
    "worker": Role.SOCIAL_WORKER,
    "manager": Role.TEAM_MANAGER,
    "chair": Role.CONFERENCE_CHAIR,
    "officer": Role.DATA_PROTECTION_OFFICER,
    "analyst": Role.ANALYST,
    "administrator": Role.ADMINISTRATOR,
    "no role": None,
}
SEE_PEOPLE = ("worker", "manager", "chair", "officer")  # the others are asked for nobody, whatever part they have


@dataclass(frozen=True)
class Asker:
    """Somebody who asks for pages about one of the two children."""

    role: str
    relationship: str
    account: Account

    @property
    def asks_for_closed(self) -> bool:
        return self.relationship in TO_THE_CLOSED


def everybody(opened, closed, by):
    """One account for each role and relationship. ``opened`` and ``closed`` are families, ``by`` writes it all."""
    teams = {name: Team.objects.create(name=f"Invented {name} team", is_duty_team=name == "duty") for name in TEAMS}
    Team.objects.filter(pk=teams["worker"].pk).update(above=teams["manager"])
    found = [
        Asker(role, relationship, an_account(role, relationship))
        for role in ROLES
        for relationship in (RELATIONSHIPS if role in SEE_PEOPLE else ("allocated", "none"))
    ]
    for each in found:
        _staff(each, teams)
    _relate(askers=found, opened=opened, closed=closed, teams=teams, by=by)
    return found


def an_account(role, relationship):
    name = f"{role}.{relationship}".replace(" ", ".")
    roles = [ROLES[role]] if ROLES[role] else []
    return Account.objects.open(username=name, display_name=f"Invented {name}", roles=roles, password=PASSWORD)


def _staff(asker, teams):
    if asker.relationship in ("team", "manager"):
        is_manager = asker.relationship == "manager"
        team = teams["manager" if is_manager else "worker"]
        Membership.objects.create(worker=asker.account, team=team, is_manager=is_manager, begins_on=LONG_AGO)
    if asker.relationship == "duty":
        Duty.objects.create(worker=asker.account, begins_on=LONG_AGO, ends_on=LONG_AFTER)


@action
def _relate(*, askers, opened, closed, teams, by):
    Absence.objects.create(worker=by, cover=an_account("worker", "covering"), begins_on=LONG_AGO, ends_on=LONG_AGO)
    for person in (*opened, *closed):
        add(Allocation, person=person, worker=by, part="second", begins_on=LONG_AGO)
        _grant(person, by)
    for person in opened:
        for team in (teams["worker"], teams["duty"]):
            add(Allocation, person=person, team=team, part="worker", begins_on=LONG_AGO)
        for each in askers:
            _relate_to_open(person, each)
    for person in closed:
        for each in askers:
            if each.asks_for_closed:
                _relate_to_closed(person, each)


def _relate_to_open(person, asker):
    for part in PARTS.get(asker.relationship, ()):
        add(Allocation, person=person, worker=asker.account, part=part, begins_on=LONG_AGO)
    if asker.relationship == "emergency":
        _break_glass(person, asker.account)


def _relate_to_closed(person, asker):
    """Who is allocated and was not granted, who broke the glass and was not granted, and who was granted."""
    add(Allocation, person=person, worker=asker.account, part="worker", begins_on=LONG_AGO)
    if asker.relationship == "closed emergency":
        _break_glass(person, asker.account)
    if asker.relationship == "kept":
        _grant(person, asker.account)


@action
def close(*, people, by):
    return [add(Restriction, person=person, reason="An invented reason.", begins_on=LONG_AGO) for person in people]


def _grant(person, worker):
    days = {"begins_on": LONG_AGO, "ends_on": LONG_AFTER}
    add(RestrictionGrant, person=person, worker=worker, reason="An invented reason.", **days)


def _break_glass(person, account):
    now: datetime = timezone.now()
    given = {"role": "social_worker", "reason": "Invented danger tonight.", "opened_at": now - timedelta(minutes=1)}
    add(BreakGlass, person=person, worker=account, ends_at=now + timedelta(hours=4), **given)
