"""The teams of the council: the tree, one team with its members, adding and ending a membership."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.people.actions import teams as actions
from keepsake.people.models import Membership, Team
from keepsake.web.notices.choosing import offer
from keepsake.web.people.ages import in_day
from keepsake.web.people.brief import in_force, not_past
from keepsake.web.people.fields import day, text, tick
from keepsake.web.work.choosing import account, offered, team, teams, workers
from keepsake.web.work.doors import access_of, account_of, opens
from keepsake.web.work.stands import Stands
from keepsake.web.work.step import Step, StepForm

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])
EVERYBODY = ("social_worker", "team_manager", "conference_chair", "data_protection_officer", "analyst", "administrator")


@dataclass
class Branch:
    """A team, who manages it, how many are in it, and the teams below."""

    team: Team
    managers: list[str] = field(default_factory=list)
    members: int = 0
    below: list["Branch"] = field(default_factory=list)


class NewTeam(StepForm):
    name = text("Name", missing="Enter the name of the team", longest=120)
    above = offered("It belongs to", (), none="None: it stands at the top")
    is_duty_team = tick("Yes", help="Is it a duty team? Whoever is on duty sees the people of the duty teams")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "above", [("", "None: it stands at the top"), *teams()])


class Join(StepForm):
    worker = offered("Worker", (), missing="Choose a worker")
    on = day("From", missing="Enter the first day")
    is_manager = tick("Yes", help="Do they manage the team?")

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "worker", [("", "Choose"), *workers(today, roles=EVERYBODY)])


class EndMembership(StepForm):
    on = day("Last day", missing="Enter the last day")


@opens("work.teams")
@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """Every team below the one it belongs to."""
    return render(request, "work/teams.html", {"branches": _branches(access_of(request).day)})


@opens("work.teams")
@ANSWERS
def add(request: HttpRequest) -> HttpResponse:
    """A new team."""
    by = account_of(request)
    step = Step("work:team:add", "Add a team", "Add", reverse("work:teams"), crumbs=_crumbs())

    def act(given: dict[str, Any]) -> str:
        above, is_duty = team(given["above"]), bool(given["is_duty_team"])
        made = actions.add(name=given["name"], above=above, is_duty_team=is_duty, by=by)
        return reverse("work:team", kwargs={"id": made.pk})

    return step.answer(request, NewTeam, act)


@opens("work.teams")
@require_safe
def one(request: HttpRequest, id: int) -> HttpResponse:
    """A team: who manages it, who is in it, who was."""
    found, today = get_object_or_404(Team.objects.select_related("above"), pk=id), access_of(request).day
    rows = Membership.objects.filter(team=found).select_related("worker").order_by("worker__display_name", "pk")
    values = {
        "team": found,
        "below": Team.objects.filter(above=found).order_by("name"),
        "members": list(rows.filter(not_past(today))),
        "past": list(rows.filter(ends_on__lt=today).order_by("-ends_on", "pk")[:20]),
        "today": today,
        "crumbs": _crumbs(),
    }
    return render(request, "work/team.html", values)


@opens("work.teams")
@ANSWERS
def join(request: HttpRequest, id: int) -> HttpResponse:
    """Somebody comes into a team."""
    found, today, by = get_object_or_404(Team, pk=id), access_of(request).day, account_of(request)
    follows = ("From that day on they see the people of this team.", "A manager also sees those of the teams below it.")
    step = _step(found, "Add somebody to the team", "Add", "join", follows)

    def act(given: dict[str, Any]) -> None:
        who, is_manager = account(given["worker"]), bool(given["is_manager"])
        assert who is not None  # noqa: S101  the form requires one
        actions.join(worker=who, team=found, begins_on=given["on"], is_manager=is_manager, by=by)

    return step.answer(request, Join, act, given={"on": today}, today=today)


@opens("work.teams")
@ANSWERS
def leave(request: HttpRequest, id: int, membership: int) -> HttpResponse:
    """Somebody leaves a team."""
    rows = Membership.objects.select_related("worker", "team")
    found, by = get_object_or_404(rows, pk=membership, team=id), account_of(request)
    follows = (
        "From the day after they no longer see the people of this team, unless they work with them.",
        "Whoever is allocated to them stays so, until you hand them over.",
    )
    title = f"{found.worker.display_name} leaves the team"
    step = _step(found.team, title, "Save", f"leave:{membership}", follows, _stands(found))

    def act(given: dict[str, Any]) -> None:
        actions.leave(membership=found, ends_on=given["on"], by=by)

    return step.answer(request, EndMembership, act, given={"on": access_of(request).day})


@opens("work.teams")
@ANSWERS
def set_manager(request: HttpRequest, id: int, membership: int) -> HttpResponse:
    """Somebody manages the team, or does no longer."""
    rows = Membership.objects.select_related("worker", "team")
    found, by = get_object_or_404(rows, pk=membership, team=id), account_of(request)
    name = found.worker.display_name
    title = f"{name} no longer manages the team" if found.is_manager else f"{name} manages the team"
    follows = (
        ("They no longer see the people of this team and those below it as its manager.",)
        if found.is_manager
        else ("They see the people of this team and of all teams below it.",)
    )
    step = _step(found.team, title, "Save", f"manages:{membership}", follows, _stands(found))

    def act(given: dict[str, Any]) -> None:
        actions.set_manager(membership=found, is_manager=not found.is_manager, by=by)

    return step.answer(request, StepForm, act)


def _branches(today: Any) -> list[Branch]:
    branches = {each.pk: Branch(each) for each in Team.objects.order_by("name")}
    for member in Membership.objects.filter(in_force(today)).select_related("worker").order_by("worker__display_name"):
        branch = branches[member.team_id]
        branch.members += 1
        if member.is_manager:
            branch.managers.append(member.worker.display_name)
    for branch in branches.values():
        if branch.team.above_id is not None:
            branches[branch.team.above_id].below.append(branch)
    return [branch for branch in branches.values() if branch.team.above_id is None]


def _stands(member: Membership) -> Stands:
    last = in_day(member.ends_on) if member.ends_on else "No last day"
    return Stands(words={"Manages the team": "Yes" if member.is_manager else "No", "Last day": last})


def _step(
    found: Team, title: str, button: str, name: str, follows: tuple[str, ...], stands: Stands | None = None
) -> Step:
    back = reverse("work:team", kwargs={"id": found.pk})
    crumbs = (*_crumbs(), (found.name, back))
    key = f"work:team:{found.pk}:{name}"
    return Step(key, title, button, back, found.name, follows=follows, crumbs=crumbs, stands=stands)


def _crumbs() -> tuple[tuple[str, str], ...]:
    return (("Home", reverse("home")), ("Teams", reverse("work:teams")))
