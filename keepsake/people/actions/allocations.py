"""Who works with whom. It decides who may look, so nobody gives others what they cannot see themselves."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keepsake.accounts.models import Account
from keepsake.people.models import Allocation, Person, Team
from keepsake.people.seeing import must_see
from keepsake.people.status import day_before
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said

Part = Allocation.Part


@action
def allocate(
    *,
    person: Person,
    begins_on: date,
    by: Account,
    worker: Account | None = None,
    team: Team | None = None,
    part: str = Part.WORKER,
    reason: str = "",
) -> Allocation:
    """A worker, a team, or both work with the person from this day on. There is one allocated worker at a time."""
    must_see(person)
    if part == Part.WORKER and worker is not None:
        for standing in _standing(person, begins_on, worker__isnull=False):
            raise Wrong(
                "worker", "Somebody is allocated already.", f"Transfer it: since {standing.begins_on:%-d %B %Y}."
            )
        for team_only in _standing(person, begins_on, worker__isnull=True):
            _close(team_only, begins_on, reason)
    return _add(person, worker, team, part, begins_on, reason)


@action
def end(*, allocation: Allocation, ends_on: date, reason: str, by: Account) -> Allocation:
    """The last day of a part in the work, and why it ends."""
    in_order(allocation.begins_on, ends_on)
    return writing.change(allocation, ends_on=ends_on, because=said("reason", reason))


@action
def transfer(
    *,
    allocation: Allocation,
    on: date,
    reason: str,
    by: Account,
    worker: Account | None = None,
    team: Team | None = None,
) -> Allocation:
    """From this day on another worker or team has this part; without a team, it stays with the one it was in."""
    person = Person(pk=allocation.person_id)
    must_see(person)
    if allocation.ends_on is not None and allocation.ends_on < on:
        raise Wrong("on", "This part has ended before.", "Allocate anew.")
    words = said("reason", reason, "Say why the worker changes.")
    if team is None and allocation.team_id is not None:
        team = Team(pk=allocation.team_id)
    _close(allocation, on, words)
    return _add(person, worker, team, allocation.part, on, words)


@action
def extend(*, person: Person, to: Person, begins_on: date, by: Account, reason: str = "") -> list[Allocation]:
    """Whoever works with one person works with another too from this day on: with the mother of their child."""
    must_see(person, to)
    have = {(each.worker_id, each.team_id, each.part) for each in _all_standing(to, begins_on)}
    return [
        _add(to, _account(each.worker_id), _team(each.team_id), each.part, begins_on, reason)
        for each in _all_standing(person, begins_on)
        if (each.worker_id, each.team_id, each.part) not in have
    ]


def _add(
    person: Person, worker: Account | None, team: Team | None, part: str, begins_on: date, reason: str
) -> Allocation:
    if worker is None and team is None:
        raise Wrong("worker", "Say who works with them.", "A worker, a team, or both.")
    if part not in Part.values:
        raise Wrong("part", "Say what part they have.", f"One of: {', '.join(Part.values)}.")
    because: dict[str, Any] = {"reason": reason.strip()} if reason.strip() else {}
    return writing.add(
        Allocation,
        person=person,
        worker=worker,
        team=team,
        part=part,
        begins_on=begins_on,
        true_from=begins_on,
        **because,
    )


def _close(allocation: Allocation, on: date, reason: str) -> None:
    """It ends the day before. What began on that very day never held; its version is kept."""
    writing.change(allocation, ends_on=day_before(max(on, allocation.begins_on)), because=reason)


def _all_standing(person: Person, on: date) -> list[Allocation]:
    return list(Allocation.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), person=person))


def _standing(person: Person, on: date, **more: bool) -> list[Allocation]:
    open_ended = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    return list(Allocation.objects.filter(open_ended, person=person, part=Part.WORKER, **more))


def _account(id: UUID | None) -> Account | None:
    return None if id is None else Account(pk=id)


def _team(id: int | None) -> Team | None:
    return None if id is None else Team(pk=id)
