"""What every page of a notice has at hand in its template."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from keepsake.notice.page.voice import in_day, law
from keepsake.notice.periods import in_words as period_in_words
from keepsake.standard.vocabulary import label, terms
from keepsake.web.notices.opened import Opened

Crumb = tuple[str, str]


def show(request: HttpRequest, template: str, opened: Opened | None = None, **values: Any) -> HttpResponse:
    """The page, with the words for every code and the addresses of the same notice."""
    words = {
        "opened": opened,
        "notice": opened.notice if opened else None,
        "label": label,
        "terms": terms,
        "in_day": in_day,
        "law": law,
        "period": period_in_words,
        "counted": counted,
        "sorted_codes": sorted_codes,
    }
    return render(request, f"notices/{template}", words | values, status=values.get("status", 200))


def trail(opened: Opened, *more: Crumb) -> list[Crumb]:
    """The way to a page for the data protection officer."""
    start = [("Home", reverse("home")), ("Privacy notices", reverse("notices:list"))]
    return [*start, (opened.council, opened.url("overview")), *more]


def counted(number: int, one: str, many: str = "") -> str:
    """A count in words.

    >>> counted(1, "permit"), counted(0, "permit"), counted(2, "body", "bodies")
    ('1 permit', 'no permits', '2 bodies')
    """
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def sorted_codes(kind: str, codes: Iterable[str]) -> list[str]:
    """Codes in the order of the vocabulary; unknown ones last."""
    order = {code: place for place, code in enumerate(terms(kind))}
    return sorted(codes, key=lambda code: (order.get(code, len(order)), code))


def download(parts: Iterable[str], name: str) -> StreamingHttpResponse:
    """A CSV file to be saved under a name; with a mark that spreadsheets need to read it as UTF-8."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(chain(["\ufeff"], parts), content_type="text/csv; charset=utf-8", headers=headers)
