"""A worker curates a chronology: what a line means, how much it matters, why it is left out, and lines of their own."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from keepsake.casework.actions import chronology as actions
from keepsake.casework.models import Curation, OwnLine, Weight
from keepsake.people.models import Person
from keepsake.record.classification import category_of
from keepsake.web.casework.sending import sent_once
from keepsake.web.chronology.fact import line_of
from keepsake.web.chronology.opening import Whose, access_of, of_chronology, page, whose
from keepsake.web.people.fields import RecordForm, choice, day, long_text, text, tick
from keepsake.web.people.purposes import FINDING
from keepsake.web.people.typed import Typing

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])
AS_IT_IS = ("", "As the record says")


class CurateForm(RecordForm):
    """What is said of one line."""

    weight = choice("How much does it matter?", [AS_IT_IS, *((str(value), words) for value, words in Weight.choices)])
    analysis = long_text("What does it mean for the child?", help="Your own judgement. It stands apart from the fact.")
    left_out_because = long_text(
        "Why is it left out?", help="Only if it should not be shown. The reason is shown to whoever asks for it."
    )


class OwnLineForm(RecordForm):
    """A line for what no other record holds."""

    begins_on = day("When was it, or when did it begin?", missing="Enter the day, or the nearest you know")
    is_about = tick("The day is not exact")
    ends_on = day("Until", help="If it went on for some time")
    title = text("What happened, in a few words", missing="Say in a few words what happened")
    words = long_text("What happened")
    known_from = text("How is this known?", missing="Say who told it, or in which paper it stands")
    ticks = ("is_about",)

    def __init__(self, *args: Any, whose: Whose | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if whose is not None and whose.others:
            people = [(str(each.id), each.name) for each in (whose.child, *whose.others)]
            self.fields["people"] = forms.MultipleChoiceField(
                label="On whose chronology?",
                choices=people,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": "Choose at least one child", "invalid_choice": "Choose from the list"},
            )


@of_chronology("casework.write", purpose=FINDING)
@ANSWERS
def curate(request: HttpRequest, id: UUID, model: str, record: UUID, line: str) -> HttpResponse:
    """Say what a line means; on whose chronology it stands, it is said for."""
    who = whose(request, id, request.GET.getlist("also"))
    found = line_of(who, model, record, line)
    stands = next((each for each in found.entry.curations if each.person_id == id), None)
    typing = Typing(request, f"curate:{id.hex}:{record.hex}:{line}")
    form = CurateForm(typing.sent, initial=typing.initial(CurateForm, _standing(stands)))

    def act() -> str:
        given = form.cleaned_data
        version = _seen(request)
        actions.curate(
            people=[Person(pk=id)], record_model=model, record_id=record, line=line,
            fact_version=found.version, fact_mark=found.mark, by=typing.owner,
            weight=int(given["weight"]) if given["weight"] else None,
            analysis=given["analysis"], left_out_because=given["left_out_because"], seen={id: version},
        )  # fmt: skip
        return f"{_address(id)}?done=curated"

    shown = {"line": found, "has_changed": bool(stands and found.has_changed_since(stands))}
    return _form(request, who, typing, form, "What this line means", act, str(stands.version) if stands else "", shown)


@of_chronology("casework.write", purpose=FINDING)
@ANSWERS
def add(request: HttpRequest, id: UUID) -> HttpResponse:
    """A line whose fact lives nowhere else."""
    who = whose(request, id)
    typing = Typing(request, f"own-line:{id.hex}")
    form = OwnLineForm(typing.sent, initial=typing.initial(OwnLineForm, {"people": [str(id)]}), whose=who)

    def act() -> str:
        people = [UUID(each) for each in form.cleaned_data.get("people", [str(id)])]
        actions.write(people=[Person(pk=each) for each in people], by=typing.owner, **form.values)
        return f"{_address(id)}?done=added"

    return _form(request, who, typing, form, "Add a line to the chronology", act)


@of_chronology("casework.write", purpose=FINDING)
@ANSWERS
def correct(request: HttpRequest, id: UUID, record: UUID) -> HttpResponse:
    """Put a line of one's own right."""
    who, access = whose(request, id), access_of(request)
    found: OwnLine | None = OwnLine.objects.filter(pk=record, children__person=id).first()
    if found is None or category_of(OwnLine, "words") not in access.granted:
        raise Http404
    typing = Typing(request, f"own-line:{id.hex}:{record.hex}")
    names = OwnLineForm.base_fields
    stands = {name: getattr(found, name) for name in names}
    form = OwnLineForm(typing.sent, initial=typing.initial(OwnLineForm, stands), is_correction=True)
    form.fields.pop("true_from")

    def act() -> str:
        because, version = form.cleaned_data["because"], _seen(request)
        actions.correct(line=found, because=because, seen=version, by=typing.owner, **form.values)
        return f"{_address(id)}?done=corrected"

    return _form(request, who, typing, form, "Put this line right", act, str(found.version))


def _form(
    request: HttpRequest, who: Whose, typing: Typing, form: RecordForm, title: str, act: Any, seen: str = "",
    more: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    back = _address(who.child.id)
    shown = {"form": form, "typing": typing, "whose": who, "title": title, "back": back, "seen": typing.seen or seen}
    return sent_once(typing, form, act, back, lambda: page(request, "form.html", shown | (more or {})))


def _standing(curation: Curation | None) -> dict[str, Any]:
    if curation is None:
        return {}
    weight = str(curation.weight or "")
    return {"weight": weight, "analysis": curation.analysis, "left_out_because": curation.left_out_because}


def _seen(request: HttpRequest) -> int:
    """The version that was on the screen; 0 where nobody had said anything."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _address(child: UUID) -> str:
    return reverse("chronology:chronology", kwargs={"id": child})
