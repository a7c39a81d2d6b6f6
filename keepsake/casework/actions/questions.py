"""A council's own questions: asked, worded anew, put in order, asked no longer; and answered in a step."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import slugify

from keepsake.accounts.models import Account
from keepsake.casework.actions.steps import must_be_open
from keepsake.casework.authority import require
from keepsake.casework.models import OwnAnswer, OwnQuestion
from keepsake.casework.models.case_record import StepRecord
from keepsake.casework.own_questions import answers_in, asked_in, choices_of, collected_under, is_covered, value_of
from keepsake.casework.steps.register import STEPS
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.audit.noting import note
from keepsake.record.opened import current
from keepsake.record.writing import Conflict, action
from keepsake.record.wrong import Wrong, said
from keepsake.standard.vocabulary import terms

Kind = OwnQuestion.Kind
LISTED = (Kind.CHOICE, Kind.SEVERAL)
QUESTION = "casework.ownquestion"
LONGEST_KEY = 60
STEP_OF = {step.key: step for step in STEPS}


@action
def ask(
    *,
    step: str,
    words: str,
    kind: str,
    category: str,
    by: Account,
    help: str = "",
    choices: Iterable[str] = (),
    is_of_each_child: bool = False,
    is_needed: bool = False,
) -> OwnQuestion:
    """A new question in a step, asked from today. Raises Wrong where the notice does not cover its category."""
    require("ask_own")
    if step not in STEP_OF:
        raise Wrong("step", "There is no such step.", f"One of: {', '.join(STEP_OF)}.")
    if kind not in Kind.values:
        raise Wrong("kind", "Say how it is answered.", f"One of: {', '.join(Kind.labels)}.")
    question = said("words", words, "Write the question.")
    must_be_covered(step, category)
    made = OwnQuestion(
        key=_free_key(step, question), step=step, words=question, help=help.strip(), kind=kind, category=category,
        choices=listed(kind, choices), is_of_each_child=is_of_each_child, is_needed=is_needed,
        place=len(asked_in(step, current().day)) + 1, begins_on=current().day,
    )  # fmt: skip
    return _kept(made)


@action
def word_anew(
    *,
    question: OwnQuestion,
    words: str,
    by: Account,
    help: str = "",
    choices: Iterable[str] = (),
    is_needed: bool = False,
) -> OwnQuestion:
    """A new version of the same question: its key, its kind and its category stay, so that answers stay countable."""
    require("ask_own")
    must_be_asked(question)
    must_be_covered(question.step, question.category)
    made = OwnQuestion(
        key=question.key, version=question.version + 1, step=question.step, kind=question.kind,
        category=question.category, is_of_each_child=question.is_of_each_child, place=question.place,
        words=said("words", words, "Write the question."), help=help.strip(), is_needed=is_needed,
        choices=listed(question.kind, choices, choices_of(question)), begins_on=current().day,
    )  # fmt: skip
    return _kept(made)


@action
def retire(*, question: OwnQuestion, by: Account) -> OwnQuestion:
    """It is asked no longer. What was answered stays, is held about its people, and can be counted."""
    require("ask_own")
    must_be_asked(question)
    OwnQuestion.objects.filter(key=question.key, ends_on__isnull=True).update(ends_on=current().day)
    _note(question)
    question.ends_on = current().day
    return question


@action
def move_up(*, question: OwnQuestion, by: Account) -> OwnQuestion:
    """One place up among the questions of its step."""
    require("ask_own")
    must_be_asked(question)
    keys = [each.key for each in asked_in(question.step, current().day)]
    at = keys.index(question.key)
    keys.insert(max(at - 1, 0), keys.pop(at))
    for place, key in enumerate(keys, start=1):
        OwnQuestion.objects.filter(key=key).update(place=place)
    _note(question)
    return question


@action
def answer(
    *,
    step: StepRecord,
    key: str,
    children: Iterable[Person],
    given: Mapping[str, Any],
    by: Account,
    seen: int | None = None,
    record: Any = None,
) -> None:
    """Write the answers to a step's own questions, by key, of these children. ``record`` is the form's own record.

    Where somebody else changed it in between, Conflict is raised, as for the step's other questions.
    """
    must_be_open(step)
    asked = {each.key: each for each in asked_in(key, current().day)}
    them = list(children)
    before = answers_in(step, [each.pk for each in them])
    stands = {
        (who, name): value_of(asked[name], before.get((who.pk, name)))
        for who in them
        for name in given
        if name in asked
    }
    new = [(who, name) for who, name in stands if stands[who, name] != _tidy(given[name])]
    if not new:
        return
    versioned = record or step
    if seen is not None and versioned.version != seen:
        raise Conflict(versioned, seen, versioned.version)
    writing.change(versioned, seen=seen, because="Own questions answered.")
    for who, name in new:
        _write(step, asked[name], who, before.get((who.pk, name)), _tidy(given[name]))


def must_be_covered(step: str, category: str) -> None:
    """Raises Wrong, with the decision's sentence, for a category that the notice does not let this step collect."""
    if category not in terms("categories"):
        raise Wrong("category", "There is no such category.", "Choose one of the vocabulary.")
    decisions = [collected_under(category, role, current().day) for role in STEP_OF[step].may]
    if not any(map(is_covered, decisions)):
        why = decisions[0].sentence
        raise Wrong("category", f"The notice does not cover it, so it cannot be asked: {why}", "Mend the notice first.")


def must_be_asked(question: OwnQuestion) -> None:
    """Raises Wrong for a version that is not the one that is asked."""
    standing = {each.key: each.version for each in asked_in(question.step, current().day)}
    if standing.get(question.key) != question.version:
        raise Wrong("", "It is asked no longer, or somebody has worded it anew.", "Look at the list of questions.")


def listed(kind: str, choices: Iterable[str], before: Mapping[str, str] | None = None) -> list[dict[str, str]]:
    """The list to choose from. What is worded as before keeps its code; every other gets one of its own."""
    lines = [line for each in choices if (line := " ".join(each.split()))]
    if kind not in LISTED:
        return []
    if len(lines) < 2 or len({line.casefold() for line in lines}) < len(lines):
        raise Wrong("choices", "Give two answers or more to choose from, each once.", "One on each line.")
    known = {words: code for code, words in (before or {}).items()}
    used, made = set(known.values()), []
    for line in lines:
        code = known.get(line) or _free(slugify(line)[:40] or "answer", used)
        used.add(code)
        made.append({"code": code, "words": line})
    return made


def _free(name: str, used: Iterable[str]) -> str:
    taken = set(used)
    return next(each for each in (name, *(f"{name}-{number}" for number in range(2, 1000))) if each not in taken)


def _free_key(step: str, words: str) -> str:
    name = f"{step}-{slugify(words)}"[: LONGEST_KEY - 5].strip("-")
    return _free(name, OwnQuestion.objects.filter(key__startswith=name).values_list("key", flat=True))


def _kept(made: OwnQuestion) -> OwnQuestion:
    made.full_clean()
    made.save(force_insert=True)
    _note(made)
    return made


def _note(question: OwnQuestion) -> None:
    note("change_questions", actor=current().worker, role=current().role, model=QUESTION, row=question.pk)


def _tidy(value: Any) -> Any:
    value = value.strip() if isinstance(value, str) else value
    return None if value == "" else value


def _write(step: StepRecord, question: OwnQuestion, who: Person, stands: OwnAnswer | None, value: Any) -> None:
    column = question.column
    empty: Any = "" if column in ("words", "code") else None
    given = {column: empty if value is None else value, "question_version": question.version}
    if stands is not None:
        writing.change(stands, **given)
        return
    writing.add(
        OwnAnswer, person=who, question=question.key, category=question.category,
        record_model=step._meta.label_lower, record_id=step.pk, **given,
    )  # fmt: skip
