"""Reviewing emergency access: somebody else looks at it, without learning more of the person than they must."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.people import unseen
from keepsake.people.actions import emergencies
from keepsake.people.models import BreakGlass
from keepsake.record.access import Access
from keepsake.record.audit.event import Logged
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.reading import Reader, by
from keepsake.standard.vocabulary import terms
from keepsake.web.people.fields import choice, long_text
from keepsake.web.permissions import Refused
from keepsake.web.work.doors import access_of, account_of, opens
from keepsake.web.work.step import Step, StepForm
from keepsake.web.work.waiting import waiting_for

MOST = 500  # events of the worker that are looked through
OWN = "Nobody reviews their own emergency access."
TEAM = "This was opened in your own team: a manager of another team or the data protection officer reviews it."


class Review(StepForm):
    was_justified = choice(
        "Was it right to open the record?",
        [("yes", "Yes: somebody was in danger, and it was needed"), ("no", "No, or I cannot tell")],
        missing="Say whether it was right",
        radios=True,
    )
    words = long_text("What did you find?", missing="Say what you found", help="Whom you asked, what they said.")


@opens("protection.review")
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """What waits for a review."""
    return render(request, "protection/reviews.html", {"waiting": waiting_for(access_of(request))})


@opens("protection.review", purpose="audit_and_security", categories=("audit_trail",))
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, id: UUID) -> HttpResponse:
    """One emergency access: who, when, what the log says, and the reviewer's finding."""
    access, account = access_of(request), account_of(request)
    found = next((each for each in waiting_for(access) if each.id == id), None)
    if found is None:
        raise Http404
    if not found.may_be_reviewed:
        raise Refused(OWN if found.is_own else TEAM)
    stands = unseen.emergency(id)
    events = _during(stands, access) if stands is not None else []
    more = {"emergency": found, "reason": _reason(id, access), "events": len(events), "what": _what(events)}
    step = Step(
        f"protection:review:{id.hex}", "Review an emergency access", "Save the review", reverse("home"),
        template="protection/review.html", more=more, crumbs=(("Home", reverse("home")),),
    )  # fmt: skip

    def act(given: dict[str, Any]) -> None:
        is_right = given["was_justified"] == "yes"
        emergencies.review(emergency=id, was_justified=is_right, words=given["words"], by=account)

    return step.answer(request, Review, act)


def _reason(id: UUID, access: Access) -> str:
    """What the worker said, where the reviewer may read it: it may say whom it was about."""
    if "audit_trail" not in access.granted:
        return ""
    found = BreakGlass.objects.filter(pk=id).first()
    return found.reason if found is not None else ""


def _during(emergency: BreakGlass, access: Access) -> list[Logged]:
    """What the worker did in the emergency, from the log."""
    pending = Pending()
    reader = Reader(actor=access.worker.hex, role=access.role, purpose="audit_and_security")
    events = by(emergency.worker_id.hex, reader=reader, pending=pending, limit=MOST)
    access.noted += pending
    span = [each for each in events if emergency.opened_at <= each.at <= emergency.ends_at]
    return [each for each in span if each.event.purpose == "emergency_protection"]


def _what(events: list[Logged]) -> list[str]:
    codes = frozenset[str]().union(*(each.event.categories for each in events))
    return [term.label.lower() for code, term in terms("categories").items() if code in codes]
