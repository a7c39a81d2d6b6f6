"""Working days: not Saturday, not Sunday, not a bank holiday in England, nor a day that the council adds."""

import csv
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType

SATURDAY = 5
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which nobody works. ``mark`` is V for one on the government's list, S for a past one that a well kept
    list of holidays gives, N for one that the rules of today foretell and nobody has announced; L is the council's own.
    """

    day: date
    title: str
    mark: str
    source: str


@dataclass(frozen=True)
class Calendar:
    """Which days are working days. Outside the years of the list, only weekends are known not to be."""

    holidays: Mapping[date, Holiday] = field(default_factory=dict)

    @cached_property
    def _years(self) -> tuple[int, int]:
        listed = [day.year for day, each in self.holidays.items() if each.mark != "L"]
        return (min(listed), max(listed)) if listed else (1, 0)

    @cached_property
    def _on_weekdays(self) -> list[date]:
        return sorted(day for day in self.holidays if day.weekday() < SATURDAY)

    def with_days(self, added: Iterable[Holiday]) -> "Calendar":
        """The same calendar with more days off. A day that is off already keeps its first name."""
        return Calendar(MappingProxyType({each.day: each for each in added} | dict(self.holidays)))

    def covers(self, day: date) -> bool:
        """Are the bank holidays of that year known?"""
        first, last = self._years
        return first <= day.year <= last

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.holidays

    def working_day_from(self, day: date) -> date:
        """This day, or the first working day after it."""
        while not self.is_working_day(day):
            day += _A_DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The day that is so many working days after this one, which itself does not count.

        With 0 it is this day, or the first working day after it. Raises ValueError for a count below 0.

        >>> england().after(date(2025, 5, 2), 1).isoformat()  # over a weekend and a bank holiday
        '2025-05-06'
        """
        if count < 0:
            raise ValueError("A number of working days is 0 or more; use before() to count back.")
        if count == 0:
            return self.working_day_from(day)
        return self._walked(day, count, _A_DAY)

    def before(self, day: date, count: int) -> date:
        """The day that is so many working days before this one, which itself does not count."""
        if count < 0:
            raise ValueError("A number of working days is 0 or more; use after() to count on.")
        return self._walked(day, count, -_A_DAY)

    def between(self, first: date, last: date) -> int:
        """How many working days there are after the first day, up to and with the last; below 0 the other way.

        >>> england().between(date(2025, 5, 2), date(2025, 5, 6))
        1
        """
        if last < first:
            return -self.between(last, first)
        weeks, rest = divmod((last - first).days, 7)
        weekdays = 5 * weeks + sum((first + timedelta(days=n)).weekday() < SATURDAY for n in range(1, rest + 1))
        return weekdays - len(self._off(first, last))

    def off_between(self, first: date, last: date) -> tuple[Holiday, ...]:
        """The holidays on weekdays after the first day, up to and with the last."""
        return tuple(self.holidays[day] for day in self._off(first, last))

    def _off(self, first: date, last: date) -> list[date]:
        days = self._on_weekdays
        return days[bisect_right(days, first) : bisect_right(days, last)]

    def _walked(self, day: date, count: int, step: timedelta) -> date:
        left = count
        while left:
            day += step
            left -= self.is_working_day(day)
        return day


@cache
def england() -> Calendar:
    """England's bank holidays, as far as they are known or can be foretold."""
    text = files(__package__).joinpath("bank_holidays.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    days = (Holiday(date.fromisoformat(row["day"]), row["title"], row["mark"], row["source"]) for row in rows)
    return Calendar(MappingProxyType({each.day: each for each in days}))
