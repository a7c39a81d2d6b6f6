"""What was recorded outside the notice: which kind, how often, since when, by whom, and what a notice would need."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.people.actions.overseeing import oversee
from keepsake.record.access import Access
from keepsake.record.drift import Drift, about, undecided
from keepsake.standard.vocabulary import label
from keepsake.web.log.overseen import Decide, Overseen, overseen
from keepsake.web.work.doors import access_of, account_of, opens
from keepsake.web.work.step import Step


@dataclass(frozen=True)
class Outside:
    """One kind of information that was recorded for one purpose, without a permit of the notice."""

    category: str
    purpose: str
    times: int
    since: date
    last: date
    roles: tuple[str, ...]
    records: tuple[str, ...]
    notice: str
    needs: str
    said: tuple[Overseen, ...]
    waits: bool

    @property
    def what(self) -> str:
        return label("categories", self.category)

    @property
    def why(self) -> str:
        return label("purposes", self.purpose)

    @property
    def url(self) -> str:
        return reverse("log:outside-one", kwargs={"category": self.category, "purpose": self.purpose})


def outside_the_notice(access: Access) -> list[Outside]:
    """All of it, what waits for somebody first and then the newest."""
    rows: dict[tuple[str, str], list[Drift]] = defaultdict(list)
    for row in Drift.objects.order_by("on", "pk"):
        rows[row.category, row.purpose].append(row)
    said, waiting = overseen(about(*key) for key in rows), undecided()
    found = [_outside(access, *key, each, said.get(about(*key), ()), key in waiting) for key, each in rows.items()]
    return sorted(found, key=lambda each: (not each.waits, -each.last.toordinal(), each.category, each.purpose))


def _outside(
    access: Access, category: str, purpose: str, rows: list[Drift], said: Iterable[Overseen], waits: bool
) -> Outside:
    newest = rows[-1]
    return Outside(
        category=category,
        purpose=purpose,
        times=sum(row.times for row in rows),
        since=rows[0].on,
        last=newest.on,
        roles=tuple(sorted({label("roles", row.role) for row in rows})),
        records=tuple(sorted({row.model.rpartition(".")[2] for row in rows})),
        notice=f"{newest.notice}, version {newest.notice_version}",
        needs=_needs(access, category, purpose),
        said=tuple(said),
        waits=waits,
    )


def _needs(access: Access, category: str, purpose: str) -> str:
    """What the notice of today would need for this to be inside it."""
    header = access.decider.on_the_day(access.request({category})).notice.header
    permits = access.decider.on_the_day(access.request({category})).notice.permits
    for_it = [each.id for each in permits if each.purpose == purpose and "collect" in each.actions]
    mentioned = sorted({label("purposes", each.purpose).lower() for each in permits if category in each.categories})
    what, why = label("categories", category).lower(), label("purposes", purpose).lower()
    if for_it:
        need = f"“{what}” in a permit to collect it to {why}: {', '.join(for_it)} may leave it out, or the source"
    else:
        need = f"a permit to collect “{what}” to {why}"
    known = f" It mentions it to: {'; '.join(mentioned[:3])}." if mentioned else " It does not mention it at all."
    return f"{header.id}, version {header.version}, would need {need}.{known}"


@opens("log.outside")
@require_safe
def outside(request: HttpRequest) -> HttpResponse:
    """The list."""
    return render(request, "log/outside.html", {"found": outside_the_notice(access_of(request))})


@opens("log.outside")
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, category: str, purpose: str) -> HttpResponse:
    """One of them: what was said before, and what is decided now."""
    access, by = access_of(request), account_of(request)
    found = next(
        (each for each in outside_the_notice(access) if (each.category, each.purpose) == (category, purpose)), None
    )
    if found is None:
        raise Http404
    back = reverse("log:outside")
    step = Step(
        f"oversee:{about(category, purpose)}", "Recorded outside the notice", "Save", back,
        caption=f"{found.what}: {found.why.lower()}",
        says=(found.needs, *(each.sentence for each in found.said)),
        follows=("What you say is kept, with your name and the day. It comes back if it is recorded again.",),
        crumbs=(("Home", reverse("home")), ("Recorded outside the notice", back)),
    )  # fmt: skip

    def act(given: dict[str, Any]) -> None:
        oversee(about=about(category, purpose), outcome=given["outcome"], words=given["words"], by=by)

    return step.answer(request, Decide, act)
