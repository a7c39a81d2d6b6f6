"""How these pages open their access: each role has one purpose for which it works, and what it needs for that."""

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.authority import NotYours
from keepsake.people.models import Person
from keepsake.people.seeing import NotSeen
from keepsake.record.about import about
from keepsake.record.access import Access
from keepsake.web.permissions import Refused, granted
from keepsake.web.reading import acting_role, reads

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Door:
    """For what a role reads on these pages, and which categories."""

    purpose: str
    categories: tuple[str, ...]


LISTED = ("name", "date_of_birth", "address", "allocation", "worker_and_team", "warnings")
CASEWORK = Door("safeguard_children", (*LISTED, "relationships", "household"))
AUDIT = Door("audit_and_security", ("name", "audit_trail", "allocation", "worker_and_team"))
DOORS: Mapping[Role, Door] = {
    Role.SOCIAL_WORKER: CASEWORK,
    Role.TEAM_MANAGER: CASEWORK,
    Role.CONFERENCE_CHAIR: CASEWORK,
    Role.DATA_PROTECTION_OFFICER: AUDIT,
    Role.ADMINISTRATOR: Door("system_administration", ("worker_and_team", "allocation")),
    Role.ANALYST: Door("statistics", ("allocation",)),
}


def opens(permission: str, *, categories: Iterable[str] = (), purpose: str = "") -> Callable[[View], View]:
    """A page open to this permission, which reads for what the role of the worker is for, and no more than it shows.

    ``categories`` are read instead of the door's by a role that works with people, ``purpose`` stands for everybody.
    Who is not there and who may not be seen have the very same answer.
    """
    instead = tuple(categories)

    def mark(view: View) -> View:
        opened = {role: _through(door, view, permission, instead, purpose) for role, door in DOORS.items()}

        @functools.wraps(view)
        def answer(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
            role = acting_role(cast(Account, request.user), permission)
            try:
                return opened[role](request, *args, **given)
            except Http404:
                return render(request, "people/not_here.html", status=404)

        answer.reads = cast(Any, opened[Role.TEAM_MANAGER]).reads  # type: ignore[attr-defined]
        return granted(permission)(answer)

    return mark


def _through(door: Door, view: View, permission: str, instead: tuple[str, ...], purpose: str) -> View:
    wanted = instead if instead and (purpose or door is CASEWORK) else door.categories
    opened = reads(purpose=purpose or door.purpose, categories=wanted)(_as_refusals(view))
    return granted(permission)(opened)


def _as_refusals(view: View) -> View:
    """A refusal that the record itself makes is one like any other, and is written down."""

    @functools.wraps(view)
    def answer(*args: Any, **given: Any) -> HttpResponse:
        try:
            return view(*args, **given)
        except NotSeen:
            raise Http404 from None
        except NotYours as refusal:
            raise Refused(str(refusal)) from None

    return answer


def access_of(request: HttpRequest) -> Access:
    """The open access of a page."""
    return cast(Access, cast(Any, request).access)


def account_of(request: HttpRequest) -> Account:
    """Who is at the screen."""
    return cast(Account, request.user)


def whom(request: HttpRequest, id: UUID) -> Person:
    """The person a page is about, once it is decided on each category. Raises Http404 where nothing may be seen."""
    access_of(request).about(id)
    found = about(Person, [id])
    if not found:
        raise Http404
    return found[0]
