"""Fields of a form from the questions of a step: how each is typed follows from its column."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import BooleanField, CharField, DateField, DateTimeField, ForeignKey, TextField

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.casework.models.case_record import CaseRecord, Coded
from keepsake.casework.steps.step import Question, words_of
from keepsake.standard.codes import codes
from keepsake.web.people import fields

ONE_CODE = 6  # the length of a column for one code; a longer one holds several, with a space between them
YES_NO = (("", "Not said"), ("True", "Yes"), ("False", "No"))
WORK_WITH_PEOPLE = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.CONFERENCE_CHAIR)


def fields_of(model: type[CaseRecord], questions: Iterable[Question]) -> dict[str, forms.Field]:
    """Question -> its field, in the order of the step. A moment is asked for apart; see the forms that need one."""
    return {
        question.field: _field(model, question)
        for question in questions
        if not isinstance(model._meta.get_field(question.field), DateTimeField)
    }


def _field(model: type[CaseRecord], question: Question) -> forms.Field:
    column: Any = model._meta.get_field(question.field)
    label = words_of(model, question.field)
    missing = f"{label}: say it" if question.is_needed else ""
    coded = next((each for each in column.validators if isinstance(each, Coded)), None)
    if coded is not None and column.max_length > ONE_CODE:
        return _several(label, coded.code_set)
    if coded is not None:
        return fields.coded(label, coded.code_set)
    if column.choices:
        choices = list(column.choices) if column.has_default() else [fields.NOT_CHOSEN, *column.choices]
        field = fields.choice(label, choices, missing=missing)
        field.initial = column.get_default()  # what nobody chose must not look as if somebody had
        return field
    if isinstance(column, BooleanField):
        return fields.choice(label, YES_NO, missing=missing)
    if isinstance(column, ForeignKey):
        return fields.choice(label, [fields.NOT_CHOSEN, *workers()], missing=missing)
    if isinstance(column, DateField):
        return fields.day(label, missing=missing)
    if isinstance(column, TextField):
        return fields.long_text(label, missing=missing)
    longest = column.max_length if isinstance(column, CharField) else 200
    return fields.text(label, missing=missing, longest=longest or 200)


def workers() -> list[tuple[str, str]]:
    """Who works with people and can sign in, by name."""
    found = Account.objects.filter(is_active=True, roles__role__in=WORK_WITH_PEOPLE).distinct().order_by("display_name")
    return [(str(each.pk), each.display_name) for each in found]


def _several(label: str, code_set: str) -> forms.Field:
    return forms.MultipleChoiceField(
        label=label,
        choices=[(code, f"{code}: {each.label}") for code, each in codes(code_set).items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list"},
    )
