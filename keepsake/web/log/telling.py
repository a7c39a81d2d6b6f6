"""Events of the log in the words of the people at the screen: when, who, what, for what, and what the notice says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.notice.model import Notice
from keepsake.record.audit.codes import ASKED_BECAUSE, LOG_ACTIONS, LOG_REASONS
from keepsake.record.audit.event import Event, Logged, NoticeRef, Outcome
from keepsake.standard.vocabulary import label, terms
from keepsake.web.notices.opened import NotHere, open_notice

DID = {
    "read": "Read",
    "use": "Used",
    "collect": "Wrote down",
    "share": "Shared",
    "export": "Took out",
    "destroy": "Destroyed",
    "retain": "Kept",
    "search": "Searched",
    "correct": "Put right",
    "read_log": "Looked at who had looked",
    "oversee": "Looked at what a program found",
    "sign_in": "Signed in",
    "sign_out": "Signed out",
    "change_password": "Changed a password",
    "change_roles": "Opened or closed an account, or changed its roles",
    "change_teams": "Changed a team, who is in it, who stands in, or who is on duty",
}
SHOWN = 5  # categories that are named at once


@dataclass(frozen=True)
class Said:
    """A statement of the published notice, in our short words."""

    words: str
    key: str
    notice: str
    version: int

    @property
    def url(self) -> str:
        address = reverse("notices:statement", kwargs={"id": self.notice, "key": self.key})
        return f"{address}?version={self.version}"


@dataclass(frozen=True)
class Told:
    """One or several events of one request that say the same but for the categories."""

    seq: int
    at: datetime
    who: str
    role: str
    part: str
    did: str
    what: tuple[str, ...]
    purpose: str
    because: str
    refused: str
    is_emergency: bool
    says: tuple[Said, ...]
    people: frozenset[str]
    rows: int

    @property
    def first(self) -> tuple[str, ...]:
        return self.what[:SHOWN]

    @property
    def rest(self) -> tuple[str, ...]:
        return self.what[SHOWN:]


def tell(events: Iterable[Logged], today: date, names: Mapping[str, str] | None = None) -> list[Told]:
    """The events in words, newest first as they come. ``names`` are those of the workers, for who may see them."""
    found = []
    for _, group in groupby(events, key=_alike):
        together = list(group)
        found.append(_told(together, today, names or {}))
    return found


def days_of(told: Iterable[Told]) -> list[tuple[date, list[Told]]]:
    """The same by days."""
    return [(day, list(group)) for day, group in groupby(told, key=lambda each: each.at.date())]


def actor_names(events: Iterable[Logged]) -> dict[str, str]:
    """The names of the workers of these events, by the id that the log has for them."""
    ids = {each.event.actor for each in events if each.event.actor}
    return {account.pk.hex: account.display_name for account in Account.objects.filter(pk__in=ids)}


def _alike(logged: Logged) -> tuple[object, ...]:
    event = logged.event
    kind = (event.action, event.outcome, event.reason, event.purpose)
    return (logged.request, event.actor, event.role, event.subjects, *kind)


def _told(together: list[Logged], today: date, names: Mapping[str, str]) -> Told:
    first = together[0]
    event = first.event
    parts = {each.event.relationship for each in together} - {""}
    return Told(
        seq=together[-1].seq,
        at=timezone.localtime(first.at),
        who=names.get(event.actor, ""),
        role=label("roles", event.role) if event.role else "Somebody",
        part=next((label("relationships", code) for code in sorted(parts)), ""),
        did=DID.get(event.action) or LOG_ACTIONS.get(event.action, event.action).capitalize(),
        what=_categories(together),
        purpose=label("purposes", event.purpose) if event.purpose else "",
        because=ASKED_BECAUSE.get(event.reason, ""),
        refused=_refused(event),
        is_emergency=any(each.event.outcome is Outcome.BREAK_GLASS for each in together),
        says=tuple(dict.fromkeys(said for each in together for said in _said(each.event, today))),
        people=event.subjects,
        rows=max(each.event.rows for each in together),
    )


def _categories(together: Iterable[Logged]) -> tuple[str, ...]:
    codes = frozenset[str]().union(*(each.event.categories for each in together))
    return tuple(term.label for code, term in terms("categories").items() if code in codes)


def _refused(event: Event) -> str:
    if event.outcome is not Outcome.DENY:
        return ""
    return LOG_REASONS.get(event.reason) or event.reason.replace("_", " ") or "it was not allowed"


def _said(event: Event, today: date) -> Iterator[Said]:
    """What the notice says of the purpose for which it was done: of the permits it rested on, or of the purpose."""
    if event.notice is None or event.outcome is Outcome.DENY:
        return
    notice = _notice(event.notice, today)
    if notice is None:
        return
    for permit in notice.permits:
        if permit.id not in event.permits and (event.permits or permit.purpose != event.purpose):
            continue
        for key in permit.cites:
            if key.startswith("purposes.") and key in notice.statements:
                yield Said(notice.statements[key].label, key, notice.header.id, notice.header.version)


def _notice(ref: NoticeRef, today: date) -> Notice | None:
    try:
        return open_notice(ref.id, ref.version, today).notice
    except NotHere:
        return None
