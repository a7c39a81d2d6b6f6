"""Is somebody independent of a case? A chair neither works with the children nor answers for who does."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from keepsake.people.known import current as in_force
from keepsake.people.known import teams_under
from keepsake.people.models import Allocation
from keepsake.record.opened import current

WORKING = (Allocation.Part.WORKER, Allocation.Part.SECOND)


def answers_for(worker: UUID, children: Iterable[UUID]) -> bool:
    """Does this worker work with one of these children today, or manage a team that does, or one above it?"""
    day = current().day
    work = Allocation.objects.filter(in_force(day), person__in=list(children), part__in=WORKING)
    return bool(work.filter(Q(worker=worker) | Q(team__in=teams_under(worker, day))).exists())
