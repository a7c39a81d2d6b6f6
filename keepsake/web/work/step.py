"""One form, one action: what is asked, what will happen, and nothing typed is lost or done twice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keepsake.people.authority import NotYours
from keepsake.record.recording import NotRecorded
from keepsake.record.writing import Conflict
from keepsake.record.wrong import Wrong
from keepsake.web.people.typed import Typing
from keepsake.web.work.doors import access_of

CHANGED = (
    "Somebody else changed this in the meantime. What you typed is still here: look at how it stands now, and send it "
    "again."
)


class StepForm(forms.Form):
    """Errors are told on the page, in our words."""

    use_required_attribute = False


@dataclass(frozen=True)
class Step:
    """A form on a page of its own.

    ``name`` is the form's, with the record it is about; ``follows`` says what will happen.
    """

    name: str
    title: str
    button: str
    back: str
    caption: str = ""
    says: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    warns: bool = False
    crumbs: tuple[tuple[str, str], ...] = ()
    template: str = "work/step.html"
    more: Mapping[str, Any] = field(default_factory=dict)

    def answer(
        self,
        request: HttpRequest,
        form: type[forms.Form],
        act: Callable[[dict[str, Any]], str | None],
        *,
        given: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> HttpResponse:
        """Show the form; or do what it asks, once, and go on. ``act`` gives the address to go to, or None for back."""
        typing = Typing(request, self.name)
        if typing.given_up:
            typing.give_up()
            return typing.before(request.path)
        bound = form(typing.sent, initial=typing.initial(form, given or {}), **options)
        if not typing.is_sent or not bound.is_valid():
            return self._show(request, bound, typing)
        sent = typing.take()
        if sent is None:
            return typing.before(self.back)
        try:
            address = act(bound.cleaned_data) or self.back
        except (Wrong, ValidationError, NotRecorded, Conflict) as refused:
            tell(bound, refused)
            typing.failed(sent)
            access_of(request).written.clear()
            return self._show(request, bound, typing)
        except NotYours:
            typing.failed(sent)
            raise
        return typing.done(sent, address)

    def _show(self, request: HttpRequest, form: forms.Form, typing: Typing) -> HttpResponse:
        shown = {"step": self, "form": form, "typing": typing, "crumbs": list(self.crumbs) or None, **self.more}
        return render(request, self.template, shown)


def tell(form: forms.Form, refused: Exception) -> None:
    """Say on the form what an action refused, beside the field it is about."""
    name = refused.field if isinstance(refused, Wrong) else ""
    words = CHANGED if isinstance(refused, Conflict) else str(refused)
    if isinstance(refused, ValidationError):
        words = " ".join(refused.messages)
    form.add_error(name if name in form.fields else None, words)
