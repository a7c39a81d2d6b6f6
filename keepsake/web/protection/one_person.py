"""Two records that are one person: found, compared, joined; and parted again where it was a mistake."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.people.actions import merges
from keepsake.people.models import Person
from keepsake.record.history import history
from keepsake.record.opened import current
from keepsake.web.people.ages import birth_of
from keepsake.web.people.brief import briefs
from keepsake.web.people.fields import choice, long_text
from keepsake.web.people.finding import LONGEST, results_for
from keepsake.web.people.purposes import READ
from keepsake.web.people.wording import NOTHING
from keepsake.web.protection.person import crumbs, name_of, step_about
from keepsake.web.protection.sorting import Sorting, sorted_out
from keepsake.web.work.doors import access_of, account_of, opens, whom
from keepsake.web.work.stands import Stands
from keepsake.web.work.step import StepForm

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])


class Because(StepForm):
    because = long_text("How do you know?", missing="Say how you know", longest=1000)


class Sort(Because):
    """How it is known, and on which side each record belongs that was made since they were joined."""

    def __init__(self, *args: Any, sorting: list[Sorting], sides: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in sorting:
            made = choice(each.words, sides, missing=f"Choose whose this is: {each.words}", radios=True, help=each.made)
            made.initial = each.side
            self.fields[each.name] = made


@opens("protection.link", categories=READ)
@require_safe
def find_other(request: HttpRequest, id: UUID) -> HttpResponse:
    """Look for the other record of the same person."""
    person, access = whom(request, id), access_of(request)
    name = name_of(person, access)
    text = request.GET.get("q", name).replace("\x00", "").strip()[:LONGEST]
    results = results_for(text, access, leaving_out=[id]) if text else []
    values = {"person": person, "name": name, "text": text, "results": results, "crumbs": crumbs(person, access)}
    return render(request, "protection/find_other.html", values)


@opens("protection.link")
@ANSWERS
def join(request: HttpRequest, id: UUID, other: UUID) -> HttpResponse:
    """Both records side by side, what joining means, and joining them."""
    person, away = whom(request, id), whom(request, other)
    access, by = access_of(request), account_of(request)
    if id == other:
        raise Http404
    both = briefs([id, other], access)
    keep, goes = both[id], both[other]
    follows = (
        f"The two are read together as one person, under the record of {keep.name} that you started from.",
        "Both keep their numbers, and nothing is moved, changed or deleted.",
        "Whoever works with one works with both; what closes one closes both.",
        "They can be parted again.",
    )
    births = {id: birth_of(keep.person), other: birth_of(goes.person)}
    more = {"keep": keep, "goes": goes, "births": births}
    step = step_about(
        person, access, f"join:{other.hex}", "Are they one person?", "They are one person",
        follows=follows, template="protection/join.html", more=more,
    )  # fmt: skip

    def act(given: dict[str, Any]) -> None:
        merges.link(keep=person, other=away, because=given["because"], by=by)

    return step.answer(request, Because, act)


@opens("protection.link", categories=READ)
@ANSWERS
def part(request: HttpRequest, id: UUID) -> HttpResponse:
    """They are two people after all."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    if person.same_as_id is None:
        raise Http404
    since = history(person)[-1]
    kept = Person.objects.filter(pk=person.same_as_id).first()
    other = name_of(kept, access) if kept else "a record that is not shown to you"
    sorting = sorted_out(person, access) if kept else []
    own = name_of(person, access)
    sides = [(str(person.same_as_id), _side(other, kept)), (str(person.pk), _side(own, person))]
    says: tuple[str, ...] = (f"Joined with {other} on {timezone.localtime(since.recorded_at):%-d %B %Y}.",)
    if since.reason:
        says = (*says, f"The reason was: {since.reason}")
    follows = (
        "From now on they are two people again, each with what was recorded on their own record.",
        "What was written since they were joined goes to the side that you choose below, as a new version with your "
        "reason. What is not shown to you here, such as photographs, stays where it was written.",
        "Who works with one no longer works with the other by that alone.",
    )
    step = step_about(
        person,
        access,
        "part",
        "They are two people",
        "Part the records",
        says=says,
        follows=follows,
        warns=True,
        stands=Stands(record=person),
        template="protection/part.html",
        more={"sorting": len(sorting)},
    )

    def act(given: dict[str, Any]) -> str:
        side = {each.record: Person(pk=UUID(given[each.name])) for each in sorting}
        merges.split(person=person, because=given["because"], side=side, by=by)
        return reverse("protection:person", kwargs={"id": id})

    return step.answer(request, Sort, act, sorting=sorting, sides=sides)


def _side(name: str, person: Person | None) -> str:
    """A side in words: two who were taken for one are often called alike."""
    born = birth_of(person) if person is not None and "date_of_birth" in current().granted else ""
    return f"{name}, born {born}" if born and born != NOTHING else name
