"""Whom a record is about, and on which page it stands."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from keepsake.casework.models import (
    AgencyCheck,
    CaseNote,
    ConferenceInvitation,
    Contact,
    MeetingAttendance,
    NetworkMember,
    PlanAction,
    PlanOutcome,
    PlanTransfer,
    Statement,
    StrategyAttendance,
)
from keepsake.people.models import Person
from keepsake.record.classification import classification
from keepsake.web.casework.reading import child_of
from keepsake.web.casework.stepping import PAGED

PAGES: Mapping[type, str] = {step.model: step.key for step in PAGED.values()}
# A record that has no page of its own stands on that of the record it belongs to: the first of these keys that it has.
STANDS_ON: Mapping[type, tuple[str, ...]] = {
    AgencyCheck: ("contact",),
    MeetingAttendance: ("meeting",),
    NetworkMember: ("decision",),
    PlanAction: ("outcome",),
    PlanOutcome: ("need_plan", "early_help", "protection_plan"),
    ConferenceInvitation: ("conference",),
    PlanTransfer: ("plan",),
    Statement: ("note", "visit", "meeting", "conference"),
    StrategyAttendance: ("discussion",),
}


def found(of: Any, id: UUID, request: HttpRequest) -> Any:
    """A record by its id. Raises Http404 where it is not there or may not be seen."""
    if of is Person:
        return child_of(request, id)
    record = of.objects.filter(pk=id).first()
    if record is None:
        raise Http404
    return record


def about(record: Any) -> list[UUID]:
    """Whom a record is about, as far as they may be seen."""
    if isinstance(record, Person):
        return [record.pk]
    model: Any = type(record)
    people: list[UUID] = []
    for path in classification(model).subjects:
        people += model.objects.filter(pk=record.pk).values_list(path, flat=True)
    return list(dict.fromkeys(each for each in people if each is not None))


def where(record: Any) -> str:
    """The address of the page on which a record stands."""
    if isinstance(record, Person):
        return reverse("casework:child", kwargs={"id": record.pk})
    if isinstance(record, Contact):
        return reverse("casework:contact", kwargs={"id": record.pk})
    if isinstance(record, CaseNote):
        return reverse("casework:note", kwargs={"id": record.pk})
    if type(record) in PAGES:
        return reverse("casework:step", kwargs={"step": PAGES[type(record)], "id": record.pk})
    for key in STANDS_ON.get(type(record), ()):
        owner = getattr(record, key)
        if owner is not None:
            return where(owner)
    return reverse("casework:child", kwargs={"id": about(record)[0]})
