"""The years of the returns, each from 1 April to 31 March, and what is known of one collection."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from keepsake.returns.authorities import nine_characters

_NAME = re.compile(r"(20\d\d)[-_/](\d\d)")
_ALSO_CALLED = {
    "collection_start": "start",
    "collection_end": "end",
    "collectionYear": "year",
    "localAuthority": "la",
    "ReferenceDate": "reference_date",
}
_KNOWN = ("start", "end", "year", "la", "reference_date", "file_format")


@dataclass(frozen=True, order=True, slots=True)
class Year:
    """A year of a return, by the year in which it ends.

    >>> Year.named("2026-27")
    Year(ends_in=2027)
    """

    ends_in: int

    @classmethod
    def named(cls, name: str) -> "Year":
        """The year of this name. Raises ValueError for any other text."""
        found = _NAME.fullmatch(name)
        if found is None or (int(found[1]) + 1) % 100 != int(found[2]):
            raise ValueError(f"{name!r} is not a year of a return; write it as 2026-27.")
        return cls(int(found[1]) + 1)

    @property
    def name(self) -> str:
        return f"{self.ends_in - 1}-{self.ends_in % 100:02}"

    @property
    def start(self) -> date:
        return date(self.ends_in - 1, 4, 1)

    @property
    def end(self) -> date:
        return date(self.ends_in, 3, 31)


@dataclass(frozen=True, slots=True)
class Collection:
    """The year whose rules are asked, the period the data covers, and who returns it."""

    year: Year
    start: date
    end: date
    la: str | None = None
    file_format: str = "csv"

    @classmethod
    def of(cls, year: Year, given: Mapping[str, object] | None = None) -> "Collection":
        """A collection; what is not given follows from the reference date, or else from the year.

        >>> Collection.of(Year.named("2026-27")).end
        datetime.date(2027, 3, 31)
        """
        named = {_ALSO_CALLED.get(key, key): value for key, value in (given or {}).items()}
        unknown = sorted(set(named) - set(_KNOWN))
        if unknown:
            raise ValueError(f"A collection has no {', '.join(unknown)}; it may hold {', '.join(_KNOWN)}.")
        reference = _day(named.get("reference_date"))
        end = _day(named.get("end")) or reference or year.end
        start = _day(named.get("start")) or (_year_before(end) if reference else year.start)
        la = named.get("la")
        whose = None if la is None else nine_characters(str(la), end)
        return cls(year, start, end, whose, str(named.get("file_format", "csv")))


def _day(value: object) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value)
    try:
        if "/" in text:
            day, month, year = text.split("/")
            return date(int(year), int(month), int(day))
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a day; write it as 2027-03-31 or 31/03/2027.") from None


def _year_before(end: date) -> date:
    return (end + timedelta(days=1)).replace(year=end.year - 1)
