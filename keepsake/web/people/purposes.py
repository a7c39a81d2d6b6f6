"""For what a worker is reading, and how a page of people opens its access for it.

The purpose is chosen on the page of a person and kept for the session. Every reading is logged with it.
"""

import functools
from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from keepsake.people.models import Person
from keepsake.record.access import Access
from keepsake.record.remembered import about_once
from keepsake.web.people.showing import show
from keepsake.web.permissions import granted
from keepsake.web.reading import reads

View = Callable[..., HttpResponse]
PURPOSES = (
    "safeguard_children",
    "plan_support",
    "assess_needs",
    "statutory_duties_to_children",
    "health_and_wellbeing",
    "monitor_progress",
    "nhs_number_matching",
)
FINDING = PURPOSES[0]  # covers numbers, and the most people: a child must not be missed, or recorded twice
READ = (
    "name",
    "date_of_birth",
    "sex",
    "gender",
    "address",
    "contact_details",
    "languages",
    "communication_needs",
    "ethnic_origin",
    "religion",
    "disability",
    "nationality_and_immigration",
    "sexual_orientation",
    "nhs_number",
    "unique_pupil_number",
    "unique_learner_number",
    "home_office_number",
    "identifiers_other",
    "relationships",
    "parental_responsibility",
    "household",
    "services_involved",
    "warnings",
    "risk_to_children",
    "allocation",
    "worker_and_team",
)
_KEPT = "reads_people_for"


def purpose_of(request: HttpRequest) -> str:
    """For what this worker is reading now."""
    chosen = request.session.get(_KEPT)
    return chosen if chosen in PURPOSES else PURPOSES[0]


def choose(request: HttpRequest, purpose: str) -> None:
    """From now on this worker reads for this purpose."""
    if purpose in PURPOSES:
        request.session[_KEPT] = purpose


def of_people(permission: str, *, purpose: str = "") -> Callable[[View], View]:
    """A page of people: open to this permission, read for this purpose, or else for the one that was chosen.

    Who is not there and who may not be seen have the very same answer.
    """

    def mark(view: View) -> View:
        opened = {each: granted(permission)(reads(purpose=each, categories=READ)(view)) for each in PURPOSES}

        @functools.wraps(view)
        def answer(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
            try:
                return opened[purpose or purpose_of(request)](request, *args, **given)
            except Http404:
                return show(request, "not_here.html", {"asked": given.get("id")}, status=404)

        answer.reads = cast(Any, opened[purpose or PURPOSES[0]]).reads  # type: ignore[attr-defined]
        return granted(permission)(answer)

    return mark


def access_of(request: HttpRequest) -> Access:
    """The open access of a page."""
    return cast(Access, cast(Any, request).access)


def whom(request: HttpRequest, id: UUID) -> Person:
    """The person a page is about, once it is decided on each category. Raises Http404 where nothing may be seen."""
    access_of(request).about(id)
    found = about_once(Person, [id])
    if not found:
        raise Http404
    return found[0]
