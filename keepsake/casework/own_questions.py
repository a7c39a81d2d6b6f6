"""A council's own questions: which are asked in a step on a day, and what was answered, as far as it may be seen."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keepsake.casework.models import OwnAnswer, OwnQuestion
from keepsake.casework.models.case_record import StepRecord
from keepsake.notice.deciding import Decision, Request
from keepsake.record.opening import decider
from keepsake.record.recording import DRIFT

COLLECTING = ("collect", "safeguard_children", "worker_observation", "allocated")
Kind = OwnQuestion.Kind


def asked_in(step: str, day: date) -> list[OwnQuestion]:
    """The questions of a step that are asked on this day, in their order: of each, the newest version."""
    holds = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    found = OwnQuestion.objects.filter(holds, step=step, begins_on__lte=day).order_by("place", "key", "version")
    return list({each.key: each for each in found}.values())


def answers_in(record: StepRecord, children: Iterable[UUID]) -> dict[tuple[UUID, str], OwnAnswer]:
    """Child and key of a question -> the answer, of those that the open access may see."""
    rows = OwnAnswer.objects.filter(record_id=record.pk, person__in=list(children))
    return {(each.person_id, each.question): each for each in rows}


def value_of(question: OwnQuestion, answer: OwnAnswer | None) -> Any:
    """The answer as its column holds it; None where there is none."""
    value = getattr(answer, question.column) if answer else None
    return None if value == "" else value


def in_words(question: OwnQuestion, value: Any) -> str:
    """An answer as it is read.

    >>> in_words(OwnQuestion(kind="yes_no"), False)
    'No'
    """
    if value is None or value == "":
        return ""
    if question.kind in (Kind.CHOICE, Kind.SEVERAL):
        known = choices_of(question)
        return "\n".join(known.get(code, code) for code in str(value).split())
    if question.kind == Kind.YES_NO:
        return "Yes" if value else "No"
    if question.kind == Kind.NUMBER:
        return f"{value.normalize():f}"
    return f"{value:%-d %B %Y}" if question.kind == Kind.DAY else str(value)


def choices_of(question: OwnQuestion) -> Mapping[str, str]:
    """Code -> words of the list to choose from."""
    return {each["code"]: each["words"] for each in question.choices}


def collected_under(category: str, role: str, day: date) -> Decision:
    """What notice and local rules say of collecting this category of a child, by a worker who works with them."""
    action, purpose, source, relationship = COLLECTING
    return decider().decide(
        Request(
            action=action,
            purpose=purpose,
            categories=frozenset({category}),
            on=day,
            source=source,
            role=role,
            relationship=relationship,
        )
    )


def is_covered(decision: Decision) -> bool:
    """Is it collected because the notice says so, and not only because a risk may always be written down?"""
    return decision.allowed and DRIFT not in decision.duties
