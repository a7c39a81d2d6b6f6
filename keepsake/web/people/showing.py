"""What every page of people has at hand in its template."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from keepsake.web.people.ages import in_day


def show(
    request: HttpRequest, template: str, values: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page, with the words for days and times."""
    words = {"in_day": in_day, "local": local}
    return render(request, f"people/{template}", {**words, **(values or {})}, status=status)


def local(at: datetime) -> str:
    """A moment as it is said here: "14:05 on 2 November 2026"."""
    here = timezone.localtime(at)
    return f"{here:%H:%M} on {in_day(here.date())}"
