"""The notice as the people in the record read it. Nobody has to sign in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.notice.page import Language, Page, public_page
from keepsake.notice.page.html import LANG
from keepsake.notice.page.text import age_in_words
from keepsake.web.notices.opened import Opened, of_notice
from keepsake.web.notices.showing import show
from keepsake.web.permissions import public


@public
@require_safe
@of_notice
def full(request: HttpRequest, opened: Opened) -> HttpResponse:
    return _page(request, opened, "full")


@public
@require_safe
@of_notice
def easy(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The same in short words. Its answers stand under the same anchors."""
    return _page(request, opened, "easy")


def _page(request: HttpRequest, opened: Opened, language: Language) -> HttpResponse:
    notice, today = opened.notice, opened.today
    page, age = opened.stock.once(
        ("page", notice.hash, language, today), lambda: _with_age(public_page(notice, language, on=today))
    )
    values = {"page": page, "age": age, "lang": LANG[language], "easy": language == "easy"}
    return show(request, "public.html", opened, **values)


def _with_age(page: Page) -> tuple[Page, str]:
    return page, age_in_words(page)
