"""Supervision of a worker, kept with the worker and apart from every child: one's own, and of whom one manages."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.accounts.models import Account
from keepsake.casework.actions.supervision import supervise
from keepsake.casework.supervised import readable, those_managed
from keepsake.web.people.fields import day, long_text
from keepsake.web.work.doors import access_of, account_of, opens
from keepsake.web.work.step import Step, StepForm

FOLLOWS = (
    "The worker reads it, and whoever manages a team they are in. It stands in no child's file.",
    "What concerns a child is recorded on the child's page, as supervision of the case.",
    "It stays as it was written: what was wrong in it is said in the next.",
)


class Supervise(StepForm):
    """What was talked about."""

    on = day("Day", missing="Enter the day")
    well_being = long_text("How they are")
    load = long_text("What they carry")
    learning = long_text("What they learn, and want to learn")
    agreed = long_text("What was agreed, who does it, by when", missing="Say what was agreed")
    next_on = day("Next time")


@opens("work.people", categories=("worker_and_team",))
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What was said in one's own supervision."""
    worker = account_of(request)
    records = readable().filter(worker=worker).select_related("supervised_by")
    return render(request, "work/supervision.html", {"worker": worker, "records": records, "is_own": True})


@opens("work.load", categories=("worker_and_team",))
@require_safe
def of_worker(request: HttpRequest, id: UUID) -> HttpResponse:
    """What was said in the supervision of a worker one answers for."""
    worker = _managed(id)
    records = readable().filter(worker=worker).select_related("supervised_by")
    return render(request, "work/supervision.html", {"worker": worker, "records": records, "is_own": False})


@opens("work.load", categories=("worker_and_team",))
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, id: UUID) -> HttpResponse:
    """A talk with a worker is recorded."""
    worker, by = _managed(id), account_of(request)
    back = reverse("work:supervision", kwargs={"id": id})
    theirs = reverse("work:worker", kwargs={"id": id})
    crumbs = (("Home", reverse("home")), (worker.display_name, theirs), ("Supervision", back))
    title = f"Record supervision of {worker.display_name}"
    step = Step(f"work:supervision:{id.hex}", title, "Save", back, follows=FOLLOWS, crumbs=crumbs)

    def act(given: dict[str, Any]) -> None:
        supervise(worker=worker, by=by, **given)

    return step.answer(request, Supervise, act, given={"on": access_of(request).day})


def _managed(id: UUID) -> Account:
    """A worker in one of the reader's teams. Raises Http404 for anybody else."""
    if id not in those_managed():
        raise Http404
    return get_object_or_404(Account, pk=id)
