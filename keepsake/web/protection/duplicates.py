"""Records that may be one person: a list for whoever may join them, and saying that two are two."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.people.duplicates import not_the_same, suggested
from keepsake.web.people.ages import birth_of
from keepsake.web.people.brief import Brief, briefs
from keepsake.web.people.fields import long_text
from keepsake.web.people.purposes import READ
from keepsake.web.work.doors import access_of, account_of, opens, whom
from keepsake.web.work.step import Step, StepForm

SHOWN = 50


@dataclass(frozen=True)
class Suggested:
    """Two records, when each was born, and why they may be one person."""

    one: Brief
    other: Brief
    births: tuple[str, str]
    reasons: tuple[str, ...]


class HowKnown(StepForm):
    words = long_text("How do you know that they are two people?", missing="Say how you know", longest=1000)


@opens("protection.link", categories=READ)
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """The likeliest pairs among the people whom this worker may see."""
    access, pairs = access_of(request), suggested()
    ids = [UUID(int=each.id) for pair in pairs[:SHOWN] for each in (pair.one, pair.other)]
    people = briefs(ids, access)
    found = []
    for pair in pairs[:SHOWN]:
        one, other = people.get(UUID(int=pair.one.id)), people.get(UUID(int=pair.other.id))
        if one is not None and other is not None:
            births = (birth_of(one.person), birth_of(other.person))
            found.append(Suggested(one, other, births, tuple(each[:1].upper() + each[1:] for each in pair.reasons)))
    return render(request, "protection/duplicates.html", {"found": found, "all": len(pairs)})


@opens("protection.link")
@require_http_methods(["GET", "HEAD", "POST"])
def two_people(request: HttpRequest, id: UUID, other: UUID) -> HttpResponse:
    """They are not the same person: say how that is known."""
    one, second = whom(request, id), whom(request, other)
    if id == other:
        raise Http404
    both, by, back = briefs([id, other], access_of(request)), account_of(request), reverse("protection:duplicates")
    step = Step(
        f"two-people:{id.hex}:{other.hex}", "They are two people", "Save", back,
        caption=f"{both[id].name} and {both[other].name}",
        follows=("The two are no longer suggested as one person. What you say is kept, with your name.",),
        crumbs=(("Home", reverse("home")), ("Records that may be one person", back)),
    )  # fmt: skip

    def act(given: dict[str, Any]) -> None:
        not_the_same(one=one, other=second, words=given["words"], by=by)

    return step.answer(request, HowKnown, act)
