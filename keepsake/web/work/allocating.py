"""Who works with a person: the history, and a manager's allocating, changing and ending of it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.accounts.models import Account
from keepsake.people.actions import allocations
from keepsake.people.models import Allocation, Membership, Person, Team
from keepsake.record.access import Access
from keepsake.web.notices.choosing import offer
from keepsake.web.people.brief import in_force, names_of, not_past
from keepsake.web.people.fields import choice, day, long_text
from keepsake.web.work.choosing import account, offered, team, teams, workers
from keepsake.web.work.doors import access_of, account_of, opens, whom
from keepsake.web.work.stands import Stands
from keepsake.web.work.step import Step, StepForm

Part = Allocation.Part
ANSWERS = require_http_methods(["GET", "HEAD", "POST"])
OTHER_PARTS = [(part.value, part.label) for part in Part if part != Part.WORKER]


class Allocate(StepForm):
    """Who works with them, from when, why."""

    worker = offered("Worker", ())
    team = offered("Team", (), none="As it is")
    on = day("From", missing="Enter the first day")
    reason = long_text("Why?", missing="Say why", help="The person can read it one day.", longest=1000)

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "worker", [("", "Nobody yet: only the team"), *workers(today)])
        offer(self, "team", [("", "As it is"), *teams()])


class GivePart(StepForm):
    """Another part than the allocated worker's."""

    part = choice("Part", OTHER_PARTS, missing="Choose the part", radios=True)
    worker = offered("Who", (), missing="Choose who")
    on = day("From", missing="Enter the first day")
    reason = long_text("Why?", missing="Say why", longest=1000)

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everybody = ("social_worker", "team_manager", "data_protection_officer", "analyst")
        offer(self, "worker", [("", "Choose"), *workers(today, roles=everybody)])


class EndPart(StepForm):
    on = day("Last day", missing="Enter the last day")
    reason = long_text("Why does it end?", missing="Say why it ends", longest=1000)


@opens("work.allocations")
@require_safe
def history(request: HttpRequest, id: UUID) -> HttpResponse:
    """Everybody who has or had a part in the work with a person."""
    person, access = whom(request, id), access_of(request)
    rows = list(Allocation.objects.filter(person=person).order_by("-begins_on", "part", "pk"))
    accounts = Account.objects.in_bulk([row.worker_id for row in rows if row.worker_id])
    named = Team.objects.in_bulk([row.team_id for row in rows if row.team_id])
    listed = [
        {
            "row": row,
            "part": Part(row.part).label,
            "worker": accounts.get(row.worker_id),
            "team": named.get(row.team_id),
            "is_over": row.ends_on is not None and row.ends_on < access.day,
            "never": row.ends_on is not None and row.ends_on < row.begins_on,
        }
        for row in rows
    ]
    values = {"person": person, "name": _name(person, access), "rows": listed, "crumbs": _crumbs(person, access)}
    return render(request, "work/allocations.html", values)


@opens("work.allocate")
@ANSWERS
def allocate(request: HttpRequest, id: UUID) -> HttpResponse:
    """Allocate a worker, or change who it is."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    stands = _standing(person, access)
    step = _step(
        person,
        access,
        "Change the worker" if stands and stands.worker_id else "Allocate a worker",
        "Save",
        "allocate",
        Stands(record=stands) if stands else None,
    )

    def act(given: dict[str, Any]) -> None:
        worker, into, on, reason = account(given["worker"]), team(given["team"]), given["on"], given["reason"]
        if stands is not None:
            allocations.transfer(allocation=stands, worker=worker, team=into, on=on, reason=reason, by=by)
        else:
            into = into or _team_of(worker, on)
            allocations.allocate(person=person, worker=worker, team=into, begins_on=on, reason=reason, by=by)

    return step.answer(request, Allocate, act, given={"on": access.day}, today=access.day)


@opens("work.allocate")
@ANSWERS
def give_part(request: HttpRequest, id: UUID) -> HttpResponse:
    """A second worker, a chair, an audit, and so on."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    step = _step(person, access, "Give somebody a part", "Save", "part")

    def act(given: dict[str, Any]) -> None:
        allocations.allocate(
            person=person,
            worker=account(given["worker"]),
            part=given["part"],
            begins_on=given["on"],
            reason=given["reason"],
            by=by,
        )

    return step.answer(request, GivePart, act, given={"on": access.day}, today=access.day)


@opens("work.allocate")
@ANSWERS
def end(request: HttpRequest, id: UUID, allocation: UUID) -> HttpResponse:
    """The last day of a part."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    found = Allocation.objects.filter(person=person, pk=allocation).first()
    if found is None:
        raise Http404
    step = _step(
        person,
        access,
        f"End the part: {Part(found.part).label.lower()}",
        "End it",
        f"end:{allocation.hex}",
        Stands(record=found),
    )

    def act(given: dict[str, Any]) -> None:
        allocations.end(allocation=found, ends_on=given["on"], reason=given["reason"], by=by)

    return step.answer(request, EndPart, act, given={"on": access.day})


def _standing(person: Person, access: Access) -> Allocation | None:
    """The part of the allocated worker that stands, or else that of a team which has named none; None for neither.

    Either is transferred, so that it stays with its team: whoever allocates goes on seeing the person.
    """
    rows = Allocation.objects.filter(not_past(access.day), person=person, part=Part.WORKER)
    return max(rows.order_by("begins_on", "pk"), key=lambda each: each.worker_id is not None, default=None)


def _team_of(worker: Account | None, day: date) -> Team | None:
    """The team of a worker who is in just one."""
    teams = list(Team.objects.filter(memberships__in=Membership.objects.filter(in_force(day), worker=worker)))
    return teams[0] if worker is not None and len(teams) == 1 else None


def _step(person: Person, access: Access, title: str, button: str, name: str, stands: Stands | None = None) -> Step:
    follows = (
        "From that day on the worker and the team you choose can read and write about this person.",
        "Whoever had the part before can no longer, unless they have another reason to.",
        "What stood before is kept in the history, with your reason.",
    )
    return Step(
        name=f"work:{person.pk.hex}:{name}",
        title=title,
        button=button,
        back=reverse("work:allocations", kwargs={"id": person.pk}),
        caption=_name(person, access),
        follows=follows,
        crumbs=_crumbs(person, access),
        stands=stands,
    )


def _name(person: Person, access: Access) -> str:
    access.saw([person.pk])
    return names_of([person.pk], access, access.day)[person.pk].name


def _crumbs(person: Person, access: Access) -> tuple[tuple[str, str], ...]:
    address = reverse("people:person", kwargs={"id": person.pk})
    return (("Home", reverse("home")), (_name(person, access), address))
