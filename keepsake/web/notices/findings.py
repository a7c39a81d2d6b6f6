"""What is stale, missing, imprecise or unlinked: the findings of the linter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from keepsake.notice.lint.finding import SEVERITIES, Finding
from keepsake.notice.lint.register import lint, rules
from keepsake.web.notices.choosing import offer
from keepsake.web.notices.opened import Opened, of_notice, open_notice
from keepsake.web.notices.shelf import stock
from keepsake.web.notices.showing import show, trail
from keepsake.web.permissions import granted

TITLES = {
    "error": ("Errors", "The notice lacks what the law asks for, or says what does not hold."),
    "warning": ("Warnings", "People may be misled, or something is out of date."),
    "advice": ("Advice", "It would be a better notice with this."),
}


class Asked(forms.Form):
    """On which day to judge, and which findings to show."""

    on = forms.DateField(
        label="Judge it as of",
        required=False,
        help_text="Also a day to come",
        widget=forms.DateInput(format="%Y-%m-%d"),
        error_messages={"invalid": "Enter a day, such as 2026-10-01"},
    )
    kind = forms.ChoiceField(
        label="Kind", required=False, error_messages={"invalid_choice": "Choose a kind from the list"}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].widget.input_type = "date"
        kinds = dict.fromkeys(rule.kind for rule in rules())
        offer(self, "kind", [("", "All kinds"), *((kind, kind.capitalize()) for kind in sorted(kinds))])


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one severity."""

    severity: str
    title: str
    meaning: str
    findings: tuple[Finding, ...]


def findings_of(opened: Opened, on: date | None = None) -> tuple[Finding, ...]:
    """What the linter finds in the notice on a day."""
    if on is not None and on != opened.today:
        return lint(opened.notice, on)  # any day may be asked for, so these are not kept
    return opened.stock.once(("lint", opened.notice.hash, opened.today), lambda: lint(opened.notice, opened.today))


@granted("notice.lint")
@require_safe
@of_notice
def of_one(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The findings about one notice."""
    form = Asked(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    day = asked.get("on") or opened.today
    found = tuple(_of_kind(findings_of(opened, day), asked.get("kind")))
    return show(
        request,
        "findings.html",
        opened,
        form=form,
        groups=grouped(found),
        total=len(found),
        day=day,
        crumbs=trail(opened),
    )


@granted("notice.lint")
@require_safe
def of_all(request: HttpRequest) -> HttpResponse:
    """The findings about every notice, with a table that compares the councils."""
    form = Asked(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    today = timezone.localdate()
    day = asked.get("on") or today
    councils = []
    for id in stock().shelf.ids():
        opened = open_notice(id, None, today)
        found = tuple(_of_kind(findings_of(opened, day), asked.get("kind")))
        councils.append((opened, counts(found), grouped(found)))
    return show(request, "all_findings.html", form=form, councils=councils, severities=TITLES, day=day)


def counts(found: Iterable[Finding]) -> dict[str, int]:
    """How many of each severity."""
    listed = [each.severity for each in found]
    return {severity: listed.count(severity) for severity in SEVERITIES}


def grouped(found: Iterable[Finding]) -> list[Group]:
    """The findings by severity, the worst first; a severity without any is left out."""
    listed = tuple(found)
    groups = (
        Group(severity, *TITLES[severity], tuple(each for each in listed if each.severity == severity))
        for severity in SEVERITIES
    )
    return [group for group in groups if group.findings]


def _of_kind(found: Iterable[Finding], kind: str | None) -> Iterator[Finding]:
    return (each for each in found if not kind or each.kind == kind)
