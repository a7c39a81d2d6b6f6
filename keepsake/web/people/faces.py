"""Faces: the photograph that stands for a person, where it may be seen. It is read to know somebody by, no more.

The notice has a purpose of its own for that, so that a page which is read for another opens it beside its own.
"""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from keepsake.people.actions.photographs import small_ones
from keepsake.people.models import Photograph
from keepsake.people.status import holds_on
from keepsake.record.about import about
from keepsake.record.access import Access
from keepsake.standard.vocabulary import label
from keepsake.web.people.ages import in_day
from keepsake.web.people.why import NotShown
from keepsake.web.reading import for_another_use

RECOGNISE = "identify_by_image"
PICTURES = ("name", "visual_images")


@dataclass(frozen=True)
class Face:
    """A photograph with what it shows, for whoever cannot see it, and when it was taken."""

    url: str
    shows: str
    taken: str


def face_of(request: HttpRequest, person: UUID) -> Face | NotShown | None:
    """The face of a person; why it is not shown; or None where there is none."""
    access: Access = request.access  # type: ignore[attr-defined]
    hidden = why_hidden(access, person)
    if hidden is not None:
        return hidden
    with for_another_use(request, purpose=RECOGNISE, categories=PICTURES) as other:
        found = _newest([person], other)
        return _face(found[0], _address(found[0])) if found else None


def faces_of(request: HttpRequest, people: Iterable[UUID]) -> dict[UUID, Face]:
    """The faces of those of many whose photograph may be seen, small and inside the page: one reading."""
    with for_another_use(request, purpose=RECOGNISE, categories=PICTURES) as other:
        newest = _newest(people, other)
        found = small_ones(newest) if newest else {}
        return {each.person_id: _face(each, _inside(jpeg)) for each, jpeg in found.items()}


def why_hidden(access: Access, person: UUID) -> NotShown | None:
    """Why photographs of this person are not shown, if they are not. It is worked out, and nothing is read."""
    nothing: dict[str, Any] = {"refused": {}, "asked": {}, "listed": {}, "written": [], "_conditions": {}}
    asked = replace(access, purpose=RECOGNISE, wanted=frozenset(PICTURES), **nothing)
    decision = asked.about(person)["visual_images"]
    if decision.allowed:
        return None
    return NotShown("visual_images", label("categories", "visual_images"), decision.sentence, ())


def _newest(people: Iterable[UUID], access: Access) -> list[Photograph]:
    """The photograph that stands for each. The log is told whose were shown."""
    if "visual_images" not in access.granted:
        return []
    rows = about(Photograph, people, "begins_on", "recorded_at")
    found = {each.person_id: each for each in rows if holds_on(each, access.day)}
    access.saw(found)
    return list(found.values())


def _address(photograph: Photograph) -> str:
    return reverse("photographs:picture", kwargs={"id": photograph.person_id, "record": photograph.pk})


def _inside(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{b64encode(jpeg).decode('ascii')}"


def _face(photograph: Photograph, url: str) -> Face:
    return Face(url, photograph.shows, in_day(photograph.taken_on) if photograph.taken_on else "")
