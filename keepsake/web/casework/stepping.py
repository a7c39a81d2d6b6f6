"""What a page of a declared step shows: how far it is, what was answered, what is missing, by when and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from keepsake.casework.actions import assessments, enquiries
from keepsake.casework.actions.parts import key_of
from keepsake.casework.models import Assessment, Referral, Section47Enquiry, StrategyDiscussion
from keepsake.casework.models.case_record import CaseRecord, Coded, StepRecord
from keepsake.casework.status import Step as State
from keepsake.casework.status import may_be_written, step_state
from keepsake.casework.steps.meeting import MEETING, VISIT
from keepsake.casework.steps.register import ASSESSMENT, CONTACT, ENQUIRY, STEPS
from keepsake.casework.steps.step import Question, Step, words_of
from keepsake.casework.tasks.rows import parts_of
from keepsake.clock.due import Due, due
from keepsake.people.known import once
from keepsake.record.access import Access
from keepsake.record.classification import KEEPING, category_of
from keepsake.record.wrong import Wrong
from keepsake.standard.codes import codes
from keepsake.web.people.brief import Brief, briefs
from keepsake.web.people.showing import local
from keepsake.web.people.wording import in_words

PAGED = {step.key: step for step in STEPS if step is not CONTACT}
FILLED = {CONTACT.key: CONTACT, **PAGED}
MANY = frozenset({VISIT.key, MEETING.key})  # a child has many: they are listed apart, the latest first
ASKS_MORE: dict[str, Any] = {ASSESSMENT.key: assessments.missing, ENQUIRY.key: enquiries.missing}


@dataclass(frozen=True)
class Child:
    """A child in a step, with their own part."""

    brief: Brief
    part: Any
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Found:
    """One step of some children."""

    step: Step
    record: Any
    children: tuple[Child, ...]

    @property
    def names(self) -> str:
        return ", ".join(each.brief.name for each in self.children)

    @property
    def title(self) -> str:
        """What it is called: a record may know better than its step."""
        return str(getattr(self.record, "called", self.step.title))

    @property
    def state(self) -> str:
        """How far it is. One that no manager approves says it itself, or is open, or over."""
        if self.step.approves or step_state(self.record) is State.WITHDRAWN:
            return step_state(self.record)
        if hasattr(self.record, "stands"):
            return str(self.record.stands)
        return "open" if self.is_open else "over"

    @property
    def is_open(self) -> bool:
        return may_be_written(self.record) and not (self.step.closes and getattr(self.record, self.step.closes))

    @property
    def url(self) -> str:
        if self.step is CONTACT:
            return reverse("casework:contact", kwargs={"id": self.record.pk})
        return reverse("casework:step", kwargs={"step": self.step.key, "id": self.record.pk})

    @property
    def missing(self) -> list[str]:
        """What is still to be said before it is sent: the declared questions, then what the law asks of each child."""
        parts = [each.part for each in self.children] if self.step.part else []
        said = self.step.missing(self.record, parts)
        return said or [words for each in self.children for words in _asked_more(self.step, each)]


def declared(key: str) -> Step:
    """The step of an address. Raises Http404."""
    if key not in PAGED:
        raise Http404
    return PAGED[key]


def found_step(key: str, id: UUID, access: Access) -> Found:
    """A step and its children. Raises Http404 where it is not there or may not be seen."""
    step = FILLED.get(key)
    if step is None:
        raise Http404
    record = step.model.objects.filter(pk=id).first()
    if record is None:
        raise Http404
    parts = _parts(step, [record])[record.pk]
    return _found(step, record, parts, briefs(parts, access), access)


def _parts(step: Step, records: list[Any]) -> dict[UUID, dict[UUID, Any]]:
    """Each record's parts by child; of a step of one child alone the record is the part."""
    if step.part is None:
        return {record.pk: {record.person_id: record} for record in records}
    found: dict[UUID, dict[UUID, Any]] = {record.pk: {} for record in records}
    key = key_of(step.part)
    for part in step.part.objects.filter(**{f"{key}__in": list(found)}):
        found[getattr(part, f"{key}_id")][part.person_id] = part
    return found


def _found(step: Step, record: Any, parts: dict[UUID, Any], known: Mapping[UUID, Brief], access: Access) -> Found:
    children = [
        Child(known[who], part, answers(part, (*step.shows_own, *step.own), access))
        for who, part in parts.items()
        if who in known
    ]
    return Found(step, record, tuple(sorted(children, key=lambda each: each.brief.name)))


def steps_of(child: UUID, access: Access) -> list[Found]:
    """The steps a child is or was in, in the order of the pathway; without those of which there are many."""
    read = []
    for step in PAGED.values():
        records = [] if step.key in MANY else records_of(step, child)
        parts = _parts(step, records) if records else {}
        read += [(step, record, parts[record.pk]) for record in records]
    known = briefs({who for _, _, parts in read for who in parts}, access)
    return [_found(step, record, parts, known, access) for step, record, parts in read]


def records_of(step: Step, child: UUID) -> list[Any]:
    """The records of one step that a child is in, the first begun first; read once for an open access."""
    return once(("records", step.key, child), lambda: list(_records(step, child).order_by("recorded_at", "pk")))


def _records(step: Step, child: UUID) -> Any:
    if step.part is None:
        return step.model.objects.filter(person=child)
    parts = parts_of(step.part, key_of(step.part), [child])
    return step.model.objects.filter(pk__in=[record for _, _, record in parts])


def answers(record: CaseRecord, questions: Iterable[Question], access: Access) -> tuple[tuple[str, str], ...]:
    """Question -> answer, in words; what is empty, or not granted, is left out."""
    model = type(record)
    granted = access.granted | {KEEPING}
    shown = [each for each in questions if category_of(model, each.field) in granted]
    said = [(words_of(model, each.field), words(record, each.field, access)) for each in shown]
    return tuple((words, answer) for words, answer in said if answer)


def due_of(found: Found) -> Due | None:
    """When it is due, from the day its clock started; None where that is not known, or it was held already."""
    if isinstance(found.record, Assessment):
        ids = [each.part.referral_id for each in found.children]
        came = Referral.objects.filter(pk__in=ids).values_list("received_on", flat=True)
        return due(found.step.clock, min(came, default=found.record.started_on))
    if isinstance(found.record, Section47Enquiry):
        held = StrategyDiscussion.objects.filter(pk=found.record.discussion_id).first()
        return due(found.step.clock, held.held_at) if held else None
    return None


def _asked_more(step: Step, child: Child) -> list[str]:
    try:
        ASKS_MORE.get(step.key, lambda part: None)(child.part)
    except Wrong as wrong:
        return [f"{child.brief.name}: {wrong}"]
    return []


def words(record: CaseRecord, name: str, access: Access) -> str:
    column: Any = record._meta.get_field(name)
    value: Any = getattr(record, column.attname)
    if value is None or value == "":
        return ""
    if hasattr(value, "hour"):
        return local(value)
    validators = getattr(column, "validators", ())
    coded = next((each for each in validators if isinstance(each, Coded)), None)
    if coded is None:
        return in_words(type(record), name, value, access)
    known = codes(coded.code_set)
    return "\n".join(known[code].label if code in known else code for code in str(value).split())


def is_sent(record: StepRecord) -> bool:
    """Does it wait for approval?"""
    return step_state(record) is State.SENT
