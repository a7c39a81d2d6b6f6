"""What somebody is to the council over time: a child in need, a parent, a carer."""

from datetime import date
from typing import Any

from keepsake.people.models import PersonRole
from keepsake.record.classification import KEEPING
from keepsake.standard.vocabulary import label, terms
from keepsake.web.people import acting
from keepsake.web.people.fields import RecordForm, choice, day
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span

ROLES_KNOWN = sorted(((code, term.label) for code, term in terms("subjects").items()), key=lambda each: each[1])


class RoleForm(RecordForm):
    role = choice("What are they to the council?", [("", "Choose"), *ROLES_KNOWN], missing="Choose what they are")
    begins_on = day("From")
    ends_on = day("Until")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("begins_on") and "because" not in self.fields and not self.errors:
            self.add_error("begins_on", "Enter from when they are that")
        return cleaned


def line(role: PersonRole, today: date) -> Line:
    return Line(label("subjects", role.role), notes(span(role)), is_past=is_over(role, today))


ROLES = Noun(
    "roles", "what they are to the council", "roles", PersonRole, KEEPING, RoleForm, line, adds=acting.add_role
)
