"""How a page of casework opens its access: to keep children safe, for what a contact holds and who its people are."""

import functools
from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from keepsake.people.models import Person
from keepsake.record.access import Access
from keepsake.record.opened import NotGranted
from keepsake.record.retention import notice_on
from keepsake.standard.vocabulary import label, terms
from keepsake.web.people.showing import show
from keepsake.web.permissions import granted
from keepsake.web.reading import reads

View = Callable[..., HttpResponse]
PURPOSE = "safeguard_children"
READ = (
    *("name", "date_of_birth", "address", "relationships", "household", "allocation", "worker_and_team"),
    *("referrals", "reasons_for_support", "consent_record", "services_involved", "contact_details", "case_notes"),
)

STEP = (*READ, "assessments", "child_in_need_plan", "child_protection", "meeting_minutes", "own_words")
FOLLOWED = STEP  # all that may have followed from a decision


def of_casework(permission: str, categories: tuple[str, ...] = READ) -> Callable[[View], View]:
    """A page of casework. What is not there and what may not be seen have the very same answer."""

    def mark(view: View) -> View:
        opened = granted(permission)(reads(purpose=PURPOSE, categories=categories)(view))

        @functools.wraps(view)
        def answer(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
            try:
                return opened(request, *args, **given)
            except Http404:
                return show(request, "not_here.html", {"asked": given.get("id")}, status=404)
            except NotGranted as refused:
                return render(request, "casework/not_covered.html", _not_covered(refused), status=403)

        answer.reads = cast(Any, opened).reads  # type: ignore[attr-defined]
        return granted(permission)(answer)

    return mark


def _not_covered(refused: NotGranted) -> dict[str, str]:
    """What the notice of this council does not cover, without which a page of casework cannot be shown."""
    what = label("categories", refused.category) if refused.category in terms("categories") else ""
    return {"what": what, "purpose": label("purposes", PURPOSE), "notice": notice_on(timezone.localdate()).header.title}


def access_of(request: HttpRequest) -> Access:
    """The open access of a page."""
    return cast(Access, cast(Any, request).access)


def child_of(request: HttpRequest, id: UUID) -> Person:
    """The child a page is about. Raises Http404 where nothing may be seen."""
    access_of(request).about(id)
    found: Person | None = Person.objects.filter(pk=id).first()
    if found is None:
        raise Http404
    return found
