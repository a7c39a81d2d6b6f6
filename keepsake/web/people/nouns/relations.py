"""What somebody is to somebody else."""

from datetime import date
from typing import Any
from uuid import UUID

from keepsake.people.identity import ids_of
from keepsake.people.kinship import relations_of
from keepsake.people.models import Relationship
from keepsake.record.opened import current
from keepsake.web.people.brief import names_of
from keepsake.web.people.fields import NOT_CHOSEN, RecordForm, choice, day, text
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, shown, span

RESPONSIBLE = {True: "Has parental responsibility", False: "No parental responsibility", None: ""}
YES_NO = (NOT_CHOSEN, ("yes", "Yes"), ("no", "No"))


class RelationForm(RecordForm):
    kind = choice("What are they?", Relationship.Kind.choices, missing="Choose what they are")
    has_responsibility = choice("Do they have parental responsibility?", YES_NO)
    responsibility_by = choice("How was it gained?", [NOT_CHOSEN, *Relationship.Responsibility.choices])
    profession = text("Profession", longest=120, help="Of a professional: health visitor, teacher.")
    body = text("Organisation", help="Of a professional.")
    begins_on = day("From")
    ends_on = day("Until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has = self.initial.get("has_responsibility")
        if isinstance(has, bool):
            self.initial["has_responsibility"] = "yes" if has else "no"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        answer = {"yes": True, "no": False}.get(cleaned.get("has_responsibility", ""))
        return cleaned | {"has_responsibility": answer}


class _Relations(Noun):
    def read(self, person: UUID) -> list[Any]:
        return list(relations_of(ids_of(person)))


def line(relation: Relationship, today: date) -> Line:
    """ "Ada Ashgrove: birth parent of Robin Ashgrove"."""
    access = current()
    access.saw([relation.person_id, relation.other_id])
    named = names_of([relation.person_id, relation.other_id], access, today)
    one, other = named[relation.person_id].name, named[relation.other_id].name
    what = shown(relation, "profession") or relation.get_kind_display()
    has = RESPONSIBLE[shown(relation, "has_responsibility")]
    gained_by = shown(relation, "responsibility_by")
    how = f": {dict(Relationship.Responsibility.choices).get(gained_by, gained_by)}" if gained_by and has else ""
    main = f"{one}: {what[:1].lower()}{what[1:]} of {other}"
    past = is_over(relation, today)
    return Line(main, notes(shown(relation, "body") or "", f"{has}{how}", span(relation)), is_past=past)


RELATIONS = _Relations(
    "relationships",
    "a relationship",
    "family",
    Relationship,
    "relationships",
    RelationForm,
    line,
    order=("recorded_at",),
)
