"""A council's own questions on the page and in the form of a step: what is asked, answered, and not shown."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest

from keepsake.accounts.models import Account
from keepsake.casework.actions import questions
from keepsake.casework.models import OwnAnswer, OwnQuestion
from keepsake.casework.own_questions import answers_in, asked_in, choices_of, in_words, value_of
from keepsake.people.models import Person
from keepsake.web.casework.reading import PURPOSE, access_of
from keepsake.web.casework.stepping import Found
from keepsake.web.people import fields
from keepsake.web.reading import for_another_use

Kind = OwnQuestion.Kind
PREFIX = "own_"
YES_NO = (("", "Not said"), ("True", "Yes"), ("False", "No"))
TRUTH = {"True": True, "False": False}


@dataclass(frozen=True)
class Own:
    """The own questions of one step: those that are asked, every one that was, and the answers that may be seen.

    ``refused`` says for a category why it is not shown.
    """

    found: Found
    asked: tuple[OwnQuestion, ...]
    ever: tuple[OwnQuestion, ...]
    refused: dict[str, str]
    answers: dict[tuple[UUID, str], OwnAnswer] = field(default_factory=dict)

    def shown(self, *, each: bool) -> list[OwnQuestion]:
        """The questions that are asked and may be answered by this worker: of each child, or once."""
        return [q for q in self.asked if q.is_of_each_child is each and q.category not in self.refused]

    def hidden(self, *, each: bool) -> list[tuple[str, str]]:
        """Question -> why it is not shown."""
        asked = [q for q in self.asked if q.is_of_each_child is each and q.category in self.refused]
        return [(q.words, f"Not shown, because: {self.refused[q.category]}") for q in asked]

    def value(self, question: OwnQuestion, child: UUID | None) -> Any:
        """The answer about a child; of what is asked once, the one that stands for all."""
        whom = [child] if child else [each.brief.id for each in self.found.children]
        known = (self.answers.get((who, question.key)) for who in whom)
        return next((value for each in known if (value := value_of(question, each)) is not None), None)

    def lines(self, child: UUID | None = None) -> tuple[tuple[str, str], ...]:
        """Question -> answer, in words; also of questions that are asked no longer."""
        wanted = [q for q in self.ever if q.is_of_each_child is bool(child)]
        said = [(q.words, in_words(q, self.value(q, child))) for q in wanted]
        return (*(line for line in said if line[1]), *self.hidden(each=bool(child)))

    @property
    def missing(self) -> list[str]:
        """Needed and not answered yet, by somebody who may answer."""
        once = [(q, None) for q in self.shown(each=False) if q.is_needed]
        own = [(q, c.brief.id) for q in self.shown(each=True) if q.is_needed for c in self.found.children]
        lacking: list[tuple[OwnQuestion, UUID | None]] = [*once, *own]
        return list(dict.fromkeys(q.words for q, who in lacking if self.value(q, who) is None))


def own_of(request: HttpRequest, found: Found) -> Own:
    """What a step asks of the council's own, read for what each question is about and no more."""
    ever = {each.key: each for each in OwnQuestion.objects.filter(step=found.step.key).order_by("place", "version")}
    asked = tuple(asked_in(found.step.key, access_of(request).day))
    if not ever:
        return Own(found, (), (), {})
    children = [each.brief.id for each in found.children]
    with _for(request, ever.values(), children) as refused:
        return Own(found, asked, tuple(ever.values()), refused, answers_in(found.record, children))


@contextmanager
def _for(request: HttpRequest, asked: Iterable[OwnQuestion], children: Iterable[UUID]) -> Iterator[dict[str, str]]:
    """An access to the categories of these questions; category -> why it is not granted of these children."""
    categories = sorted({each.category for each in asked})
    with for_another_use(request, purpose=PURPOSE, categories=categories) as access:
        for child in children:
            access.about(child)
        yield {code: decision.sentence for code, decision in access.refused.items()}


def answer_own(
    request: HttpRequest, own: Own, child: UUID | None, given: dict[str, Any], by: Account, seen: int, record: Any
) -> None:
    """Write what a form holds of the own questions. Raises Conflict, NotRecorded, Wrong."""
    asked = own.shown(each=bool(child))
    them = [child] if child else [each.brief.id for each in own.found.children]
    if not asked:
        return
    with _for(request, asked, them):
        questions.answer(
            step=own.found.record, key=own.found.step.key, children=[Person(pk=who) for who in them],
            given={q.key: _typed(q, given[PREFIX + q.key]) for q in asked}, by=by, seen=seen, record=record,
        )  # fmt: skip


def fields_of_own(asked: Iterable[OwnQuestion]) -> dict[str, forms.Field]:
    """Question -> its field, as its kind says."""
    return {PREFIX + each.key: _field(each) for each in asked}


def standing_own(own: Own, child: UUID | None) -> dict[str, Any]:
    """What stands now, as the form shows it."""
    return {PREFIX + q.key: _shown(q, own.value(q, child)) for q in own.shown(each=bool(child))}


def _field(question: OwnQuestion) -> forms.Field:
    label, help = question.words, question.help
    choices = list(choices_of(question).items())
    if question.kind == Kind.YES_NO:
        return fields.choice(label, YES_NO, help=help)
    if question.kind == Kind.CHOICE:
        return fields.choice(label, [fields.NOT_CHOSEN, *choices], help=help)
    if question.kind == Kind.SEVERAL:
        wrong = {"invalid_choice": "Choose from the list"}
        return forms.MultipleChoiceField(
            label=label, choices=choices, required=False, help_text=help, error_messages=wrong,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip
    if question.kind == Kind.DAY:
        return fields.day(label, help=help)
    if question.kind == Kind.NUMBER:
        wrong = dict.fromkeys(
            ("invalid", "max_digits", "max_decimal_places", "max_whole_digits"),
            f"{label}: enter a number, with two digits after the point at most",
        )
        return forms.DecimalField(
            label=label, required=False, help_text=help, max_digits=12, decimal_places=2, error_messages=wrong,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        )  # fmt: skip
    return fields.long_text(label, help=help) if question.kind == Kind.TEXT else fields.text(label, help=help)


def _typed(question: OwnQuestion, value: Any) -> Any:
    if question.kind == Kind.SEVERAL:
        return " ".join(value)
    return TRUTH.get(value) if question.kind == Kind.YES_NO else value


def _shown(question: OwnQuestion, value: Any) -> Any:
    if question.kind == Kind.SEVERAL:
        return str(value or "").split()
    return "" if value is None else str(value) if question.kind == Kind.YES_NO else value
