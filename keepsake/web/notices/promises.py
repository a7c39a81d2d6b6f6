"""What the notice promises and its file does not carry out yet."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.notice.promised import not_carried_out
from keepsake.web.notices.opened import Opened, of_notice
from keepsake.web.notices.showing import show, trail
from keepsake.web.notices.statements import TITLES
from keepsake.web.permissions import granted


@granted("notice.promised")
@require_safe
@of_notice
def promised(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The list, by the part of the notice that promises."""
    order = list(TITLES)
    found = sorted(not_carried_out(opened.notice), key=lambda each: order.index(each.statement.section))
    parts = [(TITLES[name], list(listed)) for name, listed in groupby(found, lambda each: each.statement.section)]
    return show(request, "promised.html", opened, parts=parts, total=len(found), crumbs=trail(opened))
