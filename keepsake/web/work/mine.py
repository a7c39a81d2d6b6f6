"""What needs this worker today: the people they work with, who is new, and whom they stand in for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.clock.ages import is_under
from keepsake.people import caseload
from keepsake.people.identity import roots_of
from keepsake.people.models import Absence, Allocation, Warning
from keepsake.record.access import Access
from keepsake.web.people.brief import Brief, briefs, in_force
from keepsake.web.people.faces import faces_of
from keepsake.web.work import listing
from keepsake.web.work.doors import access_of, opens
from keepsake.web.work.due import DUE, due_today, items_for
from keepsake.web.work.emergency import catch_up
from keepsake.web.work.held import Mine

ADULT = 18
SOON = timedelta(days=14)
WORKING = (Allocation.Part.WORKER, Allocation.Part.SECOND)
CHAIRING = (Allocation.Part.CHAIR,)


@opens("work.people", categories=DUE)
@require_safe
def home(request: HttpRequest, tasks: object = ()) -> HttpResponse:
    """The first page of a worker."""
    access = access_of(request)
    catch_up(request, access)
    people = my_people(access)
    if len(people) > listing.MANY:
        return many(request, people, access, tasks)
    people = with_faces(request, people)
    mine = [each for each in people if not each.is_new and not each.instead_of]
    due = items_for({each.brief.id: each.brief for each in people}, access)
    today = due_today(due, access.day)
    values = {
        "due": today,
        "due_later": len(due) - len(today),
        "new": [each for each in people if each.is_new and not each.instead_of],
        "children": [each for each in mine if each.is_child],
        "others": [each for each in mine if not each.is_child],
        "standing_in": [each for each in people if each.instead_of],
        "reviews": warnings_due({each.brief.id: each.brief for each in people}, access),
        "has_people": bool(people),
        "tasks": tasks,
    }
    return render(request, "work/home_worker.html", values)


def many(request: HttpRequest, people: list[Mine], access: Access, tasks: object) -> HttpResponse:
    """The first page of a worker with many people: in lines, a part of them at a time, in the order they wish."""
    by_id = {each.brief.id: each.brief for each in people}
    due = items_for(by_id, access)
    today = due_today(due, access.day)
    found = listing.listing_of(people, due, request.GET, access.day)
    values = {
        "due": today,
        "due_later": len(due) - len(today),
        "reviews": warnings_due(by_id, access),
        "listing": found,
        "has_people": True,
        "tasks": tasks,
    }
    return render(request, "work/home_worker.html", values)


def my_people(access: Access) -> list[Mine]:
    """Those this worker works with, and those of colleagues they stand in for today, by name."""
    away = Absence.objects.filter(cover=access.worker, begins_on__lte=access.day, ends_on__gte=access.day)
    workers = {access.worker, *away.values_list("worker", flat=True)}
    names = {each.pk: each.display_name for each in Account.objects.filter(pk__in=workers - {access.worker})}
    parts = CHAIRING if access.role == Role.CONFERENCE_CHAIR else WORKING
    mine = Allocation.objects.filter(in_force(access.day), worker__in=workers, part__in=parts).order_by("begins_on")
    held: dict[UUID, Allocation] = {}
    for each in mine:
        if each.person_id not in held or each.worker_id == access.worker:
            held[each.person_id] = each
    found = briefs(held, access)
    changes = caseload.last_changes(each.person for each in found.values())
    roots = roots_of(found)
    # Two records of one person are one line: their own, or else the linked one.
    shown = {roots[id]: id for id in sorted(found, key=lambda id: id == roots[id])}
    mine_of = (id for id in held if id in found and shown[roots[id]] == id)
    listed = [_mine(found[id], held[id], names, changes.get(id), access.day) for id in mine_of]
    return sorted(listed, key=lambda each: (each.brief.name.casefold(), str(each.brief.id)))


def with_faces(request: HttpRequest, people: list[Mine]) -> list[Mine]:
    """The same with the photograph of each who has one that may be seen."""
    faces = faces_of(request, [each.brief.id for each in people]) if people else {}
    return [replace(each, face=faces.get(each.brief.id)) for each in people]


@dataclass(frozen=True)
class Due:
    """A warning that is to be looked at again."""

    brief: Brief
    warning: UUID
    review_on: date
    is_late: bool


def warnings_due(people: Mapping[UUID, Brief], access: Access) -> list[Due]:
    """The warnings about these people that are to be reviewed within two weeks, the latest first."""
    if "warnings" not in access.granted:
        return []
    standing = Warning.objects.filter(in_force(access.day), person__in=list(people), review_on__lte=access.day + SOON)
    rows = standing.order_by("review_on", "pk")
    return [Due(people[each.person_id], each.pk, each.review_on, each.review_on < access.day) for each in rows]


def is_child(born_on: date | None, today: date) -> bool:
    """Under 18, or not born yet. Whose age is not known may be a child, and is taken for one."""
    return is_under(ADULT, born_on, today) is not False


def _mine(brief: Brief, held: Allocation, names: Mapping[UUID, str], changed_at: datetime | None, today: date) -> Mine:
    return Mine(
        brief=brief,
        part=Allocation.Part(held.part).label,
        since=held.begins_on,
        is_child=is_child(brief.person.born_on, today),
        is_new=held.begins_on > today - caseload.NEW_FOR,
        instead_of=names.get(held.worker_id, "") if held.worker_id else "",
        changed_at=timezone.localtime(changed_at) if changed_at else None,
    )
