"""A return that an analyst sends is checked while they watch, told, taken away, and wiped."""

from collections.abc import Iterable
from itertools import islice
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keepsake.returns.telling.explained import with_reasons
from keepsake.returns.telling.lines import Line, lines
from keepsake.returns.telling.written import as_csv, as_page, as_workbook, counted
from keepsake.web.permissions import granted
from keepsake.web.returns import sittings
from keepsake.web.returns.sending import Sent
from keepsake.web.returns.sittings import Outcome

SHOWN = 200
FEW = 5  # of what is said of the files is shown at once
PATIENCE = 1.5  # seconds for which a small return is waited for, so that its findings are the next page
AGAIN = 3  # seconds until the page of a check under way is asked for again
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}


@granted("returns.check")
@require_http_methods(["GET", "HEAD", "POST"])
def check_return(request: HttpRequest) -> HttpResponse:
    """The form; what it sends is checked on another thread."""
    form = Sent(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form.refuse_what_is_too_large(request)
    if not form.is_valid():
        return render(request, "returns/check.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        sitting = sittings.begin(request.user.pk, form.work())
    except sittings.TooMany:
        form.add_error(None, "Others are checking returns just now. Try again in a few minutes.")
        return render(request, "returns/check.html", {"form": form}, status=503)
    sitting.ended.wait(PATIENCE)
    if sitting.outcome is not None and sitting.outcome.result is None:
        for name, problems in (("sent", sitting.outcome.problems), ("previous", sitting.outcome.of_previous)):
            for problem in problems:
                form.add_error(name, problem)
        sittings.wipe_of(request.user.pk)
        return render(request, "returns/check.html", {"form": form}, status=422)
    return redirect("returns:checked", id=sitting.id)


@granted("returns.check")
@require_safe
def checked_return(request: HttpRequest, id: UUID) -> HttpResponse:
    """How far the check has come, or what was found."""
    sitting = sittings.found(id, request.user.pk)
    if sitting is None:
        return render(request, "returns/gone.html", {"minutes": sittings.MINUTES}, status=404)
    outcome = sitting.outcome
    if outcome is None:
        response = render(request, "returns/under_way.html", {"sitting": sitting, "again": AGAIN})
        if not sitting.failed:
            response.headers["Refresh"] = str(AGAIN)
        return response
    if outcome.result is None:
        return render(request, "returns/unusable.html", {"outcome": outcome, "few": FEW}, status=422)
    rule, child = request.GET.get("rule", ""), request.GET.get("child", "").strip()
    found = list(islice(_of(_lines(outcome), rule, child), SHOWN + 1))
    context = {
        "sitting": sitting,
        "outcome": outcome,
        "few": FEW,
        "result": outcome.result,
        "counts": counted(outcome.result),
        "failed": outcome.result.failed,
        "found": found[:SHOWN],
        "more": len(found) > SHOWN,
        "not_run": [each for each in outcome.result.rules.values() if each.reason],
        "rule": rule,
        "child": child,
        "forms": _TYPES,
    }
    return render(request, "returns/found.html", context)


@granted("returns.check")
@require_POST
def wipe(request: HttpRequest, id: UUID) -> HttpResponse:
    """Stop the check, and let go of the files and of what was found."""
    if sittings.found(id, request.user.pk) is not None:
        sittings.wipe_of(request.user.pk)
    return redirect("returns:check")


@granted("returns.check")
@require_safe
def download(request: HttpRequest, id: UUID, form: str) -> HttpResponse:
    """The findings, as a file."""
    sitting = sittings.found(id, request.user.pk)
    if sitting is None or sitting.outcome is None or sitting.outcome.result is None or form not in _TYPES:
        raise Http404
    result = sitting.outcome.result
    content = _content(form, sitting.outcome)
    headers = {"Content-Disposition": f'attachment; filename="{result.of}-{result.year}.{form}"'}
    return HttpResponse(content, content_type=_TYPES[form], headers=headers)


def _content(form: str, outcome: Outcome) -> str | bytes:
    result: Any = outcome.result
    if form == "json":
        return str(result.to_json())
    if form == "csv":
        return as_csv(_lines(outcome))
    return as_page(result, _lines(outcome)) if form == "html" else as_workbook(_lines(outcome))


def _lines(outcome: Outcome) -> Iterable[Line]:
    return with_reasons(lines(outcome.result, outcome.tables), outcome.reasons) if outcome.result else ()


def _of(found: Iterable[Line], rule: str, child: str) -> Iterable[Line]:
    """Those of one rule, of one child, or all."""
    return (
        line for line in found if rule in ("", line.code) and (not child or line.child.casefold() == child.casefold())
    )
