"""Sign in, sign out, change the password.

Passwords are the first way in. Another (OpenID Connect) becomes a line in `ways_in`; see docs/adr.
"""

from datetime import datetime
from typing import Any

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import login, logout, update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keepsake.accounts.demo_people import PASS_PHRASE, PEOPLE
from keepsake.accounts.models import Account
from keepsake.record.audit.noting import ACCOUNT, note
from keepsake.web.forms import ChangePassword, SignIn
from keepsake.web.permissions import granted, public
from keepsake.web.returns import sittings


@public
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    next_page = safe_next(request)
    if request.user.is_authenticated:
        return redirect(next_page)
    form = SignIn(request, data=request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if form.is_valid():
            with transaction.atomic():
                login(request, form.get_user())
                note("sign_in", actor=form.get_user().pk)
            return redirect(next_page)
        _failed(request)
    return show_sign_in(request, form, next_page, status=200)


def _failed(request: HttpRequest) -> None:
    """A try that failed is written down: whose account it was, where there is one, never the name that was typed."""
    typed = request.POST.get("username", "").replace("\x00", "")
    account = Account.objects.filter(username=typed).values_list("pk", flat=True).first()
    reason = "locked_out" if getattr(request, "axes_locked_out", False) else "wrong_password"
    with transaction.atomic():
        note("sign_in", actor=account, reason=reason)


def show_sign_in(request: HttpRequest, form: SignIn, next_page: str, *, status: int) -> HttpResponse:
    shown: dict[str, Any] = {"form": form, "next_page": next_page}
    if settings.KEEPSAKE_MODE == "demo":
        shown |= {"demo_people": PEOPLE, "demo_pass_phrase": PASS_PHRASE}
    return render(request, "sign_in.html", shown, status=status)


def safe_next(request: HttpRequest) -> str:
    """Where to go after signing in: the page that was asked for, if it is one of ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return asked
    return reverse("home")


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]) -> HttpResponse:
    """The page for a name that is closed for a while: the same whether or not an account has it."""
    until = closed_until(str((credentials or {}).get("username") or request.POST.get("username", "")))
    return render(request, "locked_out.html", {"until": until}, status=429)


def closed_until(username: str) -> datetime | None:
    """When this name can be tried again."""
    newest = AccessAttempt.objects.filter(username=username).order_by("-attempt_time").first()
    pause = get_cool_off()
    return timezone.localtime(newest.attempt_time + pause) if newest and pause else None


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    account = request.user.pk if request.user.is_authenticated else None
    with transaction.atomic():
        logout(request)
        if account is not None:
            note("sign_out", actor=account)
            sittings.wipe_of(account)
    return redirect("signed-out")


@public
@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    return render(request, "signed_out.html")


@granted("account.password")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    form = ChangePassword(request.user, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            update_session_auth_hash(request, form.save())
            note("change_password", actor=form.user.pk, model=ACCOUNT, row=form.user.pk)
        return render(request, "change_password.html", {"form": None})
    return render(request, "change_password.html", {"form": form})
