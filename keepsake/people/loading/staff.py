"""The council's own people: accounts that nobody can sign in to, teams, and the professionals around the children."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from keepsake.accounts.models import Account, AccountRole
from keepsake.accounts.roles import Role
from keepsake.people.demo_council import Fact
from keepsake.people.demo_council.staff import Absence, Body, Membership, Professional, Team, Worker
from keepsake.people.directory import version_of
from keepsake.people.loading.casting import Cast
from keepsake.people.loading.ids import made
from keepsake.people.loading.records import Places, professional_id
from keepsake.people.models import Absence as RecordedAbsence
from keepsake.people.models import Body as RecordedBody
from keepsake.people.models import Duty
from keepsake.people.models import Membership as RecordedMembership
from keepsake.people.models import Professional as RecordedProfessional
from keepsake.people.models import Team as RecordedTeam
from keepsake.record.models import Version

Kind = TypeVar("Kind")
ONE_DAY = timedelta(days=1)
SERVICES = {
    "practice": "gp",
    "school": "school",
    "health_visiting": "health_visiting",
    "home": "home",
    "police": "police",
}
NEAREST = {"senior_manager": Role.TEAM_MANAGER, "personal_adviser": Role.SOCIAL_WORKER}  # no accounts of their own yet
ON_DUTY = timedelta(days=365)  # so that the demonstration has somebody on duty whenever it is looked at


def write_staff(facts: list[Fact], cast: Cast, today: date) -> None:
    """Accounts, teams and who is in them. To be called once, inside a transaction."""
    for team in _of(Team, facts):
        above = next((each.name for each in _of(Team, facts) if each.id == team.above_id), None)
        parent = RecordedTeam.objects.get(name=above) if above else None
        RecordedTeam.objects.get_or_create(
            name=team.name, defaults={"above": parent, "is_duty_team": team.is_duty_team}
        )
    _open_accounts(list(_of(Worker, facts)), today)
    places = places_of(facts, cast)
    memberships = [*_of(Membership, facts), *cast.memberships(today)]
    RecordedMembership.objects.bulk_create(_membership(each, places) for each in memberships)
    RecordedAbsence.objects.bulk_create(
        RecordedAbsence(
            worker_id=places.workers[each.worker_id],
            cover_id=places.workers[each.cover_id],
            begins_on=each.begins_on,
            ends_on=each.ends_on - ONE_DAY,
        )
        for each in _of(Absence, facts)
    )
    for worker in cast.on_duty:
        Duty.objects.create(worker_id=places.workers[worker], begins_on=today, ends_on=today + ON_DUTY)


def places_of(facts: list[Fact], cast: Cast) -> Places:
    """Where the accounts and teams of these facts stand in the database."""
    teams = dict(RecordedTeam.objects.values_list("name", "id"))
    services = {body.id: SERVICES[body.kind] for body in _of(Body, facts)}
    return Places(
        workers={each.id: account_id(each.id) for each in _of(Worker, facts)} | cast.accounts,
        teams={team.id: teams[team.name] for team in _of(Team, facts)},
        professionals={each.id: (services[each.body_id], body_id(each.body_id)) for each in _of(Professional, facts)},
    )


def account_id(worker: int) -> str:
    return made("worker", worker)


def write_directory(facts: list[Fact], by: UUID, at: datetime) -> None:
    """The bodies and the professionals around the children, each with its first version."""
    kept: dict[str, Any] = {"recorded_at": at, "recorded_by_id": by}
    bodies = [
        RecordedBody(
            id=UUID(body_id(each.id)),
            kind=SERVICES[each.kind],
            name=each.name,
            lines=each.lines,
            postcode=each.postcode,
            phone=each.phone,
            email=each.email,
            **kept,
        )
        for each in _of(Body, facts)
    ]
    people = [
        RecordedProfessional(
            id=UUID(professional_id(each.id)),
            body_id=UUID(body_id(each.body_id)),
            name=each.name,
            profession=each.profession,
            phone=each.phone,
            email=each.email,
            **kept,
        )
        for each in _of(Professional, facts)
    ]
    RecordedBody.objects.bulk_create(bodies)
    RecordedProfessional.objects.bulk_create(people)
    entries: list[RecordedBody | RecordedProfessional] = [*bodies, *people]
    Version.objects.bulk_create(Version(**version_of(each)) for each in entries)


def body_id(number: int) -> str:
    return made("body", number)


def _open_accounts(workers: list[Worker], today: date) -> None:
    """Accounts without a password. Who has left keeps theirs, closed, because the record still names them."""
    accounts = [
        Account(
            id=UUID(account_id(each.id)),
            username=each.username,
            display_name=each.display_name,
            is_demo=True,
            is_active=each.ends_on is None or each.ends_on > today,
        )
        for each in workers
    ]
    for account in accounts:
        account.set_unusable_password()
    Account.objects.bulk_create(accounts)
    AccountRole.objects.bulk_create(
        AccountRole(account_id=UUID(account_id(each.id)), role=_role(each.role)) for each in workers
    )


def _role(code: str) -> Role:
    return Role(code) if code in Role.values else NEAREST[code]


def _membership(fact: Membership, places: Places) -> RecordedMembership:
    return RecordedMembership(
        worker_id=places.workers[fact.worker_id],
        team_id=places.teams[fact.team_id],
        is_manager=fact.is_manager,
        begins_on=fact.begins_on,
        ends_on=fact.ends_on - ONE_DAY if fact.ends_on else None,
    )


def _of(kind: type[Kind], facts: list[Fact]) -> Iterator[Kind]:
    return (fact for fact in facts if isinstance(fact, kind))
