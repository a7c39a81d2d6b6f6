"""The address at which a calendar program reads what is due: made and closed by the worker; each fetch is logged."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.accounts.models import CalendarAddress
from keepsake.record.audit.noting import ACCOUNT, note
from keepsake.web.people.showing import local
from keepsake.web.permissions import may, public
from keepsake.web.work.diary import as_a_file
from keepsake.web.work.doors import account_of, opens
from keepsake.web.work.in_their_name import PERMISSION, in_their_name

LONGEST = 100


@opens(PERMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Whether there is one, when it was read last; make a new one, which is shown once, or close it."""
    account, now = account_of(request), timezone.now()
    made = ""
    if request.method == "POST":
        if request.POST.get("do") == "make":
            token = CalendarAddress.make(account, now)
            made = request.build_absolute_uri(reverse("work:calendar-feed", kwargs={"token": token}))
        else:
            CalendarAddress.revoke(account, now)
        note("calendar_address", actor=account.pk, model=ACCOUNT, row=account.pk)
        if not made:
            return redirect("work:calendar-address")
    standing = CalendarAddress.objects.filter(account=account, revoked_at__isnull=True).first()
    return render(request, "work/calendar_address.html", {"standing": standing, "made": made, "local": local})


@public
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of whose address it is; nothing where it is none, was closed, or its worker may not sign in."""
    found = CalendarAddress.of(token) if len(token) <= LONGEST else None
    if found is None or not may(found.account, PERMISSION):
        raise Http404
    account, today = found.account, timezone.localdate()
    with in_their_name(account, today) as access:
        answer = as_a_file(access)
        note("fetch_calendar", actor=account.pk, role=access.role, model=ACCOUNT, row=account.pk)
        CalendarAddress.objects.filter(pk=found.pk).update(fetched_at=timezone.now())
    return answer
