"""Fields that forms of people share. They check what is typed; what may be recorded, rules and notice say."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from keepsake.standard.codes import codes
from keepsake.standard.identifiers import Fault

Choices = Iterable[tuple[str, str]]
NOT_CHOSEN = ("", "Not recorded")
EARLIEST = date(1900, 1, 1)


def text(label: str, *, missing: str = "", help: str = "", longest: int = 200) -> forms.CharField:
    """One line."""
    too_long = f"{label}: use {longest} characters or fewer"
    messages = {"required": missing, "max_length": too_long, "null_characters_not_allowed": f"{label}: type it again"}
    return forms.CharField(
        label=label, required=bool(missing), help_text=help, max_length=longest, error_messages=messages
    )


def long_text(label: str, *, missing: str = "", help: str = "", longest: int = 4000) -> forms.CharField:
    """Several lines."""
    field = text(label, missing=missing, help=help, longest=longest)
    field.widget = forms.Textarea(attrs={"rows": 4, "maxlength": str(longest)})
    return field


def day(label: str, *, missing: str = "", help: str = "") -> forms.DateField:
    """A day. The browser's own calendar offers itself; any usual way of writing is taken."""
    formats = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y"]
    messages = {"required": missing, "invalid": f"{label}: enter a day, such as 27/3/2014"}
    field = forms.DateField(
        label=label, required=bool(missing), help_text=help, input_formats=formats, error_messages=messages
    )
    field.widget = forms.DateInput(format="%Y-%m-%d")
    field.widget.input_type = "date"
    field.validators.append(_plausible)
    return field


def _plausible(value: date) -> None:
    if value < EARLIEST or value.year > 2200:
        raise ValidationError("Enter a day from 1900 on")


def choice(
    label: str, choices: Choices, *, missing: str = "", help: str = "", radios: bool = False
) -> forms.ChoiceField:
    """One of a list."""
    messages = {"required": missing, "invalid_choice": f"Choose from the list: {label[:1].lower()}{label[1:]}"}
    widget = forms.RadioSelect if radios else forms.Select
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        required=bool(missing),
        help_text=help,
        error_messages=messages,
        widget=widget,
    )


def tick(label: str, *, help: str = "") -> forms.MultipleChoiceField:
    """A single box to tick: a list of one, which forms.html shows in the GOV.UK manner."""
    return forms.MultipleChoiceField(
        label=help or "Tick if it is so", choices=[("yes", label)], required=False, widget=forms.CheckboxSelectMultiple
    )


def coded(label: str, code_set: str, *, help: str = "") -> forms.ChoiceField:
    """One code of a set, or none."""
    return choice(label, [NOT_CHOSEN, *((code, each.label) for code, each in codes(code_set).items())], help=help)


class SeveralCodes(forms.MultipleChoiceField):
    """Codes as a record keeps them: one text, a space between them."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return value.split() if isinstance(value, str) else value

    def clean(self, value: Any) -> Any:
        return " ".join(dict.fromkeys(super().clean(value)))


def several_coded(label: str, code_set: str, *, help: str = "") -> SeveralCodes:
    """As many codes of a set as apply, or none."""
    messages = {"invalid_choice": f"Choose from the list: {label[:1].lower()}{label[1:]}"}
    choices = [(code, each.label) for code, each in codes(code_set).items()]
    return SeveralCodes(label=label, choices=choices, required=False, help_text=help, error_messages=messages)


def identified(kind: Any, typed: str) -> str:
    """The one written form of a number. Raises ValidationError with what is wrong with it."""
    found = kind.read(typed)
    if isinstance(found, Fault):
        raise ValidationError(found.sentence)
    return str(found.value)


class RecordForm(forms.Form):
    """A form of one record. Correcting one, it asks why, and from when the new values are true.

    ``ticks`` are yes/no fields; ``ordered`` names the day fields of which the first must not be after the second.
    """

    ticks: tuple[str, ...] = ()
    ordered: tuple[str, str] = ("begins_on", "ends_on")

    def __init__(self, *args: Any, is_correction: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        for name in self.ticks:
            if isinstance(self.initial.get(name), bool):
                self.initial[name] = ["yes"] if self.initial[name] else []
        if is_correction:
            self.fields["because"] = text(
                "Why is it changed?",
                missing="Say why it is changed",
                help="What stood before is kept, with this reason beside it.",
            )
            self.fields["true_from"] = day(
                "From when is this true?", help="Leave it empty if it was always so and the record was wrong."
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = (cleaned.get(name) for name in self.ordered)
        if first and last and last < first:
            self.add_error(self.ordered[1], "The last day is before the first")
        return cleaned | {name: bool(cleaned.get(name)) for name in self.ticks if name in self.fields}

    def legend_of(self, name: str) -> str:
        """Under which legend a field stands; none where the heading of the page says enough."""
        return ""

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields in their order, those that follow each other under one legend together."""
        return [(legend, [self[name] for name in names]) for legend, names in groupby(self.fields, self.legend_of)]

    @property
    def values(self) -> dict[str, Any]:
        """What goes into the record, once the form is valid."""
        return {
            name: value for name, value in self.cleaned_data.items() if name in self.base_fields and name in self.fields
        }
