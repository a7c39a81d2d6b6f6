"""A decision is reopened with a reason, what followed is gone through, and what is on the wrong child is moved."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.casework.actions import following
from keepsake.casework.actions.parts import key_of
from keepsake.casework.following import Followed, followed_from
from keepsake.casework.models import FollowUp
from keepsake.casework.models.case_record import OwnPart, StepRecord
from keepsake.casework.steps.register import CONTACT
from keepsake.casework.steps.step import Step
from keepsake.people.models import Person
from keepsake.record.access import Access
from keepsake.web.casework.reading import FOLLOWED, access_of, child_of, of_casework
from keepsake.web.casework.sending import page, sent_once
from keepsake.web.casework.stepping import PAGED
from keepsake.web.people.brief import Brief, briefs
from keepsake.web.people.fields import RecordForm, choice, long_text
from keepsake.web.people.finding import LONGEST, results_for
from keepsake.web.people.typed import Typing

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])
STEPS = {**PAGED, CONTACT.key: CONTACT}


class ReopenForm(RecordForm):
    """Why it is reopened."""

    because = long_text(
        "Why is it reopened?",
        missing="Say why it is reopened",
        help="What was decided before stays to be read, with this reason beside it. Then it is decided anew.",
    )


class SettleForm(RecordForm):
    """Does what followed stand?"""

    answer = choice(
        "Does it stand?", FollowUp.Answer.choices, missing="Choose whether it stands", radios=True,
        help="Nothing is deleted: what is withdrawn ends today and stays to be read, with your reason.",
    )  # fmt: skip
    because = long_text("Why?", missing="Say why, for who reads it later")


class MoveForm(RecordForm):
    """Why it is moved."""

    because = long_text(
        "Why is it moved?",
        missing="Say why it is moved",
        help="A stone with this reason stays with the first child. So name nobody here.",
    )


@dataclass(frozen=True)
class Shown:
    """One thing that followed, as a line: what was said of it, or that it is to be looked at."""

    followed: Followed
    names: str
    said: str
    url: str


@dataclass(frozen=True)
class About:
    """The step a page is about, with whom."""

    step: Step
    record: Any
    parts: dict[UUID, OwnPart]
    people: dict[UUID, Brief]

    @property
    def names(self) -> str:
        return ", ".join(each.name for each in self.people.values())

    @property
    def back(self) -> str:
        return address_of(self.step.key, self.record)


def address_of(step: str, record: StepRecord) -> str:
    """The page of a contact or of a declared step."""
    if step == CONTACT.key:
        return reverse("casework:contact", kwargs={"id": record.pk})
    return reverse("casework:step", kwargs={"step": step, "id": record.pk})


def shown_followed(step: str, record: StepRecord, access: Access) -> list[Shown]:
    """What had followed when it was reopened, as far as it may be seen."""
    found = followed_from(record)
    known = briefs({who for each in found for who in each.people}, access)
    return [
        Shown(
            each,
            ", ".join(known[who].name for who in each.people if who in known),
            f"{FollowUp.Answer(each.said.answer).label}. {each.said.reason}" if each.said else "",
            reverse("casework:settle", kwargs={"step": step, "id": record.pk, "followed": each.record.pk}),
        )
        for each in found
    ]


@of_casework("casework.decide", FOLLOWED)
@ANSWERS
def reopen(request: HttpRequest, step: str, id: UUID) -> HttpResponse:
    """A decision is reopened, with a reason."""
    about = _about(step, id, access_of(request))
    typing = Typing(request, f"reopen-step:{id.hex}")
    form = ReopenForm(typing.sent, initial=typing.initial(ReopenForm, {}))

    def act() -> str:
        following.reopen(step=about.record, because=form.cleaned_data["because"], by=typing.owner)
        return f"{about.back}?done=reopened"

    return _answer(request, about, f"Reopen: {about.step.title.lower()}", "Reopen", form, typing, act)


@of_casework("casework.decide", FOLLOWED)
@ANSWERS
def settle(request: HttpRequest, step: str, id: UUID, followed: UUID) -> HttpResponse:
    """One thing that followed from a reopened decision: does it stand?"""
    about = _about(step, id, access_of(request))
    found = next((each for each in followed_from(about.record) if each.record.pk == followed), None)
    if found is None:
        raise Http404
    typing = Typing(request, f"settle:{id.hex}:{followed.hex}")
    form = SettleForm(typing.sent, initial=typing.initial(SettleForm, {}))

    def act() -> str:
        given = form.cleaned_data
        following.settle(
            reopened=about.record, followed=found, answer=given["answer"], because=given["because"], by=typing.owner
        )
        return f"{about.back}?done=settled"

    return _answer(request, about, found.title, "Save", form, typing, act)


@of_casework("casework.write", FOLLOWED)
@require_safe
def find_right(request: HttpRequest, step: str, id: UUID, part: UUID) -> HttpResponse:
    """Whom is it about, if not this child?"""
    access = access_of(request)
    about = _about(step, id, access)
    wrong = _wrong(about, part)
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    results = results_for(text, access, leaving_out=about.parts) if text else []
    shown = {"about": about, "wrong": about.people[wrong], "part": part, "text": text, "results": results}
    return page(request, "find_right.html", shown)


@of_casework("casework.write", FOLLOWED)
@ANSWERS
def move(request: HttpRequest, step: str, id: UUID, part: UUID, to: UUID) -> HttpResponse:
    """The part of a child goes to the child it is about."""
    access = access_of(request)
    about, right = _about(step, id, access), child_of(request, to)
    wrong = about.people[_wrong(about, part)]
    name = briefs([to], access)[to].name
    typing = Typing(request, f"move-part:{part.hex}:{to.hex}")
    form = MoveForm(typing.sent, initial=typing.initial(MoveForm, {}))

    def act() -> str:
        because = form.cleaned_data["because"]
        found: Any = about.parts[wrong.id]
        following.move_part(part=found, of=about.record, to=Person(pk=right.pk), because=because, by=typing.owner)
        return f"{about.back}?done=moved"

    return _answer(request, about, f"Move from {wrong.name} to {name}", "Move it", form, typing, act)


def _about(key: str, id: UUID, access: Access) -> About:
    step = STEPS.get(key)
    record = step.model.objects.filter(pk=id).first() if step else None
    if step is None or record is None:
        raise Http404
    if step.part is None:
        return About(step, record, {}, briefs([record.person_id], access))
    parts = {each.person_id: each for each in step.part.objects.filter(**{key_of(step.part): record})}
    return About(step, record, parts, briefs(parts, access))


def _wrong(about: About, part: UUID) -> UUID:
    found = next((who for who, each in about.parts.items() if each.pk == part and who in about.people), None)
    if found is None:
        raise Http404
    return found


def _answer(
    request: HttpRequest, about: About, title: str, button: str, form: RecordForm, typing: Typing, act: Any
) -> HttpResponse:
    shown = {"form": form, "typing": typing, "back": about.back, "who": about.names, "title": title, "button": button}
    return sent_once(typing, form, act, about.back, lambda: page(request, "form.html", shown))
