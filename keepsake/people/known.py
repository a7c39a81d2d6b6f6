"""What is known of a worker and a person: relationships, roles and circumstances, as the database keeps them.

Only keys and days are read here, never what a person is like. The record room asks; see ``keepsake.record.facts``.
"""

from datetime import date
from typing import Any
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
from keepsake.record.opened import keeping
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
PERSONAL_TO_THE_WORKER = ("person_restricted", "break_glass")
_WORKING = (Allocation.Part.WORKER, Allocation.Part.SECOND)


def rows(model: type[Model]) -> QuerySet[Any]:
    """All rows of a model, for working out relationships: their keys and days, nothing else."""
    return QuerySet(model)


def current(day: date) -> Q:
    """Rows that hold on a day: from the first day on, up to and with the last."""
    return (Q(begins_on__isnull=True) | Q(begins_on__lte=day)) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class PeopleFacts:
    """The conditions of the record room, said in the tables of this one."""

    def related(self, relationship: str, worker: UUID, day: date, path: str) -> Q:
        """Is this the worker's relationship to the person at the end of the path?"""
        allocated = rows(Allocation).filter(current(day), person=OuterRef(path or "pk"))
        if relationship == "allocated":
            return Q(Exists(allocated.filter(worker__in=self._stands_in_for(worker, day), part__in=_WORKING)))
        if relationship == "team":
            return Q(Exists(allocated.filter(team__in=teams_of(worker, day))))
        if relationship == "manager":
            return Q(Exists(allocated.filter(team__in=teams_under(worker, day))))
        if relationship == "duty":
            return self._on_duty(worker, day, allocated)
        parts = PARTS.get(relationship)
        return Q(Exists(allocated.filter(worker=worker, part__in=parts))) if parts else NOBODY

    def is_one_of(self, subjects: tuple[str, ...], day: date, path: str) -> Q:
        """Has the person one of these roles on this day?"""
        return Q(Exists(rows(PersonRole).filter(current(day), person=OuterRef(path or "pk"), role__in=subjects)))

    def holds(self, circumstance: str, worker: UUID, day: date, path: str) -> Q:
        """Does this circumstance hold for the person, for this worker?"""
        of_person = {"person": OuterRef(path or "pk")}
        if circumstance == "person_restricted":
            closed = Exists(rows(Restriction).filter(current(day), **of_person))
            granted = Exists(rows(RestrictionGrant).filter(current(day), worker=worker, **of_person))
            return Q(closed) & ~Q(granted)
        if circumstance == "break_glass":
            now = timezone.now()
            return Q(Exists(rows(BreakGlass).filter(opened_at__lte=now, ends_at__gt=now, worker=worker, **of_person)))
        return Q(Exists(rows(Circumstance).filter(current(day), code=circumstance, **of_person)))

    def known(self, person: UUID, worker: UUID, day: date) -> Known:
        """Everything known of this worker and this person, in two questions to the database."""
        asked = {f"related_{code}": self.related(code, worker, day, "") for code in terms("relationships")}
        asked |= {f"holds_{code}": self.holds(code, worker, day, "") for code in PERSONAL_TO_THE_WORKER}
        with keeping():
            answers = {name: ExpressionWrapper(q, output_field=BooleanField()) for name, q in asked.items()}
            found = rows(Person).filter(pk=person).values(**answers).first() or {}
            roles = rows(PersonRole).filter(current(day), person=person).values_list("role", flat=True)
            codes = rows(Circumstance).filter(current(day), person=person).values_list("code", flat=True)
            return Known(
                subjects=frozenset(roles),
                relationships=_named(found, "related_") | {"none"},
                circumstances=_named(found, "holds_") | frozenset(codes),
            )

    def _stands_in_for(self, worker: UUID, day: date) -> list[UUID]:
        """The worker, and those they stand in for today."""
        away = Absence.objects.filter(cover=worker, begins_on__lte=day, ends_on__gte=day)
        return [worker, *away.values_list("worker", flat=True)]

    def _on_duty(self, worker: UUID, day: date, allocated: QuerySet[Any]) -> Q:
        """On duty, a worker has to do with whom nobody works with yet, and with the people of the duty teams."""
        if not Duty.objects.filter(worker=worker, begins_on__lte=day, ends_on__gte=day).exists():
            return NOBODY
        owned = Exists(allocated.filter(part=Allocation.Part.WORKER, worker__isnull=False))
        return ~Q(owned) | Q(Exists(allocated.filter(team__is_duty_team=True)))


def _named(found: dict[str, Any], prefix: str) -> frozenset[str]:
    return frozenset(name.removeprefix(prefix) for name, yes in found.items() if yes and name.startswith(prefix))


def teams_of(worker: UUID, day: date) -> list[int]:
    """The teams a worker is in on a day."""
    return list(Membership.objects.filter(current(day), worker=worker).values_list("team", flat=True))


def teams_under(worker: UUID, day: date) -> list[int]:
    """The teams a worker manages on a day, and all below them."""
    managed = Membership.objects.filter(current(day), worker=worker, is_manager=True).values_list("team", flat=True)
    found, next_level = set(managed), set(managed)
    while next_level:
        below = Team.objects.filter(above__in=next_level).values_list("id", flat=True)
        next_level = set(below) - found
        found |= next_level
    return sorted(found)
