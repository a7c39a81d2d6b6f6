"""The accounts: who can sign in, with what roles, in which teams."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keepsake.accounts.models import Account
from keepsake.people.models import Membership
from keepsake.web.people.brief import in_force
from keepsake.web.work.doors import access_of, opens

MOST = 100


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
