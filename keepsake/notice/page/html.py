"""A page as HTML that stands alone."""

from keepsake.notice.page.structure import Page
from keepsake.notice.page.text import age_in_words
from keepsake.notice.templates import render

LANG = {"full": "en-GB", "easy": "en-GB-x-easy"}


def page_html(page: Page) -> str:
    """The page with its questions as headings; an answer carries the key of its statement as its id."""
    return render("page.html", page=page, age=age_in_words(page), lang=LANG[page.language])
