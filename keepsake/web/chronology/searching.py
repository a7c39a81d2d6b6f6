"""Words looked for in everything of a child's file that a worker may read: notes, answers of every step, own words.

What is searched is what the models declare to hold about the child, so a new kind of record is found without being
named here; what is not granted is not read, and a record about somebody who may not be seen is not there.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import CharField, DateField, Field, Model, TextField
from django.urls import reverse
from django.utils import timezone

from keepsake.casework.chronology.register import models_told
from keepsake.casework.chronology.telling import always
from keepsake.casework.models import CaseNote, Curation
from keepsake.casework.models.case_record import Coded
from keepsake.people.identity import ids_of
from keepsake.people.matching.words import plain
from keepsake.record.classification import KEEPING, classification
from keepsake.record.held import Row, held_about
from keepsake.record.personal import Personal
from keepsake.standard.codes import codes
from keepsake.web.chronology.places import page_of
from keepsake.web.people.wording import label_of

MOST = 40  # found places on one page
AROUND = 90  # letters on each side of the first word that is found
LONGEST = 200  # letters of a question
_WORD = re.compile(r"\w+")
IN_TEXT, IN_LABEL, TOGETHER = 3, 1, 4  # how much a word counts in what was written, in what was asked; and all in a row


@dataclass(frozen=True)
class Piece:
    """A stretch of text; ``is_found`` where it is a word that was looked for."""

    text: str
    is_found: bool


@dataclass(frozen=True)
class Place:
    """Where the words stand: what kind of record, its day, the field, and the text around the first word."""

    what: str
    day: date | None
    label: str
    pieces: tuple[Piece, ...]
    is_withdrawn: bool
    recorded_by: Any
    recorded_on: date
    url: str
    weight: int


@dataclass(frozen=True)
class Looked:
    """The best places, and how many there are. ``words`` is empty where nothing that can be looked for was typed."""

    words: tuple[str, ...]
    places: tuple[Place, ...] = ()
    count: int = 0


def words_of(typed: str) -> tuple[str, ...]:
    """The words that are looked for.

    >>> words_of("Safety-plan, Siobhán's")
    ('safety', 'plan', 'siobhan', 's')
    """
    return tuple(dict.fromkeys(_WORD.findall(plain(typed[:LONGEST]))))


def look(person: UUID, typed: str) -> Looked:
    """All places in the file of a person where every word stands, or begins one; the best first, then the newest."""
    words = words_of(typed)
    if not words:
        return Looked(())
    asked = Asked(tuple(re.compile(rf"\b{word}") for word in words), re.compile(r"\b" + r"\W+".join(words)))
    found = {}
    for id in ids_of(person):
        for name, rows in held_about(id, _has_words).items():
            model: Any = apps.get_model(name)
            for row in rows:
                if (name, row.id) not in found and (place := _place(model, row, asked, person)):
                    found[name, row.id] = place
    best = sorted(found.values(), key=lambda each: (each.weight, each.day or each.recorded_on), reverse=True)
    return Looked(words, tuple(best[:MOST]), len(best))


@dataclass(frozen=True)
class Asked:
    """The words, each as what begins a word, and all of them in a row."""

    words: tuple["re.Pattern[str]", ...]
    in_a_row: "re.Pattern[str]"

    def weigh(self, texts: Iterable[str], labels: Iterable[str]) -> int:
        """How well they fit: nothing where one word stands nowhere; what was written counts more than what it is
        called."""
        found = [IN_TEXT * any(map(w.search, texts)) or IN_LABEL * any(map(w.search, labels)) for w in self.words]
        if not all(found):
            return 0
        return sum(found) + TOGETHER * (len(found) > 1 and any(map(self.in_a_row.search, (*texts, *labels))))

    def lean(self, text: str, label: str) -> int:
        """How much of what is looked for one field holds."""
        return sum(IN_TEXT * bool(w.search(text)) + IN_LABEL * bool(w.search(label)) for w in self.words)


def _place(model: type[Personal], row: Row, asked: Asked, person: UUID) -> Place | None:
    fields = [(name, said) for name, read in _read_of(model).items() if (said := read(row.values.get(name)))]
    if not fields:
        return None
    texts, labels = [plain(said) for _, said in fields], [_label(model, name) for name, _ in fields]
    weight = asked.weigh(texts, [*labels, str(model._meta.verbose_name).lower()])
    if not weight:
        return None
    leaning = [asked.lean(text, label) for text, label in zip(texts, labels, strict=True)]
    name, said = fields[leaning.index(max(leaning))]
    return Place(
        what=_CALLED.get(model, str(model._meta.verbose_name)).capitalize(),
        day=_day(model, row.values),
        label=label_of(model, name),
        pieces=tuple(_pieces(said, asked)),
        is_withdrawn=bool(row.values.get("withdrawn_at")),
        recorded_by=row.values["recorded_by"],
        recorded_on=timezone.localdate(row.values["recorded_at"]),
        url=_url(model, row, person),
        weight=weight,
    )


def _pieces(said: str, asked: Asked) -> Iterator[Piece]:
    """The text around the first word that is found; from the beginning where only the label holds it."""
    spans = [each.span() for each in _WORD.finditer(said) if any(word.match(plain(each[0])) for word in asked.words)]
    first = max(0, spans[0][0] - AROUND) if spans else 0
    last = min(len(said), (spans[0][1] if spans else 0) + 2 * AROUND)
    yield Piece("… " if first else "", False)
    at = first
    for begins, ends in spans:
        if ends <= last:
            yield from (Piece(said[at:begins], False), Piece(said[begins:ends], True))
            at = ends
    yield Piece(said[at:last] + (" …" if last < len(said) else ""), False)


Read = Callable[[Any], str]


def _has_words(model: type[Model]) -> bool:
    """A record with words in it. A file beside a record says of itself what it is, and is found by its record."""
    return issubclass(model, Personal) and bool(_read_of(model))


@cache
def _read_of(model: type[Model]) -> Mapping[str, Read]:
    """The fields with words in them, and how a value is read: codes and choices by what they mean."""
    named = classification(model).fields
    found: dict[str, Read] = {}
    for name, category in named.items():
        column: Field[Any, Any] = model._meta.get_field(name)  # type: ignore[assignment]
        if category != KEEPING and isinstance(column, CharField | TextField):
            found[name] = _reading(column)
    return found


def _reading(column: "Field[Any, Any]") -> Read:
    coded = next((each for each in column.validators if isinstance(each, Coded)), None)
    if coded is not None:
        known = {code: each.label for code, each in codes(coded.code_set).items()}
        return lambda value: "; ".join(known.get(code, code) for code in str(value or "").split())
    if column.choices:
        labels = {str(code): str(words) for code, words in column.flatchoices}
        return lambda value: labels.get(str(value or ""), "")
    return lambda value: str(value or "")


@cache
def _label(model: type[Personal], name: str) -> str:
    return plain(f"{label_of(model, name)} {name.replace('_', ' ')}")


def _day(model: type[Personal], values: Mapping[str, Any]) -> date | None:
    """The first day that the record says: when a note was of, when a step began."""
    for name in _days_of(model):
        value = values.get(name)
        if value:
            return timezone.localdate(value) if isinstance(value, datetime) else value
    return None


@cache
def _days_of(model: type[Personal]) -> tuple[str, ...]:
    named = classification(model).fields.items()
    return tuple(
        name for name, category in named if category != KEEPING and isinstance(model._meta.get_field(name), DateField)
    )


def _url(model: type[Personal], row: Row, person: UUID) -> str:
    """The page where it stands: its own, that of the record it belongs to, or the child's."""
    own = _own_page(model, row.id, person)
    if own:
        return own
    for column in model._meta.concrete_fields:
        other: Any = column.related_model
        if (
            other is not None
            and row.values.get(column.name)
            and (page := _own_page(other, row.values[column.name], person))
        ):
            return page
    return reverse("casework:child", kwargs={"id": person})


def _own_page(model: type[Any], id: Any, person: UUID) -> str:
    if model is CaseNote:
        return reverse("casework:note", kwargs={"id": id})
    if page := page_of(model, id, person):
        return page
    told = next((each for each in models_told().get(model, ()) if each.when is always), None)
    if told is None:
        return ""
    line = {"id": person, "model": model._meta.label_lower, "record": id, "line": told.key}
    return reverse("chronology:line", kwargs=line)


_CALLED: Mapping[type[Model], str] = {Curation: "what a line of the chronology means"}
