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
from keepsake.web.people.showing import local
from keepsake.web.people.typed import Typing
from keepsake.web.reading import also_opened
from keepsake.web.work.doors import access_of
from keepsake.web.work.stands import Clash, Stands, clash_of


class StepForm(forms.Form):
    """Errors are told on the page, in our words."""

    use_required_attribute = False


@dataclass(frozen=True)
class Step:
    """A form on a page of its own.

    ``name`` is the form's, with the record it is about; ``follows`` says what will happen. ``stands`` is what it
    changes, as it stands now: where somebody else changed it in between, both are shown and nothing is done.
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
    stands: Stands | None = None

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
        files = request.FILES if typing.is_sent else None
        bound = form(typing.sent, files, initial=typing.initial(form, given or {}), **options)
        if not typing.is_sent or not bound.is_valid():
            return self._show(request, bound, typing)
        sent = typing.take()
        if sent is None:
            return typing.before(self.back)
        access = access_of(request)
        clash = self.stands.clash_with(request.POST.get("seen", ""), bound, access) if self.stands else None
        if clash is None:
            try:
                return typing.done(sent, act(bound.cleaned_data) or self.back)
            except (Wrong, ValidationError, NotRecorded) as refused:
                tell(bound, refused)
            except Conflict as conflict:
                clash = clash_of(conflict, bound, access)
            except NotYours:
                typing.failed(sent)
                raise
        typing.failed(sent)
        for each in (access, *also_opened(request)):
            each.written.clear()
        return self._show(request, bound, typing, clash)

    def _show(self, request: HttpRequest, form: forms.Form, typing: Typing, clash: Clash | None = None) -> HttpResponse:
        seen = request.POST.get("seen", "") if typing.is_sent else typing.seen
        seen = clash.seen if clash else seen or (self.stands.seen if self.stands else "")
        shown = {"step": self, "form": form, "typing": typing, "clash": clash, "seen": seen, "local": local}
        shown |= {"crumbs": list(self.crumbs) or None, **self.more}
        return render(request, self.template, shown)


def tell(form: forms.Form, refused: Exception) -> None:
    """Say on the form what an action refused, beside the field it is about."""
    name = refused.field if isinstance(refused, Wrong) else ""
    words = str(refused)
    if isinstance(refused, ValidationError):
        words = " ".join(refused.messages)
    form.add_error(name if name in form.fields else None, words)
