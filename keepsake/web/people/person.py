"""The page of a person: who they are, where they live, who is responsible, and all that is recorded, on one page."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keepsake.people.identity import ids_of
from keepsake.people.models import Person
from keepsake.people.status import holds_on, where_they_live
from keepsake.record.access import Access
from keepsake.record.classification import category_of
from keepsake.record.remembered import foresee
from keepsake.standard.vocabulary import label
from keepsake.web.people.ages import birth_of
from keepsake.web.people.brief import Brief, briefs
from keepsake.web.people.faces import Face, face_of
from keepsake.web.people.family import Family, family_of
from keepsake.web.people.nouns.about import ABOUT
from keepsake.web.people.nouns.addresses import ADDRESSES, place_of
from keepsake.web.people.nouns.noun import Line, Noun
from keepsake.web.people.nouns.register import SECTIONS
from keepsake.web.people.nouns.relations import RELATIONS
from keepsake.web.people.nouns.roles import ROLES
from keepsake.web.people.nouns.warnings import WARNINGS
from keepsake.web.people.purposes import access_of, choose, of_people, whom
from keepsake.web.people.showing import show
from keepsake.web.people.why import NotShown, not_shown, purposes_for, why
from keepsake.web.people.wording import NOTHING, in_words, label_of

SAVED = {
    "birth": "The birth is recorded.",
    "life": "It is recorded.",
    "roles": "What they are is saved.",
    "household": "The household is saved.",
    "family-groups": "The family is saved.",
    "photograph": "The photograph is saved.",
    "about": "What is known about them is saved.",
    "names": "The name is saved.",
    "addresses": "The address is saved.",
    "contact": "The contact is saved.",
    "numbers": "The number is saved.",
    "family": "The relationship is saved.",
    "workers": "Who works with them is saved.",
    "warnings": "The warning is saved.",
}


@dataclass(frozen=True)
class Head:
    """What stands at the top of every page of a person."""

    brief: Brief
    born: str
    home: str
    is_confidential: bool
    roles: tuple[str, ...]
    warnings: tuple[Line, ...]


@dataclass(frozen=True)
class Kept:
    """One record in a list, with the noun it belongs to."""

    noun: Noun
    record: Any
    line: Line


@dataclass(frozen=True)
class Section:
    """A part of the page: its records, what may be added, and what is not shown."""

    key: str
    title: str
    nouns: tuple[Noun, ...]
    kept: tuple[Kept, ...]
    hidden: tuple[NotShown, ...]


@dataclass(frozen=True)
class Fact:
    """One thing that is known of a person; or why it is not shown."""

    label: str
    words: str
    hidden: NotShown | None

    @property
    def is_empty(self) -> bool:
        return self.hidden is None and self.words == NOTHING


@of_people("people.read")
@require_safe
def person(request: HttpRequest, id: UUID) -> HttpResponse:
    """Everything that may be seen of a person, and why."""
    found, access = whom(request, id), access_of(request)
    foresee((noun.model for _, _, nouns in SECTIONS for noun in nouns if noun.is_granted), ids_of(id))
    hidden = not_shown(access, id)
    family: Family = family_of(found, access)
    joined = list(briefs(ids_of(id) - {id}, access).values())
    face = face_of(request, id)
    shown = {
        "face": face if isinstance(face, Face) else None,
        "no_face": face if isinstance(face, NotShown) else None,
        "person": found,
        "joined": [(each, differing(found, each.person, access)) for each in joined],
        "head": head_of(found, access),
        "facts": facts_of(found, access, hidden),
        "about": ABOUT,
        "is_expected": _known(found, access) == Person.BirthKnown.EXPECTED,
        "may_die": _known(found, access) not in ("", Person.BirthKnown.EXPECTED) and found.died_on is None,
        "sections": [_section(key, title, nouns, found, access, hidden) for key, title, nouns in SECTIONS],
        "family": family,
        "relations": _kept(RELATIONS, found, access),
        "hidden": hidden,
        "why": why(access, id),
        "purposes": purposes_for(access, id),
        "purpose": access.purpose,
        "saved": SAVED.get(request.GET.get("done", ""), ""),
    }
    return show(request, "person.html", shown)


@of_people("people.read")
@require_safe
def reasons(request: HttpRequest, id: UUID) -> HttpResponse:
    """Why each kind of information is shown, and why another is not."""
    found, access = whom(request, id), access_of(request)
    shown = {"person": found, "head": head_of(found, access), "why": why(access, id), "hidden": not_shown(access, id)}
    return show(request, "why.html", shown)


@of_people("people.read")
@require_POST
def read_for(request: HttpRequest, id: UUID) -> HttpResponse:
    """From now on, read for another purpose."""
    choose(request, request.POST.get("purpose", ""))
    back = "chronology:chronology" if request.POST.get("back") == "chronology" else "people:person"
    return redirect(reverse(back, kwargs={"id": id}))


def head_of(found: Person, access: Access) -> Head:
    """The fixed head of a person's pages."""
    today, granted = access.day, access.granted
    home = where_they_live(ADDRESSES.rows(found.pk), today) if ADDRESSES.is_granted else None
    warnings = _standing(WARNINGS, found, today) if WARNINGS.is_granted else []
    roles = sorted(each.role for each in _standing(ROLES, found, today))
    return Head(
        brief=briefs([found.pk], access)[found.pk],
        born=birth_of(found) if "date_of_birth" in granted else "",
        home=place_of(home) if home else "Not recorded" if "address" in granted else "",
        is_confidential=bool(home and home.is_confidential),
        roles=tuple(label("subjects", role) for role in dict.fromkeys(roles)),
        warnings=tuple(WARNINGS.line(each, today) for each in warnings),
    )


def _standing(noun: Noun, found: Person, today: date) -> list[Any]:
    """The records of today, the oldest first."""
    standing = [each for each in noun.rows(found.pk) if holds_on(each, today)]
    return sorted(standing, key=lambda each: each.begins_on or date.min)


def facts_of(found: Person, access: Access, hidden: Any) -> list[Fact]:
    """What is known about a person, field by field."""
    facts = []
    for name in ABOUT.fields:
        if name == "birth_known":
            continue  # it is told with the day
        category = category_of(Person, name)
        if category in access.granted:
            facts.append(Fact(label_of(Person, name), _words(found, name, access), None))
        elif not any(fact.hidden and fact.hidden.category == category for fact in facts):
            facts.append(Fact(hidden[category].label, "", hidden[category]))
    return facts


def differing(found: Person, other: Person, access: Access) -> list[tuple[str, str]]:
    """What is known about them on the other of two joined records, and not the same here."""
    told = []
    for name in ABOUT.fields:
        if name != "birth_known" and category_of(Person, name) in access.granted:
            here, there = _words(found, name, access), _words(other, name, access)
            if there not in (here, NOTHING):
                told.append((label_of(Person, name), there))
    return told


def _known(found: Person, access: Access) -> str:
    """How sure the birth is; empty where that is not shown."""
    return found.birth_known if "date_of_birth" in access.granted else ""


def _words(found: Person, name: str, access: Access) -> str:
    return birth_of(found) if name == "born_on" else in_words(Person, name, getattr(found, name), access)


def _section(key: str, title: str, nouns: tuple[Noun, ...], found: Person, access: Access, hidden: Any) -> Section:
    seen = tuple(noun for noun in nouns if noun.is_granted)
    kept = [each for noun in seen for each in _kept(noun, found, access)]
    left_out = tuple(hidden[noun.category] for noun in nouns if noun.category in hidden)
    return Section(key, title, seen, tuple(sorted(kept, key=lambda each: each.line.is_past)), left_out)


def _kept(noun: Noun, found: Person, access: Access) -> list[Kept]:
    if not noun.is_granted:
        return []
    return [Kept(noun, row, noun.line(row, access.day)) for row in noun.rows(found.pk)]
