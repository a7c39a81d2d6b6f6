"""What is known of emergency access and closed records without seeing whom they are about: keys, days and numbers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.people.known import current, rows, teams_under
from keepsake.people.models import BreakGlass, Membership, Restriction
from keepsake.record.access import Access
from keepsake.standard.vocabulary import label


@dataclass(frozen=True)
class Emergency:
    """One emergency access that nobody has reviewed: who, in what role, when. Not about whom."""

    id: UUID
    who: str
    role: str
    opened_at: datetime
    ends_at: datetime
    is_open: bool
    is_own: bool
    is_of_own_team: bool

    @property
    def may_be_reviewed(self) -> bool:
        """By this reader: nobody reviews their own, and a manager not that of their own team."""
        return not (self.is_own or self.is_of_own_team)


def waiting_for(access: Access) -> list[Emergency]:
    """Every emergency access without a review, the oldest first. Only keys and times are read."""
    waiting = rows(BreakGlass).filter(reviewed_at__isnull=True).order_by("opened_at", "pk")
    found = list(waiting.values_list("id", "worker_id", "role", "opened_at", "ends_at"))
    names = {each.pk: each.display_name for each in Account.objects.filter(pk__in={row[1] for row in found})}
    own = _own_team(access) if found else set()
    now = timezone.now()
    return [
        Emergency(
            id=id,
            who=names.get(worker, ""),
            role=label("roles", role),
            opened_at=timezone.localtime(opened_at),
            ends_at=timezone.localtime(ends_at),
            is_open=ends_at > now,
            is_own=worker == access.worker,
            is_of_own_team=worker in own,
        )
        for id, worker, role, opened_at, ends_at in found
    ]


def closed_records(access: Access) -> int:
    """How many people's records are closed to all but a few today."""
    return int(rows(Restriction).filter(current(access.day)).values("person").distinct().count())


def _own_team(access: Access) -> set[UUID]:
    teams = teams_under(access.worker, access.day)
    return set(Membership.objects.filter(current(access.day), team__in=teams).values_list("worker", flat=True))
