"""Reads a length of time as a person writes it: `15 working days`, `48 hours`, `15 February`."""

import re
from calendar import monthrange
from datetime import date

from keepsake.clock.length import Length, Unit

LONGEST = 200  # of any unit; the longest rule is 100 years
_UNITS = {
    "working day": Unit.WORKING_DAYS,
    "day": Unit.CALENDAR_DAYS,
    "week": Unit.WEEKS,
    "month": Unit.MONTHS,
    "year": Unit.YEARS,
    "hour": Unit.HOURS,
    "school day": Unit.SCHOOL_DAYS,
}
_MONTHS = tuple(f"{date(2001, month, 1):%B}" for month in range(1, 13))
HOW = "For example 15 working days, 28 days, 6 weeks, 3 months, 48 hours, 10 school days or 15 February."


def length_of(text: str) -> Length | None:
    """The length, or None where the text is none.

    >>> length_of("15 working days"), length_of("31 June")
    (Length(count=15, unit=<Unit.WORKING_DAYS: 'working_days'>, month=0, day=0), None)
    """
    match = re.fullmatch(r"([0-9]{1,4}) ([A-Za-z]+(?: [a-z]+)?)", text)
    if match is None:
        return None
    count, words = int(match[1]), match[2]
    if words in _MONTHS:
        month = _MONTHS.index(words) + 1
        return Length(0, Unit.FIXED_DATE, month, count) if 1 <= count <= monthrange(2001, month)[1] else None
    unit = _UNITS.get(words.removesuffix("s"))
    return Length(count, unit) if unit is not None and 0 < count <= LONGEST else None
