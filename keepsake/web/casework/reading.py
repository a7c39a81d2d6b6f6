"""How a page of casework opens its access: to keep children safe, for what a contact holds and who its people are."""

import functools
from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from keepsake.people.models import Person
from keepsake.record.access import Access
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

        answer.reads = cast(Any, opened).reads  # type: ignore[attr-defined]
        return granted(permission)(answer)

    return mark


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
