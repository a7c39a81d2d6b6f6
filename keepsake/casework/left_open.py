"""What is still open for one child, so that no case is closed over it: plans, steps, meetings, moves.

What was left out because it may not be read here cannot be said to be ended, so a case is closed only by somebody who
may read all of it; the categories are those of ``NEEDED``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from keepsake.casework.models import (
    Assessment,
    AssessmentChild,
    ChildInNeedPlan,
    ChildProtectionPlan,
    Conference,
    ConferenceChild,
    Meeting,
    MeetingChild,
    PlanTransfer,
    PreProceedings,
    Section47Child,
    Section47Enquiry,
    StrategyChild,
    StrategyDiscussion,
    Visit,
    VisitChild,
)
from keepsake.casework.models.case_record import OwnPart, StepRecord
from keepsake.clock.london import day_of

NEEDED = ("assessments", "child_protection", "child_in_need_plan", "case_notes", "meeting_minutes")
STANDS = {"withdrawn_at__isnull": True}
Steps = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that is open: ``kind`` and ``id`` say which record, ``title`` what it is in words."""

    kind: str
    id: UUID
    title: str


def left_open(child: UUID) -> list[Left]:
    """All that must end, or be said not to take place, before this child's case is closed."""
    return [*_plans(child), *_steps(child), *_planned(child), *_moves(child)]


def _plans(child: UUID) -> Iterator[Left]:
    for model, kind, title in (
        (ChildProtectionPlan, "protection_plan", "Child protection plan"),
        (ChildInNeedPlan, "need_plan", "Child in need plan"),
    ):
        for plan in model.objects.filter(person=child, ends_on__isnull=True):
            yield Left(kind, plan.pk, f"{title} from {_said(plan.begins_on)}")
    for each in PreProceedings.objects.filter(person=child, outcome="", **STANDS):
        yield Left("pre_proceedings", each.pk, f"Work before proceedings from {_said(each.started_on)}")


def _steps(child: UUID) -> Iterator[Left]:
    for each in _of(
        child, AssessmentChild, "assessment", Assessment.objects.filter(authorised_on__isnull=True, **STANDS)
    ):
        yield Left("assessment", each.pk, f"Assessment that started on {_said(each.started_on)}, not authorised")
    for each in _of(child, Section47Child, "enquiry", Section47Enquiry.objects.filter(ended_on__isnull=True, **STANDS)):
        yield Left("enquiry", each.pk, f"Section 47 enquiry that started on {_said(each.started_on)}, not ended")
    undecided = StrategyChild.objects.filter(person=child, outcome="").values_list("discussion", flat=True)
    for each in StrategyDiscussion.objects.filter(pk__in=list(undecided), **STANDS):
        yield Left("strategy", each.pk, f"Strategy discussion of {_said(each.held_at)}, nothing decided")


def _planned(child: UUID) -> Iterator[Left]:
    conferences = Conference.objects.filter(held_on__isnull=True, not_held_because="", **STANDS)
    visits = Visit.objects.filter(visited_at__isnull=True, not_made_because="", **STANDS)
    meetings = Meeting.objects.filter(held_on__isnull=True, not_held_because="", **STANDS)
    for each in _of(child, ConferenceChild, "conference", conferences):
        yield Left("conference", each.pk, f"{each.get_kind_display()}{_for(each)}, not held")
    for each in _of(child, VisitChild, "visit", visits):
        yield Left("visit", each.pk, f"{each.get_purpose_display()}{_for(each)}, not made")
    for each in _of(child, MeetingChild, "meeting", meetings):
        yield Left("meeting", each.pk, f"{each.get_kind_display()}{_for(each)}, not held")


def _moves(child: UUID) -> Iterator[Left]:
    for each in PlanTransfer.objects.filter(person=child).order_by("told_on"):
        if not each.is_settled:
            way = "from" if each.direction == PlanTransfer.Direction.IN else "to"
            yield Left("transfer", each.pk, f"Move {way} {each.council}, of which it is not said what came of it")


def _of(child: UUID, part: type[OwnPart], name: str, steps: Steps) -> list[Any]:
    ids = list(part.objects.filter(person=child).values_list(name, flat=True))
    return list(steps.filter(pk__in=ids).order_by("recorded_at", "pk"))


def _for(each: StepRecord) -> str:
    planned = getattr(each, "planned_at", None)
    return f" planned for {_said(planned)}" if planned else ""


def _said(on: date | datetime) -> str:
    return f"{day_of(on):%-d %B %Y}"
