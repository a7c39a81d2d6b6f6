"""What a worker chooses to see of a chronology, as the address says it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest

from keepsake.casework.chronology.asking import Asked
from keepsake.casework.chronology.telling import Kind
from keepsake.casework.models import Weight
from keepsake.web.chronology.opening import Whose
from keepsake.web.chronology.telling import EVERY_YEAR
from keepsake.web.people.fields import day

KINDS = {kind.code: kind for kind in Kind}
LEAST = {"key": Weight.KEY, "story": Weight.ORDINARY, "all": Weight.DAILY}


class Choosing(forms.Form):
    """Everything may be left empty: then it is the story, of all times and kinds."""

    weight = forms.ChoiceField(
        label="How much",
        choices=[("key", "Turning points"), ("story", "The story"), ("all", "Everything, also day to day")],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose from the list"},
    )
    kind = forms.MultipleChoiceField(
        label="What it is about",
        choices=[(code, kind.value) for code, kind in KINDS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list"},
    )
    begins_on = day("From")
    ends_on = day("Until")

    def __init__(self, *args: Any, whose: Whose, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        family = [(str(each.id), each.name) for each in whose.others]
        if family:
            self.fields["also"] = forms.MultipleChoiceField(
                label="Brothers and sisters on it", choices=family, required=False,
                widget=forms.CheckboxSelectMultiple, error_messages={"invalid_choice": "Choose from the list"},
            )  # fmt: skip
            self.fields["only"] = forms.ChoiceField(
                label="Only what is about",
                choices=[("", "All of them"), (str(whose.child.id), whose.child.name), *family],
                required=False, error_messages={"invalid_choice": "Choose from the list"},
            )  # fmt: skip
        self.fields["out"] = forms.MultipleChoiceField(
            label="What workers left out",
            choices=[("yes", "Show it, with the reason")],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "Choose from the list"},
        )
        self.fields["gone"] = forms.MultipleChoiceField(
            label="What was withdrawn",
            choices=[("yes", "Show it, with the reason and the day")],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "Choose from the list"},
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("begins_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day is before the first")
        return cleaned


@dataclass(frozen=True)
class Chosen:
    """What was chosen, with the form that shows it. ``years`` are open; None opens those that come first."""

    form: Choosing
    asked: Asked
    only: str
    years: frozenset[int] | None
    query: tuple[tuple[str, str], ...]

    def address(self, **more: str | int) -> str:
        """The same choice with these changed; empty ones are left out."""
        kept = [(name, value) for name, value in self.query if name not in more]
        return "?" + urlencode([*kept, *((name, str(value)) for name, value in more.items() if value != "")])


def chosen(request: HttpRequest, whose: Whose) -> Chosen:
    """What an address asks for. What cannot be understood is said in the form, and everything is shown."""
    given = request.GET.copy()
    given.setdefault("weight", "story")
    form = Choosing(given, whose=whose)
    asked, only = Asked(), ""
    if form.is_valid():
        clean = form.cleaned_data
        asked = Asked(
            kinds=frozenset(KINDS[code] for code in clean["kind"]),
            begins_on=clean["begins_on"],
            ends_on=clean["ends_on"],
            weight=LEAST.get(clean["weight"], Weight.ORDINARY),
            with_left_out=bool(clean["out"]),
            with_withdrawn=bool(clean["gone"]),
        )
        only = clean.get("only", "")
    names = ("weight", "kind", "begins_on", "ends_on", "also", "only", "out", "gone")
    query = tuple((name, value) for name in names for value in request.GET.getlist(name) if value)
    return Chosen(form, asked, only, _years(request), query)


def _years(request: HttpRequest) -> frozenset[int] | None:
    given = request.GET.getlist("year")
    if "all" in given:
        return EVERY_YEAR
    found = {int(each) for each in given if each.isascii() and each.isdigit() and len(each) < 5}
    return frozenset(found) or None
