"""The permits of a notice: the only thing that grants."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.notice.model import Permit
from keepsake.notice.resting import said
from keepsake.standard.vocabulary import terms
from keepsake.web.notices.opened import NotHere, Opened, of_notice
from keepsake.web.notices.showing import show, sorted_codes, trail
from keepsake.web.permissions import granted


@dataclass(frozen=True, slots=True)
class Listed:
    """One part of a permit in words: the codes of a kind under a heading."""

    title: str
    kind: str
    codes: tuple[str, ...]


@granted("notice.statement")
@require_safe
@of_notice
def list_(request: HttpRequest, opened: Opened) -> HttpResponse:
    """All permits by purpose, in the order of the vocabulary."""
    order = {code: place for place, code in enumerate(terms("purposes"))}
    found = sorted(opened.notice.permits, key=lambda permit: order.get(permit.purpose, len(order)))
    return show(request, "permits.html", opened, permits=found, crumbs=trail(opened))


@granted("notice.statement")
@require_safe
@of_notice
def permit(request: HttpRequest, opened: Opened, permit: str) -> HttpResponse:
    """Everything of one permit, in words."""
    found = next((each for each in opened.notice.permits if each.id == permit), None)
    if found is None:
        raise NotHere("This notice has no such permit.")
    return show(
        request,
        "permit.html",
        opened,
        permit=found,
        parts=parts_of(found),
        rests_on=said(opened.notice, *found.cites),
        is_overdue=found.review_on is not None and found.review_on < opened.today,
        ask=opened.url("ask", query=question_of(found)),
        crumbs=trail(opened, ("Permits", opened.url("permits"))),
    )


def parts_of(permit: Permit) -> list[Listed]:
    """What it lets be done, with what, about whom; empty parts left out."""
    listed = (
        ("It lets people", "actions", permit.actions),
        ("This information", "categories", permit.categories),
        ("About", "subjects", permit.subjects),
        ("Coming from", "sources", permit.sources),
        ("Going to", "recipients", permit.recipients),
        ("Only where", "circumstances", permit.when),
    )
    parts = [Listed(title, kind, tuple(sorted_codes(kind, codes))) for title, kind, codes in listed if codes]
    return [*parts, Listed("On this legal basis", "bases", permit.basis), Listed("You must", "duties", permit.duties)]


def question_of(permit: Permit) -> dict[str, object]:
    """A question that this permit answers, as the words of an address."""
    action = sorted_codes("actions", permit.actions)[0]
    asked: dict[str, object] = {"action": action, "purpose": permit.purpose}
    asked["category"] = sorted_codes("categories", permit.categories)[:1]
    asked["subject"] = sorted_codes("subjects", permit.subjects)[:1]
    asked["context"] = sorted(permit.when | ({"break_glass"} if permit.break_glass else set()))
    if action in ("share", "export"):
        asked["recipient"] = sorted_codes("recipients", permit.recipients)[0]
    if action == "collect":
        asked["source"] = sorted_codes("sources", permit.sources)[0]
    return asked
