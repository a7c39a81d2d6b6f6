"""Who may do what, with which information, and why: notice and local rules together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from keepsake.notice.access import load_access
from keepsake.notice.access_table import AccessGroup, AccessTable, access_csv, access_table
from keepsake.notice.model import ANY
from keepsake.standard.vocabulary import label, terms
from keepsake.web.notices.choosing import offer
from keepsake.web.notices.opened import NotHere, Opened, of_notice
from keepsake.web.notices.showing import download, show, trail
from keepsake.web.permissions import granted

FIRST = "social_worker"


class Filter(forms.Form):
    """Whose access to show."""

    role = forms.ChoiceField(label="Who", required=False, error_messages={"invalid_choice": "Choose who from the list"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "role", [(code, term.label) for code, term in terms("roles").items()])


@granted("notice.access")
@require_safe
@of_notice
def table(request: HttpRequest, opened: Opened) -> HttpResponse:
    """One role at a time: the whole table has tens of thousands of cells."""
    form = Filter(request.GET if "role" in request.GET else {"role": FIRST})
    role = (form.cleaned_data["role"] or FIRST) if form.is_valid() else FIRST
    groups = opened.stock.once(("groups", opened.notice.hash, role), lambda: of_role(opened, role).groups(role))
    purposes = [(code, tuple(found)) for code, found in groupby(groups, lambda group: group.purpose)]
    values = {"form": form, "role": role, "purposes": _merged(purposes)}
    stops = {rule.id: rule.because or rule.id for rule in opened.notice.prohibits}
    return show(request, "access.html", opened, stops=stops, crumbs=trail(opened), **values)


@granted("notice.access")
@require_safe
@of_notice
def table_csv(request: HttpRequest, opened: Opened) -> HttpResponseBase:
    """Every cell for a spreadsheet, of one role or of all. All of them are sent while they are worked out."""
    form = Filter(request.GET)
    if not form.is_valid():
        raise NotHere("There is no such role.")
    role = form.cleaned_data["role"]
    roles = [role] if role else list(terms("roles"))
    name = f"{opened.id}-version-{opened.notice.header.version}-access{'-' + role if role else ''}.csv"
    return download(_csv(opened, roles), name)


def _csv(opened: Opened, roles: Iterable[str]) -> Iterator[str]:
    """The tables of the roles one after the other, with one line of headings."""
    for number, role in enumerate(roles):
        text = access_csv(of_role(opened, role))
        yield text.partition("\r\n")[2] if number else text


def of_role(opened: Opened, role: str) -> AccessTable:
    """The cells of one role, which is all that the page needs."""
    rules = [
        replace(rule, roles=frozenset({role}))
        for rule in load_access().rules
        if rule.roles == ANY or role in rule.roles
    ]
    return access_table(opened.notice, rules)


def _merged(parts: list[tuple[str, tuple[AccessGroup, ...]]]) -> list[tuple[str, list[AccessGroup]]]:
    """Each purpose once, by its words."""
    found: dict[str, list[AccessGroup]] = {}
    for code, groups in parts:
        found.setdefault(code, []).extend(groups)
    return sorted(found.items(), key=lambda part: label("purposes", part[0]))
