"""Has the council's published page changed since the notice file was written? Nothing that is pasted is stored."""

import re
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from keepsake.notice.published import Line, drift
from keepsake.web.notices.opened import Opened, of_notice
from keepsake.web.notices.rules import Resting, described
from keepsake.web.notices.showing import show, trail
from keepsake.web.permissions import granted

LONGEST = 200_000
SHOWN = 200
_LINE_END = re.compile(r"\r\n|\r|\n")  # as keepsake.notice.published counts lines


class Pasted(forms.Form):
    """The text of the page as it is now."""

    text = forms.CharField(
        label="The text of the published page",
        help_text="Open the page, select all of it, copy and paste. Nothing is stored.",
        widget=forms.Textarea,
        strip=False,
        max_length=LONGEST,
        error_messages={
            "required": "Paste the text of the page",
            "max_length": f"Paste no more than {LONGEST:,} characters",
        },
    )

    def clean_text(self) -> str:
        """Only spaces are no text."""
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError("Paste the text of the page")
        return text


@dataclass(frozen=True, slots=True)
class Seen:
    """A line with its words now, where it has any, and what rests on it."""

    line: Line
    words: str
    rests: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class Sort:
    """The lines that something became of."""

    key: str
    title: str
    meaning: str
    total: int
    lines: tuple[Seen, ...]


@granted("notice.drift")
@require_http_methods(["GET", "HEAD", "POST"])
@of_notice
def drifted(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The form, and after it is sent what became of each line."""
    form = Pasted(request.POST if request.method == "POST" else None)
    values = _found(opened, form.cleaned_data["text"]) if form.is_valid() else {}
    return show(request, "drift.html", opened, form=form, crumbs=trail(opened), **values)


def _found(opened: Opened, text: str) -> dict[str, object]:
    became = drift(opened.notice, text)
    words = dict(enumerate(_LINE_END.split(text.removeprefix("\ufeff")), start=1))
    sorts = (
        _sort(opened, words, "changed", "Changed", "Other words now stand where these were.", became.changed),
        _sort(opened, words, "vanished", "Vanished", "These are no longer on the page.", became.vanished),
        _sort(opened, words, "new", "New", "No statement of the notice file speaks of these.", became.new),
        _sort(
            opened, words, "moved", "Moved", "The same words at another place. Nothing has to be done.", became.moved
        ),
    )
    return {
        "drift": became,
        "sorts": [sort for sort in sorts if sort.total],
        "in_question": [described(opened.notice, name) for name in became.in_question],
    }


def _sort(opened: Opened, words: dict[int, str], key: str, title: str, meaning: str, lines: tuple[Line, ...]) -> Sort:
    seen = tuple(
        Seen(line, words.get(line.now or 0, ""), tuple(described(opened.notice, name) for name in line.rests))
        for line in lines[:SHOWN]
    )
    return Sort(key, title, meaning, len(lines), seen)
