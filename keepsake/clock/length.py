"""A length of time in the unit that a rule says, and the day or moment it leads to."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "clock_hours"
    SCHOOL_DAYS = "school_days"
    FIXED_DATE = "fixed_date"


WORDS: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.WORKING_DAYS: "working day",
        Unit.CALENDAR_DAYS: "day",
        Unit.WEEKS: "week",
        Unit.MONTHS: "month",
        Unit.YEARS: "year",
        Unit.HOURS: "hour",
        Unit.SCHOOL_DAYS: "school day",
    }
)


@dataclass(frozen=True, slots=True)
class Length:
    """So many of a unit; a fixed date has no number of its own, but a month and a day of it."""

    count: int
    unit: Unit
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """In words.

        >>> str(Length(1, Unit.WORKING_DAYS)), str(Length(0, Unit.FIXED_DATE, 2, 15))
        ('1 working day', '15 February')
        """
        if self.unit is Unit.FIXED_DATE:
            return f"{self.day} {date(2000, self.month, 1):%B}"
        return f"{self.count} {WORDS[self.unit]}{'' if self.count == 1 else 's'}"


def months_from(day: date, months: int) -> date:
    """The same day of another month, or its last day where it has no such day. ``months`` may be below 0.

    >>> months_from(date(2025, 11, 30), 3).isoformat(), months_from(date(2025, 3, 31), -1).isoformat()
    ('2026-02-28', '2025-02-28')
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def fixed_from(day: date, month: int, of_month: int, sign: int) -> date:
    """The date nearest to a day on one side of it, or the day itself.

    >>> fixed_from(date(2026, 9, 1), 2, 15, -1).isoformat()
    '2026-02-15'
    """
    here = date(day.year, month, of_month)
    if sign > 0:
        return here if here >= day else date(day.year + 1, month, of_month)
    return here if here <= day else date(day.year - 1, month, of_month)


def days_from(day: date, length: Length, sign: int) -> date:
    """Where a length of days, weeks, months, years or a fixed date leads, forwards (1) or back (-1)."""
    match length.unit:
        case Unit.CALENDAR_DAYS:
            return day + timedelta(days=sign * length.count)
        case Unit.WEEKS:
            return day + timedelta(weeks=sign * length.count)
        case Unit.MONTHS:
            return months_from(day, sign * length.count)
        case Unit.YEARS:
            return months_from(day, sign * 12 * length.count)
        case Unit.FIXED_DATE:
            return fixed_from(day, length.month, length.day, sign)
    raise ValueError(f"{length} is no length of days.")
