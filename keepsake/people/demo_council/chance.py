"""Chances that fall the same way on every machine.

Only ``Random.random`` is used: Python promises to keep its sequence for a seed, and promises it for no other method.
Nothing here takes a logarithm or a root, whose last digit may differ from one machine to another.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Chance:
    """A stream of chances, begun by a whole number."""

    __slots__ = ("unit",)

    def __init__(self, seed: int) -> None:
        self.unit = Random(seed).random  # noqa: S311  invented people are no secret

    def happens(self, share: float) -> bool:
        """Does something happen that happens in this share of cases (0 to 1)?"""
        return self.unit() < share

    def below(self, bound: int) -> int:
        """A whole number from 0 up to, not including, the bound."""
        return int(self.unit() * bound)

    def between(self, first: int, last: int) -> int:
        """A whole number from the first to the last, both included."""
        return first + int(self.unit() * (last - first + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of these."""
        return options[int(self.unit() * len(options))]


class Wheel(Generic[T]):
    """Options that come up by their weights."""

    __slots__ = ("_edges", "_options")

    def __init__(self, weighted: Iterable[tuple[T, float]]) -> None:
        pairs = tuple(weighted)
        self._options = tuple(option for option, _ in pairs)
        self._edges = tuple(accumulate(weight for _, weight in pairs))

    def spin(self, chance: Chance) -> T:
        """One of the options."""
        return self._options[bisect(self._edges, chance.unit() * self._edges[-1], 0, len(self._options) - 1)]
