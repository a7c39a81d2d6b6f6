"""What one worker looked at: for the data protection officer, and for the manager of the worker's team."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from keepsake.accounts.models import Account
from keepsake.people.known import teams_under
from keepsake.people.models import Membership, PersonName
from keepsake.record.access import Access
from keepsake.record.audit.models import SubjectKey
from keepsake.web.log.asking import before_of, events_by, paged
from keepsake.web.log.telling import Told, days_of, tell
from keepsake.web.people.brief import names_of
from keepsake.web.work.doors import access_of, opens

OFFICER = "data_protection_officer"
AFTER_LEAVING = timedelta(days=365)
MOST = 100
NAMED = 8


@opens("log.worker")
@require_safe
def workers(request: HttpRequest) -> HttpResponse:
    """Whose events may be asked for."""
    access, text = access_of(request), request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found = _in_reach(access)
    if text:
        found = found.filter(Q(display_name__icontains=text) | Q(username__icontains=text))
    listed = list(found.prefetch_related("roles").order_by("display_name", "username")[: MOST + 1])
    values = {"workers": listed[:MOST], "is_full": len(listed) > MOST, "text": text}
    return render(request, "log/workers.html", values | {"is_officer": access.role == OFFICER})


@opens("log.worker", categories=("name", "date_of_birth"))
@require_safe
def by_worker(request: HttpRequest, id: UUID) -> HttpResponse:
    """What a worker did and was refused, newest first. Names of people only where the reader may see them anyway."""
    access = access_of(request)
    worker = get_object_or_404(_in_reach(access), pk=id)
    shown, older = paged(events_by(id, access, before_of(request)))
    told = tell(shown, access.day)
    values = {"worker": worker, "days": days_of(told), "older": older, "names": _named(told, access)}
    return render(request, "log/worker.html", values | {"is_first": before_of(request) is None, "named": NAMED})


def _in_reach(access: Access) -> QuerySet[Account]:
    """Everybody, for the data protection officer; for a manager who is or was within a year in a team of theirs."""
    if access.role == OFFICER:
        return Account.objects.all()
    still = Q(ends_on__isnull=True) | Q(ends_on__gte=access.day - AFTER_LEAVING)
    members = Membership.objects.filter(still, team__in=teams_under(access.worker, access.day))
    return Account.objects.filter(pk__in=members.values("worker"))


def _named(told: Iterable[Told], access: Access) -> dict[str, tuple[UUID, str]]:
    """The people of these events whom the reader may see, by the key of the log."""
    keys = {key for each in told if len(each.people) <= NAMED for key in each.people}
    people = dict(SubjectKey.objects.filter(key__in=keys).values_list("key", "person"))
    seen = set(PersonName.objects.filter(person__in=people.values()).values_list("person", flat=True))
    access.saw(seen)
    names = names_of(seen, access, access.day)
    return {key: (person, names[person].name) for key, person in people.items() if person in seen}
