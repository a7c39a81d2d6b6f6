"""Telephone numbers and e-mail addresses, and whether it is safe to use them."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from keepsake.people.models import ContactWay
from keepsake.standard.identifiers import EmailAddress, PhoneNumber
from keepsake.web.people import acting
from keepsake.web.people.fields import RecordForm, choice, day, identified, long_text, text
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span

COLOURS = {"safe": "green", "care": "yellow", "unsafe": "red"}


class ContactForm(RecordForm):
    ordered = ("ends_on", "ends_on")

    kind = choice("What is it?", ContactWay.Kind.choices, missing="Choose what it is")
    value = text("Number or address", missing="Enter the number or the address", longest=254)
    safety = choice("Is it safe to use?", ContactWay.Safety.choices, missing="Choose whether it is safe to use")
    safety_note = long_text("What to mind", help="Who else may hear or read it, and when to call.", longest=1000)
    ends_on = day("Until")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind, typed = cleaned.get("kind"), cleaned.get("value")
        if kind and typed:
            try:
                cleaned["value"] = identified(PhoneNumber if kind == "phone" else EmailAddress, typed)
            except ValidationError as fault:
                self.add_error("value", fault)
        if cleaned.get("safety") == "care" and not cleaned.get("safety_note"):
            self.add_error("safety_note", "Say what to mind")
        return cleaned


def reachable(value: str) -> str:
    """A telephone number in groups, as it is read aloud; an e-mail address as it is."""
    found = PhoneNumber.read(value)
    return found.spaced if isinstance(found, PhoneNumber) else value


def line(way: ContactWay, today: date) -> Line:
    said = notes(way.safety_note, span(way))
    return Line(reachable(way.value), said, way.get_safety_display(), COLOURS[way.safety], is_past=is_over(way, today))


CONTACTS = Noun(
    "contact", "a telephone number or e-mail", "contact", ContactWay, "contact_details", ContactForm, line,
    order=("kind", "recorded_at"), adds=acting.add_contact,
)  # fmt: skip
