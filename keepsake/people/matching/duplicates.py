"""Pairs of records that may be one person, each with a score and reasons; never compared everybody with everybody.

Two persons are compared only if they share a block: a number, or a sound of a name together with a day, postcode, or
the other names. A pair is a suggestion to a person who decides; nothing is merged here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from keepsake.people.matching.dates import TypedDate, real
from keepsake.people.matching.name_tables import particles
from keepsake.people.matching.person import Born, Called, Person
from keepsake.people.matching.postcodes import folded
from keepsake.people.matching.query import Query, last_digits, squeezed
from keepsake.people.matching.readings import readings
from keepsake.people.matching.score import Match, Part, match, name_parts
from keepsake.people.matching.sounds import code_of
from keepsake.people.matching.words import joined_words, without_prefix, words_of

PROPOSED = 0.75  # of what reaches it, 99 in 100 were one person, and 7 in 10 of those entered twice reach it
LARGEST_BLOCK = 60  # a block with more persons says too little to compare them all
ANOTHER_NAME = 0.60  # at most, where a name has no partner: twins share all else
ANOTHER_NUMBER = 0.70  # at most, where both have a number of ten signs and none is the same


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one person; the lower id stands first."""

    one: Person
    other: Person
    score: float
    reasons: tuple[str, ...]


def likely_duplicates(people: Iterable[Person], at_least: float = PROPOSED) -> list[Pair]:
    """The pairs that score at least so much, best first, then by ids."""
    known = {person.id: person for person in people}
    pairs = (compared(known[one], known[other]) for one, other in _blocked(known.values()))
    found = (pair for pair in pairs if pair.score >= at_least)
    return sorted(found, key=lambda pair: (-pair.score, pair.one.id, pair.other.id))


def _blocked(people: Iterable[Person]) -> set[tuple[int, int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for person in people:
        for key in set(block_keys(person)):
            blocks[key].append(person.id)
    small = (sorted(block) for block in blocks.values() if 1 < len(block) <= LARGEST_BLOCK)
    return {pair for block in small for pair in combinations(block, 2)}


def block_keys(person: Person) -> Iterator[str]:
    """The blocks a person stands in."""
    yield from (f"i:{squeezed(number)}" for number in person.identifiers)
    sounds = _sounds(person)
    for name in sounds:
        yield from (f"b:{day}:{name}" for day in _days(person))
        yield from (f"p:{postcode.whole}:{name}" for text in person.postcodes if (postcode := folded(text)))
        yield from (f"t:{last_digits(phone)}:{name}" for phone in person.phones)
    year = person.born_on.year if person.born_on else 0
    yield from (f"n:{one}:{other}:{year}" for one, other in combinations(sounds, 2))


def _sounds(person: Person) -> list[str]:
    words = {word for name in person.names for word in words_of(name.text) if len(word) > 1}
    return sorted({code_of(readings(word)[0]) for word in words - particles()})


def _days(person: Person) -> Iterator[str]:
    born_on = person.born_on
    if born_on is None or person.born is Born.YEAR_ONLY:
        return
    yield born_on.strftime("%Y%m%d")
    swapped = real(born_on.year, born_on.day, born_on.month)
    if swapped:
        yield swapped.strftime("%Y%m%d")


def compared(one: Person, other: Person) -> Pair:
    """The two records as a pair: each looked for as if it were typed, and the lower score counts."""
    first, second = sorted((one, other), key=lambda person: person.id)
    there, back = _looked_for(first, second), _looked_for(second, first)
    lower, limits = min(there, back, key=lambda found: found.score), _limits(first, second)
    score = min([lower.score, *(limit for limit, _ in limits)])
    return Pair(first, second, score, (*lower.reasons, *(reason for _, reason in limits)))


def _looked_for(person: Person, other: Person) -> Match:
    return match(as_query(person), other)


def as_query(person: Person) -> Query:
    """What a worker would type who knew all that the record holds, under the present name."""
    name = next((name for name in person.names if name.called is Called.CURRENT), person.names[0]).text
    born_on = person.born_on
    typed = born_on and TypedDate(born_on.year, born_on.month, born_on.day, about=person.born is not Born.EXACT)
    postcode = folded(person.postcodes[0]) if person.postcodes else None
    return Query(name, words_of(name), joined_words(name), without_prefix(name), typed or None, postcode)


def _limits(one: Person, other: Person) -> list[tuple[float, str]]:
    limits: list[tuple[float, str]] = []
    unlike = [_unlike(name_parts(as_query(a), b)) for a, b in ((one, other), (other, one))]
    if all(unlike):
        limits.append((ANOTHER_NAME, "another given or family name: perhaps a twin or a relation"))
    numbers = [
        {number for text in person.identifiers if len(number := squeezed(text)) == 10} for person in (one, other)
    ]
    if all(numbers) and not numbers[0] & numbers[1]:
        limits.append((ANOTHER_NUMBER, "each has a number of their own"))
    return limits


def _unlike(parts: Iterable[Part]) -> bool:
    return any(part.agreement == 0.0 and part.weight > 0.5 for part in parts)
