"""The directory: found by name, kind, town or postcode; one entry, with the children it works with who may be seen."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from keepsake.people import directory
from keepsake.people.models import Body, Involvement, Professional, Service
from keepsake.record.access import Access
from keepsake.web.people.ages import in_day
from keepsake.web.people.brief import Brief, briefs, in_force
from keepsake.web.people.nouns.contacts import reachable
from keepsake.web.people.purposes import READ
from keepsake.web.people.showing import local
from keepsake.web.people.wording import account_names
from keepsake.web.work.doors import access_of, opens

LONGEST = 200
LABELS = {
    "name": "Name",
    "kind": "What it is",
    "lines": "Address",
    "postcode": "Postcode",
    "number": "Its own number",
    "profession": "Their work",
    "body_id": "Where they work",
    "phone": "Telephone",
    "email": "E-mail",
    "ends_on": "Last day",
}
Row = tuple[Involvement, Brief]


@opens("people.read")
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Bodies and professionals by what is typed."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    values = {
        "text": text,
        "bodies": directory.find_bodies(text),
        "professionals": directory.find_professionals(text),
        "today": access_of(request).day,
    }
    return _show(request, "find.html", values)


@opens("people.read", categories=READ)
@require_safe
def body(request: HttpRequest, id: UUID) -> HttpResponse:
    """A body: where it is, who works there, and the children it works with who may be seen."""
    found, access = get_object_or_404(Body, pk=id), access_of(request)
    values = {
        "entry": found,
        "is_open": directory.is_open(found, access.day),
        "professionals": list(found.professionals.order_by("ends_on", "name", "pk")),
        "with": _works_with(access, body=found),
        "today": access.day,
    }
    return _show(request, "body.html", values)


@opens("people.read", categories=READ)
@require_safe
def professional(request: HttpRequest, id: UUID) -> HttpResponse:
    """A professional: where they work, how they are reached, and the children they work with who may be seen."""
    found, access = get_object_or_404(Professional.objects.select_related("body"), pk=id), access_of(request)
    values = {
        "entry": found,
        "is_open": directory.is_open(found, access.day),
        "with": _works_with(access, professional=found),
    }
    return _show(request, "professional.html", values)


@opens("people.read")
@require_safe
def body_history(request: HttpRequest, id: UUID) -> HttpResponse:
    """How a body stood before."""
    found = get_object_or_404(Body, pk=id)
    return _history(request, found, reverse("directory:body", kwargs={"id": id}))


@opens("people.read")
@require_safe
def professional_history(request: HttpRequest, id: UUID) -> HttpResponse:
    """How a professional's entry stood before."""
    found = get_object_or_404(Professional, pk=id)
    return _history(request, found, reverse("directory:professional", kwargs={"id": id}))


def _works_with(access: Access, **of: Any) -> list[Row]:
    """Whom they work with today, of those who may be seen."""
    if "services_involved" not in access.granted:
        return []
    rows = list(Involvement.objects.filter(in_force(access.day), **of).order_by("begins_on", "pk")[:500])
    shown = briefs([each.person_id for each in rows], access)
    found = [(each, shown[each.person_id]) for each in rows if each.person_id in shown]
    return sorted(found, key=lambda each: each[1].name.casefold())


def _history(request: HttpRequest, entry: directory.Entry, back: str) -> HttpResponse:
    kept = directory.versions(entry)
    names = account_names(each.by for each in kept)
    told = []
    for stood, before in zip(kept, [*kept[1:], None], strict=True):
        earlier = before.values if before else {}
        changes = [
            (LABELS[name], _in_words(name, earlier.get(name)), _in_words(name, value))
            for name, value in stood.values.items()
            if name in LABELS and before and value != earlier.get(name)
        ]
        told.append((stood, names.get(str(stood.by), "Somebody who has left"), changes))
    return _show(request, "history.html", {"entry": entry, "told": told, "back": back, "local": local})


def _in_words(name: str, value: Any) -> str:
    if value in (None, ""):
        return "Nothing"
    if name == "kind":
        return str(dict(Service.choices).get(value, value))
    if name == "body_id":
        return str(Body.objects.filter(pk=value).first() or "Nothing")
    return str(value)


def _show(request: HttpRequest, template: str, values: dict[str, Any]) -> HttpResponse:
    crumbs = [("Home", reverse("home")), ("Directory", reverse("directory:find"))]
    return render(
        request, f"directory/{template}", {"crumbs": crumbs, "in_day": in_day, "reachable": reachable, **values}
    )
