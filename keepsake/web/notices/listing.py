"""All notices that are served here."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from keepsake.web.notices.opened import open_notice
from keepsake.web.notices.shelf import stock
from keepsake.web.notices.showing import show
from keepsake.web.permissions import granted, public


@public
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """Each council's notice, from when it holds, and where to read it."""
    held, today = stock(), timezone.localdate()
    notices = [open_notice(id, None, today) for id in held.shelf.ids()]
    return show(request, "list.html", notices=notices, problems=held.problems, today=today)


@granted("notice.lint")
@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """The files that cannot be used as they are."""
    return show(request, "problems.html", problems=stock().problems)
