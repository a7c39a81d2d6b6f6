"""Names: the current one, the preferred one, those of before, and how they are said."""

from datetime import date
from typing import Any

from keepsake.people.models import PersonName
from keepsake.web.people import acting
from keepsake.web.people.brief import words_of
from keepsake.web.people.fields import RecordForm, choice, day, text
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span


class NameForm(RecordForm):
    kind = choice("Which name is it?", PersonName.Kind.choices, missing="Choose which name it is")
    given = text("Given names")
    family = text("Family name")
    said_as = text("How it is said", help="As you would write it for somebody who reads it aloud: shi-VAWN.")
    begins_on = day("From")
    ends_on = day("Until")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("given") and not cleaned.get("family") and not self.errors:
            self.add_error("given", "Enter a given name or a family name")
        return cleaned


def line(name: PersonName, today: date) -> Line:
    said = f"Said: {name.said_as}" if name.said_as else ""
    return Line(words_of(name), notes(said, span(name)), name.get_kind_display(), is_past=is_over(name, today))


NAMES = Noun("names", "a name", "names", PersonName, "name", NameForm, line, adds=acting.add_name)
