"""The statements of a notice: what the published text says, and what is made of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.notice.model import CODED, SECTIONS, Notice, Statement
from keepsake.notice.page.voice import codes_of, text_of
from keepsake.notice.promised import not_carried_out
from keepsake.standard.vocabulary import Term, terms
from keepsake.web.notices.findings import findings_of
from keepsake.web.notices.opened import NotHere, Opened, of_notice
from keepsake.web.notices.rules import resting_on
from keepsake.web.notices.showing import show, trail
from keepsake.web.permissions import granted

TITLES = {
    "about": "About the notice",
    "subjects": "People",
    "categories": "Information",
    "sources": "Sources",
    "purposes": "Purposes",
    "bases": "Legal bases",
    "recipients": "Recipients",
    "processes": "Regular exchanges",
    "conditions": "Conditions",
    "retention": "Keeping",
    "rights": "Rights",
    "safeguards": "Safeguards",
    "contacts": "Contacts",
    "furniture": "Parts of the page that are no notice",
}
ONLY = (
    ("", "All statements"),
    ("unkept", "Promised, not yet carried out"),
    ("gap", "The text leaves something out"),
    ("note", "With a note"),
)


class Filter(forms.Form):
    """Which statements to list."""

    section = forms.ChoiceField(label="Part", required=False, choices=[("", "All parts"), *TITLES.items()])
    only = forms.ChoiceField(label="Only", required=False, choices=ONLY)


@dataclass(frozen=True, slots=True)
class Row:
    """A statement of the list, and how many rules rest on it."""

    statement: Statement
    resting: int
    is_unkept: bool


@granted("notice.statement")
@require_safe
@of_notice
def list_(request: HttpRequest, opened: Opened) -> HttpResponse:
    """All statements by section, or those that are asked for."""
    form = Filter(request.GET)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    rows = [row for row in _rows(opened.notice) if _wanted(row, asked)]
    parts = [(TITLES[name], found) for name in SECTIONS if (found := _in(rows, name))]
    crumbs = trail(opened, ("Statements", opened.url("statements")))
    return show(request, "statements.html", opened, form=form, parts=parts, found=len(rows), crumbs=crumbs[:-1])


@granted("notice.statement")
@require_safe
@of_notice
def statement(request: HttpRequest, opened: Opened, key: str) -> HttpResponse:
    """Everything known of one statement."""
    notice = opened.notice
    made = notice.statements.get(key)
    if made is None:
        raise NotHere("This notice makes no such statement.")
    unkept = {each.statement.key: each for each in not_carried_out(notice)}
    return show(
        request,
        "statement.html",
        opened,
        statement=made,
        part=TITLES[made.section],
        easy=text_of(notice, made, "easy"),
        terms_bound=tuple(_bound(notice, made)),
        resting=resting_on(notice, made),
        findings=[found for found in findings_of(opened) if key in found.keys],
        unkept=unkept.get(key),
        crumbs=trail(opened, ("Statements", opened.url("statements"))),
    )


def _rows(notice: Notice) -> Iterator[Row]:
    cited = notice.cited_by()
    unkept = {each.statement.key for each in not_carried_out(notice)}
    for made in notice.statements.values():
        yield Row(made, len(cited.get(made.key, ())), made.key in unkept)


def _wanted(row: Row, asked: dict[str, Any]) -> bool:
    if asked.get("section") and row.statement.section != asked["section"]:
        return False
    only = {"unkept": row.is_unkept, "gap": bool(row.statement.gap), "note": bool(row.statement.note)}
    return only.get(asked.get("only", ""), True)


def _in(rows: Iterable[Row], section: str) -> list[Row]:
    return [row for row in rows if row.statement.section == section]


def _bound(notice: Notice, made: Statement) -> Iterator[Term]:
    """The words of the vocabulary that it stands for."""
    codes = codes_of(notice, made) if made.section in CODED else (made.id,)
    known = terms(made.section)
    return (known[code] for code in codes if code in known)
