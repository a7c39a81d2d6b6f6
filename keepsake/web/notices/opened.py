"""The notice that a page is about, found from its address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from keepsake.notice.model import Notice
from keepsake.web.notices.shelf import Stock, stock

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class NotHere(Exception):
    """There is no such notice, statement, permit or version. The text is what the person reads."""


@dataclass(frozen=True)
class Opened:
    """A version of a notice with what it inherits, and the shelf that it came from. ``today`` is the day of asking."""

    stock: Stock
    notice: Notice
    current: Notice
    today: date

    @property
    def id(self) -> str:
        return self.notice.header.id

    @property
    def council(self) -> str:
        """How the council is called in lists and titles."""
        return council_of(self.notice)

    @property
    def is_current(self) -> bool:
        """Is this the version that decides today?"""
        return self.notice.header.version == self.current.header.version

    @property
    def versions(self) -> tuple[Notice, ...]:
        return self.stock.shelf.versions(self.id)

    @property
    def is_demonstration(self) -> bool:
        """Was it joined to the law by a demonstration and not by the council?"""
        return self.notice.header.approved_by == "demonstration"

    @property
    def next_version(self) -> Notice | None:
        """The version that took, or takes, the place of this one."""
        begins = self.notice.header.effective_on
        later = [each for each in self.versions if each.header.effective_on > begins]
        return min(later, key=lambda each: each.header.effective_on, default=None)

    def public_url(self, language: str) -> str:
        """The public page of this version, "full" or "easy"."""
        if self.is_current:
            return reverse(f"notices:{language}", kwargs={"id": self.id})
        return reverse(f"notices:{language}-version", kwargs={"id": self.id, "version": self.notice.header.version})

    def url(self, name: str, **parts: Any) -> str:
        """The address of a page about the same version of the same notice."""
        query = {} if self.is_current else {"version": self.notice.header.version}
        query |= parts.pop("query", {})
        address = reverse(f"notices:{name}", kwargs={"id": self.id, **parts})
        return f"{address}?{urlencode(query, doseq=True)}" if query else address


def council_of(notice: Notice) -> str:
    """The council's name, with a capital as in a heading; its general notice is told apart from the service's."""
    name = notice.header.council
    general = ": general notice" if notice.header.service == "council" else ""
    return f"{name[:1].upper()}{name[1:]}{general}"


def open_notice(id: str, version: str | int | None, today: date) -> Opened:
    """The version that is asked for; without one, the version that decides today, or else the first to come."""
    held = stock()
    versions = held.shelf.versions(id)
    if not versions:
        raise NotHere("There is no privacy notice under this name here.")
    current = held.shelf.in_force(id, today) or versions[0]
    chosen = current
    if version is not None:
        by_number = {str(each.header.version): each for each in versions}
        if str(version) not in by_number:
            raise NotHere(f"This notice has no such version. It has: {', '.join(by_number)}.")
        chosen = by_number[str(version)]
    return Opened(held, held.whole(chosen), current, today)


def of_notice(view: View) -> Callable[..., HttpResponseBase]:
    """Give the view the notice of its address in place of the id, or answer 404 in plain words."""

    @wraps(view)
    def answer(request: HttpRequest, id: str, **parts: Any) -> HttpResponseBase:
        try:
            asked = parts.pop("version", None) or request.GET.get("version")
            return view(request, open_notice(id, asked, timezone.localdate()), **parts)
        except NotHere as reason:
            return render(request, "notices/not_here.html", {"reason": str(reason)}, status=404)

    return answer
