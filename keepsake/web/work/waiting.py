"""What is known of emergency access without seeing whom they are about: keys, days and numbers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.people import unseen
from keepsake.people.known import current, teams_under
from keepsake.people.models import Membership
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
    found = unseen.awaiting_review()
    names = {each.pk: each.display_name for each in Account.objects.filter(pk__in={each.worker for each in found})}
    own = _own_team(access) if found else set()
    now = timezone.now()
    return [
        Emergency(
            id=each.id,
            who=names.get(each.worker, ""),
            role=label("roles", each.role),
            opened_at=timezone.localtime(each.opened_at),
            ends_at=timezone.localtime(each.ends_at),
            is_open=each.ends_at > now,
            is_own=each.worker == access.worker,
            is_of_own_team=each.worker in own,
        )
        for each in found
    ]


def _own_team(access: Access) -> set[UUID]:
    teams = teams_under(access.worker, access.day)
    return set(Membership.objects.filter(current(access.day), team__in=teams).values_list("worker", flat=True))
