"""Add, correct and close an entry of the directory. What is put right is put right for every child at once."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from keepsake.people.actions import directory as actions
from keepsake.people.models import Body, Professional, Service
from keepsake.web.people.fields import choice, day, long_text, text
from keepsake.web.work.doors import account_of, opens
from keepsake.web.work.stands import Stands
from keepsake.web.work.step import Step, StepForm

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])
KINDS = [("", "Choose"), *Service.choices]
WHY = "Why is it changed?"
FOR_ALL = "It changes for every child who is linked with it. How it stood before is kept."


class BodyForm(StepForm):
    kind = choice("What is it?", KINDS, missing="Choose what it is")
    name = text("Name", missing="Enter the name")
    lines = long_text("Address", help="One line for each part; the town last.", longest=500)
    postcode = text("Postcode", longest=10)
    phone = text("Telephone", longest=40)
    email = text("E-mail", longest=254)
    number = text("Its own number", help="A school's URN, a practice's code.", longest=40)


class CorrectBody(BodyForm):
    because = text(WHY, missing="Say why it is changed")


class ProfessionalForm(StepForm):
    name = text("Name", missing="Enter the name")
    profession = text("What is their work?", missing="Enter what their work is", longest=120)
    phone = text("Telephone", help="Their own. Without one, that of where they work is shown.", longest=40)
    email = text("E-mail", longest=254)


class CorrectProfessional(ProfessionalForm):
    because = text(WHY, missing="Say why it is changed")


class Close(StepForm):
    ends_on = day("Last day", missing="Enter the last day")
    because = text("Why?", missing="Say why")


@opens("people.write")
@ANSWERS
def add_body(request: HttpRequest) -> HttpResponse:
    """A school, a practice, a station that is not there yet."""
    by = account_of(request)
    step = _step(
        "directory:body:add",
        "Add a school, a practice or another body",
        "Add",
        reverse("directory:find"),
        follows=("Look first whether it is there: one entry serves every child.",),
    )

    def act(given: dict[str, Any]) -> str:
        return reverse("directory:body", kwargs={"id": actions.add_body(by=by, **given).pk})

    return step.answer(request, BodyForm, act, given={"name": request.GET.get("name", "")[:200]})


@opens("people.write")
@ANSWERS
def add_professional(request: HttpRequest, id: UUID) -> HttpResponse:
    """Somebody who works for a body."""
    where, by = get_object_or_404(Body, pk=id), account_of(request)
    back = reverse("directory:body", kwargs={"id": id})
    step = _step(f"directory:{id.hex}:somebody", "Add somebody who works there", "Add", back, caption=where.name)

    def act(given: dict[str, Any]) -> None:
        actions.add_professional(body=where, by=by, **given)

    return step.answer(request, ProfessionalForm, act)


@opens("people.write")
@ANSWERS
def correct_body(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put a body right."""
    return _correct(request, get_object_or_404(Body, pk=id), CorrectBody, "directory:body")


@opens("people.write")
@ANSWERS
def correct_professional(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put a professional's entry right."""
    return _correct(request, get_object_or_404(Professional, pk=id), CorrectProfessional, "directory:professional")


@opens("people.write")
@ANSWERS
def close_body(request: HttpRequest, id: UUID) -> HttpResponse:
    """A body is there no longer."""
    return _close(request, get_object_or_404(Body, pk=id), "directory:body")


@opens("people.write")
@ANSWERS
def close_professional(request: HttpRequest, id: UUID) -> HttpResponse:
    """Somebody does not work there any more."""
    return _close(request, get_object_or_404(Professional, pk=id), "directory:professional")


def _correct(request: HttpRequest, entry: Body | Professional, form: type[StepForm], page: str) -> HttpResponse:
    by, back = account_of(request), reverse(page, kwargs={"id": entry.pk})
    given = {name: getattr(entry, name) for name in form.base_fields if hasattr(entry, name)}
    words = {str(field.label): str(given[name]) for name, field in form.base_fields.items() if name in given}
    step = _step(
        f"directory:{entry.pk.hex}:correct",
        "Correct the entry",
        "Save",
        back,
        caption=entry.name,
        follows=(FOR_ALL,),
        stands=Stands(words=words),
    )

    def act(given: dict[str, Any]) -> None:
        actions.correct(entry=entry, by=by, **given)

    return step.answer(request, form, act, given=given)


def _close(request: HttpRequest, entry: Body | Professional, page: str) -> HttpResponse:
    by, back = account_of(request), reverse(page, kwargs={"id": entry.pk})
    follows = ("With whom they worked stays as it is, until each is ended.", "It is offered no more for others.")
    step = _step(
        f"directory:{entry.pk.hex}:close", "It is there no longer", "Save", back, caption=entry.name, follows=follows
    )

    def act(given: dict[str, Any]) -> None:
        actions.close(entry=entry, by=by, **given)

    return step.answer(request, Close, act)


def _step(name: str, title: str, button: str, back: str, **more: Any) -> Step:
    crumbs = (("Home", reverse("home")), ("Directory", reverse("directory:find")))
    return Step(name, title, button, back, crumbs=crumbs, **more)
