"""The first pages of the data protection officer, the administrator and the analyst."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keepsake.accounts.models import Account
from keepsake.people.models import Team
from keepsake.people.unseen import closed_records, held_by_who_left
from keepsake.record.access import Access
from keepsake.record.drift import undecided
from keepsake.web.work.doors import access_of, opens
from keepsake.web.work.waiting import waiting_for


@dataclass(frozen=True)
class Holding:
    """A worker who is in no team any more, or whose account is closed, and still holds people's cases."""

    worker: Account
    people: int


@opens("protection.restricted")
@require_safe
def officer(request: HttpRequest, tasks: object = ()) -> HttpResponse:
    """What waits for the data protection officer."""
    access = access_of(request)
    values = {"closed": closed_records(access.day), "waiting": waiting_for(access), "tasks": tasks}
    return render(request, "work/home_officer.html", values | {"outside": len(undecided())})


@opens("work.accounts")
@require_safe
def administrator(request: HttpRequest, tasks: object = ()) -> HttpResponse:
    """Accounts, teams, and who has left and still holds cases."""
    access = access_of(request)
    values = {
        "accounts": Account.objects.filter(is_active=True).count(),
        "teams": Team.objects.count(),
        "holding": left_and_holding(access),
        "tasks": tasks,
    }
    return render(request, "work/home_administrator.html", values)


def left_and_holding(access: Access, among: Iterable[UUID] | None = None) -> list[Holding]:
    """Who has left and still holds somebody, by keys alone: how many, not whom."""
    counts = held_by_who_left(access.day)
    if among is not None:
        wanted = frozenset(among)
        counts = {worker: people for worker, people in counts.items() if worker in wanted}
    workers = Account.objects.filter(pk__in=counts).order_by("display_name")
    return [Holding(worker, counts[worker.pk]) for worker in workers]
