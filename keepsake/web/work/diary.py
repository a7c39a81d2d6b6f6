"""The diary of visits and meetings, and all that is due as a file for a calendar outside."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from keepsake.casework.tasks.calendar_file import Event, calendar_of
from keepsake.casework.tasks.diary import Entry, planned_for
from keepsake.clock.explaining import said
from keepsake.clock.london import day_of
from keepsake.record.access import Access
from keepsake.web.people.brief import Brief
from keepsake.web.work.doors import access_of, opens
from keepsake.web.work.due import DUE, Item, items_for
from keepsake.web.work.mine import my_people

# What a plan promises is free text and may name somebody; a report is written by somebody who is named.
INSTEAD = {"promised": "An action under a plan", "conference_report": "A report for a conference"}


@dataclass(frozen=True)
class Day:
    """One day of the diary."""

    title: str
    is_past: bool
    entries: tuple[tuple[Entry, str, tuple[Brief, ...]], ...]


@opens("work.people", categories=DUE)
@require_safe
def diary(request: HttpRequest) -> HttpResponse:
    """Visits, meetings and conferences that are planned for my people, day by day."""
    access = access_of(request)
    people = {each.brief.id: each.brief for each in my_people(access)}
    days = [
        _day(on, list(entries), people, access.day)
        for on, entries in groupby(planned_for(people), key=lambda each: day_of(each.at))
    ]
    return render(request, "work/diary.html", {"days": days})


@opens("work.people", categories=DUE)
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The diary and what is due, without a name in it."""
    answer = as_a_file(access_of(request))
    answer["Content-Disposition"] = 'attachment; filename="keepsake.ics"'
    return answer


def as_a_file(access: Access) -> HttpResponse:
    """All of it that the open access sees, in a file that names nobody and holds no id of theirs."""
    people = {each.brief.id: each.brief for each in my_people(access)}
    events = [Event(str(each.id), each.at, each.title) for each in planned_for(people)]
    events += [_event(each) for each in items_for(people, access)]
    return HttpResponse(calendar_of(events, timezone.now()), content_type="text/calendar; charset=utf-8")


def _day(on: date, entries: list[Entry], people: Mapping[UUID, Brief], today: date) -> Day:
    lines = tuple(
        (each, f"{timezone.localtime(each.at):%H:%M}", tuple(people[who] for who in each.children)) for each in entries
    )
    return Day(said(on), on < today, lines)


def _event(item: Item) -> Event:
    task = item.task
    title = INSTEAD.get(task.key, task.title)
    named = hashlib.sha256(f"{item.brief.id}-{task.key}-{task.title}-{task.day}".encode()).hexdigest()
    return Event(named[:32], task.day, f"Due: {title}")
