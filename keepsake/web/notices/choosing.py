"""Lists to choose from that are known only when a form is made."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

Choices = Sequence[tuple[str, Any]]  # code and words, or the title of a group and its own choices


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field of a form these choices."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)
