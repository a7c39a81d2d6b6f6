"""A worker is away, and somebody stands in."""

from datetime import date
from uuid import UUID

from keepsake.accounts.models import Account
from keepsake.people.authority import require
from keepsake.people.models import Absence
from keepsake.people.noting import note_worker
from keepsake.people.seeing import is_under, not_to_oneself
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order


@action
def cover(*, worker: Account, cover: Account, begins_on: date, ends_on: date, by: Account) -> Absence:
    """From day to day, both included, the other sees what this worker would. One may arrange one's own cover."""
    if worker.pk != by.pk:
        require("run_teams")
    _must_not_open_to_oneself(worker.pk, cover.pk, by.pk)
    if worker.pk == cover.pk:
        raise Wrong("cover", "Somebody who is away does not stand in for themselves.", "Name a colleague.")
    in_order(begins_on, ends_on)
    made = Absence.objects.create(worker=worker, cover=cover, begins_on=begins_on, ends_on=ends_on)
    note_worker(worker.pk)
    note_worker(cover.pk)
    return made


@action
def come_back(*, absence: Absence, ends_on: date, by: Account) -> Absence:
    """The last day away was another than was thought."""
    if absence.worker_id != by.pk:
        require("run_teams")
    if ends_on > absence.ends_on:
        _must_not_open_to_oneself(absence.worker_id, absence.cover_id, by.pk)
    in_order(absence.begins_on, ends_on)
    absence.ends_on = ends_on
    absence.save(update_fields=["ends_on"])
    note_worker(absence.worker_id)
    note_worker(absence.cover_id)
    return absence


def _must_not_open_to_oneself(worker: UUID, cover: UUID, by: UUID) -> None:
    """A manager stands in for who is in a team under them, whose people they see anyway, and for nobody else."""
    day = current().day
    if worker != cover and not is_under(worker, by, day):
        not_to_oneself(cover, by, day, "cover")
