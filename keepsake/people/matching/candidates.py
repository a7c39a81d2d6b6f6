"""Whom to compare: those who have keys of what was typed, the ones for whom most is said first.

A part of what was typed is a word, the date, the postcode or a number. It has a key for each way it may stand in a
record: the word itself and those like it, the day and days near it. Who stands under two parts is worth comparing;
under one part alone, only its best are.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain, islice
from typing import NamedTuple, Protocol

MOST_UNDER_A_PART = 20_000  # people: whoever only has a key further down in a common part is like it by little
COMMON = 10_000  # people under a part's best key: then the part only weighs, where the others say enough
ENOUGH = 60  # people under two parts


class Lookup(NamedTuple):
    """A key of persons, and how much finding a person under it says, from 0 to 3."""

    key: str
    weight: float


Lookups = tuple[Lookup, ...]
Held = Mapping[str, Sequence[str]]  # key -> the ids of those who have it


class Keys(Protocol):
    """Who has which key. An id is a text that says nothing else."""

    def sizes(self, keys: Collection[str]) -> Mapping[str, int]:
        """How many people have each of these keys, where that is known without asking: of common ones."""
        ...

    def people(self, keys: Collection[str]) -> Held:
        """Who has each of these keys, in the order of ids. A key that nobody has may be left out."""
        ...

    def having(self, keys: Collection[str], people: Collection[str]) -> Held:
        """The same, of these people alone."""
        ...


def best_first(parts: Sequence[Lookups], keys: Keys, first: int) -> Iterator[str]:
    """Everybody under these parts, those for whom most is said first. Mostly only the ``first`` are asked for.

    What is known of sizes beforehand saves reading, and changes nothing of the order.
    """
    known = keys.sizes({lookup.key for part in parts for lookup in part})
    read = [part for part in parts if not _is_common(part, known)]
    held = keys.people({lookup.key for part in read for lookup in _worth_reading(part, known)})
    sizes = {**known, **{key: len(people) for key, people in held.items()}}
    found = _Found(first)
    for part in sorted(parts, key=lambda part: (_is_common(part, sizes), _size(part, sizes))):
        if not _is_common(part, sizes):
            found.add(part, held)
        elif len(found.in_two) >= ENOUGH:
            found.add(part, keys.having([lookup.key for lookup in part], found.pool))
        else:
            found.add(part, keys.people([lookup.key for lookup in _worth_reading(part, sizes)]))
    return found.in_order()


def _is_common(part: Lookups, sizes: Mapping[str, int]) -> bool:
    return sizes.get(part[0].key, 0) > COMMON


def _size(part: Lookups, sizes: Mapping[str, int]) -> int:
    """As far as the part is read: of a key further down it may be known or not."""
    return sum(sizes.get(lookup.key, 0) for lookup in _worth_reading(part, sizes))


def _worth_reading(part: Lookups, sizes: Mapping[str, int]) -> Iterator[Lookup]:
    """The keys that say most, which stand first, until ``MOST_UNDER_A_PART`` people have one."""
    people = 0
    for lookup in part:
        if people >= MOST_UNDER_A_PART:
            return
        people += sizes.get(lookup.key, 0)
        yield lookup


class _Found:
    """Who was found, part by part. What is said for each is added up only for those who may come first."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.parts: list[list[tuple[float, Sequence[str]]]] = []
        self.once: set[str] = set()
        self.in_two: set[str] = set()
        self.best_of_one: set[str] = set()

    def add(self, part: Lookups, held: Held) -> None:
        """The people of one more part."""
        sizes = {key: len(people) for key, people in held.items()}
        known = [(lookup, held[lookup.key]) for lookup in _worth_reading(part, sizes) if lookup.key in held]
        said = [(lookup.weight * rarity(len(people)), people) for lookup, people in known]
        said.sort(key=lambda each: -each[0])
        people = set[str]().union(*(each for _, each in said))
        self.in_two |= people & self.once
        self.once |= people
        self.best_of_one.update(islice(chain.from_iterable(each for _, each in said), self.first))
        self.parts.append(said)

    @property
    def pool(self) -> set[str]:
        """Those who may be among the first."""
        return self.in_two | self.best_of_one

    def in_order(self) -> Iterator[str]:
        """Everybody, once. They are sorted only as far as they are asked for: mostly as far as the first."""
        pool = self.pool
        said = self._said_for(pool)

        def order(person: str) -> tuple[float, str]:
            return -said[person], person

        yield from nsmallest(self.first, pool, key=order)
        yield from islice(sorted(pool, key=order), self.first, None)
        for person in chain.from_iterable(people for part in self.parts for _, people in part):
            if person not in pool:
                pool.add(person)
                yield person

    def _said_for(self, pool: set[str]) -> Mapping[str, float]:
        """Of the keys of one part only the best counts for a person."""
        said = dict.fromkeys(pool, 0.0)
        for part in self.parts:
            left = set(pool)
            for weight, people in part:
                found = left.intersection(people)
                left -= found
                for person in found:
                    said[person] += weight
        return said


def rarity(people: int) -> float:
    """A key says a little more the fewer people have it.

    >>> rarity(1), rarity(1_000_000)
    (1.38, 1.0)
    """
    return 1.0 + 0.02 * max(0, 20 - people.bit_length())
