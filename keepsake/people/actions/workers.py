"""A worker leaves the council, and nobody they worked with is forgotten."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from keepsake.accounts.models import Account
from keepsake.people.authority import require
from keepsake.people.known import current as holds_on
from keepsake.people.models import Allocation, Duty, Membership
from keepsake.people.noting import note_team, note_worker
from keepsake.people.unseen import held_by
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a worker still holds: the parts to transfer, and how many people besides whom this access does not show."""

    held: tuple[Allocation, ...]
    unseen: int

    @property
    def nobody_is_orphaned(self) -> bool:
        return not self.held and not self.unseen


@action
def leave(*, worker: Account, on: date, by: Account) -> Leaving:
    """The worker's last day: they leave every team and duty. What they still hold is told, and stays as it is."""
    require("run_teams")
    if worker.pk == by.pk:
        raise Wrong("worker", "Somebody else says that you leave.", "Ask a manager.")
    for membership in Membership.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), worker=worker):
        membership.ends_on = on
        membership.save(update_fields=["ends_on"])
        note_team(membership.team_id)
    Duty.objects.filter(worker=worker, begins_on__gt=on).delete()
    Duty.objects.filter(holds_on(on), worker=worker).update(ends_on=on)
    note_worker(worker.pk)
    still = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    held = tuple(Allocation.objects.filter(still, worker=worker).order_by("begins_on", "pk"))
    return Leaving(held, held_by(worker.pk, on) - len({each.person_id for each in held}))
