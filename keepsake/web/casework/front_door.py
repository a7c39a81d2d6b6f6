"""The front door: contacts that wait for a decision, the oldest first, and those whose referrer is not told yet."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.casework.models import Contact, ContactChild
from keepsake.casework.models.case_record import APART
from keepsake.clock.due import Due
from keepsake.record.retention import rule_on
from keepsake.standard.vocabulary import label
from keepsake.web.casework.arriving import count_waiting
from keepsake.web.casework.contact import due_of
from keepsake.web.casework.keeping import how_long
from keepsake.web.casework.reading import access_of, of_casework
from keepsake.web.casework.sending import page
from keepsake.web.people.brief import Brief, briefs

MOST = 50


@dataclass(frozen=True)
class Waiting:
    """A contact in a list: of whom, and by when it is decided."""

    contact: Contact
    children: tuple[Brief, ...]
    due: Due
    is_late: bool


@of_casework("casework.read")
@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """What waits, as far as it may be seen."""
    undecided = Contact.objects.filter(decided_at__isnull=True).order_by("received_at", "pk")
    untold = Contact.objects.filter(decided_at__isnull=False, told_at__isnull=True, not_told_because="")
    shown = {
        "undecided": _listed(list(undecided[:MOST]), request),
        "count": undecided.count(),
        "untold": _listed(list(untold.order_by("received_at", "pk")[:MOST]), request),
        "most": MOST,
        "online": count_waiting(),
    }
    return page(request, "front_door.html", shown)


@of_casework("casework.read")
@require_safe
def apart(request: HttpRequest) -> HttpResponse:
    """Contacts of which nothing further came, kept apart from all cases: the latest first, fifty to a page."""
    led_on = ContactChild.objects.exclude(outcome__in=ContactChild.NOTHING_FURTHER).values_list("contact", flat=True)
    found = Contact.objects.filter(decided_at__isnull=False).exclude(pk__in=led_on).order_by("-received_at", "pk")
    pages = Paginator(found, MOST)
    here = pages.get_page(request.GET.get("page"))
    how = {
        "kept": label("retention_classes", APART),
        "how_long": how_long(rule_on(access_of(request).day, APART), APART),
    }
    shown = {"contacts": _listed(list(here.object_list), request), "here": here, **how}
    return page(request, "apart.html", shown)


def _listed(found: list[Contact], request: HttpRequest) -> list[Waiting]:
    access = access_of(request)
    parts = ContactChild.objects.filter(contact__in=[each.pk for each in found]).values_list("contact", "person")
    people: dict[UUID, list[UUID]] = defaultdict(list)
    for contact, person in parts:
        people[contact].append(person)
    known = briefs({person for each in people.values() for person in each}, access)
    waiting = []
    for each in found:
        them = tuple(known[person] for person in people[each.pk] if person in known)
        when = due_of(each)
        waiting.append(Waiting(each, them, when, when.day < access.day))
    return waiting
