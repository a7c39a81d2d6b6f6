"""The first page, and what Keepsake says about itself."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keepsake import __version__
from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.web.permissions import may, public, require
from keepsake.web.work import mine, office, team


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
    Task("Front door", "casework:front-door", "casework.read", "Worries that came in and wait for a decision."),
    Task(
        "Directory", "directory:find", "people.read", "Schools, practices and services, and the professionals in them."
    ),
    Task("Who is away", "work:away", "work.away", "Say who is away and who stands in for them."),
    Task(
        "Your own address",
        "work:own-place",
        "account.place",
        "If you wish, so that looking at your own home is seen.",
    ),
    Task("My supervision", "work:my-supervision", "work.people", "What was said of you and your work, and agreed."),
    Task("Teams", "work:teams", "work.teams", "Who is in which team, and who manages it."),
    Task("Duty rota", "work:duty", "work.teams", "Who sees whom nobody works with yet."),
    Task("Accounts", "work:accounts", "work.accounts", "Who can sign in, with which roles, in which teams."),
    Task(
        "Emergency access", "protection:emergencies", "protection.emergency", "What is open to you, and how it works."
    ),
    Task("Unusual access", "log:unusual", "log.unusual", "What a program found worth asking about."),
    Task(
        "Recorded outside the notice", "log:outside", "log.outside", "What the notice must say, or practice must stop."
    ),
    Task(
        "Records that may be one person",
        "protection:duplicates",
        "protection.link",
        "Join them, or say they are two.",
    ),
    Task("What workers looked at", "log:workers", "log.worker", "One worker's use of the record, day by day."),
    Task("Is the log whole?", "log:whole", "log.whole", "Whether anybody changed what it says."),
    Task("Our own questions", "asking:list", "casework.questions", "What this council asks in a step beside the law."),
    Task("Answers to our own questions", "asking:answers", "casework.count", "Counted, under the notice."),
    Task("Check a return", "returns:check", "returns.check", "SSDA903 or the CIN census, by every rule of its year."),
    Task("What is held", "log:data-map", "log.map", "Every field of every record, and how long it is kept."),
)

# Who has several roles begins where most people depend on them; the other pages are among the tasks.
FIRST_PAGES = {
    Role.TEAM_MANAGER: team.home,
    Role.SOCIAL_WORKER: mine.home,
    Role.CONFERENCE_CHAIR: mine.home,
    Role.DATA_PROTECTION_OFFICER: office.officer,
    Role.ADMINISTRATOR: office.administrator,
}


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What can I do here? For somebody who is not signed in: what is this, and where are the notices."""
    if not request.user.is_authenticated:
        return render(request, "start.html")
    require(request.user, "home.see")
    tasks = [task for task in TASKS if may(request.user, task.permission)]
    for role, first_page in FIRST_PAGES.items():
        if isinstance(request.user, Account) and role in request.user.held_roles:
            return first_page(request, tasks=tasks)
    return render(request, "home.html", {"tasks": tasks})


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"version": __version__})
