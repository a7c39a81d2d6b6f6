"""What follows from the facts on a day: name, home, workers, who has parental responsibility.

Pure functions of what they are given; nothing is read or kept. A period holds from its first day up to and with its
last; one without a day is open on that side.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

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
