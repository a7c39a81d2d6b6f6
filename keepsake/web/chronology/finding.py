"""A question put to a child's whole file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.casework.chronology.naming import workers_named
from keepsake.web.chronology.opening import access_of, of_chronology, page, whose
from keepsake.web.chronology.searching import LONGEST, MOST, look
from keepsake.web.people.why import not_shown


@of_chronology("casework.read")
@require_safe
def find(request: HttpRequest, id: UUID) -> HttpResponse:
    """Where words stand in the file. The log says that it was looked through, and never for what."""
    access = access_of(request)
    who = whose(request, id)
    typed = request.GET.get("q", "").strip()
    looked = look(id, typed)
    shown = {
        "whose": who,
        "typed": typed,
        "looked": looked,
        "more": looked.count - MOST,
        "longest": LONGEST,
        "workers": workers_named({each.recorded_by for each in looked.places}),
        "held_back": [each.label for each in not_shown(access, id).values()],
    }
    return page(request, "find.html", shown)
