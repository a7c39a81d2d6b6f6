"""What a team carries: who works with how many, what nobody owns, who is away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from keepsake.accounts.models import Account
from keepsake.people import caseload
from keepsake.people.known import teams_under
from keepsake.people.models import Absence, Duty, Membership, Team
from keepsake.record.access import Access
from keepsake.web.people.brief import UNNAMED, in_force
from keepsake.web.work.office import left_and_holding

AHEAD = timedelta(days=28)
SHOWN = 15


@dataclass(frozen=True)
class Carrying:
    """How many people one worker works with, of those whom the manager may see; and as a share of who has the most."""

    worker: Account
    people: int
    percent: int
    has_left: bool
    away_until: date | None


@dataclass(frozen=True)
class Line:
    """Somebody or something to be seen to, and the way to mend it."""

    name: str
    age: str
    url: str
    mend_url: str


@dataclass(frozen=True)
class Gap:
    """Something that nobody has seen to, about several people."""

    title: str
    mend: str
    count: int
    lines: tuple[Line, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


def teams_of_manager(access: Access) -> list[Team]:
    """The teams a manager answers for, by name."""
    return list(Team.objects.filter(pk__in=teams_under(access.worker, access.day)).order_by("name"))


def carried(access: Access, teams: Iterable[Team]) -> list[Carrying]:
    """Each worker who is in one of the teams, or still holds somebody of it; who carries most comes first."""
    standing = Membership.objects.filter(in_force(access.day), team__in=[team.pk for team in teams])
    members = set(standing.values_list("worker", flat=True))
    counts = dict.fromkeys(members, 0) | {load.worker: load.people for load in caseload.team_load() if load.worker}
    away = dict(
        Absence.objects.filter(begins_on__lte=access.day, ends_on__gte=access.day, worker__in=counts).values_list(
            "worker", "ends_on"
        )
    )
    most = max(counts.values(), default=0) or 1
    found = [
        Carrying(
            worker=worker,
            people=counts[worker.pk],
            percent=round(100 * counts[worker.pk] / most),
            has_left=worker.pk not in members or not worker.is_active,
            away_until=away.get(worker.pk),
        )
        for worker in Account.objects.filter(pk__in=counts)
    ]
    return sorted(found, key=lambda each: (-each.people, each.worker.display_name))


def gaps(access: Access, carrying: Iterable[Carrying]) -> list[Gap]:
    """What nobody owns: no worker, a worker who has left, no address, no date of birth; only those that there are."""
    unowned = caseload.unowned()
    asked = (
        ("Nobody works with them", "Allocate a worker", unowned.no_worker, "work:allocate"),
        ("No address", "Add an address", unowned.no_address, "people:person"),
        ("No date of birth", "Add the date of birth", unowned.no_birth, "people:person"),
    )
    found = [_gap(access, *each) for each in asked if each[2]]
    left = left_and_holding(access, [each.worker.pk for each in carrying if each.has_left])
    lines = tuple(
        Line(
            f"{each.worker.display_name}: {each.people}",
            "",
            _url("work:worker", each.worker.pk),
            _url("work:hand-over", each.worker.pk),
        )
        for each in left
    )
    return (
        [*found, Gap("Their worker has left", "Hand them over", sum(each.people for each in left), lines)]
        if left
        else found
    )


def _gap(access: Access, title: str, mend: str, listed: list[caseload.Listed], to: str) -> Gap:
    shown = listed[:SHOWN]
    access.saw(each.id for each in shown)
    lines = (Line(each.name or UNNAMED, each.age, _url("people:person", each.id), _url(to, each.id)) for each in shown)
    return Gap(title, mend, len(listed), tuple(lines))


def absences(access: Access, workers: Iterable[UUID]) -> list[Absence]:
    """Who of these is away now or within four weeks, and who stands in."""
    rows = Absence.objects.filter(worker__in=list(workers), ends_on__gte=access.day, begins_on__lte=access.day + AHEAD)
    return list(rows.select_related("worker", "cover").order_by("begins_on", "pk"))


def duties(access: Access, workers: Iterable[UUID]) -> list[Duty]:
    """Who of these is on duty now or within four weeks."""
    rows = Duty.objects.filter(worker__in=list(workers), ends_on__gte=access.day, begins_on__lte=access.day + AHEAD)
    return list(rows.select_related("worker").order_by("begins_on", "pk"))


def _url(name: str, id: UUID) -> str:
    return reverse(name, kwargs={"id": id})
