"""Where somebody lives, or gets letters; what is confidential is marked on every page."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from keepsake.people.models import Address
from keepsake.standard.identifiers import Postcode
from keepsake.web.people import acting
from keepsake.web.people.fields import RecordForm, choice, day, identified, long_text, text, tick
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span


class AddressForm(RecordForm):
    ticks = ("is_confidential",)

    kind = choice("What is it?", Address.Kind.choices, missing="Choose what it is")
    lines = long_text("Address", help="One line for each part; the town last.", longest=500)
    postcode = text("Postcode", longest=10)
    is_confidential = tick(
        "This address is confidential: nobody in the family may learn it from us", help="Is it confidential?"
    )
    begins_on = day("From")
    ends_on = day("Until")

    def clean_postcode(self) -> str:
        typed: str = self.cleaned_data["postcode"]
        return identified(Postcode, typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        somewhere = cleaned.get("lines") or cleaned.get("postcode") or cleaned.get("kind") == "no_fixed_abode"
        if not somewhere and not self.errors:
            self.add_error("lines", ValidationError("Enter an address or a postcode, or choose no fixed abode"))
        return cleaned


def place_of(address: Address) -> str:
    """The whole address in one line."""
    lines = [part.strip() for part in address.lines.splitlines() if part.strip()]
    place = ", ".join([*lines, *([address.postcode] if address.postcode else [])])
    if address.kind == Address.Kind.NO_FIXED_ABODE and place:
        return f"{address.get_kind_display()}: {place}"
    return place or address.get_kind_display()


def line(address: Address, today: date) -> Line:
    kind = address.get_kind_display() if address.kind == Address.Kind.LETTERS else ""
    tag = "Confidential" if address.is_confidential else ""
    past = is_over(address, today)
    return Line(place_of(address), notes(kind, span(address)), tag, "red", is_past=past)


ADDRESSES = Noun("addresses", "an address", "addresses", Address, "address", AddressForm, line, adds=acting.add_address)
