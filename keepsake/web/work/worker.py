"""One worker: their teams, whom they hold, handing everybody over in one step, and leaving the council."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.accounts.models import Account
from keepsake.people import unseen
from keepsake.people.actions import allocations
from keepsake.people.actions import workers as actions
from keepsake.people.known import teams_under
from keepsake.people.models import Allocation, Membership
from keepsake.record.access import Access
from keepsake.record.writing import action
from keepsake.web.notices.choosing import offer
from keepsake.web.people.brief import briefs, in_force, not_past
from keepsake.web.people.fields import day, long_text
from keepsake.web.work.choosing import account, offered, workers
from keepsake.web.work.doors import access_of, account_of, opens
from keepsake.web.work.step import Step, StepForm

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])


class HandOver(StepForm):
    """Everybody to one worker, or some of them to others: nobody is left without."""

    worker = offered("To whom", (), none="Nobody: I choose for each")
    on = day("From", missing="Enter the first day")
    reason = long_text("Why?", missing="Say why", help="The people can read it one day.", longest=1000)

    def __init__(self, *args: Any, today: date, leaver: Account, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = workers(today, leaving_out=[leaver.pk])
        offer(self, "worker", [("", "Nobody: I choose for each"), *others])
        self.people = dict(people) if len(people) > 1 else {}
        for name, called in self.people.items():
            self.fields[name] = offered(called, (), none=AS_ABOVE)
            offer(self, name, [("", AS_ABOVE), *others])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        left = [name for name in self.people if not cleaned.get(name) and name not in self.errors]
        if not cleaned.get("worker") and not self.people:
            self.add_error("worker", "Choose a worker")
        elif not cleaned.get("worker") and left:
            self.add_error("worker", f"Choose a worker: {counted(len(left))} would be left without one")
        return cleaned


AS_ABOVE = "The same as above"


class Leave(StepForm):
    on = day("Last day", missing="Enter the last day")


@opens("work.teams", categories=("name", "date_of_birth", "allocation", "worker_and_team"))
@require_safe
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """A worker as their manager sees them."""
    access = access_of(request)
    worker = _worker(access, id)
    held = held_by(worker, access)
    shown = briefs([each.person_id for each in held], access)
    memberships = Membership.objects.filter(worker=worker).select_related("team").order_by("-begins_on", "pk")
    values = {
        "worker": worker,
        "held": [(shown[each.person_id], each) for each in held if each.person_id in shown],
        "unseen": unseen.held_by(worker.pk, access.day) - len(shown),
        "teams": list(memberships.filter(not_past(access.day))),
        "past": list(memberships.filter(ends_on__lt=access.day)[:10]),
        "absences": list(worker.absences.filter(ends_on__gte=access.day).select_related("cover").order_by("begins_on")),
        "parts": Allocation.Part,
        "may_leave": worker.pk != access.worker,
    }
    return render(request, "work/worker.html", values)


@opens("work.allocate")
@ANSWERS
def hand_over(request: HttpRequest, id: UUID) -> HttpResponse:
    """Everybody a worker holds goes to another, in one step."""
    access, by = access_of(request), account_of(request)
    worker = _worker(access, id)
    held = held_by(worker, access)
    people = len({each.person_id for each in held})
    others = unseen.held_by(worker.pk, access.day) - people
    follows = [
        f"{counted(people)} whom you may see: each goes to the worker you choose, with this reason in each history."
    ]
    if others:
        follows.append(f"{others} more are not shown to you and stay with {worker.display_name}: ask their manager.")
    step = replace(
        _step(worker, f"Hand over from {worker.display_name}", "Hand over", "hand-over", tuple(follows)),
        template="work/hand_over.html",
    )
    shown = briefs([each.person_id for each in held], access)
    called = sorted((brief.name, f"to-{id.hex}", brief.age) for id, brief in shown.items())

    def act(given: dict[str, Any]) -> None:
        to = {each.pk: account(given.get(f"to-{each.person_id.hex}") or given["worker"]) for each in held}
        hand_all_over(held=held, to=to, on=given["on"], reason=given["reason"], by=by)

    options = {"people": [(name, ", ".join(filter(None, (words, age)))) for words, name, age in called]}
    return step.answer(request, HandOver, act, given={"on": access.day}, today=access.day, leaver=worker, **options)


@opens("work.teams")
@ANSWERS
def leave(request: HttpRequest, id: UUID) -> HttpResponse:
    """A worker's last day."""
    access, by = access_of(request), account_of(request)
    worker = _worker(access, id)
    still = unseen.held_by(worker.pk, access.day)
    follows = (
        "They leave every team and every duty on that day.",
        f"They still hold {counted(still)}, who stay with them until somebody hands them over.",
        "Their account can still sign in. Closing it is a command of the administrator's machine.",
    )
    step = _step(worker, f"{worker.display_name} leaves", "Save", "leave", follows)

    def act(given: dict[str, Any]) -> None:
        actions.leave(worker=worker, on=given["on"], by=by)

    return step.answer(request, Leave, act, given={"on": access.day})


@action
def hand_all_over(
    *, held: list[Allocation], to: Mapping[UUID, Account | None], on: date, reason: str, by: Account
) -> None:
    """Transfer each of these parts to whom is chosen for it, all or none."""
    for each in held:
        allocations.transfer(allocation=each, worker=to[each.pk], on=on, reason=reason, by=by)


def held_by(worker: Account, access: Access) -> list[Allocation]:
    """The parts that a worker has now or later, of those that may be seen."""
    rows = Allocation.objects.filter(not_past(access.day), worker=worker).order_by("begins_on", "pk")
    return list(rows)


def counted(people: int) -> str:
    """
    >>> counted(1), counted(0)
    ('1 person', 'nobody')
    """
    return f"{people} {'person' if people == 1 else 'people'}" if people else "nobody"


def _worker(access: Access, id: UUID) -> Account:
    """Anybody, for the administrator; for a manager who is in one of their teams or holds somebody there."""
    found = get_object_or_404(Account.objects.prefetch_related("roles"), pk=id)
    if access.role == "administrator":
        return found
    teams = teams_under(access.worker, access.day)
    member = Membership.objects.filter(worker=found, team__in=teams).exists()
    if member or Allocation.objects.filter(in_force(access.day), Q(team__in=teams), worker=found).exists():
        return found
    raise Http404


def _step(worker: Account, title: str, button: str, name: str, follows: tuple[str, ...]) -> Step:
    back = reverse("work:worker", kwargs={"id": worker.pk})
    crumbs = (("Home", reverse("home")), (worker.display_name, back))
    return Step(f"work:worker:{worker.pk.hex}:{name}", title, button, back, follows=follows, crumbs=crumbs)
