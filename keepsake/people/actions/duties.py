"""Who is on duty: they see whom nobody works with yet, and the people of the duty teams."""

from datetime import date

from keepsake.accounts.models import Account
from keepsake.people.authority import require
from keepsake.people.models import Duty
from keepsake.people.noting import note_worker
from keepsake.people.seeing import not_to_oneself
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import in_order


@action
def put_on(*, worker: Account, begins_on: date, ends_on: date, by: Account) -> Duty:
    """The worker is on duty from day to day, both included. Somebody else puts them on it."""
    require("run_teams")
    not_to_oneself(worker.pk, by.pk, current().day, "worker")
    in_order(begins_on, ends_on)
    made = Duty.objects.create(worker=worker, begins_on=begins_on, ends_on=ends_on)
    note_worker(worker.pk)
    return made
