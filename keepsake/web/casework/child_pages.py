"""The casework of one child: the open referral, its steps, what may begin; a referral accepted from a decision."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.casework.actions import assessments, enquiries, referrals
from keepsake.casework.models import Contact, ContactChild, Referral, StrategyChild, StrategyDiscussion
from keepsake.casework.steps.register import ASSESSMENT, ENQUIRY, STRATEGY
from keepsake.record.wrong import Wrong
from keepsake.web.casework.acts import done_words
from keepsake.web.casework.contact import ACCEPTED
from keepsake.web.casework.known_before import re_referral_of
from keepsake.web.casework.listing import groups_of, offered
from keepsake.web.casework.lists import CHILD_LISTS, REFERRALS
from keepsake.web.casework.piece import must_be
from keepsake.web.casework.protection_lists import PROTECTION_CHILD_LISTS
from keepsake.web.casework.reading import STEP, access_of, child_of, of_casework
from keepsake.web.casework.ready_for_census import ready_for_census
from keepsake.web.casework.receiving import children_with
from keepsake.web.casework.sending import page, sent_once
from keepsake.web.casework.step_forms import BeginForm, FollowForm, HeldForm
from keepsake.web.casework.stepping import declared, steps_of
from keepsake.web.casework.to_do import is_unborn, next_for
from keepsake.web.casework.what_is_due import tasks_for
from keepsake.web.people.brief import briefs
from keepsake.web.people.fields import RecordForm
from keepsake.web.people.typed import Typing

LISTS = (*PROTECTION_CHILD_LISTS, *CHILD_LISTS)
BEGUN_HERE = (ASSESSMENT, STRATEGY, ENQUIRY)
DONE = {"accepted": "The referral is accepted. Now its steps can begin."}
FORMS = {ASSESSMENT.key: BeginForm, STRATEGY.key: HeldForm}
ANSWERS = require_http_methods(["GET", "HEAD", "POST"])


@of_casework("casework.read", STEP)
@require_safe
def child(request: HttpRequest, id: UUID) -> HttpResponse:
    """Where the casework of a child stands, and what may begin."""
    found, access = child_of(request, id), access_of(request)
    open_ones, brief = _open(id).exists(), briefs([found.pk], access)[found.pk]
    shown = {
        "brief": brief,
        "referrals": groups_of(found, (REFERRALS,), access),
        "re_referral": re_referral_of(id),
        "steps": steps_of(id, access),
        "may_begin": [each for each in BEGUN_HERE if open_ones and access.role in each.may],
        "next": next_for(found, access),
        "is_unborn": is_unborn(found, access),
        "offered": offered(found, access),
        "listed": groups_of(found, LISTS, access),
        "all_of": lambda key: reverse("casework:all", kwargs={"id": id, "key": key}),
        "tasks": tasks_for([id]),
        "ready": ready_for_census([brief], access),
        "done": done_words(request.GET.get("done", ""), DONE),
    }
    return page(request, "child.html", shown)


@of_casework("casework.read", STEP)
@require_safe
def all_(request: HttpRequest, id: UUID, key: str) -> HttpResponse:
    """All of one list of a child's page."""
    found, access = child_of(request, id), access_of(request)
    listed = groups_of(found, [each for each in LISTS if each.key == key], access, None)
    if not listed:
        raise Http404
    return page(request, "all.html", {"brief": briefs([found.pk], access)[found.pk], "listed": listed})


@of_casework("casework.write", STEP)
@ANSWERS
def accept(request: HttpRequest, id: UUID, child: UUID) -> HttpResponse:
    """What was decided on a contact becomes the child's referral; nothing is typed again."""
    person = child_of(request, child)
    contact = Contact.objects.filter(pk=id, decided_at__isnull=False).first()
    part = ContactChild.objects.filter(contact=id, person=child, outcome__in=ACCEPTED).first()
    if contact is None or part is None:
        raise Http404
    typing = Typing(request, f"accept-referral:{id.hex}:{child.hex}")
    form = RecordForm(typing.sent)

    def act() -> str:
        referrals.accept(
            person=person,
            received_on=timezone.localtime(contact.received_at).date(),
            reason=contact.worry,
            contact=contact,
            source=contact.source,
            by=typing.owner,
        )
        if part.outcome == ContactChild.Outcome.STRATEGY:
            return reverse("casework:begin", kwargs={"id": child, "step": STRATEGY.key})
        return f"{_address(child)}?done=accepted"

    back = reverse("casework:contact", kwargs={"id": id})
    who = briefs([child], access_of(request))[child].name
    shown = {"form": form, "typing": typing, "back": back, "who": who, "title": "Accept the referral"}
    return sent_once(typing, form, act, back, lambda: page(request, "form.html", shown | {"button": "Accept"}))


@of_casework("casework.write", STEP)
@ANSWERS
def begin(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Begin a step for a child's open referral, and for brothers and sisters with one."""
    person, kind, access = child_of(request, id), declared(step), access_of(request)
    if kind not in BEGUN_HERE:
        raise Http404
    known = {each.id: each for each in children_with(person, request)}
    name = known[id].name
    ready = {
        each.person_id: each for each in Referral.objects.filter(pk__in=[r.pk for who in known for r in _open(who)])
    }
    typing = Typing(request, f"begin-{step}:{id.hex}")
    blank: dict[str, Any] = {"children": [str(id)], "on": access.day}
    if step == STRATEGY.key and id in ready:
        blank["concern"] = ready[id].reason  # what was said when the child was referred is not typed again
    form: Any
    if step == ENQUIRY.key:
        form = FollowForm(typing.sent, initial=typing.initial(FollowForm, {"on": access.day}))
    else:
        which = FORMS[step]
        form = which(typing.sent, initial=typing.initial(which, blank), children=[known[who] for who in ready])

    def act() -> str:
        must_be(kind.may, access)
        if id not in ready:
            raise Wrong("", "This child has no open referral.", "Accept one first.")
        on, by = form.cleaned_data["on"], typing.owner
        made: Any
        if step == ENQUIRY.key:
            made = enquiries.enquire(discussion=_decided(id), started_on=on, by=by)
        else:
            chosen = [ready[UUID(each)] for each in form.cleaned_data["children"]]
            if step == STRATEGY.key:
                said = form.cleaned_data["concern"]
                made = enquiries.discuss(referrals=chosen, held_at=form.held_at, concern=said, by=by)
            else:
                made = assessments.start(referrals=chosen, started_on=on, by=by)
        return f"{reverse('casework:step', kwargs={'step': step, 'id': made.pk})}?done=begun"

    back = _address(id)
    title = f"Begin: {kind.title.lower()}"
    shown = {"form": form, "typing": typing, "back": back, "who": name, "title": title, "button": "Begin"}
    return sent_once(typing, form, act, back, lambda: page(request, "form.html", shown))


def _open(child: UUID) -> Any:
    return Referral.objects.filter(person=child, closed_on__isnull=True).exclude(is_no_further_action=True)


def _decided(child: UUID) -> StrategyDiscussion:
    """The last discussion that decided on an enquiry for this child."""
    decided = StrategyChild.objects.filter(person=child, outcome=StrategyChild.Outcome.ENQUIRY)
    ids = list(decided.values_list("discussion", flat=True))
    found: StrategyDiscussion | None = (
        StrategyDiscussion.objects.filter(pk__in=ids, withdrawn_at__isnull=True).order_by("held_at").last()
    )
    if found is None:
        raise Wrong("", "No strategy discussion decided on an enquiry for this child.", "Record the discussion first.")
    return found


def _address(child: UUID) -> str:
    return reverse("casework:child", kwargs={"id": child})
