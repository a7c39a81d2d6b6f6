"""A form as it goes to the screen and comes back: nothing typed is lost, and what is sent twice is done once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from keepsake.accounts.models import Account
from keepsake.record import drafts, once


@dataclass
class Typing:
    """One form of one worker. ``name`` is the form's own, with the record it is about."""

    request: HttpRequest
    name: str
    number: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        self.owner: Account = self.request.user  # type: ignore[assignment]
        self.is_sent = self.request.method == "POST"
        self.draft = None if self.is_sent else drafts.kept(self.owner, self.name)
        if self.is_sent:
            self.number = _uuid(self.request.POST.get("once", "")) or self.number

    @property
    def slip(self) -> str:
        """What lets the text be kept even when the session is over."""
        return drafts.slip(self.owner, self.name)

    @property
    def seen(self) -> str:
        """The version on which the draft was begun: somebody may have written since."""
        return (self.draft.values.get("seen") or [""])[0] if self.draft else ""

    @property
    def given_up(self) -> bool:
        """Was the draft thrown away by its owner?"""
        return self.is_sent and "discard" in self.request.POST

    @property
    def sent(self) -> QueryDict | None:
        """What was sent, as a form takes it."""
        return self.request.POST if self.is_sent else None

    def initial(self, form: type[forms.Form], values: Mapping[str, Any]) -> dict[str, Any]:
        """The values to begin with: those of the draft where there is one."""
        if self.draft is None:
            return dict(values)
        typed = QueryDict(mutable=True)
        for name, each in self.draft.values.items():
            typed.setlist(name, each)
        known = {name: bound for name, bound in form.base_fields.items() if name in typed}
        return dict(values) | {name: each.widget.value_from_datadict(typed, {}, name) for name, each in known.items()}

    def take(self) -> once.Sent | None:
        """Take the form's number; None where this very form was done before."""
        return once.take(self.number, self.owner)

    def before(self, otherwise: str) -> HttpResponse:
        """To where the first sending led."""
        return redirect(once.led_to(self.number, self.owner) or otherwise)

    def done(self, sent: once.Sent, address: str) -> HttpResponse:
        """The form is done: its draft goes, and a second sending will lead to the same place."""
        once.done(sent, address)
        drafts.drop(self.owner, self.name)
        return redirect(address)

    def failed(self, sent: once.Sent) -> None:
        """It was not done after all: the form can be sent again."""
        sent.delete()

    def give_up(self) -> None:
        drafts.drop(self.owner, self.name)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
