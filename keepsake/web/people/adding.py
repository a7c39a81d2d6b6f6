"""Add a person, and then the rest of the family: nobody is made before it was looked whether they are there."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.people import before_adding
from keepsake.people.authority import NotYours
from keepsake.people.models import Person
from keepsake.people.seeing import NotSeen
from keepsake.record import drafts
from keepsake.record.recording import NotRecorded
from keepsake.record.wrong import Wrong
from keepsake.web.drafts import typed_in
from keepsake.web.people.brief import Brief, briefs
from keepsake.web.people.council_wide import BEFORE_ADDING, Known, known_to_the_council
from keepsake.web.people.editing import tell
from keepsake.web.people.enrolling import enrol
from keepsake.web.people.family import facts_of
from keepsake.web.people.finding import Result, results_of
from keepsake.web.people.newcomer import NewPersonForm
from keepsake.web.people.purposes import FINDING, access_of, of_people
from keepsake.web.people.showing import show
from keepsake.web.people.typed import Typing


@dataclass(frozen=True)
class Searched:
    """Who may be meant by what was typed, and the proof that these were shown."""

    results: tuple[Result, ...]
    proof: str
    known: tuple[Known, ...] = ()

    @property
    def people(self) -> int:
        return len(self.results) + len(self.known)


@of_people("people.write", purpose=FINDING)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The form; then who is there already; then, if it is none of them, a new record."""
    family = family_named(request)
    typing = Typing(request, f"add:{family[0].id.hex}" if family else "add")
    if typing.given_up:
        typing.give_up()
        return redirect(request.get_full_path())
    blank = {"kin_what": "", "works_with": "me", "role": "" if family else "child"}
    form = NewPersonForm(typing.sent, initial=typing.initial(NewPersonForm, blank), worker=typing.owner, family=family)
    if not typing.is_sent or not form.is_valid():
        return _show(request, form, typing, family)
    searched = search(form, request)
    if searched.people and not _was_shown(request, searched):
        drafts.keep(typing.owner, typing.name, typed_in(request.POST))
        return _show(request, form, typing, family, searched)
    return _make(request, form, typing, family, searched)


def search(form: NewPersonForm, request: HttpRequest) -> Searched:
    """Look for who was typed, among those who may be seen and then in the whole council; no record is made before it.

    They are logged as shown, also when none of them is it.
    """
    text, access = form.search_text(), access_of(request)
    looked = before_adding.look(text, access)
    results = tuple(results_of(looked.matches[:8], access))
    mine = [result.brief.id for result in results]
    known = known_to_the_council(text, access, BEFORE_ADDING, mine) if text else ()
    shown = (*mine, *(each.brief.id for each in known))
    return Searched(results, before_adding.proof_of(access.worker, text, shown), known)


def _was_shown(request: HttpRequest, searched: Searched) -> bool:
    """Did this worker see these very people for this very text, and say that it is none of them?"""
    if request.POST.get("choice") != "none":
        return False
    return before_adding.are_the_same(request.POST.get("proof", ""), searched.proof)


def _make(
    request: HttpRequest, form: NewPersonForm, typing: Typing, family: list[Brief], searched: Searched
) -> HttpResponse:
    sent = typing.take()
    if sent is None:
        return typing.before(reverse("people:find"))
    try:
        person: Person = enrol(newcomer=form.newcomer(), searched=searched.proof, by=typing.owner)
    except (Wrong, ValidationError, NotRecorded, NotYours, NotSeen) as refused:
        typing.failed(sent)
        access_of(request).written.clear()
        tell(form, refused)
        return _show(request, form, typing, family)
    first = family[0].id if family else person.pk
    return typing.done(sent, f"{reverse('people:added', kwargs={'id': person.pk})}?family={first}")


def _show(
    request: HttpRequest, form: NewPersonForm, typing: Typing, family: list[Brief], searched: Searched | None = None
) -> HttpResponse:
    shown = {"form": form, "typing": typing, "family": family, "searched": searched}
    return show(request, "add.html", shown)


@of_people("people.write", purpose=FINDING)
@require_safe
def added(request: HttpRequest, id: UUID) -> HttpResponse:
    """The record is made: who is in the family so far, and what can be done next."""
    person = briefs([id], access_of(request)).get(id)
    family = family_named(request)
    return show(request, "added.html", {"added": person, "family": family})


def family_named(request: HttpRequest) -> list[Brief]:
    """The family of the person in the address, the person first; nobody where they may not be seen."""
    try:
        id = UUID(request.GET.get("family", ""))
    except ValueError:
        return []
    access = access_of(request)
    first: Person | None = Person.objects.filter(pk=id).first()
    return facts_of(first, access)[1] if first else []
