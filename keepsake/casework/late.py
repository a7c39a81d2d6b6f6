"""What was done at a moment that somebody says, and written down later: both are told."""

from datetime import date, datetime

from django.utils import timezone

from keepsake.casework.models.case_record import CaseRecord
from keepsake.clock.london import day_of
from keepsake.record.history import Stood, history
from keepsake.record.writing import under_way
from keepsake.record.wrong import Wrong


def done_at(at: datetime | None, after: datetime, field: str) -> datetime:
    """The moment that is said; now, where none is. Raises Wrong for one to come, or one before ``after``.

    A form knows minutes, and not seconds: in the minute of ``after`` it is that.
    """
    now = under_way().at
    if at is None:
        return now
    if at > now:
        raise Wrong(field, "This moment has not come yet.", "Give when it was.")
    if at < after.replace(second=0, microsecond=0):
        raise Wrong(field, f"It was only received on {timezone.localtime(after):%-d %B %Y at %H:%M}.")
    return max(at, after)


def written_late(record: CaseRecord, field: str) -> date | None:
    """The day on which a moment was written down, where that is a later one than the day it says."""
    said: datetime | None = getattr(record, field)
    if said is None:
        return None
    written = day_of(last_change(history(record), field).recorded_at)
    return written if written > day_of(said) else None


def last_change(stood: tuple[Stood, ...], field: str) -> Stood:
    """The version in which the field got the value that stands."""
    last = stood[-1]
    for each in reversed(stood):
        if each.values.get(field) != last.values.get(field):
            break
        last = each
    return last
