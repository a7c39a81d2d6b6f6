"""What follows from the facts on a day: age, name, home, workers, who has parental responsibility.

Pure functions of what they are given; nothing is read or kept. A period holds from its first day up to and with its
last; one without a day is open on that side.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

YOUNG = 24  # months; below this an age is said in months, and below one month in weeks
_NAMES = ("preferred", "current", "birth", "alias", "former")
_PARTS = ("worker", "second", "chair", "fostering", "adoption", "finance", "rights", "audit")
_HOMES = ("home", "no_fixed_abode")


class Period(Protocol):
    """Something that holds from a day until a day."""

    @property
    def begins_on(self) -> date | None: ...
    @property
    def ends_on(self) -> date | None: ...


class Named(Period, Protocol):
    """A name and of what kind it is."""

    @property
    def kind(self) -> str: ...
    @property
    def given(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def said_as(self) -> str: ...


class Lived(Period, Protocol):
    """An address and of what kind it is."""

    @property
    def kind(self) -> str: ...


class Worked(Period, Protocol):
    """A part in the work with a person."""

    @property
    def part(self) -> str: ...


class Responsible(Period, Protocol):
    """A relationship that may carry parental responsibility."""

    @property
    def has_responsibility(self) -> bool | None: ...


Held = TypeVar("Held", bound=Period)
Home = TypeVar("Home", bound=Lived)
Part = TypeVar("Part", bound=Worked)
Parent = TypeVar("Parent", bound=Responsible)


def holds_on(period: Period, day: date) -> bool:
    """Does it hold on this day?"""
    return (period.begins_on is None or period.begins_on <= day) and (period.ends_on is None or day <= period.ends_on)


def age_on(born_on: date, day: date) -> int:
    """Whole years of life. Raises ValueError before birth. Who was born on 29 February is a year older on 1 March.

    >>> age_on(date(2012, 2, 29), date(2026, 2, 28)), age_on(date(2012, 2, 29), date(2026, 3, 1))
    (13, 14)
    """
    if day < born_on:
        raise ValueError("Not born yet.")
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def age_in_words(born_on: date | None, birth_known: str, day: date, died_on: date | None = None) -> str:
    """The age as it is said; empty where nothing is known. An estimated day makes it "about".

    >>> age_in_words(date(2013, 5, 2), "exact", date(2026, 5, 1))
    '12'
    >>> age_in_words(date(2026, 6, 5), "expected", date(2026, 5, 1))
    'due in 5 weeks'
    """
    if born_on is None or birth_known == "unknown":
        return ""
    if birth_known == "expected":
        return _due(born_on, day)
    until = day if died_on is None else min(day, died_on)
    if until < born_on:
        return ""
    words = _lived(born_on, until)
    return f"about {words}" if birth_known == "estimated" else words


def _due(expected_on: date, day: date) -> str:
    left = (expected_on - day).days
    if left < 0:
        return f"was due {_count(-left // 7, 'week')} ago" if left <= -7 else "was due this week"
    return f"due in {_count(left // 7, 'week')}" if left >= 7 else "due this week"


def _lived(born_on: date, until: date) -> str:
    months = (until.year - born_on.year) * 12 + until.month - born_on.month - (until.day < born_on.day)
    if months < 1:
        return _count((until - born_on).days // 7, "week")
    return _count(months, "month") if months < YOUNG else str(age_on(born_on, until))


def _count(number: int, of: str) -> str:
    return f"{number} {of}" if number == 1 else f"{number} {of}s"


@dataclass(frozen=True, slots=True)
class CalledBy:
    """The name to use, the name in full, and how it is said. Where no other is preferred, both are the same."""

    shown: str
    full: str
    said_as: str


def current_name(names: Iterable[Named], day: date) -> CalledBy | None:
    """What a person is called on this day; None for somebody without a name, such as a baby not yet born.

    A preferred name goes first, and takes the family name of the current one where it has none. Then the current name,
    the name at birth, another name, a former one; among equals the one that began last.
    """
    standing = sorted((name for name in names if holds_on(name, day)), key=_rank) or sorted(names, key=_rank)
    if not standing:
        return None
    used = standing[0]
    own = next((name for name in standing if name.kind != "preferred"), used)
    full = _joined(own.given, own.family)
    shown = _joined(used.given or own.given, used.family or own.family)
    return CalledBy(shown, full, used.said_as or (own.said_as if used.given == own.given else ""))


def _rank(name: Named) -> tuple[int, date, str, str]:
    """The first comes first. Equal days are told apart by the words, so that the answer never hangs on the order."""
    began = name.begins_on or date.min
    return (_NAMES.index(name.kind), date.min + (date.max - began), name.given, name.family)


def _joined(given: str, family: str) -> str:
    return f"{given} {family}".strip()


def where_they_live(addresses: Iterable[Home], day: date) -> Home | None:
    """The home of this day, or that there is none; the one that began last where several stand."""
    return _latest(each for each in addresses if each.kind in _HOMES and holds_on(each, day))


def who_works_with(allocations: Iterable[Part], day: date) -> list[Part]:
    """Who has a part on this day: the allocated worker first, then the second, then whoever else."""
    standing = [each for each in allocations if holds_on(each, day)]
    return sorted(standing, key=lambda each: (_PARTS.index(each.part), each.begins_on or date.min))


def parents_with_responsibility(relationships: Sequence[Parent], day: date) -> list[Parent]:
    """The relationships to a child that carry parental responsibility on this day. What is not known is not counted."""
    return [each for each in relationships if each.has_responsibility and holds_on(each, day)]


def day_before(day: date) -> date:
    """The last day of what something new replaces."""
    return day - timedelta(days=1)


def _latest(found: Iterable[Held]) -> Held | None:
    return max(found, key=lambda each: each.begins_on or date.min, default=None)
