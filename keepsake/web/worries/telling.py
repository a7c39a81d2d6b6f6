"""Tell us that you are worried about a child: the form, and what happens after it was sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from keepsake.casework.arrivals import TooMany, receive
from keepsake.web.permissions import public
from keepsake.web.worries.forms import MOST_CHILDREN, WorryForm
from keepsake.web.worries.words import words

SENT = "keepsake.sent"


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """The form. Another child can be added before it is sent, and nothing that was typed is lost."""
    count = _count(request)
    is_asking_for_more = "more" in request.POST
    if request.method != "POST":
        return _show(request, WorryForm(children=count))
    if is_asking_for_more:
        return _show(request, _again(request, count + 1))
    form = WorryForm(request.POST, children=count)
    if not form.is_valid():
        return _show(request, form)
    try:
        made = receive(form.told, request.META.get("REMOTE_ADDR", ""))
    except TooMany:
        form.add_error(None, f"Too many were sent from where you are today. Please call us: {words().telephone}.")
        return _show(request, form, status=429)
    request.session[SENT] = made.reference
    return redirect(reverse("worries:sent"))


@public
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The reference number, and what happens next. It says nothing of what was told."""
    reference = request.session.get(SENT, "")
    if not reference:
        return redirect(reverse("worries:tell"))
    return render(request, "worries/sent.html", {"reference": reference, "words": words()})


def _show(request: HttpRequest, form: WorryForm, status: int = 200) -> HttpResponse:
    shown = {"form": form, "words": words(), "may_add": form.count < MOST_CHILDREN}
    return render(request, "worries/tell.html", shown, status=status)


def _again(request: HttpRequest, children: int) -> WorryForm:
    """The same with room for one child more, and no word yet of what is missing."""
    form = WorryForm(children=children)
    form.initial = {name: request.POST[name] for name in form.fields if name in request.POST}
    return form


def _count(request: HttpRequest) -> int:
    given = request.POST.get("children", "1")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 3 else 1
