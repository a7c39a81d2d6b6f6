"""One page for every declared step: read it, fill it in piece by piece, send it, approve it or give it back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.accounts.models import Account
from keepsake.casework.actions import assessments, steps
from keepsake.casework.authority import NotForYou
from keepsake.casework.models import Assessment
from keepsake.casework.status import Step as State
from keepsake.record.access import Access
from keepsake.record.writing import Conflict
from keepsake.record.wrong import Wrong
from keepsake.standard.vocabulary import label
from keepsake.web.casework.acts import done_words
from keepsake.web.casework.listing import groups_of, offered
from keepsake.web.casework.lists import STEP_LISTS
from keepsake.web.casework.own import answer_own, fields_of_own, own_of, standing_own
from keepsake.web.casework.reading import FOLLOWED, STEP, access_of, of_casework
from keepsake.web.casework.reopening import shown_followed
from keepsake.web.casework.sending import page, sent_once
from keepsake.web.casework.step_forms import JudgeForm, form_of, standing
from keepsake.web.casework.stepping import Child, Found, answers, due_of, found_step, is_sent
from keepsake.web.casework.what_is_due import tasks_of_step
from keepsake.web.people.conflicts import conflict_of
from keepsake.web.people.fields import RecordForm
from keepsake.web.people.typed import Typing

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
    found = found_step(step, id, access)
    own = own_of(request, found)
    shown = {
        "found": found,
        "answers": answers(found.record, found.step.shared, access),
        "own": own,
        "missing": found.missing + own.missing,
        "due": due_of(found),
        "may_fill": found.is_open and access.role in found.step.may,
        "may_judge": is_sent(found.record) and access.role in found.step.approves,
        "done": done_words(request.GET.get("done", ""), DONE),
        "offered": offered(found.record, access),
        "listed": groups_of(found.record, STEP_LISTS.get(found.step.key, ()), access),
        "tasks": tasks_of_step(found),
        "followed": shown_followed(step, found.record, access),
        "may_reopen": found.state in REOPENED_FROM and access.role in found.step.approves,
    }
    return page(request, "step.html", shown)


@of_casework("casework.write", STEP)
@ANSWERS
def fill(request: HttpRequest, step: str, id: UUID) -> HttpResponse:
    """What is shared by the children."""
    found = found_step(step, id, access_of(request))

    def write(by: Account, seen: int, values: dict[str, Any]) -> None:
        steps.fill(step=found.record, by=by, seen=seen, **values)

    return _piece(request, found, found.record, None, write)


@of_casework("casework.write", STEP)
@ANSWERS
def fill_own(request: HttpRequest, step: str, id: UUID, part: UUID) -> HttpResponse:
    """One child's own part."""
    found = found_step(step, id, access_of(request))
    child = next((each for each in found.children if each.part.pk == part), None)
    if child is None:
        raise Http404

    def write(by: Account, seen: int, values: dict[str, Any]) -> None:
        steps.fill_part(part=child.part, of=found.record, by=by, seen=seen, **values)

    return _piece(request, found, child.part, child, write)


@of_casework("casework.write", STEP)
@ANSWERS
def send(request: HttpRequest, step: str, id: UUID) -> HttpResponse:
    """It is complete, and goes to a manager."""
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


def _piece(
    request: HttpRequest,
    found: Found,
    record: Any,
    child: Child | None,
    write: Callable[[Account, int, dict[str, Any]], None],
) -> HttpResponse:
    typing, access = Typing(request, f"step-piece:{record.pk.hex}"), access_of(request)
    questions, whom = (found.step.own, child.brief.id) if child else (found.step.shared, None)
    own = own_of(request, found)
    kind = form_of(type(record), questions, fields_of_own(own.shown(each=bool(child))))
    form = kind(typing.sent, initial=typing.initial(kind, standing(record, kind) | standing_own(own, whom)))
    given = request.POST.get("seen", "") or typing.seen
    seen = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else record.version
    shown = {"form": form, "typing": typing, "back": found.url, "title": found.step.title, "seen": seen}
    shown |= {"who": child.brief.name if child else found.names, "hidden": own.hidden(each=bool(child))}

    def act() -> str:
        must_be(found.step.may, access)
        stood = record.version
        with transaction.atomic():
            write(typing.owner, seen, form.given)
            now = seen if record.version == stood else record.version
            answer_own(request, own, whom, form.cleaned_data, typing.owner, now, record)
        return f"{found.url}?done=saved"

    def clash(conflict: Conflict) -> HttpResponse:
        more = {"conflict": conflict_of(conflict, form, access), "seen": conflict.now}
        return page(request, "form.html", shown | more)

    return sent_once(typing, form, act, found.url, lambda: page(request, "form.html", shown), clash)


def _asked(
    request: HttpRequest, found: Found, title: str, button: str, form: RecordForm, typing: Typing, act: Any
) -> HttpResponse:
    shown = {"form": form, "typing": typing, "back": found.url, "who": found.names, "title": title, "button": button}
    return sent_once(typing, form, act, found.url, lambda: page(request, "form.html", shown))


def must_be(roles: tuple[str, ...], access: Access) -> None:
    """Raise NotForYou unless the step declares that this role may."""
    if access.role not in roles:
        raise NotForYou(f"This is for: {', '.join(label('roles', each).lower() for each in roles)}.")
