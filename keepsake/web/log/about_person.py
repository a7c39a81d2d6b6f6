"""Who looked at this person: in what role, when, at what and why."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from keepsake.record.access import Access
from keepsake.web.log.asking import before_of, events_about, paged
from keepsake.web.log.telling import actor_names, days_of, tell
from keepsake.web.people.brief import names_of
from keepsake.web.work.doors import access_of, opens, whom

OFFICER = "data_protection_officer"


@opens("log.person", categories=("name", "date_of_birth"))
@require_safe
def about_person(request: HttpRequest, id: UUID) -> HttpResponse:
    """The events about one person, newest first. Only the data protection officer reads the names of the workers."""
    access = access_of(request)
    is_officer = access.role == OFFICER
    may_check = is_officer and _may_check(access, id)
    if not is_officer:
        whom(request, id)
    shown, older = paged(events_about(id, access, before_of(request)))
    if is_officer and not (may_check and (shown or before_of(request))):
        raise Http404  # for a closed record, as for nobody: asked for in the same steps
    name = names_of([id], access, access.day)[id].name
    access.saw([id])
    told = tell(shown, access.day, actor_names(shown) if is_officer else None)
    crumbs = [("Home", reverse("home"))]
    if not is_officer:
        crumbs.append((name, reverse("people:person", kwargs={"id": id})))
    refused = access.refused.get("name")
    values = {"days": days_of(told), "older": older, "crumbs": crumbs, "name": name, "id": id, "is_officer": is_officer}
    values |= {"unnamed": refused.sentence if is_officer and refused else ""}
    return render(request, "log/person.html", values | {"is_first": before_of(request) is None})


def _may_check(access: Access, person: UUID) -> bool:
    """The officer checks who looked, without seeing whom it is about; a closed record stays closed to them too."""
    return access.about(person)["audit_trail"].allowed
