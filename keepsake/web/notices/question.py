"""The question to a notice, as a form. It is asked by GET, so that a question can be linked, kept and gone back to."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from keepsake.notice.deciding import Request
from keepsake.notice.deciding.request import DISCLOSING
from keepsake.notice.model import Notice
from keepsake.standard.vocabulary import terms
from keepsake.web.notices.choosing import Choices, offer
from keepsake.web.notices.opened import Opened

NAMED = "Named in this notice"
UNNAMED = "Not named in this notice"


def not_listed(label: str) -> dict[str, str]:
    """What to do about a word that is not among the choices."""
    what = f"Choose from the list: {label[:1].lower()}{label[1:].rstrip('?')}"
    return {"invalid_choice": what, "invalid_list": what}


def choice(label: str, missing: str = "", **more: Any) -> forms.ChoiceField:
    """A list to choose one from; the choices follow from the notice."""
    messages = not_listed(label) | {"required": missing}
    return forms.ChoiceField(label=label, required=bool(missing), error_messages=messages, **more)


def choices(label: str, missing: str = "", **more: Any) -> forms.MultipleChoiceField:
    """Boxes to tick."""
    messages = not_listed(label) | {"required": missing}
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(
        label=label, required=bool(missing), error_messages=messages, widget=widget, **more
    )


class Question(forms.Form):
    """Who, doing what, with which information, about whom, for what, in which circumstances, on which day."""

    role = choice("Who", help_text="Leave it open to ask the notice alone, without the local rules.")
    relationship = choice("What is their part in this case?")
    action = choice("Wants to", "Choose what is to be done")
    purpose = choice("For what purpose", "Choose a purpose")
    category = choices("Which information", "Choose at least one kind of information")
    subject = choices("About whom", "Choose at least one kind of person")
    recipient = choice("Going to", help_text="Only where it is shared or exported.")
    source = choice("Coming from", help_text="Only where it is collected.")
    context = choices("What else is so", help_text="What is not ticked is taken not to be so.")
    on = forms.DateField(
        label="On which day",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d"),
        help_text="The version in force on that day answers.",
        error_messages={"invalid": "Enter a day, such as 2026-10-01"},
    )

    def __init__(self, data: Any, opened: Opened) -> None:
        self.day = day_of_asking(opened)
        super().__init__(data, initial={"relationship": "allocated", "subject": ["child"], "on": self.day})
        self.fields["on"].widget.input_type = "date"
        for name, listed in choices_of(opened.notice).items():
            offer(self, name, listed)

    def clean(self) -> dict[str, Any]:
        """A recipient is needed to share, a source to collect."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("action") in DISCLOSING and not cleaned.get("recipient") and "recipient" not in self.errors:
            self.add_error("recipient", "Choose who it goes to")
        if cleaned.get("action") == "collect" and not cleaned.get("source") and "source" not in self.errors:
            self.add_error("source", "Choose where it comes from")
        return cleaned

    def request(self) -> Request:
        """What is asked, once the form is valid."""
        asked = self.cleaned_data
        disclosing = asked["action"] in DISCLOSING
        return Request(
            action=asked["action"],
            purpose=asked["purpose"],
            categories=frozenset(asked["category"]),
            on=asked["on"] or self.day,
            subjects=frozenset(asked["subject"]),
            recipient=asked["recipient"] or None if disclosing else None,
            source=asked["source"] or None if asked["action"] == "collect" else None,
            role=asked["role"] or None,
            relationship=asked["relationship"] or "none",
            context=frozenset(asked["context"]),
        )


def query_of(request: Request) -> dict[str, object]:
    """The words of an address that asks this; codes only, never a person."""
    asked: dict[str, object] = {
        "role": request.role or "",
        "relationship": request.relationship,
        "action": request.action,
        "purpose": request.purpose,
        "category": sorted(request.categories),
        "subject": sorted(request.subjects),
        "recipient": request.recipient or "",
        "source": request.source or "",
        "context": sorted(request.context),
        "on": request.on.isoformat(),
    }
    return {name: value for name, value in asked.items() if value}


def day_of_asking(opened: Opened) -> date:
    """Today; for another version than today's, a day on which it decides."""
    begins, following = opened.notice.header.effective_on, opened.next_version
    if begins > opened.today:
        return begins
    if following is not None and following.header.effective_on <= opened.today:
        return following.header.effective_on - timedelta(days=1)
    return opened.today


def choices_of(notice: Notice) -> dict[str, Choices]:
    """The choices of each list: what the notice names first."""
    purposes = {*notice.codes.get("purposes", {}), *(permit.purpose for permit in notice.permits)}
    recipients = {*notice.codes.get("recipients", {}), *_each(permit.recipients for permit in notice.permits)}
    sources = {*notice.codes.get("sources", {}), *_each(permit.sources for permit in notice.permits)}
    return {
        "role": [("", "Anybody who has a reason"), *_all("roles")],
        "relationship": _all("relationships"),
        "action": [("", "Choose"), *_all("actions")],
        "purpose": [("", "Choose"), *_grouped("purposes", purposes)],
        "category": _categories(notice),
        "subject": _all("subjects"),
        "recipient": [("", "Nobody"), *_grouped("recipients", recipients)],
        "source": [("", "Not asked"), *_grouped("sources", sources)],
        "context": _all("circumstances"),
    }


def _each(lists: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*lists)


def _all(kind: str) -> Choices:
    return [(code, _capital(term.label)) for code, term in terms(kind).items()]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _grouped(kind: str, named: Iterable[str]) -> Choices:
    """The codes that the notice names, and the others."""
    own = set(named)
    groups = (
        (NAMED, [(code, name) for code, name in _all(kind) if code in own]),
        (UNNAMED, [(code, name) for code, name in _all(kind) if code not in own]),
    )
    return [(title, listed) for title, listed in groups if listed]


def _categories(notice: Notice) -> Choices:
    """By how far the law protects them; those that the notice does not name last."""
    own = {*notice.codes.get("categories", {}), *_each(permit.categories for permit in notice.permits)}
    titles = {
        "ordinary": "Everyday information",
        "special": "Specially protected by law",
        "criminal": "About crime",
    }
    groups: dict[str, list[tuple[str, str]]] = {title: [] for title in (*titles.values(), UNNAMED)}
    for code, term in terms("categories").items():
        title = titles.get(term.more.get("sensitivity", ""), titles["ordinary"]) if code in own else UNNAMED
        groups[title].append((code, term.label))
    return [(title, listed) for title, listed in groups.items() if listed]
