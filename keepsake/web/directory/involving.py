"""Say who works with a child: found in the directory, or added to it in place; nothing typed is lost on the way.

Professionals whom an older record has as persons, related to the child, are put into the directory in the same way.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.forms.utils import ErrorDict
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from keepsake.accounts.models import Account
from keepsake.people import directory
from keepsake.people.actions import directory as entries
from keepsake.people.actions import involvements, relationships
from keepsake.people.identity import ids_of
from keepsake.people.models import Body, Involvement, Person, Professional, Relationship, Service
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong
from keepsake.web.notices.choosing import offer
from keepsake.web.people.brief import names_of
from keepsake.web.people.fields import choice, day, long_text, text
from keepsake.web.people.nouns.noun import shown
from keepsake.web.people.purposes import READ
from keepsake.web.permissions import Refused
from keepsake.web.work.doors import access_of, account_of, opens, whom
from keepsake.web.work.step import Step, StepForm

NEW = "new"
SOUGHT = "A school, a practice, a service or somebody of it, with the town or the postcode where you know it."


class Involve(StepForm):
    """First it is looked for what is sought; then one of those found is chosen, or a new entry is made."""

    sought = text("Who is it?", missing="Enter a name, a place or a postcode", help=SOUGHT)
    chosen = choice("Is it one of these?", (), radios=True)
    kind = choice("What is it?", [("", "Choose"), *Service.choices], help="Only for a new one.")
    name = text(
        "Its name", help="Of the school, the practice or the service. Leave it empty for somebody by themselves."
    )
    lines = long_text("Address", longest=500)
    postcode = text("Postcode", longest=10)
    phone = text("Telephone", longest=40)
    email = text("E-mail", longest=254)
    who = text(
        "Who there?", help="Somebody by name who is not in the list. Leave it empty where it is nobody in particular."
    )
    profession = text("What is their work?", help="Health visitor, designated safeguarding lead.", longest=120)
    who_phone = text("Their own telephone", longest=40)
    who_email = text("Their own e-mail", longest=254)
    part = choice("What part do they have?", [("", "The same as what it is"), *Service.choices])
    words = text("What do they do for them?", help="Goes on Tuesdays; sees her about her asthma.", longest=500)
    begins_on = day("From")
    ends_on = day("Until")

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        looked_for = self.data.get("sought", "") or self.initial.get("sought", "")
        self.is_looked_for = bool(str(looked_for).strip())
        self.is_looking = self.is_bound and ("again" in self.data or "part" not in self.data)
        if self.is_looked_for:
            offer(self, "chosen", [*_found(str(looked_for)[:200], today), (NEW, "None of these: make a new entry")])
            return
        for name in set(self.fields) - {"sought"}:
            del self.fields[name]

    def full_clean(self) -> None:
        """While it is only looked for, nothing is wrong yet but that nothing is sought."""
        super().full_clean()
        if self.is_looking and self.is_looked_for:
            self._errors = ErrorDict()

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_looking

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        if not cleaned.get("chosen"):
            self.add_error("chosen", "Choose one of these, or that it is none of them")
        elif cleaned["chosen"] == NEW and not cleaned["name"] and not cleaned["who"]:
            self.add_error("name", "Enter the name of the body, or who it is")
        elif cleaned["chosen"] == NEW and cleaned["name"] and not cleaned["kind"]:
            self.add_error("kind", "Choose what it is")
        if cleaned.get("who") and not cleaned.get("profession"):
            self.add_error("profession", "Enter what their work is")
        return cleaned


@opens("people.write", categories=READ)
@require_http_methods(["GET", "HEAD", "POST"])
def involve(request: HttpRequest, id: UUID) -> HttpResponse:
    """A body, or somebody of it, works with a person."""
    person, by = whom(request, id), account_of(request)

    def act(given: dict[str, Any]) -> None:
        involved(person=person, given=given, by=by)

    return _ask(request, person, "Who works with them?", "involve", act)


@opens("people.write", categories=READ)
@require_http_methods(["GET", "HEAD", "POST"])
def instead(request: HttpRequest, id: UUID, record: UUID) -> HttpResponse:
    """A professional who stands in the record as a person works with somebody: into the directory, and ended there."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    found = Relationship.objects.filter(pk=record, other__in=ids_of(id), kind=Relationship.Kind.PROFESSIONAL).first()
    if found is None:
        raise Http404
    called = names_of([found.person_id], access, access.day)[found.person_id].name

    def act(given: dict[str, Any]) -> None:
        moved(relationship=found, person=person, given=given, today=access.day, by=by)

    given = {
        "sought": called,
        "who": called,
        "profession": shown(found, "profession") or "",
        "name": shown(found, "body") or "",
        "begins_on": found.begins_on,
        "ends_on": found.ends_on,
    }
    title = f"Put {called} into the directory"
    return _ask(request, person, title, f"instead:{record.hex}", act, given)


def _ask(
    request: HttpRequest,
    person: Person,
    title: str,
    name: str,
    act: Callable[[dict[str, Any]], None],
    given: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The form of who works with a person. Raises Refused where that is not shown for the page's purpose."""
    id, access = person.pk, access_of(request)
    if "services_involved" not in access.granted:
        refusal = access.refused.get("services_involved")
        raise Refused(refusal.sentence if refusal else "Who else works with them is not shown for this purpose.")
    called = names_of([id], access, access.day)[id].name
    back = reverse("people:person", kwargs={"id": id})
    step = Step(
        f"directory:{id.hex}:{name}",
        title,
        "Save",
        f"{back}#workers",
        caption=called,
        crumbs=(("Home", reverse("home")), (called, back)),
        template="directory/involve.html",
    )

    def done(answers: dict[str, Any]) -> str:
        act(answers)
        return f"{back}?done=workers#workers"

    return step.answer(request, Involve, done, given=given, today=access.day)


@action
def involved(*, person: Person, given: dict[str, Any], by: Account) -> Involvement:
    """Make what is new in the directory, and link it; one transaction, so that no entry is left that nobody uses."""
    body, who = _chosen(given["chosen"])
    if given["chosen"] == NEW and given["name"]:
        of_body = {name: given[name] for name in ("kind", "name", "lines", "postcode", "phone", "email")}
        body = entries.add_body(by=by, **of_body)
    if given["who"]:
        by_themselves = {} if body else {"phone": given["phone"], "email": given["email"]}
        own = {"phone": given["who_phone"], "email": given["who_email"]}
        ways = {name: own[name] or by_themselves.get(name, "") for name in own}
        who = _somebody(given["who"], given["profession"], body, ways, by)
    dated = {name: given[name] for name in ("words", "begins_on", "ends_on")}
    part = given["part"] or (given["kind"] if given["chosen"] == NEW else "")
    return involvements.begin(person=person, body=body, professional=who, part=part, by=by, **dated)


@action
def moved(
    *, relationship: Relationship, person: Person, given: dict[str, Any], today: date, by: Account
) -> Involvement:
    """Who stood in the record as a person stands in the directory now. The relationship is over, and can be read."""
    is_there = given["chosen"].startswith("professional:")  # then nobody is added by the name that was filled in
    made = involved(person=person, given=given | {"who": ""} if is_there else given, by=by)
    last = relationship.ends_on or max(today, relationship.begins_on or today)
    relationships.end(relationship=relationship, ends_on=last, because="They are in the directory now.", by=by)
    return made


def _somebody(name: str, profession: str, body: Body | None, ways: dict[str, str], by: Account) -> Professional:
    """Who is typed: somebody who is there under this name already, or a new entry."""
    there = Professional.objects.filter(name__iexact=name.strip(), body=body, ends_on__isnull=True).first()
    return there or entries.add_professional(name=name, profession=profession, body=body, by=by, **ways)


def _chosen(chosen: str) -> tuple[Body | None, Professional | None]:
    what, _, id = chosen.partition(":")
    if what == "professional":
        who = Professional.objects.select_related("body").filter(pk=id).first()
        if who is None:
            raise Wrong("chosen", "They are not in the directory any more.", "Choose another.")
        return who.body, who
    return (Body.objects.filter(pk=id).first() if what == "body" else None), None


def _found(text: str, today: Any) -> list[tuple[str, str]]:
    """What is offered: those that are still there, with what tells them apart."""
    bodies = [each for each in directory.find_bodies(text) if directory.is_open(each, today)]
    people = [each for each in directory.find_professionals(text) if directory.is_open(each, today)]
    offered = [(f"body:{each.pk}", _told(each.name, each.get_kind_display(), *_place(each))) for each in bodies]
    return offered + [
        (f"professional:{each.pk}", _told(each.name, each.profession, each.body.name if each.body else "by themselves"))
        for each in people
    ]


def _place(body: Body) -> list[str]:
    lines = [line.strip() for line in body.lines.splitlines() if line.strip()]
    return [*lines[-1:], body.postcode]


def _told(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
