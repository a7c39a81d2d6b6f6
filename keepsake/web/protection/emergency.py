"""Emergency access: opening one record in danger, reading it, and the list of what is open.

The page to open is the very same for anybody, whether a record is there, closed, or not: it tells nothing. What was
opened shows itself afterwards, to whoever has given a reason that somebody will read.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.accounts.models import Account
from keepsake.people.actions import emergencies
from keepsake.people.actions.emergencies import SHORTEST_REASON, USUAL_HOURS
from keepsake.people.models import Address, Allocation, ContactWay, Person, PersonName, Team, Warning
from keepsake.people.unseen import is_recorded
from keepsake.web.people.ages import age_of
from keepsake.web.people.brief import in_force, names_of
from keepsake.web.people.fields import long_text
from keepsake.web.work.doors import LISTED, access_of, account_of, opens, whom
from keepsake.web.work.emergency import catch_up, remember, told
from keepsake.web.work.step import Step, StepForm

EMERGENCY = "emergency_protection"
FOLLOWS = (
    f"The record opens to you alone, for {USUAL_HOURS:g} hours. It ends by itself.",
    "A closed record stays closed. If nobody is recorded at this address, nothing opens.",
    "What you read and write is in the log as emergency access.",
    "A manager of another team or the data protection officer reviews it.",
)


class Open(StepForm):
    reason = long_text(
        "Who is in danger, and of what?",
        missing="Say who is in danger, and of what",
        help=f"At least {SHORTEST_REASON} letters.",
        longest=1000,
    )

    def clean_reason(self) -> str:
        """The action asks the same; here it is said beside the field before anything is done."""
        words: str = self.cleaned_data["reason"].strip()
        if len(words) < SHORTEST_REASON:
            self.add_error("reason", f"Say in {SHORTEST_REASON} letters or more who is in danger, and of what")
        return words


@opens("protection.emergency")
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask for a reason, and open the record."""
    access, by = access_of(request), account_of(request)
    access.about(id)
    address = reverse("protection:emergency-record", kwargs={"id": id})
    if Person.objects.filter(pk=id).exists():
        return render(request, "protection/open_already.html", {"id": id})
    step = Step(
        f"protection:{id.hex}:emergency", "This record is closed to you", "Open it in an emergency", reverse("home"),
        says=(
            "You have no part in the case of whoever may be recorded at this address, or nobody is. Keepsake does not "
            "say which.",
            "If somebody is in danger now, and you need the record to act, you can open it.",
        ),
        follows=FOLLOWS, warns=True, template="protection/open.html",
    )  # fmt: skip

    def act(given: dict[str, Any]) -> str:
        ends_at = timezone.now() + timedelta(hours=USUAL_HOURS)
        if is_recorded(id):
            ends_at = emergencies.open(person=id, reason=given["reason"], by=by).ends_at
        remember(request, id, ends_at)
        return address

    return step.answer(request, Open, act)


@opens("protection.emergency", purpose=EMERGENCY, categories=(*LISTED, "contact_details"))
@require_safe
def record(request: HttpRequest, id: UUID) -> HttpResponse:
    """What is needed at once: name, age, warnings, where they live, how to reach them, who works with them."""
    person, access = whom(request, id), access_of(request)
    access.saw([id])
    parts = list(Allocation.objects.filter(in_force(access.day), person=person))
    workers = Account.objects.in_bulk([each.worker_id for each in parts if each.worker_id])
    teams = Team.objects.in_bulk([each.team_id for each in parts if each.team_id])
    values = {
        "person": person,
        "called": names_of([id], access, access.day)[id],
        "names": [f"{each.given} {each.family}".strip() for each in PersonName.objects.filter(person=person)],
        "age": age_of(person, access.day),
        "warnings": list(Warning.objects.filter(in_force(access.day), person=person)),
        "addresses": list(Address.objects.filter(in_force(access.day), person=person)),
        "ways": list(ContactWay.objects.filter(person=person, ends_on__isnull=True)),
        "workers": [
            ", ".join(
                str(each)
                for each in (getattr(workers.get(part.worker_id), "display_name", ""), teams.get(part.team_id, ""))
                if each
            )
            for part in parts
        ],
        "open_until": next((each.ends_at for each in told(request) if each.person == id), None),
    }
    return render(request, "protection/emergency_record.html", values)


@opens("protection.emergency")
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """What is open to this worker now, and how it works."""
    catch_up(request, access_of(request))
    return render(request, "protection/emergencies.html", {"open": told(request), "follows": FOLLOWS})
