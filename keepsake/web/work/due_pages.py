"""The pages of what is due: mine, and my team's."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keepsake.web.permissions import may
from keepsake.web.work.doors import access_of, opens
from keepsake.web.work.due import DUE, Item, by_child, by_day, items_for, of_teams
from keepsake.web.work.mine import my_people

ORDERS = ("day", "child")


@opens("work.people", categories=DUE)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Everything that is due for the people this worker works with or stands in for."""
    access = access_of(request)
    people = {each.brief.id: each.brief for each in my_people(access)}
    return _page(request, "What is due for my people", items_for(people, access), "work:due")


@opens("work.load", categories=DUE)
@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """Everything that is due in the teams this manager answers for."""
    access = access_of(request)
    people, workers = of_teams(access)
    return _page(request, "What is due in my teams", items_for(people, access, workers), "work:team-due")


def _page(request: HttpRequest, title: str, items: Sequence[Item], here: str) -> HttpResponse:
    by = request.GET.get("by", "")
    order = by if by in ORDERS else "day"
    trays = by_child(items) if order == "child" else by_day(items, access_of(request).day)
    late = sum(each.task.is_late for each in items)
    values = {"title": title, "trays": trays, "order": order, "here": here, "count": len(items), "late": late}
    values["answers_for_teams"] = here != "work:team-due" and may(request.user, "work.load")
    return render(request, "work/due.html", values)
