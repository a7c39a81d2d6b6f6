"""Dates of birth as they are typed, and how near one is to a recorded one."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA

from keepsake.people.matching.person import Born

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: place for place, name in enumerate(_NAMES, start=1)}
FIRST_YEAR = 1900
_WHOLE = ["uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember"]
_MONTH = "(" + "|".join(f"{name}(?:{rest})?" for name, rest in zip(MONTHS, _WHOLE, strict=True)) + r"|sept)\.?"
_YEAR = r"((?:19|20)?\d\d)"
WRITTEN = (
    (re.compile(r"\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})\b"), "ymd"),
    (re.compile(rf"\b(\d{{1,2}})([-/. ])(\d{{1,2}})\2{_YEAR}\b"), "d_my"),
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[-/., ]*{_MONTH}[-/., ]*{_YEAR}\b"), "dmy"),
    (re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}\b"), "mdy"),
    (re.compile(r"\b(\d\d)(\d\d)((?:19|20)\d\d)\b"), "dmy"),
    (re.compile(rf"\b{_MONTH}[-/., ]*((?:19|20)\d\d)\b"), "my"),
    (re.compile(r"(?<![\d/.-])(\d{1,2})[-/]((?:19|20)\d\d)\b"), "my"),
    (re.compile(r"(?<![\w/.-])((?:19|20)\d\d)(?![\w/.-])"), "y"),
)
ABOUT = re.compile(r"(?:\b(?:about|circa|approx|around|c)\.?|~)\s*$")


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date as far as it was typed. It need not be a real day: 31/2 and 90/11 are typed too."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    @property
    def exact(self) -> date | None:
        """The day, if it is a whole and real one."""
        return real(self.year, self.month, self.day)

    @property
    def swapped(self) -> date | None:
        """The day with day and month swapped, if that is another real one."""
        other = real(self.year, self.day, self.month)
        return other if other != self.exact else None


def real(year: int, month: int | None, day: int | None) -> date | None:
    """The date, or None where there is no such day.

    >>> real(2011, 2, 29) is None
    True
    """
    if not (month and day and FIRST_YEAR <= year <= 2100 and 1 <= month <= 12):
        return None
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def take_date(text: str, today: date) -> tuple[TypedDate | None, str]:
    """The first date of a text in small letters, and the text without it. Two-digit years are never in the future."""
    for pattern, order in WRITTEN:
        found = pattern.search(text)
        if found and (typed := _typed(found, order, text, today)):
            return typed, ABOUT.sub("", text[: found.start()]) + " " + text[found.end() :]
    return None, text


def _typed(found: re.Match[str], order: str, text: str, today: date) -> TypedDate | None:
    parts = dict(zip(order, found.groups(), strict=True))
    year = int(parts["y"])
    if year < 100:
        year += 2000 if year + 2000 <= today.year else 1900
    month, day = _number(parts.get("m")), _number(parts.get("d"))
    about = bool(ABOUT.search(text[: found.start()]))
    whole = month is not None and day is not None
    plausible = year >= FIRST_YEAR and (whole or (year <= today.year + 1 and (month or 1) <= 12))
    return TypedDate(year, month, day, about) if plausible else None


def _number(text: str | None) -> int | None:
    return None if text is None else MONTHS.get(text[:3]) or int(text)


def near(typed: TypedDate) -> Iterator[date]:
    """Every day that one slip turns the typed date into: swapped, a year or a day off, one digit another."""
    yield from sorted({day for day in _slips(typed) if day} | {day for day in (typed.exact, typed.swapped) if day})


def _slips(typed: TypedDate) -> Iterator[date | None]:
    digits = _digits(typed)
    changed = (digits[:place] + to + digits[place + 1 :] for place in range(2, 8) for to in "0123456789")
    yield from (real(int(one[:4]), int(one[4:6]), int(one[6:])) for one in changed)
    for day in (typed.exact, typed.swapped):
        if day:
            yield from (real(day.year + off, day.month, day.day) for off in (-1, 1))
            yield from (real(day.year, day.month, day.day + off) for off in (-1, 1) if day.day + off > 0)


def _digits(typed: TypedDate) -> str:
    return f"{typed.year:04}{typed.month or 0:02}{typed.day or 0:02}"


def agreement(typed: TypedDate, born_on: date, born: Born) -> tuple[float, str]:
    """How well the typed date fits the recorded one, from 0 to 1, and why.

    >>> agreement(TypedDate(2012, 3, 4), date(2012, 4, 3), Born.EXACT)
    (0.92, 'day and month swapped')
    """
    if not typed.day or born is Born.YEAR_ONLY:
        return _partly(typed, born_on, born)
    if typed.exact == born_on:
        return 1.0, "same date of birth"
    if typed.swapped == born_on:
        return 0.92, "day and month swapped"
    close, why = _slip(typed, born_on)
    if born is Born.ESTIMATED or typed.about:
        rough, reason = _partly(TypedDate(typed.year, about=True), born_on, born)
        return (rough, reason) if rough > close else (close, why)
    return close, why


def _slip(typed: TypedDate, born_on: date) -> tuple[float, str]:
    whole = _digits(typed)
    recorded = born_on.strftime("%Y%m%d")
    if whole[4:] == recorded[4:] and abs(typed.year - born_on.year) == 1:
        return 0.85, "date of birth one year off"
    edits = OSA.distance(whole, recorded)
    if edits == 1:
        return 0.85, "date of birth one digit off"
    if typed.exact and abs((typed.exact - born_on).days) <= 1:
        return 0.85, "date of birth one day off"
    fields = sum((typed.year == born_on.year, typed.month == born_on.month, typed.day == born_on.day))
    if fields == 2:
        return 0.70, "part of the date of birth differs"
    swapped_year = typed.swapped and typed.swapped.replace(year=2000) == born_on.replace(year=2000)
    if swapped_year and abs(typed.year - born_on.year) == 1:
        return 0.70, "day and month swapped, one year off"
    return (0.35, "only the year of birth agrees") if typed.year == born_on.year else (0.0, "another date of birth")


def _partly(typed: TypedDate, born_on: date, born: Born) -> tuple[float, str]:
    apart = abs(typed.year - born_on.year)
    rough = typed.about or born is not Born.EXACT
    if apart == 0:
        if typed.month and typed.day is None and born is Born.EXACT and typed.month != born_on.month:
            return 0.5, "same year of birth, another month"
        return (0.9 if rough else 1.0), "same year of birth" + (", estimated" if rough else "")
    if apart == 1:
        return (0.8 if rough else 0.7), "year of birth one off"
    return (0.6, "year of birth two off, estimated") if apart == 2 and rough else (0.0, "another year of birth")
