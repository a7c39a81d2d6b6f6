"""Forms of the records of a person: add, correct, give an end. Each calls one action."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from keepsake.people.authority import NotYours
from keepsake.people.models import Person
from keepsake.record.personal import Personal
from keepsake.record.recording import NotRecorded
from keepsake.record.writing import Conflict
from keepsake.record.wrong import Wrong
from keepsake.web.people.brief import names_of
from keepsake.web.people.conflicts import conflict_of
from keepsake.web.people.fields import RecordForm, day, text
from keepsake.web.people.nouns.noun import Noun
from keepsake.web.people.nouns.register import NOUNS
from keepsake.web.people.purposes import access_of, of_people, whom
from keepsake.web.people.showing import show
from keepsake.web.people.typed import Typing
from keepsake.web.permissions import Refused

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])


class EndForm(RecordForm):
    ends_on = day("Last day", missing="Enter the last day")
    because = text("Why?", help="They moved, the number was changed.")


@dataclass(frozen=True)
class Editing:
    """A form about one person: what it is called, what it changes, and how."""

    request: HttpRequest
    person: Person
    title: str
    button: str
    typing: Typing
    anchor: str

    @property
    def back(self) -> str:
        return reverse("people:person", kwargs={"id": self.person.pk})

    def answer(self, form: RecordForm, record: Personal | None, act: Callable[[], Any]) -> HttpResponse:
        """Show the form; or do what it asks, once, and go back to the person."""
        typing = self.typing
        if typing.given_up:
            typing.give_up()
            return redirect(self.request.path)
        if not typing.is_sent or not form.is_valid():
            return self.show(form, record)
        sent = typing.take()
        if sent is None:
            return typing.before(self.back)
        try:
            act()
        except Conflict as conflict:
            found = conflict_of(conflict, form, access_of(self.request))
            problem: dict[str, Any] = {"conflict": found, "seen": conflict.now}
        except (Wrong, ValidationError, NotRecorded, NotYours) as refused:
            tell(form, refused)
            problem = {}
        else:
            return typing.done(sent, f"{self.back}?done={self.anchor}#{self.anchor}")
        typing.failed(sent)
        access_of(self.request).written.clear()
        return self.show(form, record, **problem)

    def show(self, form: RecordForm, record: Personal | None, **more: Any) -> HttpResponse:
        access = access_of(self.request)
        name = names_of([self.person.pk], access, access.day)[self.person.pk].name
        seen = (
            more.pop("seen", "") or self.request.POST.get("seen") or self.typing.seen or getattr(record, "version", "")
        )
        shown = {"editing": self, "form": form, "name": name, "seen": seen, "typing": self.typing, **more}
        return show(self.request, "edit.html", shown)


def tell(form: RecordForm, refused: Exception) -> None:
    """Say on the form what an action refused, beside the field it is about."""
    if isinstance(refused, ValidationError):
        for name, texts in getattr(refused, "message_dict", {"": refused.messages}).items():
            form.add_error(name if name in form.fields else None, texts)
        return
    name = refused.field if isinstance(refused, Wrong) else ""
    form.add_error(name if name in form.fields else None, str(refused))


@of_people("people.write")
@ANSWERS
def add(request: HttpRequest, id: UUID, noun: str) -> HttpResponse:
    """A new record of a person."""
    person, kind = whom(request, id), _noun(request, noun, is_new=True)
    typing = Typing(request, f"{noun}:{id.hex}:add")
    form = kind.form(typing.sent, initial=typing.initial(kind.form, {}))
    editing = Editing(request, person, f"Add {kind.one}", "Add", typing, kind.section)
    return editing.answer(form, None, lambda: kind.add(person, form, request.user))  # type: ignore[arg-type]


@of_people("people.write")
@ANSWERS
def correct(request: HttpRequest, id: UUID, noun: str, record: UUID) -> HttpResponse:
    """A new version of a record, with its reason."""
    person, kind = whom(request, id), _noun(request, noun)
    found = record_of(kind, person, record)
    typing = Typing(request, f"{noun}:{record.hex}:correct")
    stands = kind.values_of(found)
    form = kind.form(typing.sent, initial=typing.initial(kind.form, stands), is_correction=True)
    for name in set(kind.fields) - stands.keys() & form.fields.keys():  # nobody overwrites what they cannot see
        form.fields.pop(name, None)
    if typing.draft is not None:
        form.initial.update(
            {
                name: each[0]
                for name, each in typing.draft.values.items()
                if name in form.fields and name not in kind.fields
            }
        )
    editing = Editing(request, person, f"Correct {kind.one}", "Save", typing, kind.section)
    return editing.answer(form, found, lambda: kind.correct(found, form, seen(request, found), request.user))  # type: ignore[arg-type]


@of_people("people.write")
@ANSWERS
def end(request: HttpRequest, id: UUID, noun: str, record: UUID) -> HttpResponse:
    """The last day of a record."""
    person, kind = whom(request, id), _noun(request, noun)
    if not kind.has_end:
        raise Http404
    found = record_of(kind, person, record)
    typing = Typing(request, f"{noun}:{record.hex}:end")
    form = EndForm(typing.sent, initial=typing.initial(EndForm, {"ends_on": found.ends_on}))
    editing = Editing(request, person, f"End {kind.one}", "Save", typing, kind.section)

    def act() -> None:
        stands = seen(request, found)
        if stands != found.version:
            raise Conflict(found, stands, found.version)
        given = form.cleaned_data
        kind.end(found, given["ends_on"], given["because"], request.user)  # type: ignore[arg-type]

    return editing.answer(form, found, act)


def seen(request: HttpRequest, record: Personal) -> int:
    """The version that was on the screen when the worker began to type."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else record.version


def record_of(kind: Noun, person: Person, id: UUID) -> Any:
    """A record of this person. Raises Http404 where it is not there, not theirs, or may not be seen."""
    for row in kind.rows(person.pk):
        if row.pk == id:
            return row
    raise Http404


def _noun(request: HttpRequest, key: str, *, is_new: bool = False) -> Noun:
    """The noun of an address. Raises Refused, with the decision's sentence, where its category is not granted."""
    kind = NOUNS.get(key)
    if kind is None or not kind.is_changed_here or (is_new and kind.adds is None):
        raise Http404
    access = access_of(request)
    if not kind.is_granted:
        refusal = access.refused.get(kind.category)
        raise Refused(refusal.sentence if refusal else "This is not shown for this purpose.")
    return kind
