"""What a person reads when a page cannot be shown."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines

from keepsake.web.drafts import keep_unsent
from keepsake.web.permissions import Refused, public
from keepsake.web.unavailable import unavailable, why


@public
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(without_database("errors/400.html"), status=400)


@public
def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The sentence of the check that refused; nothing about the inside for any other refusal."""
    reason = str(exception) if isinstance(exception, Refused) else "You may not see this page."
    return render(request, "errors/403.html", {"reason": reason}, status=403)


@public
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


@public
def failed(request: HttpRequest) -> HttpResponse:
    """A fault of ours; or the database's, wherever it was met: in a page, the session, the log."""
    database = why(sys.exc_info()[1])
    if database is not None:
        return unavailable(request, database)
    return HttpResponse(without_database("errors/500.html"), status=500)


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Mostly a form that stood open while its worker signed in anew elsewhere: what they typed is kept for them."""
    keep_unsent(request)
    return render(request, "errors/csrf.html", status=403)


def without_database(template: str) -> str:
    """The page without the session, which may be what has failed."""
    return engines["jinja2"].get_template(template).render({"navigation": [], "is_signed_in": False})
