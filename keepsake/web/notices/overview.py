"""A notice at a glance, for whoever looks after it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.notice.promised import not_carried_out
from keepsake.web.notices.findings import counts, findings_of
from keepsake.web.notices.opened import Opened, of_notice
from keepsake.web.notices.showing import show, trail
from keepsake.web.permissions import granted


@granted("notice.statement")
@require_safe
@of_notice
def overview(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Its facts and counts, with a way to everything."""
    notice = opened.notice
    inferred = [permit for permit in notice.permits if permit.link == "inferred"]
    names = {path.name for path in opened.stock.files}
    return show(
        request,
        "overview.html",
        opened,
        inferred=len(inferred),
        overdue=[permit for permit in inferred if permit.review_on and permit.review_on < opened.today],
        found=counts(findings_of(opened)),
        unkept=len(not_carried_out(notice)),
        gaps=sum(1 for statement in notice.statements.values() if statement.gap),
        problems=[problem for problem in opened.stock.problems if problem.file.split("/")[-1] in names],
        crumbs=trail(opened)[:-1],
    )
