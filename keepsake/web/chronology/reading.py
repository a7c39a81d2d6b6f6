"""The chronology of a child, alone or with brothers and sisters."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.web.chronology.filtering import chosen
from keepsake.web.chronology.opening import access_of, of_chronology, page, whose
from keepsake.web.chronology.telling import told
from keepsake.web.people.why import purposes_for

DONE = {
    "added": "The line is on the chronology.",
    "curated": "What you said of the line is saved.",
    "corrected": "The line is put right.",
}


@of_chronology("casework.read")
@require_safe
def chronology(request: HttpRequest, id: UUID) -> HttpResponse:
    """What happened, the last years first and open; everything else one step away."""
    access = access_of(request)
    who = whose(request, id, request.GET.getlist("also"))
    choice = chosen(request, who)
    shown = {
        "whose": who,
        "choice": choice,
        "told": told(who.ids, choice.asked, access, only=choice.only, years=choice.years),
        "purposes": purposes_for(access, id),
        "purpose_code": access.purpose,
        "is_chosen": bool(choice.query),
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return page(request, "chronology.html", shown)
