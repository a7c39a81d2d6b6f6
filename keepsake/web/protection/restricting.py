"""Closing a record to all but a few, opening it again, and saying who those few are."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from keepsake.accounts.models import Account
from keepsake.people.actions import restrictions
from keepsake.people.models import Person, Restriction, RestrictionGrant
from keepsake.people.unseen import is_recorded
from keepsake.web.notices.choosing import offer
from keepsake.web.people.fields import day, long_text
from keepsake.web.protection.person import step_about
from keepsake.web.work.choosing import account, offered, workers
from keepsake.web.work.doors import access_of, account_of, opens, whom
from keepsake.web.work.stands import Stands
from keepsake.web.work.step import Step, StepForm

ANSWERS = require_http_methods(["GET", "HEAD", "POST"])
A_YEAR = timedelta(days=365)


class Close(StepForm):
    reason = long_text("Why is the record closed?", missing="Say why", longest=1000)
    keepers = forms.MultipleChoiceField(
        label="Who still sees it?",
        help_text="Tick yourself too, if you go on working with it.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose who still sees it", "invalid_choice": "Choose from the list"},
    )
    keepers_until = day("Until when may they?", missing="Enter a day", help="It can be prolonged.")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "keepers", workers(today))


class Lift(StepForm):
    on = day("From which day is it open again?", missing="Enter a day")
    because = long_text("Why?", missing="Say why", longest=1000)


class Grant(StepForm):
    worker = offered("Who may see it?", (), missing="Choose a worker")
    ends_on = day("Until when?", missing="Enter the last day")
    reason = long_text("Why?", missing="Say why", longest=1000)

    def __init__(self, *args: Any, today: date, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "worker", [("", "Choose"), *workers(today, leaving_out=[by.pk])])


class Withdraw(StepForm):
    on = day("From which day may they see it no more?", missing="Enter a day")
    because = long_text("Why?", missing="Say why", longest=1000)


@opens("protection.restrict")
@ANSWERS
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """Close a record."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    follows = (
        "From today only those whom you tick see this person. Nobody else finds the name, the family tree, or "
        "a list or count with them.",
        "Emergency access does not open it.",
        "Whoever you do not tick, you too, sees it no more.",
    )
    step = step_about(person, access, "close", "Close this record", "Close the record", follows=follows, warns=True)

    def act(given: dict[str, Any]) -> str | None:
        keepers = list(Account.objects.filter(pk__in=given["keepers"]))
        until = given["keepers_until"]
        restrictions.place(person=person, reason=given["reason"], keepers=keepers, keepers_until=until, by=by)
        return None if by in keepers else reverse("home")

    given = {"keepers_until": access.day + A_YEAR, "keepers": [str(by.pk)]}
    return step.answer(request, Close, act, given=given, today=access.day)


@opens("protection.restrict")
@ANSWERS
def lift(request: HttpRequest, id: UUID, restriction: UUID) -> HttpResponse:
    """Open a record again."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    found = Restriction.objects.filter(person=person, pk=restriction).first()
    if found is None:
        raise Http404
    follows = ("From that day on everybody who has a reason to look sees the record, as before.",)
    step = step_about(
        person,
        access,
        f"lift:{restriction.hex}",
        "Open this record again",
        "Open it",
        follows=follows,
        stands=Stands(record=found),
    )

    def act(given: dict[str, Any]) -> None:
        restrictions.lift(restriction=found, on=given["on"], because=given["because"], by=by)

    return step.answer(request, Lift, act, given={"on": access.day})


@opens("protection.restrict")
@ANSWERS
def grant(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let a worker see a closed record. Works without seeing it, so that none is shut for ever; and tells nothing."""
    access, by = access_of(request), account_of(request)
    person = Person.objects.filter(pk=id).first()
    title, button = "Let a worker see a closed record", "Let them see it"
    says = (
        "Nobody allows it to themselves. If the record at this address is not closed, or nobody is recorded there, "
        "this changes nothing, and you are not told which.",
    )
    if person is not None:
        access.about(id)
        step = step_about(person, access, "grant", title, button)
    else:
        step = Step(f"protection:{id.hex}:grant", title, button, reverse("home"), says=says)

    def act(given: dict[str, Any]) -> None:
        worker, until = account(given["worker"]), given["ends_on"]
        assert worker is not None  # noqa: S101  the form requires one
        if person is not None or is_recorded(id):
            whose = person or Person(pk=id)
            restrictions.grant(person=whose, worker=worker, reason=given["reason"], ends_on=until, by=by)

    return step.answer(request, Grant, act, given={"ends_on": access.day + A_YEAR}, today=access.day, by=by)


@opens("protection.restrict")
@ANSWERS
def withdraw(request: HttpRequest, id: UUID, grant: UUID) -> HttpResponse:
    """A worker no longer sees a closed record."""
    person, access, by = whom(request, id), access_of(request), account_of(request)
    found = RestrictionGrant.objects.filter(person=person, pk=grant).first()
    if found is None:
        raise Http404
    who = Account.objects.get(pk=found.worker_id).display_name
    title = f"{who} sees this record no more"
    step = step_about(person, access, f"withdraw:{grant.hex}", title, "Save", stands=Stands(record=found))

    def act(given: dict[str, Any]) -> str | None:
        restrictions.withdraw_grant(grant=found, on=given["on"], because=given["because"], by=by)
        return reverse("home") if found.worker_id == by.pk else None

    return step.answer(request, Withdraw, act, given={"on": access.day})
