"""The forms of the front door."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from keepsake.casework.models import Contact, ContactChild, Referrer
from keepsake.casework.steps.register import CONTACT
from keepsake.people.models import Person
from keepsake.web.casework.questions import fields_of
from keepsake.web.people.brief import Brief
from keepsake.web.people.fields import NOT_CHOSEN, RecordForm, choice, day, long_text, text

NOW = "Leave it as it is where it is done now. Another day is shown as recorded late."
WHO = ("openness", "name", "profession", "agency", "phone", "email")


def a_time(label: str) -> forms.TimeField:
    """The time of a moment whose day is asked beside it."""
    return forms.TimeField(
        label=label,
        help_text="For example 15:40",
        required=False,
        widget=forms.TextInput,
        error_messages={"invalid": "Enter a time such as 15:40"},
    )


def moment_in(form: RecordForm, on: str, at: str) -> datetime | None:
    """The moment of a day and a time; None where neither was given: then it is now."""
    day_given, time_given = form.cleaned_data.get(on), form.cleaned_data.get(at)
    if day_given is not None and time_given is not None:
        return timezone.make_aware(datetime.combine(day_given, time_given))
    if (day_given is not None or time_given is not None) and not form.has_error(on) and not form.has_error(at):
        form.add_error(at if time_given is None else on, "Enter both the day and the time")
    return None


def moment_now(on: str, at: str) -> dict[str, Any]:
    """This moment, as the two fields show it."""
    now = timezone.localtime()
    return {on: now.date(), at: f"{now:%H:%M}"}


class ContactForm(RecordForm):
    """What came in, about whom, from whom. The questions are those of the step."""

    received_on = day("Day it was received", missing="Enter the day it was received")
    received_time = forms.TimeField(
        label="Time it was received",
        help_text="For example 15:40",
        widget=forms.TextInput,
        error_messages={"required": "Enter the time it was received", "invalid": "Enter a time such as 15:40"},
    )
    openness = choice("May the person who told us be named?", Referrer.Openness.choices)
    name = text("Name of who told us")
    profession = text("Their job, or what they are to the child")
    agency = text("Their organisation")
    phone = text("Their telephone number", longest=40)
    email = text("Their e-mail address", longest=254)

    def __init__(self, *args: Any, children: Iterable[Brief], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["children"] = forms.MultipleChoiceField(
            label="Whom is it about?",
            choices=[(str(each.id), f"{each.name}{f', {each.age}' if each.age else ''}") for each in children],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Choose at least one child", "invalid_choice": "Choose from the list"},
        )
        for name, field in fields_of(Contact, CONTACT.shared).items():
            self.fields[name] = field
        self.order_fields(["children", "received_on", "received_time", *(each.field for each in CONTACT.shared), *WHO])

    @property
    def received_at(self) -> datetime:
        """The moment it was received, here."""
        given = self.cleaned_data
        return timezone.make_aware(datetime.combine(given["received_on"], given["received_time"]))

    @property
    def facts(self) -> dict[str, Any]:
        """The answers to the step's questions, without the moment."""
        return {each.field: self.cleaned_data[each.field] for each in CONTACT.shared if each.field in self.cleaned_data}

    @property
    def referrer(self) -> dict[str, str]:
        """Who told us; empty where nothing was said of them."""
        said = {name: self.cleaned_data[name] for name in WHO if self.cleaned_data[name]}
        return said if len(said) > 1 or said.get("openness") != Referrer.Openness.OPEN else {}


class DecisionForm(RecordForm):
    """A decision for each child, and why."""

    screening = long_text("What is known, and what was found")
    because = long_text("Why this is decided", missing="Say why this is decided")
    decided_on = day("Day it was decided", help=NOW)
    decided_time = a_time("Time it was decided")

    def __init__(self, *args: Any, children: Mapping[Person, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {f"child_{person.pk.hex}": person for person in children}
        for name, person in self.people.items():
            self.fields[name] = choice(
                f"Decision for {children[person]}",
                [NOT_CHOSEN, *ContactChild.Outcome.choices],
                missing=f"Decide for {children[person]}",
            )
        self.order_fields([*self.people, "screening", "because", "decided_on", "decided_time"])

    def clean(self) -> dict[str, Any]:
        return super().clean() | {"decided_at": moment_in(self, "decided_on", "decided_time")}

    def legend_of(self, name: str) -> str:
        return "Decision for each child" if name in self.people else "For all of them" if len(self.people) > 1 else ""

    @property
    def outcomes(self) -> dict[Person, str]:
        """Child -> what was decided."""
        return {person: self.cleaned_data[name] for name, person in self.people.items()}


class TellingForm(RecordForm):
    """What the referrer was told; or why they were not."""

    told_how = long_text("What they were told, and how")
    told_on = day("Day they were told", help=NOW)
    told_time = a_time("Time they were told")
    not_told_because = long_text("Or: why they were not told")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if bool(cleaned.get("told_how")) == bool(cleaned.get("not_told_because")):
            self.add_error("told_how", "Say what they were told, or why they were not told; not both")
        return cleaned | {"told_at": moment_in(self, "told_on", "told_time")}
