"""Access that somebody should look at: who, when, in what way it was unusual. Not a verdict."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.accounts.models import Account
from keepsake.people.actions.overseeing import oversee
from keepsake.people.same_place import workers_places
from keepsake.record.access import Access
from keepsake.record.audit.event import Logged
from keepsake.record.audit.models import SubjectKey
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.reading import since
from keepsake.record.audit.rows import end
from keepsake.record.audit.unusual import KINDS, Unusual, unusual
from keepsake.standard.vocabulary import label
from keepsake.web.log.asking import before_of, reader_of
from keepsake.web.log.knowing import known_of
from keepsake.web.log.overseen import Decide, Overseen, overseen
from keepsake.web.log.telling import actor_names
from keepsake.web.work.doors import access_of, account_of, opens
from keepsake.web.work.step import Step

LOOKED_THROUGH = 5_000  # events for one page
SHOWN = 100  # groups
NAMED = 3  # people of one event whose own log is linked


@dataclass(frozen=True)
class Found:
    """What one worker did on one day that is unusual in one way; the first and the last time of it."""

    seq: int
    first: datetime
    last: datetime
    times: int
    kind: str
    who: str
    actor: UUID | None
    role: str
    purposes: tuple[str, ...]
    people: int
    records: tuple[UUID, ...]
    code: str = ""
    day: str = ""
    said: tuple[Overseen, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Has somebody decided it, after the last time it happened?"""
        return bool(self.said) and self.said[0].is_decided and self.said[0].at >= self.last


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
        "found": _told(chosen, {each.seq: each for each in events}),
        "counts": Counter(each.kind for each in found),
        "kinds": KINDS,
        "kind": kind,
        "events": len(events),
        "said_places": len(workers_places()),
        "older": first + 1 if first else None,
    }
    return render(request, "log/unusual.html", values | {"is_first": before_of(request) is None})


def _events(access: Access, after: int) -> list[Logged]:
    pending = Pending()
    found = since(after, reader=reader_of(access), pending=pending, limit=LOOKED_THROUGH)
    access.noted += pending
    return found


def _last() -> int:
    with connections["default"].cursor() as cursor:
        return end(cursor).seq


def _is_list(found: Unusual, events: list[Logged], first: int) -> bool:
    """A list shows only whom its reader has to do with, and its event does not say in which relationship to each."""
    return found.kind == "no_relationship" and events[found.seq - first - 1].event.relationship == ""


def _told(found: list[Unusual], events: Mapping[int, Logged]) -> list[Found]:
    """Newest first, what is alike on one day together."""
    names = actor_names(events.values())
    groups: dict[tuple[str, str, date], list[Unusual]] = {}
    for each in found:
        groups.setdefault((each.kind, each.actor, timezone.localtime(each.at).date()), []).append(each)
    shown = list(groups.values())[:SHOWN]
    keys = {key for group in shown for each in group for key in each.subjects}
    people = dict(SubjectKey.objects.filter(key__in=keys).values_list("key", "person"))
    said = overseen(_about(*key) for key in list(groups)[:SHOWN])
    return [_together(group, events, names, people, said) for group in shown]


def _about(kind: str, actor: str, day: date) -> str:
    """How what is said of it names it: by codes, an opaque id and a day."""
    return f"unusual:{kind}:{actor}:{day.isoformat()}"


@opens("log.unusual")
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, kind: str, actor: UUID, day: str) -> HttpResponse:
    """Say that one of them was looked at, or decided, and why."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    worker = get_object_or_404(Account, pk=actor)
    if kind not in KINDS:
        raise Http404
    by, about, back = account_of(request), _about(kind, actor.hex, on), reverse("log:unusual")
    said = overseen([about]).get(about, ())
    step = Step(
        f"oversee:{about}", "Unusual access", "Save", back,
        caption=f"{worker.display_name}, {on.day} {on:%B %Y}",
        says=(f"{KINDS[kind]}.", *(each.sentence for each in said)),
        follows=("What you say is kept, with your name and the day. It comes back if it happens again.",),
        crumbs=(("Home", reverse("home")), ("Unusual access", back)),
    )  # fmt: skip

    def act(given: dict[str, Any]) -> None:
        oversee(about=about, outcome=given["outcome"], words=given["words"], by=by)

    return step.answer(request, Decide, act)


def _together(
    group: list[Unusual],
    events: Mapping[int, Logged],
    names: Mapping[str, str],
    people: Mapping[str, UUID],
    said: Mapping[str, tuple[Overseen, ...]],
) -> Found:
    newest, oldest = group[0], group[-1]
    day = timezone.localtime(newest.at).date()
    subjects = frozenset[str]().union(*(each.subjects for each in group))
    purposes = sorted({events[each.seq].event.purpose for each in group})
    return Found(
        seq=newest.seq,
        first=timezone.localtime(oldest.at),
        last=timezone.localtime(newest.at),
        times=len(group),
        kind=KINDS[newest.kind],
        who=names.get(newest.actor, "An account that is gone"),
        actor=UUID(newest.actor) if newest.actor in names else None,
        role=label("roles", events[newest.seq].event.role),
        purposes=tuple(label("purposes", code).lower() for code in purposes),
        code=newest.kind,
        day=day.isoformat(),
        said=said.get(_about(newest.kind, newest.actor, day), ()),
        people=len(subjects),
        records=tuple(people[key] for key in sorted(subjects) if key in people) if len(subjects) <= NAMED else (),
    )
