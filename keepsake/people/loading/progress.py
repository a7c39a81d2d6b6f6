"""How far loading has come, and how long it will still take."""

from collections.abc import Callable, Iterable
from time import monotonic
from typing import NamedTuple

from keepsake.people.loading.families import Family


class Progress(NamedTuple):
    """People in the record, people there will be, and the seconds that are left at the speed so far."""

    done: int
    people: int
    left: float

    @property
    def sentence(self) -> str:
        """
        >>> Progress(12_000, 100_000, 71.4).sentence
        '12,000 of 100,000 invented people, 1 minute 11 seconds left'
        """
        return f"{self.done:,} of {self.people:,} invented people, {_lasting(self.left)} left"


Tell = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """Tell nobody."""


class Counting:
    """Counts people as they are written. ``before`` were written by an earlier run."""

    def __init__(self, people: int, before: Iterable[Family]) -> None:
        self.people = people
        self.done = self.first = sum(len(family.people) for family in before)
        self.begun = monotonic()

    def after(self, batch: Iterable[Family]) -> Progress:
        """These too are written now."""
        self.done += sum(len(family.people) for family in batch)
        speed = (self.done - self.first) / max(monotonic() - self.begun, 1e-6)
        return Progress(min(self.done, self.people), self.people, max(0, self.people - self.done) / speed)


def _lasting(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    found = [_count(minutes, "minute")] if minutes else []
    return " ".join([*found, _count(rest, "second")])


def _count(number: int, of: str) -> str:
    return f"{number} {of}" if number == 1 else f"{number} {of}s"
