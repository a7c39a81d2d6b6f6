"""The first page of a manager: what the team carries, what nobody owns, who is away, what waits for a review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keepsake.web.work.doors import access_of, opens
from keepsake.web.work.due import DUE, missing_in, of_teams
from keepsake.web.work.emergency import catch_up
from keepsake.web.work.load import absences, carried, duties, gaps, teams_of_manager
from keepsake.web.work.waiting import waiting_for


@opens("work.load", categories=DUE)
@require_safe
def home(request: HttpRequest, tasks: object = ()) -> HttpResponse:
    """The team today."""
    access = access_of(request)
    catch_up(request, access)
    teams = teams_of_manager(access)
    carrying = carried(access, teams)
    workers = [each.worker.pk for each in carrying]
    values = {
        "teams": teams,
        "carrying": carrying,
        "total": sum(each.people for each in carrying),
        "gaps": gaps(access, carrying),
        "missing": missing_in(of_teams(access)[0]),
        "absences": absences(access, workers),
        "duties": duties(access, workers),
        "waiting": waiting_for(access),
        "tasks": tasks,
    }
    return render(request, "work/home_manager.html", values)
