"""What is known of a worker and a person: relationships, roles and circumstances, as the database keeps them.

Only keys and days are read here, never what a person is like. The record room asks; see ``keepsake.record.facts``.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from keepsake.people.models import (
    Allocation,
    BreakGlass,
    Circumstance,
    LastWritten,
    Person,
    PersonRole,
    Restriction,
    RestrictionGrant,
    Team,
)
from keepsake.people.reach import LEAST, PARTS, STOPS, WORKING, Standing, known_of, reached, standing, stored
from keepsake.record.facts import Known
from keepsake.record.opened import current as opened
from keepsake.record.opened import is_open, keeping

NOBODY = Q(pk__in=[])

Found = TypeVar("Found")


def rows(model: type[Model]) -> QuerySet[Any]:
    """All rows of a model, for working out relationships: their keys and days, nothing else."""
    return QuerySet(model)


def current(day: date) -> Q:
    """Rows that hold on a day: from the first day on, up to and with the last."""
    return (Q(begins_on__isnull=True) | Q(begins_on__lte=day)) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def once(key: Hashable, work_out: Callable[[], Found]) -> Found:
    """Worked out once for an open access, until something is written in it."""
    if not is_open():
        return work_out()
    kept: dict[Hashable, Any] = opened().worked_out
    if key not in kept:
        kept[key] = work_out()
    found: Found = kept[key]
    return found


class PeopleFacts:
    """The conditions of the record room, said in the tables of this one.

    Two records that are linked as one person have the same workers, and are closed by what closes either.
    """

    def related(self, relationship: str, worker: UUID, day: date, path: str) -> Q:
        """Is this the worker's relationship to the person at the end of the path?"""
        return once(
            ("related", relationship, worker, day, path), lambda: self._related(relationship, worker, day, path)
        )

    def holds(self, circumstance: str, worker: UUID, day: date, path: str) -> Q:
        """Does this circumstance hold for the person, for this worker?"""
        return once(("holds", circumstance, worker, day, path), lambda: self._holds(circumstance, worker, day, path))

    def is_one_of(self, subjects: tuple[str, ...], day: date, path: str) -> Q:
        """Has the person one of these roles on this day?"""
        return once(("one of", subjects, day, path), lambda: self._is_one_of(subjects, day, path))

    def _related(self, relationship: str, worker: UUID, day: date, path: str) -> Q:
        if relationship == "duty":
            return self._on_duty(worker, day, path)
        theirs = self._theirs(relationship, worker, day)
        return NOBODY if theirs is None else _stands(theirs, path, (relationship, worker, day))

    def _is_one_of(self, subjects: tuple[str, ...], day: date, path: str) -> Q:
        return Q(Exists(rows(PersonRole).filter(current(day), person=OuterRef(path or "pk"), role__in=subjects)))

    def _holds(self, circumstance: str, worker: UUID, day: date, path: str) -> Q:
        outer = OuterRef(path or "pk")
        if circumstance == "break_glass":
            now = timezone.now()
            return Q(Exists(rows(BreakGlass).filter(opened_at__lte=now, ends_at__gt=now, worker=worker, person=outer)))
        if circumstance == "person_restricted":
            granted = rows(RestrictionGrant).filter(current(day), worker=worker)
            closed = rows(Restriction).filter(current(day)).exclude(Exists(granted.filter(person=OuterRef("person"))))
            return _stands(closed, path, (circumstance, worker, day))
        noted = rows(Circumstance).filter(current(day), code=circumstance)
        if circumstance in STOPS:
            return _stands(noted, path, (circumstance, day))
        return Q(Exists(noted.filter(person=outer)))

    def people_of(self, relationships: frozenset[str], worker: UUID, day: date) -> QuerySet[Any] | None:
        """The ids of all to whom the worker has one of these relationships; None for who is on duty, whom most are.

        None too where records are linked as one person: then ``related`` follows the links.
        """
        on_duty = "duty" in relationships and _is_on_duty(worker, day)
        if on_duty or any_links():
            return None
        found = [self._theirs(code, worker, day) for code in sorted(relationships)]
        theirs = [each for each in found if each is not None]
        return reduce(or_, theirs).values("person") if theirs else rows(Allocation).none()

    def reached(self, relationships: frozenset[str], worker: UUID, day: date) -> Mapping[str, Known] | None:
        """What is known of everybody to whom the worker has one of these relationships; None where they are many."""
        return once(("reached", relationships, worker, day), lambda: _reached(relationships, worker, day))

    def wrote(self, model: str, people: frozenset[UUID], at: datetime) -> None:
        """Keep when it was: the later of what stands and this."""
        rows = [LastWritten(person_id=person, model=model, at=at) for person in sorted(people)]
        with keeping():
            LastWritten.objects.bulk_create(
                rows, update_conflicts=True, unique_fields=["person", "model"], update_fields=["at"]
            )

    def known(self, people: Collection[UUID], worker: UUID, day: date) -> dict[UUID, Known]:
        """Everything known of this worker and each of these people."""
        before = _known_before(worker, day)
        found = {each: before[each.hex] for each in people if each.hex in before}
        if missing := {stored(each): each for each in people if each not in found}:
            with keeping():
                known = _known_of(list(missing), worker, day)
            found |= {each: known[as_stored] for as_stored, each in missing.items()}
        return found

    def _theirs(self, relationship: str, worker: UUID, day: date) -> QuerySet[Any] | None:
        """The allocations that make this relationship; None for one that allocations do not make."""
        allocations = rows(Allocation).filter(current(day))
        if relationship == "allocated":
            return allocations.filter(worker__in=_stands_in_for(worker, day), part__in=WORKING)
        if relationship == "team":
            return allocations.filter(team__in=teams_of(worker, day))
        if relationship == "manager":
            return allocations.filter(team__in=teams_under(worker, day))
        part = PARTS.get(relationship)
        return allocations.filter(worker=worker, part=part) if part else None

    def _on_duty(self, worker: UUID, day: date, path: str) -> Q:
        """On duty, a worker has to do with whom nobody works with yet, and with the people of the duty teams."""
        if not _is_on_duty(worker, day):
            return NOBODY
        allocations = rows(Allocation).filter(current(day))
        owned = allocations.filter(part=Allocation.Part.WORKER, worker__isnull=False)
        of_duty_teams = allocations.filter(team__is_duty_team=True)
        return ~_stands(owned, path, ("owned", day)) | _stands(of_duty_teams, path, ("duty teams", day))


def _standing(worker: UUID, day: date) -> Standing:
    with keeping():
        return once(("standing", worker, day), lambda: standing(worker, day))


def _is_on_duty(worker: UUID, day: date) -> bool:
    return _standing(worker, day).on_duty


def _stands_in_for(worker: UUID, day: date) -> frozenset[UUID]:
    """The worker, and those they stand in for today."""
    return _standing(worker, day).stands_in


def _reached(relationships: frozenset[str], worker: UUID, day: date) -> Mapping[str, Known] | None:
    """Whom a worker on duty has to do with are most of all."""
    with keeping():
        by = _standing(worker, day)
        if "duty" in relationships and by.on_duty:
            return None
        people = reached(by, relationships, teams_under(worker, day) if "manager" in relationships else [])
        found = None if people is None else _known_of(people, worker, day)
    if found is None:
        return None
    by_hex = {getattr(person, "hex", person): known for person, known in found.items()}
    _known_before(worker, day).update(by_hex)
    return by_hex


def _known_before(worker: UUID, day: date) -> dict[str, Known]:
    """What this access has found out of everybody to whom the worker has some relationship."""
    found: dict[str, Known] = once(("known", worker, day), dict)
    return found


def _known_of(people: list[Any], worker: UUID, day: date) -> dict[Any, Known]:
    """Of these people, and of the records linked with theirs."""
    by = _standing(worker, day)
    root: dict[Any, Any] = {}
    if by.any_links and people:
        people = list({*people, *map(stored, linked_with(people))})
        linked = rows(Person).filter(pk__in=people, same_as__isnull=False).values_list("pk", "same_as")
        root = {stored(each): stored(other) for each, other in linked}
    return known_of(people, by, teams_under(worker, day), _duty_teams() if by.on_duty else frozenset(), root)


def _duty_teams() -> frozenset[int]:
    return once("duty teams", lambda: frozenset(Team.objects.filter(is_duty_team=True).values_list("id", flat=True)))


def _stands(found: QuerySet[Any], path: str, key: Hashable) -> Q:
    """Is there one of these rows about the person at the end of a path, or about a record linked with theirs?"""
    direct = Q(Exists(found.filter(person=OuterRef(path or "pk"))))
    others = once(("linked", key), lambda: linked_with(found.values("person"))) if any_links() else []
    return direct | Q(**{f"{path or 'pk'}__in": others}) if others else direct


def any_links() -> bool:
    """Are any two records linked as one person? Mostly none are, and then nothing is asked."""
    if is_open():
        return _standing(opened().worker, opened().day).any_links
    with keeping():
        return rows(Person).filter(same_as__gte=LEAST).exists()


def linked_with(people: Any) -> list[UUID]:
    """The other records of the same people: a root and all that are linked to it."""
    with keeping():
        of_them = rows(Person).filter(pk__in=people)
        roots = of_them.filter(same_as__isnull=False).values("same_as")
        linked = rows(Person).filter(Q(same_as__in=people) | Q(pk__in=roots) | Q(same_as__in=roots))
        return list(linked.values_list("pk", flat=True))


def teams_of(worker: UUID, day: date) -> list[int]:
    """The teams a worker is in on a day."""
    return sorted(_standing(worker, day).teams)


def teams_under(worker: UUID, day: date) -> list[int]:
    """The teams a worker manages on a day, and all below them."""
    return once(("teams under", worker, day), lambda: sorted(_all_below(_standing(worker, day).managed)))


def _all_below(teams: Iterable[int]) -> set[int]:
    found, next_level = set(teams), set(teams)
    while next_level:
        next_level = set(Team.objects.filter(above__in=next_level).values_list("id", flat=True)) - found
        found |= next_level
    return found
