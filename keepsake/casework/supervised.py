"""Who reads what was said in supervision of a worker: the worker, who supervised them, who manages their team now."""

from uuid import UUID

from django.db.models import Q, QuerySet

from keepsake.casework.models import Supervision
from keepsake.people.known import current as in_force
from keepsake.people.known import teams_under
from keepsake.people.models import Membership
from keepsake.record.opened import current


def readable() -> "QuerySet[Supervision]":
    """What the worker of the open access may read, the latest first."""
    reader = current().worker
    mine = Q(worker=reader) | Q(supervised_by=reader) | Q(worker__in=those_managed())
    return Supervision.objects.filter(mine).order_by("-on", "-written_at")


def those_managed() -> set[UUID]:
    """The workers in the teams that the worker of the open access answers for, without themselves."""
    access = current()
    standing = Membership.objects.filter(in_force(access.day), team__in=teams_under(access.worker, access.day))
    return set(standing.values_list("worker", flat=True)) - {access.worker}
