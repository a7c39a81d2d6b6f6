"""What is planned for children: visits, meetings, conferences that have a moment and have not been held."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from keepsake.casework.models import (
    Conference,
    ConferenceChild,
    Meeting,
    MeetingChild,
    Visit,
    VisitChild,
)
from keepsake.record.opened import current


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the diary: when, what kind of thing, where, and which of the children asked about it concerns.

    ``step`` is the key of its step, so that its page can be found.
    """

    step: str
    id: UUID
    at: datetime
    title: str
    place: str
    children: tuple[UUID, ...]


def planned_for(people: Collection[UUID]) -> list[Entry]:
    """What is planned for these people and neither held nor called off, the earliest first; also what has gone by."""
    if not people:
        return []
    granted, found = current().granted, list[Entry]()
    if "case_notes" in granted:
        open_visits = Visit.objects.filter(planned_at__isnull=False, visited_at__isnull=True, not_made_because="")
        visits = _entries(VisitChild, "visit", people, open_visits)
        found += [Entry("visit", *_when(each), each.get_purpose_display(), each.place, who) for each, who in visits]
    if "meeting_minutes" in granted:
        open_meetings = Meeting.objects.filter(planned_at__isnull=False, held_on__isnull=True, not_held_because="")
        meetings = _entries(MeetingChild, "meeting", people, open_meetings)
        found += [Entry("meeting", *_when(each), each.get_kind_display(), each.place, who) for each, who in meetings]
    if "child_protection" in granted:
        waiting = Conference.objects.filter(planned_at__isnull=False, held_on__isnull=True, not_held_because="")
        conferences = _entries(ConferenceChild, "conference", people, waiting)
        found += [
            Entry("conference", *_when(each), each.get_kind_display(), each.venue, who) for each, who in conferences
        ]
    return sorted(found, key=lambda each: (each.at, each.title, str(each.id)))


def _when(step: Any) -> tuple[UUID, datetime]:
    return step.pk, step.planned_at


def _entries(
    part: Any, name: str, people: Collection[UUID], steps: "QuerySet[Any]"
) -> list[tuple[Any, tuple[UUID, ...]]]:
    """Each of these steps that one of the people has a part in, with who of them."""
    whose: dict[UUID, list[UUID]] = {}
    for who, step in part.objects.filter(person__in=people).values_list("person", name):
        whose.setdefault(step, []).append(who)
    return (
        [(each, tuple(whose[each.pk])) for each in steps.filter(pk__in=whose, withdrawn_at__isnull=True)]
        if whose
        else []
    )
