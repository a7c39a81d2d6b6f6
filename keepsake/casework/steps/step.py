"""What a step is, and what follows from its declaration: whether it is complete, when it is due, what comes next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from keepsake.casework.models.case_record import CaseRecord, OwnPart, StepRecord
from keepsake.clock.library import standard_clock
from keepsake.standard.vocabulary import label


@dataclass(frozen=True, slots=True)
class Question:
    """A column that is asked for. ``is_needed``: without an answer the step is in progress, and saved all the same."""

    field: str
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """What may follow, and when it does."""

    step: str
    when: str


@dataclass(frozen=True)
class Step:
    """``shared`` is asked once, ``own`` of each child. ``clock`` is the key of a timescale, empty where there is none.

    ``may`` are the roles that fill it in, ``approves`` those that decide on it; nobody, where it is not sent to a
    manager. It is over once ``closes`` has an answer. ``part`` is None where the step is one child's alone.
    Nothing is missing before ``asks_once`` has an answer: what is planned has not taken place.
    ``shows`` and ``shows_own`` are told and not asked here: something else that is done with the step writes them.
    """

    key: str
    title: str
    basis: str
    model: type[StepRecord]
    part: type[OwnPart] | None
    shared: tuple[Question, ...]
    own: tuple[Question, ...]
    may: tuple[str, ...]
    approves: tuple[str, ...]
    clock: str = ""
    next: tuple[Next, ...] = ()
    closes: str = ""
    asks_once: str = ""
    shows: tuple[Question, ...] = ()
    shows_own: tuple[Question, ...] = ()

    def missing(self, record: StepRecord, parts: Iterable[OwnPart]) -> list[str]:
        """The questions still without an answer, in the words of the form."""
        if self.asks_once and not getattr(record, self.asks_once):
            return []
        found = list(_unanswered(self.shared, record))
        for part in parts:
            found += _unanswered(self.own, part)
        return list(dict.fromkeys(found))


def asked(*fields: str, needed: str = "") -> tuple[Question, ...]:
    """Questions in this order; those in ``needed`` must have an answer before the step is complete."""
    must = frozenset(needed.split())
    return tuple(Question(field, field in must) for field in fields)


def words_of(model: type[CaseRecord], field: str) -> str:
    """How a question is put."""
    words = str(getattr(model._meta.get_field(field), "verbose_name", field))
    return words[:1].upper() + words[1:]


def _unanswered(questions: Iterable[Question], record: CaseRecord) -> Iterator[str]:
    for question in questions:
        value: Any = getattr(record, question.field)
        if question.is_needed and value in ("", None):
            yield words_of(type(record), question.field)


def steps_markdown(steps: Iterable[Step]) -> str:
    """The guidance page of every step, from its declaration."""
    lines = ["# The steps", "", "Printed from `keepsake/casework/steps/register.py`.", ""]
    for step in steps:
        lines += [f"## {step.title}", "", f"Rests on: {step.basis}.", ""]
        if step.clock:
            rule = standard_clock().versions[step.clock][-1]
            lines += [f"By when: {rule.length} after {rule.start_words} ({rule.title.lower()}).", ""]
        decided = f" Decided by: {_roles(step.approves)}." if step.approves else ""
        lines += [f"Filled in by: {_roles(step.may)}.{decided}", "", "Asked once:", ""]
        lines += [_line(step.model, each) for each in step.shared]
        if step.own and step.part is not None:
            lines += ["", "Asked of each child:", "", *(_line(step.part, each) for each in step.own)]
        if step.next:
            lines += ["", "What happens next:", "", *(f"* {each.when}: {each.step}" for each in step.next)]
        lines.append("")
    return "\n".join(lines)


def _line(model: type[CaseRecord], question: Question) -> str:
    return f"* {words_of(model, question.field)}{' (needed)' if question.is_needed else ''}"


def _roles(codes: Iterable[str]) -> str:
    return ", ".join(label("roles", code).lower() for code in codes)
