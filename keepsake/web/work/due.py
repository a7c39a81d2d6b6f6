"""What is due for the people a worker or a team works with, by day or by child, each with its reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.casework.tasks.exceptions import Missing, exceptions_of
from keepsake.casework.tasks.facts import ChildFacts
from keepsake.casework.tasks.reading import READ, facts_of
from keepsake.casework.tasks.task import Task, in_order
from keepsake.casework.tasks.working_out import tasks_of
from keepsake.clock.explaining import said
from keepsake.clock.library import the_clock
from keepsake.clock.standing import Colour
from keepsake.people.known import teams_under
from keepsake.people.models import Allocation
from keepsake.record.access import Access
from keepsake.web.people.brief import Brief, briefs, in_force
from keepsake.web.work.doors import LISTED

DUE = (*LISTED, *READ)
OF_A_CHAIR = frozenset(  # a chair answers for conferences, and not for the work between them
    {
        *("initial_conference", "transfer_in_conference", "conference_report", "conference_minutes"),
        *("first_protection_review", "later_protection_review", "review_after_birth", "write_down"),
    }
)
TODAY = timedelta(days=7)  # what comes within a week is on the first page
TAGS = {Colour.RED: ("red", "Late"), Colour.AMBER: ("yellow", "Soon"), Colour.GREEN: ("green", "In time")}
WORKING = (Allocation.Part.WORKER, Allocation.Part.SECOND)


@dataclass(frozen=True)
class Item:
    """One task as it is shown: whose, what, by when, how urgent and why; ``worker`` is who works with the child."""

    brief: Brief
    task: Task
    tag: str
    tag_words: str
    by: str
    worker: str = ""


@dataclass(frozen=True)
class Tray:
    """Tasks under one heading: a stretch of time, or a child."""

    title: str
    items: tuple[Item, ...]


def items_for(people: Mapping[UUID, Brief], access: Access, workers: Mapping[UUID, str] | None = None) -> list[Item]:
    """The tasks of these people, the earliest first."""
    found = _items(facts_of(people), people, workers or {})
    is_chair = access.role == Role.CONFERENCE_CHAIR
    return [each for each in found if each.task.key in OF_A_CHAIR or not is_chair]


def due_today(items: Iterable[Item], day: date) -> list[Item]:
    """What is late, or due within a week."""
    return [each for each in items if each.task.is_late or each.task.day <= day + TODAY]


def missing_in(people: Mapping[UUID, Brief]) -> list[tuple[Missing, list[tuple[Brief, str]]]]:
    """What is missing in the open cases of these people, under its heading, with the reason for each child."""
    found: dict[Missing, list[tuple[Brief, str]]] = {}
    for facts in facts_of(people):
        tasks = tasks_of(facts, timezone.localtime(), the_clock())
        for each in exceptions_of(facts, tasks):
            found.setdefault(each.missing, []).append((people[each.person], each.reason))
    return [(missing, sorted(found[missing], key=_by_name)) for missing in Missing if missing in found]


def of_teams(access: Access) -> tuple[dict[UUID, Brief], dict[UUID, str]]:
    """The people of the teams a manager answers for, and who works with each."""
    teams = teams_under(access.worker, access.day)
    rows = Allocation.objects.filter(in_force(access.day), team__in=teams, part__in=WORKING).order_by("begins_on")
    held: dict[UUID, UUID | None] = {}
    for person, worker in rows.values_list("person", "worker"):
        held[person] = held.get(person) or worker
    names = dict(
        Account.objects.filter(pk__in={each for each in held.values() if each}).values_list("pk", "display_name")
    )
    return briefs(held, access), {who: names[by] for who, by in held.items() if by in names}


def by_day(items: Iterable[Item], day: date) -> list[Tray]:
    """Late, today, within a week, later."""
    stretches: dict[str, list[Item]] = {"Late": [], "Today": [], "Within a week": [], "Later": []}
    for each in items:
        on = each.task.day
        late, soon = each.task.is_late, on <= day + TODAY
        name = "Late" if late else "Today" if on <= day else "Within a week" if soon else "Later"
        stretches[name].append(each)
    return [Tray(name, tuple(held)) for name, held in stretches.items() if held]


def by_child(items: Iterable[Item]) -> list[Tray]:
    """All that is due for a child together; children by name."""
    held: dict[UUID, list[Item]] = {}
    for each in items:
        held.setdefault(each.brief.id, []).append(each)
    trays = [Tray(each[0].brief.name, tuple(each)) for each in held.values()]
    return sorted(trays, key=lambda tray: (tray.title.casefold(), str(tray.items[0].brief.id)))


def _items(found: Iterable[ChildFacts], people: Mapping[UUID, Brief], workers: Mapping[UUID, str]) -> list[Item]:
    now, clock = timezone.localtime(), the_clock()
    tasks = in_order(task for facts in found for task in tasks_of(facts, now, clock))
    return [_item(people[task.person], task, workers.get(task.person, "")) for task in tasks]


def _item(brief: Brief, task: Task, worker: str) -> Item:
    tag, words = TAGS.get(task.colour, ("grey", "Open"))
    return Item(brief, task, tag, words, said(task.at), worker)


def _by_name(line: tuple[Brief, str]) -> tuple[str, str]:
    return line[0].name.casefold(), str(line[0].id)
