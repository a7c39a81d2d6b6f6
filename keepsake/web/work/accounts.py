"""The accounts: who can sign in, with what roles, in which teams."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.accounts.models import Account
from keepsake.people.models import Membership
from keepsake.record.audit.noting import ACCOUNT, note
from keepsake.web.people.brief import in_force
from keepsake.web.work.doors import access_of, account_of, opens
from keepsake.web.work.step import Step, StepForm

MOST = 100


class Email(StepForm):
    email = forms.EmailField(
        label="E-mail address at work", required=False, max_length=254,
        help_text="Once a day they are told how many things are due. Leave it empty to tell them nothing.",
        error_messages={"invalid": "Enter an e-mail address, such as ada.l@council.example"},
    )  # fmt: skip


@opens("work.accounts")
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """Every account, or those whose name has the text in it."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found = Account.objects.order_by("display_name", "username").prefetch_related("roles")
    if text:
        found = found.filter(Q(display_name__icontains=text) | Q(username__icontains=text))
    shown = list(found[: MOST + 1])
    teams: dict[UUID, list[str]] = {}
    standing = Membership.objects.filter(in_force(access_of(request).day), worker__in=[each.pk for each in shown])
    for member in standing.select_related("team").order_by("team__name"):
        teams.setdefault(member.worker_id, []).append(member.team.name)
    listed = [(account, teams.get(account.pk, [])) for account in shown[:MOST]]
    return render(request, "work/accounts.html", {"listed": listed, "is_full": len(shown) > MOST, "text": text})


@opens("work.accounts")
@require_http_methods(["GET", "HEAD", "POST"])
def email(request: HttpRequest, id: UUID) -> HttpResponse:
    """Where somebody is told by e-mail what is due."""
    account = Account.objects.filter(pk=id).first()
    if account is None:
        raise Http404
    back = reverse("work:accounts")
    step = Step(f"account:{id.hex}:email", "E-mail address", "Save", back, caption=account.display_name)

    def act(given: dict[str, Any]) -> None:
        Account.objects.filter(pk=id).update(email=given["email"])
        note("change_roles", actor=account_of(request).pk, model=ACCOUNT, row=id)

    return step.answer(request, Email, act, given={"email": account.email})
