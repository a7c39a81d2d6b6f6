"""Which emergency access is open to a worker now; told on every page, without saying for whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from keepsake.people.unseen import open_to
from keepsake.record.access import Access

_KEPT = "emergency_access"


@dataclass(frozen=True)
class Open:
    """One record that is open until a time."""

    person: UUID
    ends_at: datetime

    @property
    def url(self) -> str:
        return reverse("protection:emergency-record", kwargs={"id": self.person})


def remember(request: HttpRequest, person: UUID, ends_at: datetime) -> None:
    """Tell it on every page from now on, until it ends."""
    kept = {each.person.hex: each.ends_at.isoformat() for each in told(request)}
    request.session[_KEPT] = kept | {person.hex: ends_at.isoformat()}


def told(request: HttpRequest) -> list[Open]:
    """What is open now, as this session knows it; asks no database."""
    session = getattr(request, "session", None)
    return sorted(_read(session.get(_KEPT, {})), key=lambda each: each.ends_at) if session is not None else []


def catch_up(request: HttpRequest, access: Access) -> None:
    """Tell what was opened in another session too; by keys and times alone."""
    known = {each.person for each in told(request)}
    for person, ends_at in open_to(access.worker, timezone.now()):
        if person not in known:
            remember(request, person, ends_at)


def _read(kept: dict[str, str]) -> Iterator[Open]:
    now = timezone.now()
    for person, text in kept.items():
        ends_at = datetime.fromisoformat(text)
        if ends_at > now:
            yield Open(UUID(person), timezone.localtime(ends_at))
