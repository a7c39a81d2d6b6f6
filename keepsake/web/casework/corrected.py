"""The worker's list of answers whose source was corrected since they were taken over."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.web.casework.known import corrected_lines
from keepsake.web.casework.reading import STEP, access_of, of_casework
from keepsake.web.casework.sending import page
from keepsake.web.work.mine import my_people


@of_casework("casework.read", STEP)
@require_safe
def corrected(request: HttpRequest) -> HttpResponse:
    """Of the people this worker works with."""
    access = access_of(request)
    people = {each.brief.id: each.brief for each in my_people(access)}
    return page(request, "corrected.html", {"lines": corrected_lines(people, access)})
