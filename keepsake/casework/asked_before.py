"""Who was asked before about the same children: to a discussion, a conference or a meeting. Nobody types them twice."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from keepsake.casework.following import title_of
from keepsake.casework.models import (
    Conference,
    ConferenceChild,
    ConferenceInvitation,
    Meeting,
    MeetingAttendance,
    MeetingChild,
    StrategyAttendance,
    StrategyChild,
    StrategyDiscussion,
)
from keepsake.casework.models.case_record import Attending, CaseRecord, OwnPart
from keepsake.record.opened import current

# The step, a child's part in it, who was asked to it, by which key both point at it, and of which category the step is.
Kind = tuple[Any, type[OwnPart], type[Attending], str, str]
KINDS: tuple[Kind, ...] = (
    (StrategyDiscussion, StrategyChild, StrategyAttendance, "discussion", "child_protection"),
    (Conference, ConferenceChild, ConferenceInvitation, "conference", "child_protection"),
    (Meeting, MeetingChild, MeetingAttendance, "meeting", "meeting_minutes"),
)


@dataclass(frozen=True, slots=True)
class Before:
    """Somebody who was asked, by ``id`` of what said so, and to what."""

    id: UUID
    name: str
    profession: str
    agency: str
    whence: str

    @property
    def called(self) -> str:
        who = ", ".join(each for each in (self.name, self.profession, self.agency) if each)
        return f"{who} ({self.whence[:1].lower()}{self.whence[1:]})"


def asked_before(record: CaseRecord) -> list[Before]:
    """Those who were asked to something else about one of its children and not to it yet, the latest first."""
    if not {"services_involved", "child_protection"} <= current().granted:
        return []
    part, who, key = next((part, who, key) for step, part, who, key, _ in KINDS if isinstance(record, step))
    children = list(part.objects.filter(**{key: record}).values_list("person", flat=True))
    met = {_same(each) for each in who.objects.filter(**{key: record})}
    found: list[tuple[Any, Before]] = []
    for kind in KINDS:
        found += _of(kind, children, record.pk)
    lines = []
    for row, each in sorted(found, key=lambda pair: (pair[0].recorded_at, str(pair[0].pk)), reverse=True):
        if _same(row) not in met:
            met.add(_same(row))
            lines.append(each)
    return lines


def _of(kind: Kind, children: list[UUID], without: UUID) -> list[tuple[Any, Before]]:
    step, part, who, key, category = kind
    if category not in current().granted:
        return []
    ids = set(part.objects.filter(person__in=children).values_list(key, flat=True)) - {without}
    rows: list[Any] = list(who.objects.filter(**{f"{key}__in": ids})) if ids else []
    steps = {each.pk: title_of(each) for each in step.objects.filter(pk__in=ids)} if rows else {}
    return [
        (row, Before(row.pk, row.name, row.profession, row.agency, steps[whose]))
        for row in rows
        if (whose := getattr(row, f"{key}_id")) in steps
    ]


def _same(row: Any) -> tuple[str, str]:
    return row.name.casefold(), row.agency.casefold()
