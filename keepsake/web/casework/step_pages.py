"""One page for every declared step: read it, fill it in piece by piece, send it, approve it or give it back."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.accounts.models import Account
from keepsake.casework.actions import assessments, steps
from keepsake.casework.models import Assessment
from keepsake.casework.status import Step as State
from keepsake.casework.status import step_state
from keepsake.casework.steps.easy import happens_next
from keepsake.record.wrong import Wrong
from keepsake.standard.vocabulary import label
from keepsake.web.casework.acts import done_words
from keepsake.web.casework.known import marks_of, uses_of
from keepsake.web.casework.listing import groups_of, offered
from keepsake.web.casework.lists import STEP_LISTS
from keepsake.web.casework.own import own_of
from keepsake.web.casework.piece import fill_in, must_be, ready_of
from keepsake.web.casework.protection_lists import PROTECTION_STEP_LISTS
from keepsake.web.casework.reading import FOLLOWED, STEP, access_of, of_casework
from keepsake.web.casework.reopening import shown_followed
from keepsake.web.casework.sending import page, sent_once
from keepsake.web.casework.step_forms import JudgeForm
from keepsake.web.casework.stepping import FILLED, Found, answers, declared, due_of, found_step, is_sent
from keepsake.web.casework.to_do import also_offered, due_in_protection
from keepsake.web.casework.what_is_due import tasks_of_step
from keepsake.web.people.ages import in_day
from keepsake.web.people.fields import RecordForm
from keepsake.web.people.typed import Typing
from keepsake.web.permissions import Refused

LISTS = {**STEP_LISTS, **PROTECTION_STEP_LISTS}
DONE = {
    "begun": "It has begun. Fill it in piece by piece: what is saved stays, and what is missing is listed.",
    "saved": "It is saved.",
    "sent": "It is sent. A manager approves it, or returns it with a comment.",
    "approve": "It is approved.",
    "return": "It is returned with your comment.",
    "reopened": "It is open again. Put right what was wrong, and say of what had followed whether it stands.",
    "settled": "It is recorded.",
    "moved": "It is moved to the right child.",
}
REOPENED_FROM = (State.APPROVED, State.WITHDRAWN)
ANSWERS = require_http_methods(["GET", "HEAD", "POST"])


@of_casework("casework.read", FOLLOWED)
@require_safe
def step(request: HttpRequest, step: str, id: UUID) -> HttpResponse:
    """Everything of one step."""
    access = access_of(request)
    declared(step)
    found = found_step(step, id, access)
    own = own_of(request, found)
    shown = {
        "found": found,
        "answers": answers(found.record, (*found.step.shows, *found.step.shared), access),
        "own": own,
        "missing": found.missing + own.missing,
        "due": due_of(found) or due_in_protection(found),
        "may_fill": found.is_open and access.role in found.step.may,
        "may_judge": is_sent(found.record) and access.role in found.step.approves,
        "done": done_words(request.GET.get("done", ""), DONE),
        "offered": (*offered(found.record, access), *also_offered(found, access)),
        "listed": groups_of(found.record, LISTS.get(found.step.key, ()), access),
        "tasks": tasks_of_step(found),
        "marks": {each.pk: marks_of(each, access) for each in (found.record, *(each.part for each in found.children))},
        "uses": uses_of(found.record),
        "ready": ready_of(found, access),
        "easy": easy_of(found),
        "followed": shown_followed(step, found.record, access),
        "may_reopen": found.state in REOPENED_FROM and access.role in found.step.approves,
    }
    return page(request, "step.html", shown)


def easy_of(found: Found) -> list[str]:
    """What happens next, in easy words."""
    when = due_of(found)
    is_over = bool(found.step.closes and getattr(found.record, found.step.closes))
    by_when = in_day(when.day) if when else ""
    return happens_next(found.step, step_state(found.record), by_when=by_when, is_over=is_over)


@of_casework("casework.record", STEP)
@ANSWERS
def fill(request: HttpRequest, step: str, id: UUID) -> HttpResponse:
    """What is shared by the children."""
    _must_fill(step, request)
    found = found_step(step, id, access_of(request))

    def write(by: Account, seen: int, values: dict[str, Any]) -> None:
        steps.fill(step=found.record, by=by, seen=seen, **values)

    return fill_in(request, found, found.record, None, write)


@of_casework("casework.record", STEP)
@ANSWERS
def fill_own(request: HttpRequest, step: str, id: UUID, part: UUID) -> HttpResponse:
    """One child's own part."""
    _must_fill(step, request)
    found = found_step(step, id, access_of(request))
    child = next((each for each in found.children if each.part.pk == part), None)
    if child is None:
        raise Http404

    def write(by: Account, seen: int, values: dict[str, Any]) -> None:
        steps.fill_part(part=child.part, of=found.record, by=by, seen=seen, **values)

    return fill_in(request, found, child.part, child, write)


@of_casework("casework.write", STEP)
@ANSWERS
def send(request: HttpRequest, step: str, id: UUID) -> HttpResponse:
    """It is complete, and goes to a manager."""
    declared(step)
    found = found_step(step, id, access_of(request))
    typing = Typing(request, f"send-step:{id.hex}")
    form = RecordForm(typing.sent)

    def act() -> str:
        must_be(found.step.may, access_of(request))
        if not found.step.approves:
            raise Wrong("", "Nobody approves this: it is kept as it is written.")
        missing = found.missing + own_of(request, found).missing
        if missing:
            raise Wrong("", f"Not said yet: {'; '.join(missing)}")
        steps.send(step=found.record, by=typing.owner)
        return f"{found.url}?done=sent"

    return _asked(request, found, "Send for approval", "Send", form, typing, act)


@of_casework("casework.decide", STEP)
@ANSWERS
def judge(request: HttpRequest, step: str, id: UUID) -> HttpResponse:
    """A manager approves it, or returns it with a comment."""
    declared(step)
    found, access = found_step(step, id, access_of(request)), access_of(request)
    typing = Typing(request, f"judge-step:{id.hex}")
    form = JudgeForm(typing.sent, initial=typing.initial(JudgeForm, {}))

    def act() -> str:
        must_be(found.step.approves, access)
        answer, comment = form.cleaned_data["answer"], form.cleaned_data["comment"]
        if answer == "return":
            steps.return_(step=found.record, comment=comment, by=typing.owner)
        elif isinstance(found.record, Assessment):
            assessments.authorise(assessment=found.record, on=access.day, comment=comment, by=typing.owner)
        else:
            steps.approve(step=found.record, comment=comment, by=typing.owner)
        return f"{found.url}?done={answer}"

    return _asked(request, found, "Approve or return", "Save", form, typing, act)


def _must_fill(step: str, request: HttpRequest) -> None:
    """A role that does not fill in such a step is told so, and is asked nothing. Raises Refused."""
    kind = FILLED.get(step)
    if kind is not None and access_of(request).role not in kind.may:
        raise Refused(f"This is for: {', '.join(label('roles', each).lower() for each in kind.may)}.")


def _asked(
    request: HttpRequest, found: Found, title: str, button: str, form: RecordForm, typing: Typing, act: Any
) -> HttpResponse:
    shown = {"form": form, "typing": typing, "back": found.url, "who": found.names, "title": title, "button": button}
    return sent_once(typing, form, act, found.url, lambda: page(request, "form.html", shown))
