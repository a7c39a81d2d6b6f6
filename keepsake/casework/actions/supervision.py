"""Supervision of a worker, kept apart from every child."""

from datetime import date

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts
from keepsake.casework.authority import NotForYou, require
from keepsake.casework.models import Supervision
from keepsake.casework.supervised import those_managed
from keepsake.people.noting import note_worker
from keepsake.record.opened import current
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import in_order, not_after, said


@action
def supervise(
    *, worker: Account, on: date, agreed: str, by: Account, next_on: date | None = None, **words: str
) -> Supervision:
    """A manager talked with a worker of their team, and what was agreed."""
    require("oversee")
    if worker.pk not in those_managed():
        raise NotForYou("This is for whoever manages a team the worker is in.")
    not_after(on, current().day, "on")
    in_order(on, next_on, "next_on")
    made = Supervision.objects.create(
        worker=worker,
        supervised_by=by,
        on=on,
        agreed=said("agreed", agreed, "Say what was agreed."),
        next_on=next_on,
        written_at=under_way().at,
        **parts.given(words),
    )
    note_worker(worker.pk)
    return made
