"""The page on which a record of a child's file is worked with."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from keepsake.casework.models import Contact
from keepsake.web.casework.stepping import PAGED

_STEPS = {step.model: step.key for step in PAGED.values()}
_ANCHORS = {
    "people.person": "about",
    "people.personname": "names",
    "people.address": "addresses",
    "people.householdmember": "household",
    "people.relationship": "family",
    "people.allocation": "workers",
}


def page_of(model: type[Any], id: UUID, person: UUID) -> str:
    """The page of a record of this kind in the file of a person; empty where it has none of its own."""
    if model is Contact:
        return reverse("casework:contact", kwargs={"id": id})
    if step := _STEPS.get(model):
        return reverse("casework:step", kwargs={"step": step, "id": id})
    anchor = _ANCHORS.get(model._meta.label_lower)
    return f"{reverse('people:person', kwargs={'id': person})}#{anchor}" if anchor else ""
