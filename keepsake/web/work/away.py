"""Who is away and who stands in; who is on duty."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.people.actions import absences, duties
from keepsake.people.known import teams_under
from keepsake.people.models import Absence, Duty, Membership
from keepsake.record.access import Access
from keepsake.web.notices.choosing import offer
from keepsake.web.people.ages import in_day
from keepsake.web.people.brief import in_force
from keepsake.web.people.fields import day
from keepsake.web.work.choosing import account, offered, workers
from keepsake.web.work.doors import access_of, account_of, opens
from keepsake.web.work.stands import Stands
from keepsake.web.work.step import Step, StepForm

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])


class Away(StepForm):
    worker = offered("Who is away", (), missing="Choose who is away")
    cover = offered("Who stands in", (), missing="Choose who stands in")
    begins_on = day("First day away", missing="Enter the first day")
    ends_on = day("Last day away", missing="Enter the last day")

    def __init__(self, *args: Any, today: date, own: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = workers(today)
        offer(self, "worker", [each for each in listed if own in ("", each[0])])
        if not own:
            offer(self, "worker", [("", "Choose"), *listed])
        offer(self, "cover", [("", "Choose"), *(each for each in listed if each[0] != own)])


class ComeBack(StepForm):
    ends_on = day("Last day away", missing="Enter the last day")


class OnDuty(StepForm):
    worker = offered("Worker", (), missing="Choose a worker")
    begins_on = day("First day", missing="Enter the first day")
    ends_on = day("Last day", missing="Enter the last day")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "worker", [("", "Choose"), *workers(today)])


@opens("work.away")
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """Who is away now or later: in one's teams, or oneself."""
    access = access_of(request)
    rows = Absence.objects.filter(ends_on__gte=access.day).select_related("worker", "cover")
    if access.role != "administrator":
        rows = rows.filter(worker__in=_mine(access)) | rows.filter(cover=access.worker)
    return render(request, "work/away.html", {"absences": rows.order_by("begins_on", "pk"), "today": access.day})


@opens("work.away")
@ANSWERS
def add(request: HttpRequest) -> HttpResponse:
    """Somebody is away. A social worker says so of themselves."""
    access, by = access_of(request), account_of(request)
    own = str(by.pk) if access.role == "social_worker" else ""
    follows = (
        "On these days the one who stands in sees and does what the one who is away would.",
        "It ends by itself.",
    )
    step = Step("work:away", "Say who is away", "Save", reverse("work:away"), follows=follows, crumbs=_crumbs())

    def act(given: dict[str, Any]) -> None:
        worker, cover = account(given["worker"]), account(given["cover"])
        assert worker is not None and cover is not None  # noqa: S101, PT018  the form requires both
        absences.cover(worker=worker, cover=cover, begins_on=given["begins_on"], ends_on=given["ends_on"], by=by)

    return step.answer(request, Away, act, given={"worker": own, "begins_on": access.day}, today=access.day, own=own)


@opens("work.away")
@ANSWERS
def come_back(request: HttpRequest, id: int) -> HttpResponse:
    """The last day away was another."""
    by = account_of(request)
    found = get_object_or_404(Absence.objects.select_related("worker", "cover"), pk=id)
    title = f"{found.worker.display_name}: change the last day away"
    words = {"Stands in": found.cover.display_name, "Last day away": in_day(found.ends_on)}
    step = Step(f"work:away:{id}", title, "Save", reverse("work:away"), crumbs=_crumbs(), stands=Stands(words=words))

    def act(given: dict[str, Any]) -> None:
        absences.come_back(absence=found, ends_on=given["ends_on"], by=by)

    return step.answer(request, ComeBack, act, given={"ends_on": found.ends_on})


@opens("work.teams")
@ANSWERS
def duty(request: HttpRequest) -> HttpResponse:
    """The rota, and putting somebody on it."""
    access, by = access_of(request), account_of(request)
    rota = Duty.objects.filter(ends_on__gte=access.day).select_related("worker").order_by("begins_on", "pk")
    follows = (
        "On these days they see whom nobody works with yet, and the people of the duty teams.",
        "It ends by itself.",
    )
    step = Step(
        "work:duty", "Duty rota", "Put on duty", reverse("work:duty"), follows=follows, crumbs=_crumbs()[:1],
        template="work/duty.html", more={"rota": rota, "today": access.day},
    )  # fmt: skip

    def act(given: dict[str, Any]) -> None:
        worker = account(given["worker"])
        assert worker is not None  # noqa: S101  the form requires one
        duties.put_on(worker=worker, begins_on=given["begins_on"], ends_on=given["ends_on"], by=by)

    return step.answer(request, OnDuty, act, given={"begins_on": access.day}, today=access.day)


def _mine(access: Access) -> Iterable[UUID]:
    teams = teams_under(access.worker, access.day)
    return {
        access.worker,
        *Membership.objects.filter(in_force(access.day), team__in=teams).values_list("worker", flat=True),
    }


def _crumbs() -> tuple[tuple[str, str], ...]:
    return (("Home", reverse("home")), ("Away", reverse("work:away")))
