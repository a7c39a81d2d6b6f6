"""What came by the public form: the tray of who is on duty, one of them, taken in as a contact, or set aside."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.casework import arrivals
from keepsake.casework.actions import arrivals as actions
from keepsake.casework.authority import NotForYou
from keepsake.casework.models import Arrival, Referrer
from keepsake.casework.retained import set_aside_lately
from keepsake.clock.ages import is_under
from keepsake.people.before_adding import proof_of
from keepsake.people.models import Person
from keepsake.record.wrong import Wrong
from keepsake.web.casework.keeping import keeping_of_set_aside, until_of_set_aside
from keepsake.web.casework.reading import access_of, of_casework
from keepsake.web.casework.sending import page, sent_once
from keepsake.web.people.fields import RecordForm, choice, coded, long_text
from keepsake.web.people.finding import Result, results_for
from keepsake.web.people.typed import Typing
from keepsake.web.permissions import Refused

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])
MOST, GROWN_UP, LATELY = 6, 26, 20
NEW, LEAVE_OUT = "new", "leave_out"
LEFT = "What was told is deleted at once. That it came, who set it aside and why is kept as an entry of a log."


@dataclass(frozen=True)
class Child:
    """A child as they were told of, with who in the record may be meant, and the proof that it was looked."""

    told: dict[str, str]
    results: list[Result]
    proof: str

    @property
    def called(self) -> str:
        return " ".join(each for each in (self.told["given"], self.told["family"]) if each) or "A child without a name"

    @property
    def lines(self) -> str:
        return "\n".join(each for each in (self.told["born_on"], self.told["age"], self.told["where"]) if each)


class TakeInForm(RecordForm):
    """Who each child is."""

    source = coded("Who told us, for the census", "referral_source")

    def __init__(self, *args: Any, children: list[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, child in enumerate(children):
            found = [(str(each.brief.id), _known(each)) for each in child.results]
            is_named = bool(child.told["given"] or child.told["family"])
            may_add = [(NEW, f"Nobody in the record: add {child.called}")] if is_named else []
            self.fields[f"child{number}"] = choice(
                f"Who is {child.called}?", [*found, *may_add, (LEAVE_OUT, "Leave them out of this contact")],
                missing=f"Say who {child.called} is", radios=True,
            )  # fmt: skip
        self.order_fields([*(f"child{number}" for number in range(len(children))), "source"])


class SetAsideForm(RecordForm):
    """Why it is no contact."""

    because = long_text(
        "Why is it set aside?", missing="Say why it is set aside",
        help="It was sent twice, or by a program, or is for another council. Name nobody: the text is deleted.",
    )  # fmt: skip


@of_casework("casework.read")
@require_safe
def tray(request: HttpRequest) -> HttpResponse:
    """What waits."""
    day = access_of(request).day
    shown = {
        "arrivals": _for_duty(arrivals.waiting),
        "set_aside": [
            (each, until_of_set_aside(each.dealt_with_at, day)) for each in _for_duty(lambda: set_aside_lately(LATELY))
        ],
        "how_long": keeping_of_set_aside(day),
    }
    return page(request, "tray.html", shown)


@of_casework("casework.write")
@ANSWERS
def take_in(request: HttpRequest, id: UUID) -> HttpResponse:
    """One of them: what was told, who may be meant, and the contact that comes of it."""
    found, access = _found(id), access_of(request)
    children = [_child(told, request) for told in found.told.get("children", [])]
    typing = Typing(request, f"arrival:{id.hex}")
    form = TakeInForm(typing.sent, children=children)
    form.initial = typing.initial(TakeInForm, {})

    def act() -> str:
        given = form.cleaned_data
        told = [_told(child, given[f"child{number}"]) for number, child in enumerate(children)]
        chosen = [each for each in told if each is not None]
        if not chosen:
            raise Wrong("child0", "A contact is about a child.", "Choose who it is, or set this aside.")
        contact = actions.take_in(arrival=found, children=chosen, source=given["source"], by=typing.owner)
        return f"{reverse('casework:contact', kwargs={'id': contact.pk})}?done=received"

    access.saw([each.brief.id for child in children for each in child.results])
    openness = Referrer.Openness(found.told.get("openness", "open")).label
    shown = {"arrival": found, "children": children, "form": form, "typing": typing, "openness": openness}
    back = reverse("casework:tray")
    return sent_once(typing, form, act, back, lambda: page(request, "arrival.html", shown | {"back": back}))


@of_casework("casework.write")
@ANSWERS
def set_aside(request: HttpRequest, id: UUID) -> HttpResponse:
    """It is no worry about a child."""
    found = _found(id)
    typing = Typing(request, f"set-aside:{id.hex}")
    form = SetAsideForm(typing.sent, initial=typing.initial(SetAsideForm, {}))
    back = reverse("casework:tray")

    def act() -> str:
        actions.set_aside(arrival=found, because=form.cleaned_data["because"], by=typing.owner)
        return back

    note = f"{LEFT} {keeping_of_set_aside(access_of(request).day)}"
    shown = {"form": form, "typing": typing, "back": back, "who": found.reference, "title": "Set it aside"} | {
        "note": note
    }
    return sent_once(typing, form, act, back, lambda: page(request, "form.html", shown | {"button": "Set it aside"}))


def count_waiting() -> int:
    """How many wait; none for somebody who is not on duty."""
    return len(arrivals.waiting()) if arrivals.is_on_duty() else 0


def _found(id: UUID) -> Arrival:
    found: Arrival | None = _for_duty(lambda: arrivals.one(id))
    if found is None:
        raise Http404
    return found


def _for_duty(ask: Any) -> Any:
    try:
        return ask()
    except NotForYou as reason:
        raise Refused(str(reason)) from None


def _child(told: dict[str, str], request: HttpRequest) -> Child:
    access = access_of(request)
    name = f"{told['given']} {told['family']}".strip()
    text = " ".join(each for each in (name, told["born_on"]) if each)
    results = [each for each in results_for(text, access) if _may_be_a_child(each)][:MOST] if name else []
    return Child(told, results, proof_of(access.worker, name, [each.brief.id for each in results]))


def _told(child: Child, chosen: str) -> actions.Told | None:
    if chosen == LEAVE_OUT:
        return None
    told = child.told
    said = "\n".join(each for each in (child.lines, told["said"]) if each)
    if chosen != NEW:
        return actions.Told(told["given"], told["family"], said, person=Person(pk=UUID(chosen)))
    born = date.fromisoformat(told["born_on"]) if told["born_on"] else None
    return actions.Told(told["given"], told["family"], said, born_on=born, searched=child.proof)


def _may_be_a_child(each: Result) -> bool:
    """Nobody of whom it is known that they are grown up is offered for a child."""
    born_on = each.brief.person.born_on
    return is_under(GROWN_UP, born_on, timezone.localdate()) is not False


def _known(each: Result) -> str:
    brief = each.brief
    return ", ".join(part for part in (brief.name, brief.age, brief.area) if part)
