"""The first page, and what Keepsake says about itself."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keepsake import __version__
from keepsake.web.permissions import may, public, require


@dataclass(frozen=True)
class Task:
    """Something a person can do from the home page, if they have the permission."""

    title: str
    url_name: str
    permission: str
    why: str


TASKS = (
    Task(
        "Privacy notices",
        "notices:list",
        "notice.statement",
        "What each notice says, permits and promises, and what a given use would be answered.",
    ),
    Task("Find a person", "people:find", "people.read", "By a name in any spelling, a number, a postcode or a date."),
    Task(
        "Add a person or a family", "people:add", "people.write", "First it is looked whether they are there already."
    ),
)


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What can I do here? For somebody who is not signed in: what is this, and where are the notices."""
    if not request.user.is_authenticated:
        return render(request, "start.html")
    require(request.user, "home.see")
    tasks = [task for task in TASKS if may(request.user, task.permission)]
    return render(request, "home.html", {"tasks": tasks})


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"version": __version__})
