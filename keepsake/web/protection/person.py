"""How one person is protected: who may see the record, from whom the address is hidden, warnings, one person twice."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from keepsake.accounts.models import Account
from keepsake.people.models import HiddenFrom, Person, Restriction, RestrictionGrant, Warning
from keepsake.record.access import Access
from keepsake.web.people.brief import names_of, not_past
from keepsake.web.work.doors import access_of, opens, whom
from keepsake.web.work.step import Step


@opens("protection.hide")
@require_safe
def protection(request: HttpRequest, id: UUID) -> HttpResponse:
    """Everything that protects one person, and the way to change it."""
    person, access = whom(request, id), access_of(request)
    has_warnings = "warnings" in access.granted
    grants = list(RestrictionGrant.objects.filter(not_past(access.day), person=person).order_by("ends_on", "pk"))
    hidden = list(HiddenFrom.objects.filter(not_past(access.day), person=person)) if has_warnings else []
    values = {
        "person": person,
        "name": name_of(person, access),
        "restrictions": list(Restriction.objects.filter(not_past(access.day), person=person)),
        "grants": grants,
        "workers": _workers(grants),
        "hidden": hidden,
        "others": _names([each.other_id for each in hidden], access),
        "warnings": list(Warning.objects.filter(not_past(access.day), person=person)) if has_warnings else [],
        "has_warnings": has_warnings,
        "today": access.day,
        "crumbs": crumbs(person, access),
    }
    return render(request, "protection/person.html", values)


def name_of(person: Person, access: Access) -> str:
    """The name to show, which the log is told of."""
    access.saw([person.pk])
    return names_of([person.pk], access, access.day)[person.pk].name


def crumbs(person: Person, access: Access) -> tuple[tuple[str, str], ...]:
    """The way to a page about the protection of a person."""
    address = reverse("people:person", kwargs={"id": person.pk})
    return (("Home", reverse("home")), (name_of(person, access), address))


def step_about(person: Person, access: Access, name: str, title: str, button: str, **more: Any) -> Step:
    """A form about a person, which leads back to how they are protected."""
    back = reverse("protection:person", kwargs={"id": person.pk})
    way = (*crumbs(person, access), ("Protection", back))
    key = f"protection:{person.pk.hex}:{name}"
    return Step(key, title, button, back, caption=name_of(person, access), crumbs=way, **more)


def _workers(grants: list[RestrictionGrant]) -> dict[UUID, str]:
    """Who may see, and who allowed it, by name."""
    ids = {each.worker_id for each in grants} | {each.recorded_by_id for each in grants}
    return {account.pk: account.display_name for account in Account.objects.filter(pk__in=ids)}


def _names(people: list[UUID], access: Access) -> dict[UUID, str]:
    """The names of those among these who may be seen."""
    seen = set(Person.objects.filter(pk__in=people).values_list("pk", flat=True))
    access.saw(seen)
    return {id: called.name for id, called in names_of(seen, access, access.day).items()}
