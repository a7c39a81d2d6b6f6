"""What a team carries: who works with how many, what nobody owns, who is away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from keepsake.accounts.models import Account
from keepsake.people.known import teams_under
from keepsake.people.models import Absence, Address, Allocation, Duty, Membership, Person, Team
from keepsake.record.access import Access
from keepsake.web.people.brief import Brief, briefs, in_force, not_past

AHEAD = timedelta(days=28)
SHOWN = 15
WORKING = (Allocation.Part.WORKER, Allocation.Part.SECOND)


@dataclass(frozen=True)
class Carrying:
    """How many people one worker works with, of those whom the manager may see. ``of_most`` is a share of the most."""

    worker: Account
    as_worker: int
    as_second: int
    percent: int
    has_left: bool
    away_until: date | None

    @property
    def total(self) -> int:
        return self.as_worker + self.as_second


@dataclass(frozen=True)
class Gap:
    """Something that nobody has seen to, about several people; each with the way to mend it."""

    title: str
    mend: str
    count: int
    people: tuple[tuple[Brief, str], ...]

    @property
    def more(self) -> int:
        return self.count - len(self.people)


def teams_of_manager(access: Access) -> list[Team]:
    """The teams a manager answers for, by name."""
    return list(Team.objects.filter(pk__in=teams_under(access.worker, access.day)).order_by("name"))


def carried(access: Access, teams: Iterable[Team]) -> list[Carrying]:
    """Each worker who is in one of the teams, or still holds somebody of it; who carries most comes first."""
    ids = [team.pk for team in teams]
    members = set(Membership.objects.filter(in_force(access.day), team__in=ids).values_list("worker", flat=True))
    ours = Q(team__in=ids) | Q(worker__in=members)
    rows = (
        Allocation.objects.filter(ours, in_force(access.day), worker__isnull=False, part__in=WORKING)
        .order_by()
        .values("worker_id", "part")
        .annotate(people=Count("person", distinct=True))
    )
    counts: dict[UUID, dict[str, int]] = {worker: {} for worker in members}
    for row in rows:
        counts.setdefault(row["worker_id"], {})[row["part"]] = row["people"]
    away = dict(_away_now(access.day).filter(worker__in=counts).values_list("worker", "ends_on"))
    most = max((sum(parts.values()) for parts in counts.values()), default=0) or 1
    found = [
        Carrying(
            worker=worker,
            as_worker=counts[worker.pk].get(Allocation.Part.WORKER, 0),
            as_second=counts[worker.pk].get(Allocation.Part.SECOND, 0),
            percent=round(100 * sum(counts[worker.pk].values()) / most),
            has_left=worker.pk not in members or not worker.is_active,
            away_until=away.get(worker.pk),
        )
        for worker in Account.objects.filter(pk__in=counts)
    ]
    return sorted(found, key=lambda each: (-each.total, each.worker.display_name))


def gaps(access: Access, teams: Iterable[Team]) -> list[Gap]:
    """What nobody owns among the people of these teams: no worker, no address, no date of birth."""
    ours = Allocation.objects.filter(in_force(access.day), team__in=[team.pk for team in teams])
    people = Person.objects.filter(pk__in=ours.values("person"))
    worked = _with_a_worker(access.day).values("person")
    housed = Address.objects.filter(not_past(access.day)).values("person")
    asked = (
        ("Nobody works with them", "Allocate a worker", people.exclude(pk__in=worked), "work:allocate"),
        ("No address", "Add an address", people.exclude(pk__in=housed), "people:person"),
        ("No date of birth", "Add the date of birth", people.filter(born_on__isnull=True), "people:person"),
    )
    found = [(title, mend, list(rows.values_list("pk", flat=True)), to) for title, mend, rows, to in asked]
    shown = briefs([id for _, _, ids, _ in found for id in ids[:SHOWN]], access)
    return [
        Gap(title, mend, len(ids), tuple((shown[id], _address(to, id)) for id in ids[:SHOWN] if id in shown))
        for title, mend, ids, to in found
        if ids
    ]


def absences(access: Access, workers: Iterable[UUID]) -> list[Absence]:
    """Who of these is away now or within four weeks, and who stands in."""
    rows = Absence.objects.filter(worker__in=list(workers), ends_on__gte=access.day, begins_on__lte=access.day + AHEAD)
    return list(rows.select_related("worker", "cover").order_by("begins_on", "pk"))


def duties(access: Access, workers: Iterable[UUID]) -> list[Duty]:
    """Who of these is on duty now or within four weeks."""
    rows = Duty.objects.filter(worker__in=list(workers), ends_on__gte=access.day, begins_on__lte=access.day + AHEAD)
    return list(rows.select_related("worker").order_by("begins_on", "pk"))


def _with_a_worker(day: date) -> QuerySet[Allocation]:
    """Allocations to somebody who is still here."""
    here = Membership.objects.filter(in_force(day), worker__is_active=True).values("worker")
    rows: QuerySet[Allocation] = Allocation.objects.filter(in_force(day), part=Allocation.Part.WORKER, worker__in=here)
    return rows


def _away_now(day: date) -> QuerySet[Absence]:
    return Absence.objects.filter(begins_on__lte=day, ends_on__gte=day)


def _address(name: str, id: UUID) -> str:
    return reverse(name, kwargs={"id": id})
