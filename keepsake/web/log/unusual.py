"""Access that somebody should look at: who, when, in what way it was unusual. Not a verdict."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from keepsake.record.access import Access
from keepsake.record.audit.event import Logged
from keepsake.record.audit.models import SubjectKey
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.reading import since
from keepsake.record.audit.rows import end
from keepsake.record.audit.unusual import KINDS, Unusual, unusual
from keepsake.record.audit.writing import write
from keepsake.standard.vocabulary import label
from keepsake.web.log.asking import before_of, reader_of
from keepsake.web.log.knowing import known_of
from keepsake.web.log.telling import actor_names
from keepsake.web.work.doors import access_of, opens

LOOKED_THROUGH = 5_000  # events for one page
SHOWN = 100
NAMED = 3  # people of one event whose own log is linked


@dataclass(frozen=True)
class Found:
    """One unusual access in words."""

    seq: int
    at: datetime
    kind: str
    who: str
    actor: UUID | None
    role: str
    purpose: str
    people: int
    records: tuple[UUID, ...]


@opens("log.unusual")
@require_safe
def unusual_access(request: HttpRequest) -> HttpResponse:
    """What is unusual among the newest events, or among those before a number; all of it, or one kind."""
    access = access_of(request)
    last = (before_of(request) or _last() + 1) - 1
    first = max(0, last - LOOKED_THROUGH)
    events = [each for each in _events(access, first) if each.seq <= last]
    found = [each for each in unusual(events, known_of(events)) if not _is_list(each, events, first)]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    chosen = [each for each in reversed(found) if kind in ("", each.kind)]
    values = {
        "found": _told(chosen[:SHOWN], {each.seq: each for each in events}),
        "more": max(0, len(chosen) - SHOWN),
        "counts": Counter(each.kind for each in found),
        "kinds": KINDS,
        "kind": kind,
        "events": len(events),
        "older": first + 1 if first else None,
    }
    return render(request, "log/unusual.html", values | {"is_first": before_of(request) is None})


def _events(access: Access, after: int) -> list[Logged]:
    pending = Pending()
    found = since(after, reader=reader_of(access), pending=pending, limit=LOOKED_THROUGH)
    write(pending)
    return found


def _last() -> int:
    with connections["default"].cursor() as cursor:
        return end(cursor).seq


def _is_list(found: Unusual, events: list[Logged], first: int) -> bool:
    """A list shows only whom its reader has to do with, and its event does not say in which relationship to each."""
    return found.kind == "no_relationship" and events[found.seq - first - 1].event.relationship == ""


def _told(found: list[Unusual], events: Mapping[int, Logged]) -> list[Found]:
    names = actor_names(events.values())
    few = {key for each in found if len(each.subjects) <= NAMED for key in each.subjects}
    people = dict(SubjectKey.objects.filter(key__in=few).values_list("key", "person"))
    return [
        Found(
            seq=each.seq,
            at=timezone.localtime(each.at),
            kind=KINDS[each.kind],
            who=names.get(each.actor, "An account that is gone"),
            actor=UUID(each.actor) if each.actor in names else None,
            role=label("roles", events[each.seq].event.role),
            purpose=label("purposes", events[each.seq].event.purpose),
            people=len(each.subjects),
            records=tuple(people[key] for key in sorted(each.subjects) if key in people),
        )
        for each in found
    ]
