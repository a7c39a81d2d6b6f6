"""How a page of a chronology opens its access: for the purpose that the worker reads for, of all that may be told."""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from keepsake.casework.chronology.register import categories_told
from keepsake.people.models import Person, PersonRole
from keepsake.record.access import Access
from keepsake.standard.vocabulary import label, terms
from keepsake.web.people.ages import in_day
from keepsake.web.people.brief import Brief, briefs, in_force
from keepsake.web.people.family import related
from keepsake.web.people.purposes import FINDING, PURPOSES, purpose_of
from keepsake.web.people.showing import local, show
from keepsake.web.permissions import granted
from keepsake.web.reading import reads

View = Callable[..., HttpResponse]
WANTED = tuple(
    sorted({*categories_told(), "name", "date_of_birth", "worker_and_team", "allocation", "gender", "languages"})
)
CHILDREN = frozenset({"child", *(code for code, term in terms("subjects").items() if term.more["broader"] == "child")})


def of_chronology(permission: str, *, purpose: str = "") -> Callable[[View], View]:
    """A page of a chronology. Who is not there and who may not be seen have the very same answer."""

    def mark(view: View) -> View:
        opened = {each: granted(permission)(reads(purpose=each, categories=WANTED)(view)) for each in PURPOSES}

        @functools.wraps(view)
        def answer(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
            try:
                return opened[purpose or purpose_of(request)](request, *args, **given)
            except Http404:
                return show(request, "not_here.html", {"asked": given.get("id")}, status=404)

        answer.reads = cast(Any, opened[purpose or FINDING]).reads  # type: ignore[attr-defined]
        return granted(permission)(answer)

    return mark


@dataclass(frozen=True)
class Whose:
    """The child a chronology is of, and the brothers and sisters who may be, and who are, on it."""

    child: Brief
    others: tuple[Brief, ...]
    chosen: tuple[UUID, ...]

    @property
    def ids(self) -> tuple[UUID, ...]:
        return (self.child.id, *self.chosen)

    @property
    def names(self) -> str:
        return ", ".join(each.name for each in (self.child, *self.others) if each.id in self.ids)

    @property
    def briefs(self) -> tuple[Brief, ...]:
        return tuple(each for each in (self.child, *self.others) if each.id in self.ids)


def whose(request: HttpRequest, id: UUID, also: Iterable[str] = ()) -> Whose:
    """The child of an address, with those of the family who are asked for. Raises Http404."""
    access = access_of(request)
    access.about(id)
    if not Person.objects.filter(pk=id).exists():
        raise Http404
    ids = {end for each in related(id, access) for end in (each.person_id, each.other_id)} - {id}
    young = PersonRole.objects.filter(in_force(access.day), person__in=ids, role__in=CHILDREN) if ids else ()
    found = briefs([id, *{each.person_id for each in young}], access)
    child = found.pop(id)
    others = tuple(sorted(found.values(), key=lambda each: each.name))
    asked = {str(each) for each in also}
    chosen = tuple(each.id for each in others if str(each.id) in asked)
    for other in chosen:
        access.about(other)
    return Whose(child, others, chosen)


def access_of(request: HttpRequest) -> Access:
    """The open access of a page."""
    return cast(Access, cast(Any, request).access)


def page(request: HttpRequest, template: str, values: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of a chronology, with the words for days, times and what it is read for."""
    access = access_of(request)
    words = {
        "in_day": in_day,
        "local": local,
        "purpose": label("purposes", access.purpose),
        "today": access.day,
    }
    return render(request, f"chronology/{template}", words | values, status=status)
