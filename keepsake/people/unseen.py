"""Questions answered by yes, no, a number or an opaque id, without showing what they rest on.

Whoever asks may not be allowed to see the people behind the answer: a reviewer of emergency access, or a page that
must not tell a father where his daughter lives.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from keepsake.kept import NO_KEYS, AmongKeys
from keepsake.people.known import PeopleFacts, any_links, current, linked_with, rows
from keepsake.people.models import (
    Address,
    Allocation,
    BreakGlass,
    FamilyMember,
    HiddenFrom,
    HouseholdMember,
    Membership,
    Person,
    Relationship,
    Restriction,
)
from keepsake.record.opened import current as opened
from keepsake.record.opened import keeping
from keepsake.record.own_work import OwnWork

Place = tuple[str, str]
_RELATED = OwnWork(
    lambda: (
        rows(Relationship)
        .filter(Q(AmongKeys(NO_KEYS, "person")) | Q(AmongKeys(NO_KEYS, "other")))
        .values_list("person", "other")
    )
)
_LIVING = OwnWork(
    lambda: rows(HouseholdMember).filter(AmongKeys(NO_KEYS, "household")).values_list("person", "begins_on", "ends_on")
)
_BELONGING = OwnWork(
    lambda: rows(FamilyMember).filter(AmongKeys(NO_KEYS, "group")).values_list("person", "begins_on", "ends_on")
)


@dataclass(frozen=True, slots=True)
class Emergency:
    """Emergency access that waits for its review: which one, when, by whom in what role; not whom it was about."""

    id: UUID
    opened_at: datetime
    ends_at: datetime
    role: str
    worker: UUID


def same_people(people: Iterable[UUID]) -> frozenset[UUID]:
    """These records and all that are linked with them as the same people, seen or not."""
    asked = frozenset(people)
    return asked | frozenset(linked_with(list(asked))) if any_links() else asked


def may_be_told_address(person: Person | UUID, to_person: Person | UUID, day: date) -> bool:
    """May this person be told where that one lives? To be asked before any address is shown or sent to family.

    No, where it is hidden from them; and no, where somebody whom it is hidden from them lives at the same place or in
    the same household, because one address tells the other.
    """
    asked, told = _id(person), _id(to_person)
    with keeping():
        about, to = same_people([asked]), same_people([told])
        hidden = rows(HiddenFrom).filter(current(day), other__in=to).values_list("person", flat=True)
        sheltered = same_people(hidden)
        if not sheltered or about & to:
            return True
        if about & sheltered:
            return False
        return not (_places(about, day) & _places(sheltered, day) or _homes(about, day) & _homes(sheltered, day))


def _places(people: frozenset[UUID], day: date) -> set[Place]:
    """Where they live, or will: a former address tells nothing of today."""
    standing = rows(Address).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), person__in=people)
    return {place for row in standing.values_list("lines", "postcode") if (place := _place(*row)) != ("", "")}


def _place(lines: str, postcode: str) -> Place:
    return "".join(filter(str.isalnum, lines.casefold())), "".join(filter(str.isalnum, postcode.casefold()))


def _homes(people: frozenset[UUID], day: date) -> set[UUID]:
    return set(rows(HouseholdMember).filter(current(day), person__in=people).values_list("household", flat=True))


def related_to(people: Collection[UUID]) -> frozenset[UUID]:
    """These people, as far as they stand in any relationship, and those they stand in one with, seen or not."""
    with keeping():
        return frozenset(end for both in _RELATED.values(people) for end in both)


def living_in(household: UUID, day: date) -> frozenset[UUID]:
    """Those who live in a household on a day, seen or not."""
    return _there(_LIVING, household, day)


def belonging_to(group: UUID, day: date) -> frozenset[UUID]:
    """Those who belong to a family on a day, seen or not."""
    return _there(_BELONGING, group, day)


def _there(members: OwnWork, of: UUID, day: date) -> frozenset[UUID]:
    with keeping():
        return frozenset(
            person for person, begins, ends in members.values([of]) if (begins or day) <= day <= (ends or day)
        )


def awaiting_review() -> list[Emergency]:
    """Every emergency access that nobody has looked at since, the oldest first."""
    with keeping():
        waiting = rows(BreakGlass).filter(reviewed_at__isnull=True).order_by("opened_at", "pk")
        return [Emergency(*row) for row in waiting.values_list("id", "opened_at", "ends_at", "role", "worker")]


def open_to(worker: UUID, now: datetime) -> list[tuple[UUID, datetime]]:
    """The people whose records an emergency opened to a worker, and until when: the worker opened them.

    One that is closed to the worker was not opened by it, and is told no more than one that never was.
    """
    with keeping():
        closed = PeopleFacts().holds("person_restricted", worker, timezone.localdate(now), "person")
        mine = rows(BreakGlass).filter(worker=worker, opened_at__lte=now, ends_at__gt=now).exclude(closed)
        return list(mine.values_list("person", "ends_at"))


def emergency(id: UUID) -> BreakGlass | None:
    """The keys and times of an emergency access, for writing its review; what was said is not read."""
    with keeping():
        found: BreakGlass | None = rows(BreakGlass).filter(pk=id).defer("reason", "review", "was_justified").first()
        return found


def held_by(worker: UUID, day: date) -> int:
    """The number of people whom a worker works with from this day on, seen or not."""
    standing = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    with keeping():
        return int(rows(Allocation).filter(standing, worker=worker).values("person").distinct().count())


def held_by_who_left(day: date) -> dict[UUID, int]:
    """Worker -> the number of people they still hold, of workers in no team any more or whose account is closed."""
    here = Membership.objects.filter(current(day)).values("worker")
    held = rows(Allocation).filter(current(day), worker__isnull=False)
    gone = held.filter(Q(worker__is_active=False) | ~Q(worker__in=here)).order_by().values_list("worker")
    with keeping():
        return dict(gone.annotate(people=Count("person", distinct=True)))


def closed_records(day: date) -> int:
    """How many people's records are closed to all but a few."""
    with keeping():
        return int(rows(Restriction).filter(current(day)).values("person").distinct().count())


def is_recorded(person: UUID) -> bool:
    """Is there a record at this address? Whoever asks must not be told: it is asked before something is written."""
    with keeping():
        return bool(rows(Person).filter(pk=person).exists())


def made_here(person: UUID) -> bool:
    """Was this person's record made in the open access, and touched by nobody since?"""
    access = opened()
    if not any(each.model == "people.person" and each.record == person for each in access.written):
        return False
    with keeping():
        return bool(rows(Person).filter(pk=person, version=1, recorded_by=access.worker).exists())


def _id(person: Any) -> UUID:
    found: UUID = getattr(person, "pk", person)
    return found
