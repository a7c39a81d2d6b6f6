"""School days: the working days of the terms that a council has given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from keepsake.clock.working_days import Calendar


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of school, from its first day up to and with its last. A half term is a gap between two of them."""

    begins_on: date
    ends_on: date
    source: str


def school_day_after(day: date, count: int, terms: Sequence[Term], calendar: Calendar, sign: int = 1) -> date | None:
    """The day that is so many school days after, or before, a day. None where the terms do not reach so far."""
    left, step = count, timedelta(days=sign)
    first = min((term.begins_on for term in terms), default=date.max)
    last = max((term.ends_on for term in terms), default=date.min)
    while left:
        day += step
        if not first <= day <= last:
            return None
        left -= calendar.is_working_day(day) and any(term.begins_on <= day <= term.ends_on for term in terms)
    return day
