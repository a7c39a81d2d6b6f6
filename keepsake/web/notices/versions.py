"""What differs between two versions of a notice, in words."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.notice.compare import Comparison, compare
from keepsake.notice.compare.change import Change
from keepsake.notice.model import Notice
from keepsake.web.notices.choosing import offer
from keepsake.web.notices.opened import NotHere, Opened, of_notice
from keepsake.web.notices.showing import show, trail
from keepsake.web.permissions import granted

TITLES = {
    "what it comes to": "What it comes to for people",
    "notice": "The notice as a whole",
    "says": "What the text says",
    "codes": "What it means",
    "permits": "What is permitted",
    "prohibits": "What is forbidden",
    "retention": "How long it is kept",
    "flows": "Regular exchanges",
    "rights": "Rights",
    "consent": "Consent",
    "breach": "After a breach",
    "complaint": "Complaints",
    "contacts": "Contacts",
}


class Pair(forms.Form):
    """The two versions to compare."""

    old = forms.ChoiceField(label="From", error_messages={"invalid_choice": "Choose a version from the list"})
    new = forms.ChoiceField(label="To", error_messages={"invalid_choice": "Choose a version from the list"})

    def __init__(self, data: Any, versions: tuple[Notice, ...]) -> None:
        super().__init__(data)
        numbers = [(str(each.header.version), f"Version {each.header.version}") for each in versions]
        offer(self, "old", numbers)
        offer(self, "new", numbers)

    def clean(self) -> dict[str, Any]:
        """A version does not differ from itself."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "old" in cleaned and cleaned.get("old") == cleaned.get("new"):
            self.add_error("new", "Choose another version than the first")
        return cleaned


@granted("notice.diff")
@require_safe
@of_notice
def compared(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Material changes first; then, folded, where words or lines moved."""
    if len(opened.versions) < 2:
        raise NotHere("This notice has one version only, so there is nothing to compare.")
    *_, before, last = (str(each.header.version) for each in opened.versions)
    form = Pair({"old": request.GET.get("old", before), "new": request.GET.get("new", last)}, opened.versions)
    comparison = _comparison(opened, **form.cleaned_data) if form.is_valid() else None
    return show(
        request,
        "compare.html",
        opened,
        form=form,
        comparison=comparison,
        material=_by_section(comparison, material=True),
        administrative=_by_section(comparison, material=False),
        crumbs=trail(opened),
    )


def _comparison(opened: Opened, old: str, new: str) -> Comparison:
    by_number = {str(each.header.version): opened.stock.whole(each) for each in opened.versions}
    return opened.stock.once(("compare", opened.id, old, new), lambda: compare(by_number[old], by_number[new]))


def _by_section(comparison: Comparison | None, *, material: bool) -> list[tuple[str, list[Change]]]:
    """The changes under a heading in words; headings without any are left out."""
    parts = comparison.by_section().items() if comparison else ()
    listed = ((name, [change for change in found if change.is_material is material]) for name, found in parts)
    return [(TITLES.get(name, name.capitalize()), found) for name, found in listed if found]
