"""The forms of a declared step, made from its questions: what is not answered yet may come later."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.casework.models.case_record import CaseRecord
from keepsake.casework.steps.step import Question
from keepsake.web.casework.questions import fields_of
from keepsake.web.people.brief import Brief
from keepsake.web.people.fields import RecordForm, choice, day, long_text

TRUTH = {"True": True, "False": False, "": None}


class PieceForm(RecordForm):
    """What is shared, or one child's own part."""

    model: type[CaseRecord]
    columns: frozenset[str]
    whose: str = ""

    def legend_of(self, name: str) -> str:
        """Whose own it is, or that the children share it: a page without its heading says so too."""
        return self.whose

    @property
    def given(self) -> dict[str, Any]:
        """The answers that are columns, without a council's own."""
        return {name: value for name, value in self.cleaned_data.items() if name in self.columns}

    def clean(self) -> dict[str, Any]:
        """Answers as the columns hold them: yes and no as such, several codes with a space between them."""
        cleaned = super().clean()
        return {
            name: as_held(self.model, name, value) if name in self.columns else value  # else a council's own question
            for name, value in cleaned.items()
        }


def as_held(model: type[CaseRecord], name: str, value: Any) -> Any:
    """An answer as its column holds it."""
    kind = model._meta.get_field(name).get_internal_type()
    if isinstance(value, list):
        return " ".join(value)
    if kind == "BooleanField":
        return TRUTH[value]
    if kind == "ForeignKey":
        return Account.objects.get(pk=value) if value else None
    return value


def form_of(
    model: type[CaseRecord], questions: Iterable[Question], own: Mapping[str, forms.Field] | None = None
) -> type[PieceForm]:
    """The form of these questions and a council's own. Only what the column cannot be without must be there."""
    asked = [replace(each, is_needed=not _may_wait(model, each)) for each in questions]
    columns, made = fields_of(model, asked), cast(Any, type(PieceForm))
    parts = {"model": model, "columns": frozenset(columns), **columns, **(own or {})}
    return cast(type[PieceForm], made("Piece", (PieceForm,), parts))


def standing(record: CaseRecord, form: type[PieceForm]) -> dict[str, Any]:
    """What stands now, as the form shows it."""
    values = {name: getattr(record, name) for name in form.columns}
    several = [name for name in form.columns if isinstance(form.base_fields[name], forms.MultipleChoiceField)]
    workers = {name: str(each.pk) for name, each in values.items() if isinstance(each, Account)}
    return values | workers | {name: values[name].split() for name in several}


class BeginForm(RecordForm):
    """The day it begins, and for whom."""

    on = day("Day it begins", missing="Enter the day it begins")

    def __init__(self, *args: Any, children: Iterable[Brief], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["children"] = forms.MultipleChoiceField(
            label="Which children is it for?",
            choices=[(str(each.id), each.name) for each in children],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Choose at least one child", "invalid_choice": "Choose from the list"},
        )


class HeldForm(BeginForm):
    """A discussion is recorded once it was held: when, and about what."""

    on = day("Day it was held", missing="Enter the day it was held")
    time = forms.TimeField(
        label="Time it was held",
        help_text="For example 15:40",
        widget=forms.TextInput,
        error_messages={"required": "Enter the time it was held", "invalid": "Enter a time such as 15:40"},
    )
    concern = long_text("What may be happening to the children", missing="Say what may be happening to the children")

    @property
    def held_at(self) -> datetime:
        """The moment it was held, here."""
        given = self.cleaned_data
        return timezone.make_aware(datetime.combine(given["on"], given["time"]))


class FollowForm(RecordForm):
    """An enquiry is for the children for whom the discussion decided on one."""

    on = day("Day it begins", missing="Enter the day it begins")


class JudgeForm(RecordForm):
    """A manager agrees, or gives it back."""

    answer = choice(
        "What do you decide?",
        [("approve", "Approve it"), ("return", "Return it with a comment")],
        missing="Choose whether to approve or return it",
        radios=True,
    )
    comment = long_text("Comment", help="If you return it, say what is missing.")


def _may_wait(model: type[CaseRecord], question: Question) -> bool:
    column: Any = model._meta.get_field(question.field)
    return bool(column.null or column.blank)
