"""Rows as tasks need them: who has a part in which step, whose plan runs, which days of whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from keepsake.casework.models import Meeting, MeetingChild
from keepsake.casework.tasks.facts import ChildFacts
from keepsake.people.known import once
from keepsake.record.columns import Row, columns_about
from keepsake.record.opened import current

Days = dict[UUID, list[date]]
Found = dict[UUID, ChildFacts]


def say(found: Found, who: UUID, **known: Any) -> None:
    """Add to what is known of a child; what is a list grows."""
    held = found.get(who, ChildFacts(who))
    lists = {each.name for each in fields(ChildFacts) if isinstance(getattr(held, each.name), tuple)}
    grown: dict[str, Any] = {
        name: (*getattr(held, name), *given) if name in lists else given for name, given in known.items()
    }
    found[who] = replace(held, **grown)


def is_last(at: datetime | None, *others: datetime | None) -> bool:
    """Was it done, and none of the others after it?"""
    return at is not None and all(other is None or other < at for other in others)


def held_meetings(people: Collection[UUID], kind: str) -> dict[UUID, list[Meeting]]:
    """The meetings of a kind that were held about each of these people, the earliest first."""
    found: dict[UUID, list[Meeting]] = defaultdict(list)
    if "meeting_minutes" not in current().granted:
        return found
    held = Meeting.objects.filter(kind=kind, held_on__isnull=False).order_by("held_on", "pk")
    for who, each in through(MeetingChild, "meeting", people, held):
        found[who].append(each)
    return found


def through(
    part: Any, name: str, people: Collection[UUID], steps: "QuerySet[Any]", **more: Any
) -> list[tuple[UUID, Any]]:
    """Each of these people with the steps they have a part in; ``more`` is what their own part must say."""
    parts = parts_of(part, name, people, tuple(more))
    held = [(who, step) for _, who, step, *said in parts if said == list(more.values())]
    found = {each.pk: each for each in steps.filter(pk__in={step for _, step in held})} if held else {}
    return [(who, found[step]) for who, step in held if step in found]


def parts_of(part: Any, name: str, people: Collection[UUID], more: tuple[str, ...] = ()) -> list[Row]:
    """Part, person, step, and what else is asked of the parts of these people; read once for an open access."""
    them = frozenset(people)
    return once(("parts", part, them, more), lambda: columns_about(part, them, (name, *more)))


def running(plans: "QuerySet[Any]") -> list[tuple[UUID, date]]:
    """Whose plans hold today, and since when."""
    day = current().day
    rows = plans.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), begins_on__lte=day)
    return list(rows.values_list("person", "begins_on"))


def days(rows: Iterable[tuple[UUID, date]]) -> Days:
    """Each person with their days."""
    found: Days = defaultdict(list)
    for who, on in rows:
        found[who].append(on)
    return found
