"""A birth, a baby who was not born alive, a death: each one form and one action, and the record goes on as it was."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from keepsake.people.actions import births, persons
from keepsake.people.models import Person
from keepsake.record.access import Access
from keepsake.standard.identifiers import NhsNumber
from keepsake.web.people.brief import names_of
from keepsake.web.people.fields import coded, day, identified, long_text, text, tick
from keepsake.web.people.purposes import READ
from keepsake.web.work.doors import access_of, account_of, opens, whom
from keepsake.web.work.stands import Stands
from keepsake.web.work.step import Step, StepForm

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])
NAME = "Leave it empty if the baby has no name yet. It can be added later."


class Born(StepForm):
    born_on = day("When was the baby born?", missing="Enter the day of birth")
    is_estimated = tick("The day is an estimate", help="Is the day sure?")
    given = text("Given names", help=NAME)
    family = text("Family name")
    said_as = text("How the name is said")
    sex = coded("Sex", "sex")
    nhs_number = text("NHS number", help="From the red book or the hospital. It can be added later.", longest=40)

    def clean_nhs_number(self) -> str:
        typed: str = self.cleaned_data["nhs_number"]
        return identified(NhsNumber, typed) if typed else ""


class NotBornAlive(StepForm):
    on = day("On which day?", missing="Enter the day")
    given = text("Given names", help="The name that the parents gave, if they gave one and want it here.")
    family = text("Family name")
    sex = coded("Sex", "sex")


class Died(StepForm):
    died_on = day("When did they die?", missing="Enter the day")
    because = long_text("How is it known?", missing="Say how it is known", help="Who told us, and when.", longest=1000)


@opens("people.write", categories=READ)
@ANSWERS
def birth(request: HttpRequest, id: UUID) -> HttpResponse:
    """The record of the unborn becomes the child's."""
    person, access, by = _expected(request, id), access_of(request), account_of(request)
    follows = (
        "It is the same record: what was written before the birth stays the child's.",
        "From the day of birth they are a child to the council, and an unborn child no longer.",
    )
    step = _step(person, access, "Record the birth", "Record the birth", "birth", follows)

    def act(given: dict[str, Any]) -> str:
        births.born(person=person, by=by, **given | {"is_estimated": bool(given["is_estimated"])})
        return _told(id, "birth")

    return step.answer(request, Born, act)


@opens("people.write", categories=READ)
@ANSWERS
def not_born_alive(request: HttpRequest, id: UUID) -> HttpResponse:
    """A baby who was not born alive."""
    person, access, by = _expected(request, id), access_of(request), account_of(request)
    follows = (
        "The baby keeps their record and their place in the family. No page speaks of them as expected any more.",
        "Nothing is ended by itself, and nobody is told by Keepsake: you choose what to say, and when.",
    )
    title = "The baby was not born alive"
    step = _step(person, access, title, "Save", "not-born-alive", follows)

    def act(given: dict[str, Any]) -> str:
        births.not_born_alive(person=person, by=by, **given)
        return _told(id, "life")

    return step.answer(request, NotBornAlive, act)


@opens("people.write", categories=READ)
@ANSWERS
def death(request: HttpRequest, id: UUID) -> HttpResponse:
    """Somebody has died."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    _must_be_shown(access)
    if person.died_on is not None or person.birth_known == Person.BirthKnown.EXPECTED:
        raise Http404
    follows = (
        "Their age stops at that day, and every page says that they have died.",
        "Who works with them, their addresses and their family stay as they are until somebody ends them.",
    )
    step = _step(person, access, "Record a death", "Save", "death", follows)

    def act(given: dict[str, Any]) -> str:
        persons.record_death(person=person, by=by, **given)
        return _told(id, "life")

    return step.answer(request, Died, act)


def _expected(request: HttpRequest, id: UUID) -> Person:
    """Raises Http404 for whom no birth is expected, and Refused where the day of birth is not shown."""
    person = whom(request, id)
    _must_be_shown(access_of(request))
    if person.birth_known != Person.BirthKnown.EXPECTED:
        raise Http404
    return person


def _must_be_shown(access: Access) -> None:
    if "date_of_birth" not in access.granted:
        raise Http404


def _told(id: UUID, what: str) -> str:
    return f"{reverse('people:person', kwargs={'id': id})}?done={what}"


def _step(person: Person, access: Access, title: str, button: str, name: str, follows: tuple[str, ...]) -> Step:
    called = names_of([person.pk], access, access.day)[person.pk].name
    back = reverse("people:person", kwargs={"id": person.pk})
    return Step(
        f"life:{person.pk.hex}:{name}", title, button, back, caption=called, follows=follows,
        crumbs=(("Home", reverse("home")), (called, back)), stands=Stands(record=person),
    )  # fmt: skip
