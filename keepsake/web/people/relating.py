"""Say how somebody who is in the record belongs to a person: find them, and say what they are."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from keepsake.people.authority import NotYours
from keepsake.people.models import Person
from keepsake.record.recording import NotRecorded
from keepsake.record.wrong import Wrong
from keepsake.web.people.brief import Brief, names_of
from keepsake.web.people.editing import tell
from keepsake.web.people.enrolling import relate as relate_people
from keepsake.web.people.fields import RecordForm, choice
from keepsake.web.people.finding import LONGEST, results_for
from keepsake.web.people.newcomer import KINDS
from keepsake.web.people.purposes import access_of, of_people, whom
from keepsake.web.people.showing import show
from keepsake.web.people.typed import Typing


class RelateForm(RecordForm):
    other = choice("Who?", (), missing="Choose who it is", radios=True)
    what = choice("What are they?", [("", "Choose"), *KINDS[1:]], missing="Choose what they are")

    def __init__(self, *args: Any, found: list[Brief], name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(each.id), ", ".join(filter(None, (each.name, each.age, each.area)))) for each in found]
        self.fields["other"].choices = offered  # type: ignore[attr-defined]
        self.fields["what"].label = f"What are they to {name}?"


@of_people("people.write")
@require_http_methods(["GET", "HEAD", "POST"])
def relate(request: HttpRequest, id: UUID) -> HttpResponse:
    """A relationship to somebody who is in the record already."""
    person, access = whom(request, id), access_of(request)
    name = names_of([id], access, access.day)[id].name
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    found = [each.brief for each in results_for(text, access, leaving_out=[id])] if text else []
    typing = Typing(request, f"relate:{id.hex}")
    form = RelateForm(typing.sent, found=found, name=name)
    back = reverse("people:person", kwargs={"id": id})
    if typing.is_sent and not found:
        return redirect(request.path)
    if typing.is_sent and form.is_valid():
        sent = typing.take()
        if sent is None:
            return typing.before(back)
        try:
            other = Person.objects.get(pk=form.cleaned_data["other"])
            relate_people(person=other, what=form.cleaned_data["what"], to=person, by=typing.owner)
        except (Wrong, ValidationError, NotRecorded, NotYours) as refused:
            typing.failed(sent)
            access.written.clear()
            tell(form, refused)
        else:
            return typing.done(sent, f"{back}?done=family#family")
    shown = {"person": person, "name": name, "text": text, "form": form, "found": found, "typing": typing, "back": back}
    return show(request, "relate.html", shown)
