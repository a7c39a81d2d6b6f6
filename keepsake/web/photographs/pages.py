"""The pages of photographs: all of a person, adding one, correcting what is said, taking it down, and the file."""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.people.actions import photographs as actions
from keepsake.people.models import Person, Photograph
from keepsake.record.access import Access
from keepsake.record.history import history
from keepsake.web.people.ages import in_day
from keepsake.web.people.brief import names_of
from keepsake.web.people.changes import told
from keepsake.web.people.faces import PICTURES, RECOGNISE
from keepsake.web.people.fields import day, long_text, text
from keepsake.web.people.showing import local
from keepsake.web.permissions import Refused
from keepsake.web.reading import for_another_use
from keepsake.web.uploads import was_too_large
from keepsake.web.work.doors import access_of, account_of, opens, whom
from keepsake.web.work.stands import Stands
from keepsake.web.work.step import Step, StepForm

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])
TYPES = ".jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp"
WHY = "The child or who has parental responsibility for them, when they agreed, and what it is for."


class Say(StepForm):
    """What is said of a photograph."""

    shows = text(
        "What does it show?",
        missing="Say what it shows",
        help="For whoever cannot see it: a girl with short dark hair, smiling.",
    )
    taken_on = day("When was it taken?", help="Leave it empty if nobody knows.")
    why = long_text("Who agreed to it, and why is it held?", missing="Say who agreed, and why", help=WHY, longest=1000)


class Add(Say):
    """The file and what is said of it."""

    sent = forms.FileField(
        label="Photograph",
        help_text="A JPEG, PNG or WebP file of up to 10 MB. Only the picture is kept: where it was taken, and all else "
        "that a telephone writes into the file, is left behind.",
        error_messages={"required": "Choose a photograph", "empty": "The file is empty. Choose another"},
        widget=forms.FileInput(attrs={"accept": TYPES}),
    )
    field_order = ("sent", "shows", "taken_on", "why")

    def __init__(self, *args: Any, is_too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_too_large:
            too_large = "The file is larger than 10 MB. Choose a smaller one"
            self.fields["sent"].error_messages["required"] = too_large

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors and cleaned.get("sent"):
            self.add_error("sent", ValidationError("Choose the photograph again: a browser does not send it twice"))
        return cleaned


class Correct(Say):
    """What was wrong, and why it is changed."""

    because = text("Why is it changed?", missing="Say why it is changed", help="What stood before is kept.")


class TakeDown(StepForm):
    because = text("Why?", missing="Say why", help="They no longer agree; it is somebody else.")


@dataclass(frozen=True)
class Whose:
    """Whose photographs a page is about, under the access that is opened to know somebody by their face."""

    person: Person
    name: str
    access: Access
    refused: str

    @property
    def crumbs(self) -> tuple[tuple[str, str], ...]:
        return (("Home", reverse("home")), (self.name, reverse("people:person", kwargs={"id": self.person.pk})))

    def step(self, title: str, button: str, name: str, follows: Iterable[str] = (), **more: Any) -> Step:
        back = reverse("photographs:all", kwargs={"id": self.person.pk})
        crumbs = (*self.crumbs, ("Photographs", back))
        key = f"photograph:{self.person.pk.hex}:{name}"
        return Step(key, title, button, back, caption=self.name, follows=tuple(follows), crumbs=crumbs, **more)

    def photograph(self, record: UUID) -> Photograph:
        """Raises Http404 where it is not there, not theirs, or may not be seen."""
        found: Photograph | None = None
        if not self.refused:
            found = Photograph.objects.filter(person=self.person, pk=record).first()
        if found is None:
            raise Http404
        return found


def of_photographs(permission: str, *, is_writing: bool = False) -> Callable[[Callable[..., HttpResponse]], Any]:
    """A page of photographs: who it is about is read for casework, the pictures to know them by.

    What the notice refuses is told in its sentence, by the page that lists them; nothing is written then.
    """

    def mark(view: Callable[..., HttpResponse]) -> Any:
        @opens(permission, categories=("name", "date_of_birth"))
        @functools.wraps(view)
        def answer(request: HttpRequest, id: UUID, **given: Any) -> HttpResponse:
            person, access = whom(request, id), access_of(request)
            name = names_of([id], access, access.day)[id].name
            with for_another_use(request, purpose=RECOGNISE, categories=PICTURES) as other:
                decision = other.about(id)["visual_images"]
                refused = "" if decision.allowed else decision.sentence
                if refused and is_writing:
                    raise Refused(refused)
                return view(request, Whose(person, name, other, refused), **given)

        return answer

    return mark


@of_photographs("people.photograph")
@require_safe
def all_(request: HttpRequest, whose: Whose) -> HttpResponse:
    """Every photograph of a person with its history, the newest first."""
    rows: list[Photograph] = []
    if not whose.refused:
        # The one that stands comes first: the one before it was ended in the same moment.
        newest = (F("ends_on").desc(nulls_first=True), "-begins_on", "-recorded_at")
        rows = list(Photograph.objects.filter(person=whose.person).order_by(*newest))
    today = whose.access.day
    standing = next((row for row in rows if row.ends_on is None or row.ends_on >= today), None)
    values = {
        "whose": whose,
        "listed": [(row, _versions(row, whose.access), row is standing) for row in rows],
        "crumbs": whose.crumbs,
        "in_day": in_day,
        "local": local,
    }
    return render(request, "photographs/all.html", values)


@opens("people.photograph", purpose=RECOGNISE, categories=PICTURES)
@require_safe
def picture(request: HttpRequest, id: UUID, record: UUID) -> HttpResponse:
    """The file of one photograph: ours, made from pixels, and never kept by a browser on its way."""
    decision = access_of(request).about(id)["visual_images"]
    found = Photograph.objects.filter(person=id, pk=record).first() if decision.allowed else None
    if found is None:
        raise Http404
    answer = HttpResponse(actions.opened(found), content_type="image/jpeg")
    answer.headers["Content-Disposition"] = content_disposition_header(False, "photograph.jpg") or "inline"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store, private"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


@of_photographs("people.photograph.write", is_writing=True)
@ANSWERS
def add(request: HttpRequest, whose: Whose) -> HttpResponse:
    """A new photograph, which takes the place of the one before."""
    by = account_of(request)
    follows = (
        "The picture is drawn anew: nothing else of the file is kept.",
        "It is kept sealed, shown only to whom the privacy notice allows, and each look is written down.",
        "A photograph that stands now is kept among the earlier ones.",
    )
    step = whose.step("Add a photograph", "Add", "add", follows)

    def act(given: dict[str, Any]) -> str:
        sent = given["sent"].read()
        said = {name: given[name] for name in ("shows", "why", "taken_on")}
        actions.add(person=whose.person, sent=sent, by=by, **said)
        return f"{reverse('people:person', kwargs={'id': whose.person.pk})}?done=photograph"

    return step.answer(request, Add, act, is_too_large=was_too_large(request, "sent"))


@of_photographs("people.photograph.write", is_writing=True)
@ANSWERS
def correct(request: HttpRequest, whose: Whose, record: UUID) -> HttpResponse:
    """What is said of a photograph was wrong."""
    by = account_of(request)
    found = whose.photograph(record)
    stands = {name: getattr(found, name) for name in ("shows", "taken_on", "why")}
    title = "Correct what is said of a photograph"
    step = whose.step(title, "Save", f"correct:{record.hex}", stands=Stands(record=found))

    def act(given: dict[str, Any]) -> None:
        actions.correct(photograph=found, by=by, **given)

    return step.answer(request, Correct, act, given=stands)


@of_photographs("people.photograph.write", is_writing=True)
@ANSWERS
def take_down(request: HttpRequest, whose: Whose, record: UUID) -> HttpResponse:
    """A photograph is shown no more."""
    by = account_of(request)
    found = whose.photograph(record)
    follows = (
        "It is shown on no page and in no list from now on.",
        "It stays among the earlier photographs, with your reason, until its time to be destroyed has come.",
    )
    step = whose.step("Take this photograph down", "Take it down", f"down:{record.hex}", follows,
                 stands=Stands(record=found), warns=True)  # fmt: skip

    def act(given: dict[str, Any]) -> None:
        actions.take_down(photograph=found, because=given["because"], by=by)

    return step.answer(request, TakeDown, act)


def _versions(row: Photograph, access: Access) -> list[Any]:
    stood = history(row)
    return [told(Photograph, place, stood, access) for place in range(len(stood) - 1, -1, -1)]
