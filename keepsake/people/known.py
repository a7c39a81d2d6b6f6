"""What is known of a worker and a person: relationships, roles and circumstances, as the database keeps them.

Only keys and days are read here, never what a person is like. The record room asks; see ``keepsake.record.facts``.
"""

from collections.abc import Callable, Hashable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from keepsake.people.models import (
    Absence,
    Allocation,
    BreakGlass,
    Circumstance,
    Duty,
    Membership,
    Person,
    PersonRole,
    Restriction,
    RestrictionGrant,
    Team,
)
from keepsake.record.facts import Known
from keepsake.record.opened import current as opened
from keepsake.record.opened import is_open, keeping
from keepsake.standard.vocabulary import terms

NOBODY = Q(pk__in=[])
PARTS = {
    "chair": (Allocation.Part.CHAIR,),
    "fostering": (Allocation.Part.FOSTERING,),
    "adoption": (Allocation.Part.ADOPTION,),
    "finance": (Allocation.Part.FINANCE,),
    "information_governance": (Allocation.Part.RIGHTS,),
    "audit": (Allocation.Part.AUDIT,),
}
STOPS = frozenset(code for code, term in terms("circumstances").items() if term.more["effect"] == "stop")
PERSONAL_TO_THE_WORKER = ("person_restricted", "break_glass")
_WORKING = (Allocation.Part.WORKER, Allocation.Part.SECOND)

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
        on_duty = "duty" in relationships and once(("on duty", worker, day), lambda: _duties(worker, day).exists())
        if on_duty or any_links():
            return None
        found = [self._theirs(code, worker, day) for code in sorted(relationships)]
        theirs = [each for each in found if each is not None]
        return reduce(or_, theirs).values("person") if theirs else rows(Allocation).none()

    def known(self, person: UUID, worker: UUID, day: date) -> Known:
        """Everything known of this worker and this person, in two questions to the database."""
        asked = {f"related_{code}": self.related(code, worker, day, "") for code in terms("relationships")}
        asked |= {f"holds_{code}": self.holds(code, worker, day, "") for code in PERSONAL_TO_THE_WORKER}
        with keeping():
            answers = {name: ExpressionWrapper(q, output_field=BooleanField()) for name, q in asked.items()}
            found = rows(Person).filter(pk=person).values(**answers).first() or {}
            roles = rows(PersonRole).filter(current(day), person=person).values_list("role", flat=True)
            others = linked_with([person]) if any_links() else []
            stops = Q(person__in=others, code__in=STOPS)
            codes = rows(Circumstance).filter(Q(person=person) | stops, current(day)).values_list("code", flat=True)
            return Known(
                subjects=frozenset(roles),
                relationships=_named(found, "related_") | {"none"},
                circumstances=_named(found, "holds_") | frozenset(codes),
            )

    def _theirs(self, relationship: str, worker: UUID, day: date) -> QuerySet[Any] | None:
        """The allocations that make this relationship; None for one that allocations do not make."""
        allocations = rows(Allocation).filter(current(day))
        if relationship == "allocated":
            return allocations.filter(worker__in=_stands_in_for(worker, day), part__in=_WORKING)
        if relationship == "team":
            return allocations.filter(team__in=teams_of(worker, day))
        if relationship == "manager":
            return allocations.filter(team__in=teams_under(worker, day))
        parts = PARTS.get(relationship)
        return allocations.filter(worker=worker, part__in=parts) if parts else None

    def _on_duty(self, worker: UUID, day: date, path: str) -> Q:
        """On duty, a worker has to do with whom nobody works with yet, and with the people of the duty teams."""
        if not once(("on duty", worker, day), lambda: _duties(worker, day).exists()):
            return NOBODY
        allocations = rows(Allocation).filter(current(day))
        owned = allocations.filter(part=Allocation.Part.WORKER, worker__isnull=False)
        of_duty_teams = allocations.filter(team__is_duty_team=True)
        return ~_stands(owned, path, ("owned", day)) | _stands(of_duty_teams, path, ("duty teams", day))


def _duties(worker: UUID, day: date) -> QuerySet[Duty]:
    return Duty.objects.filter(worker=worker, begins_on__lte=day, ends_on__gte=day)


def _stands_in_for(worker: UUID, day: date) -> list[UUID]:
    """The worker, and those they stand in for today."""
    away = Absence.objects.filter(cover=worker, begins_on__lte=day, ends_on__gte=day)
    return once(("stands in", worker, day), lambda: [worker, *away.values_list("worker", flat=True)])


def _stands(found: QuerySet[Any], path: str, key: Hashable) -> Q:
    """Is there one of these rows about the person at the end of a path, or about a record linked with theirs?"""
    direct = Q(Exists(found.filter(person=OuterRef(path or "pk"))))
    others = once(("linked", key), lambda: linked_with(found.values("person"))) if any_links() else []
    return direct | Q(**{f"{path or 'pk'}__in": others}) if others else direct


def any_links() -> bool:
    """Are any two records linked as one person? Mostly none are, and then nothing is asked."""
    with keeping():
        return once("any links", lambda: rows(Person).filter(same_as__isnull=False).exists())


def linked_with(people: Any) -> list[UUID]:
    """The other records of the same people: a root and all that are linked to it."""
    with keeping():
        of_them = rows(Person).filter(pk__in=people)
        roots = of_them.filter(same_as__isnull=False).values("same_as")
        linked = rows(Person).filter(Q(same_as__in=people) | Q(pk__in=roots) | Q(same_as__in=roots))
        return list(linked.values_list("pk", flat=True))


def _named(found: dict[str, Any], prefix: str) -> frozenset[str]:
    return frozenset(name.removeprefix(prefix) for name, yes in found.items() if yes and name.startswith(prefix))


def teams_of(worker: UUID, day: date) -> list[int]:
    """The teams a worker is in on a day."""
    teams = Membership.objects.filter(current(day), worker=worker).values_list("team", flat=True)
    return once(("teams", worker, day), lambda: list(teams))


def teams_under(worker: UUID, day: date) -> list[int]:
    """The teams a worker manages on a day, and all below them."""
    return once(("teams under", worker, day), lambda: sorted(_all_below(_managed(worker, day))))


def _managed(worker: UUID, day: date) -> set[int]:
    managing = Membership.objects.filter(current(day), worker=worker, is_manager=True)
    return set(managing.values_list("team", flat=True))


def _all_below(teams: set[int]) -> set[int]:
    found, next_level = set(teams), set(teams)
    while next_level:
        next_level = set(Team.objects.filter(above__in=next_level).values_list("id", flat=True)) - found
        found |= next_level
    return found
