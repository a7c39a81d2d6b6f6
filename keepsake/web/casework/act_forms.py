"""The form of an act, made from the columns it asks for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, cast
from uuid import UUID

from django import forms
from django.db.models import DateTimeField
from django.utils import timezone
from django.utils.html import format_html

from keepsake.casework.models.case_record import CaseRecord
from keepsake.casework.steps.step import Question, words_of
from keepsake.people.models import Person
from keepsake.web.casework.acting import Act
from keepsake.web.casework.families import Family
from keepsake.web.casework.questions import fields_of
from keepsake.web.casework.step_forms import as_held
from keepsake.web.people.brief import Brief
from keepsake.web.people.fields import RecordForm, day

GONE = "Somebody is not in the list any more. Read what is said above it, and choose again"
NOBODY = "Choose at least one person"
SHARED = "Shared by the children"
DAY, TIME = "_on_day", "_at_time"


class ActForm(RecordForm):
    """``columns`` says which field holds which column, ``theirs`` whose own an answer is, and ``belonging`` who belongs
    to a family that may be chosen as a whole."""

    columns: Mapping[str, tuple[type[CaseRecord], str]]
    theirs: Mapping[str, Person]
    called: Mapping[UUID, str]
    belonging: Mapping[str, tuple[UUID, ...]] = MappingProxyType({})
    too_large: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Answers as the columns hold them; a day and a time make a moment."""
        cleaned = super().clean()
        if self.belonging:
            self._add_families(cleaned)
        for name in [name for name in self.fields if name.endswith(DAY)]:
            of = name.removesuffix(DAY)
            cleaned[of] = self._moment(name, of + TIME, cleaned.pop(name, None), cleaned.pop(of + TIME, None))
        for name in self.too_large:
            self.add_error(name, "The file is larger than 10 MB. Choose a smaller one")
        for name, (model, column) in self.columns.items():
            if name in cleaned:
                cleaned[name] = as_held(model, column, cleaned[name])
        return cleaned

    def _add_families(self, cleaned: dict[str, Any]) -> None:
        """Whoever belongs to a family that was chosen is one of those it is about."""
        chosen = [str(id) for family in cleaned.pop("families", ()) for id in self.belonging[family]]
        cleaned["children"] = list(dict.fromkeys([*cleaned.get("children", ()), *chosen]))
        if not cleaned["children"] and not self.has_error("children"):
            self.add_error("children", NOBODY)

    def _moment(self, day_field: str, time_field: str, on: Any, at: Any) -> datetime | None:
        if on is not None and at is not None:
            return timezone.make_aware(datetime.combine(on, at))
        if (on is not None or at is not None) and not self.errors:
            self.add_error(time_field if at is None else day_field, "Enter both the day and the time")
        return None

    def ask_for_files_again(self) -> None:
        """A browser does not send a file twice: say so where the form is shown once more."""
        for name in self.files if self.is_bound else ():
            if name in self.fields and not self.has_error(name):
                self.add_error(name, "Choose the file again: a browser does not send it twice")

    def legend_of(self, name: str) -> str:
        """Whose own it is; of several children, also what is shared."""
        if name in self.theirs:
            return self.called[self.theirs[name].pk]
        return SHARED if len(self.called) > 1 and name != "children" else ""

    @property
    def children(self) -> tuple[Person, ...]:
        """Whom it is for."""
        return tuple(Person(pk=UUID(each)) for each in self.cleaned_data.get("children", ()))

    @property
    def given(self) -> dict[str, Any]:
        """What was answered, without what is each child's own."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in self.theirs and name != "children"
        }

    @property
    def own(self) -> dict[Person, dict[str, Any]]:
        """Child -> what was answered of them."""
        found: dict[Person, dict[str, Any]] = {}
        for name, person in self.theirs.items():
            found.setdefault(person, {})[self.columns[name][1]] = self.cleaned_data[name]
        return found


def form_for(act: Act, record: Any, people: Iterable[Brief], families: Sequence[Family] = ()) -> type[ActForm]:
    """The form of an act with this record. ``people`` are those it may be for, or those whose own is asked;
    ``families`` are offered to be chosen as a whole."""
    them = list(people)
    asked: dict[str, forms.Field] = {}
    columns: dict[str, tuple[type[CaseRecord], str]] = {}
    theirs: dict[str, Person] = {}
    if act.with_family or act.with_anybody:
        asked["children"] = _whom(them)
        if offered := list(families):
            asked["children"].required = False  # or a family
            asked["families"] = _which(offered, them)
    if act.model is not None:
        asked |= asked_of(act.model, act.questions, act.words)
        columns |= {each.field: (act.model, each.field) for each in act.questions if each.field in asked}
    asked |= act.more(them) | act.more_of(record)
    for child in them if act.part is not None and (len(them) > 1 or not act.own_differs) else ():
        for name, each in asked_of(cast(Any, act.part), act.own, act.words).items():
            key = f"{name}_{child.id.hex}"
            _call_theirs(each, child.name, str(each.label))
            asked[key], columns[key] = each, (cast(Any, act.part), name)
            theirs[key] = Person(pk=child.id)
    for column, choices in act.choices(record).items():
        for name, each in asked.items():
            if name == column or columns.get(name, ("", ""))[1] == column:
                cast(forms.ChoiceField, each).choices = choices
    differs = ": only what is different" if act.own_differs else ""
    called = {child.id: f"{child.name}{differs}" for child in them} if theirs else {}
    parts = {
        "belonging": {str(each.id): each.members for each in families},
        "columns": columns,
        "theirs": theirs,
        "called": called,
    }
    return cast(type[ActForm], cast(Any, type(ActForm))("Asked", (ActForm,), {**parts, **asked}))


def asked_of(
    model: type[CaseRecord], questions: Iterable[Question], words: Mapping[str, str]
) -> dict[str, forms.Field]:
    """The fields of these questions in their order; a moment is asked for as a day and a time."""
    found: dict[str, forms.Field] = {}
    for question in questions:
        label = words.get(question.field) or words_of(model, question.field)
        if isinstance(model._meta.get_field(question.field), DateTimeField):
            found |= _moment(question.field, label, question.is_needed)
            continue
        [(name, each)] = fields_of(model, [question]).items()
        _call(each, label)
        found[name] = each
    return found


def typed_moment(name: str, at: datetime) -> dict[str, Any]:
    """A moment as the two fields show it."""
    here = timezone.localtime(at)
    return {name + DAY: here.date(), name + TIME: f"{here:%H:%M}"}


def _call(asked: forms.Field, label: str) -> None:
    asked.label = label
    if asked.required:
        asked.error_messages["required"] = f"{label}: say it"


def _call_theirs(asked: forms.Field, child: str, label: str) -> None:
    """Heard with the child's name, and seen beneath it; an error says whose answer is missing."""
    _call(asked, f"{child}: {label[:1].lower()}{label[1:]}")
    asked.label = format_html('<span class="govuk-visually-hidden">{}: </span>{}', child, label)


def _moment(name: str, label: str, is_needed: bool) -> dict[str, forms.Field]:
    return {
        name + DAY: day(f"{label}: day", missing=f"Enter the day: {label.lower()}" if is_needed else ""),
        name + TIME: forms.TimeField(
            label=f"{label}: time",
            help_text="For example 15:40",
            required=is_needed,
            widget=forms.TextInput,
            error_messages={"required": f"Enter the time: {label.lower()}", "invalid": "Enter a time such as 15:40"},
        ),
    }


def _whom(people: Iterable[Brief]) -> forms.Field:
    return forms.MultipleChoiceField(
        label="Whom is it about?",
        choices=[(str(each.id), f"{each.name}{f', {each.age}' if each.age else ''}") for each in people],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NOBODY, "invalid_choice": GONE},
    )


def _which(families: Iterable[Family], people: Iterable[Brief]) -> forms.Field:
    known = {each.id: each for each in people}
    return forms.MultipleChoiceField(
        label="Or is it about everybody of a family?",
        choices=[(str(each.id), each.label(known)) for each in families],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": GONE},
    )
