"""One contact: what was said, of whom, by whom; what was decided and why; whether the referrer was told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.accounts.models import Account
from keepsake.casework.actions import contacts
from keepsake.casework.disclosing import may_be_named
from keepsake.casework.late import written_late
from keepsake.casework.models import Contact, ContactChild, Referral, Referrer
from keepsake.casework.steps.register import CONTACT
from keepsake.casework.steps.step import words_of
from keepsake.clock.due import Due, due
from keepsake.clock.london import day_of
from keepsake.people.models import Person
from keepsake.record.access import Access
from keepsake.standard.codes import codes
from keepsake.web.casework.acts import done_words
from keepsake.web.casework.forms import DecisionForm, TellingForm, moment_now
from keepsake.web.casework.keeping import keeping_of
from keepsake.web.casework.known import uses_of
from keepsake.web.casework.known_before import known_on
from keepsake.web.casework.listing import groups_of, offered
from keepsake.web.casework.lists import CHECKS
from keepsake.web.casework.own import own_of
from keepsake.web.casework.reading import FOLLOWED, access_of, of_casework
from keepsake.web.casework.reopening import shown_followed
from keepsake.web.casework.sending import page, sent_once
from keepsake.web.casework.stepping import found_step
from keepsake.web.people.brief import Brief, briefs
from keepsake.web.people.typed import Typing

DONE = {
    "received": "The contact is recorded. A manager decides what happens next.",
    "decided": "The decision is recorded. Now the referrer is told, or it is said why not.",
    "reopened": "It is open again. Decide anew, and say of what had followed whether it stands.",
    "saved": "It is saved. Whoever used what was corrected is told.",
    "settled": "It is recorded.",
    "moved": "It is moved to the right child.",
    "told": "It is recorded that the referrer was told, or why not. This contact is closed.",
}
ACCEPTED = (ContactChild.Outcome.REFERRAL, ContactChild.Outcome.STRATEGY)
ANSWERS = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Child:
    """A child of a contact, what was said of them, and what was decided."""

    brief: Brief
    part: UUID
    said: str
    outcome: str
    known: tuple[str, ...]
    may_be_accepted: bool


@of_casework("casework.read", FOLLOWED)
@require_safe
def contact(request: HttpRequest, id: UUID) -> HttpResponse:
    """Everything of one contact."""
    found, access = _found(id), access_of(request)
    children = children_of(found, access)
    shown = {
        "contact": found,
        "children": children,
        "answers": _answers(found),
        "own": own_of(request, found_step(CONTACT.key, id, access)),
        "referrers": [(each, may_be_named(each)) for each in Referrer.objects.filter(contact=found)],
        "due": due_of(found),
        "late": {name: written_late(found, name) for name in ("decided_at", "told_at")},
        "decided_by": _name(found.decided_by_id, access),
        "uses": uses_of(found),
        "followed": shown_followed(CONTACT.key, found, access),
        "next": CONTACT.next,
        "offered": offered(found, access),
        "listed": groups_of(found, (CHECKS,), access),
        "keeping": keeping_of(found, [each.brief for each in children], access),
        "done": done_words(request.GET.get("done", ""), DONE),
    }
    return page(request, "contact.html", shown)


@of_casework("casework.decide")
@ANSWERS
def decide(request: HttpRequest, id: UUID) -> HttpResponse:
    """A manager decides for each child, and says why."""
    found, access = _found(id), access_of(request)
    children = {Person(pk=each.brief.id): each.brief.name for each in children_of(found, access)}
    typing = Typing(request, f"decide-contact:{id.hex}")
    form = DecisionForm(typing.sent, children=children)
    form.initial = typing.initial(DecisionForm, moment_now("decided_on", "decided_time"))

    def act() -> str:
        given = form.cleaned_data
        contacts.decide(
            contact=found,
            outcomes=form.outcomes,
            because=given["because"],
            screening=given["screening"],
            at=given["decided_at"],
            by=typing.owner,
        )
        return f"{_address(id)}?done=decided"

    return _form(request, found, "Decide what happens next", form, typing, act)


@of_casework("casework.write")
@ANSWERS
def tell(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the referrer was told; or why they were not."""
    found = _found(id)
    typing = Typing(request, f"tell-referrer:{id.hex}")
    form = TellingForm(typing.sent, initial=typing.initial(TellingForm, moment_now("told_on", "told_time")))

    def act() -> str:
        given = form.cleaned_data
        if given["told_how"]:
            contacts.tell_referrer(contact=found, how=given["told_how"], at=given["told_at"], by=typing.owner)
        else:
            contacts.do_not_tell(contact=found, because=given["not_told_because"], by=typing.owner)
        return f"{_address(id)}?done=told"

    return _form(request, found, "Tell the referrer", form, typing, act)


def children_of(found: Contact, access: Access) -> list[Child]:
    """The children of a contact, with a sign where several worries came in a short time."""
    parts = {part.person_id: part for part in ContactChild.objects.filter(contact=found)}
    running = Referral.objects.filter(person__in=parts, closed_on__isnull=True).exclude(is_no_further_action=True)
    open_ones = set(running.values_list("person", flat=True))
    before = known_on(day_of(found.received_at), parts)
    return [
        Child(
            brief,
            parts[id].pk,
            parts[id].said,
            parts[id].get_outcome_display(),
            before[id],
            parts[id].outcome in ACCEPTED and id not in open_ones,
        )
        for id, brief in briefs(parts, access).items()
    ]


def due_of(found: Contact) -> Due:
    """When the decision is due."""
    return due(CONTACT.clock, found.received_at)


def _answers(found: Contact) -> list[tuple[str, str]]:
    answers = []
    for question in CONTACT.shared[1:]:
        value = getattr(found, question.field)
        if question.field == "source" and value:
            value = codes("referral_source")[value].label
        shown = getattr(found, f"get_{question.field}_display", None)
        answers.append((words_of(Contact, question.field), str(shown() if shown else value)))
    return [(words, answer) for words, answer in answers if answer]


def _name(id: UUID | None, access: Access) -> str:
    if id is None or "worker_and_team" not in access.granted:
        return ""
    return str(Account.objects.values_list("display_name", flat=True).get(pk=id))


def _found(id: UUID) -> Contact:
    found: Contact | None = Contact.objects.filter(pk=id).first()
    if found is None:
        raise Http404
    return found


def _address(id: UUID) -> str:
    return reverse("casework:contact", kwargs={"id": id})


def _form(request: HttpRequest, found: Contact, title: str, form: Any, typing: Typing, act: Any) -> HttpResponse:
    back = _address(found.pk)
    who = ", ".join(each.brief.name for each in children_of(found, access_of(request)))
    shown: Mapping[str, Any] = {"form": form, "typing": typing, "back": back, "who": who, "title": title}
    return sent_once(typing, form, act, back, lambda: page(request, "form.html", shown))
