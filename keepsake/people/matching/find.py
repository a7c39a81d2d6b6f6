"""Find the persons who may be meant, best first, each with the reasons; the hidden ones leave no trace.

The index proposes (:mod:`keepsake.people.matching.candidates`), the score decides
(:mod:`keepsake.people.matching.score`). Whoever may not be seen is neither compared, counted nor ranked.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import NamedTuple, Protocol

from rapidfuzz.distance import JaroWinkler

from keepsake.people.matching.candidates import Keys, Lookup, Lookups, best_first
from keepsake.people.matching.dates import TypedDate, near
from keepsake.people.matching.keys import asked_by_near_sound, asked_by_sound, asked_by_spelling
from keepsake.people.matching.name_tables import particles, stands_for
from keepsake.people.matching.person import Person
from keepsake.people.matching.query import Query, last_digits
from keepsake.people.matching.resemblance import Resemblance, resemblance, without_sound
from keepsake.people.matching.score import (
    NUMBER,
    OUTWARD,
    PART_OF_DATE,
    SHOWN_FROM,
    WHOLE_DATE,
    WHOLE_POSTCODE,
    Match,
    match,
)

CANDIDATES = 160
WORDS_PROPOSED = 70
SOUNDS, NEARLY_SOUNDS, ALSO_SPELT = 0.60, 0.45, 0.30  # what sharing a sound says before it is looked at closely
TOGETHER = 0.9  # words written together are looked up only where they are nearly right
SWAPPED, SLIP = 0.93, 0.8
PROPOSED_FROM = 0.60
Words = Mapping[str, Collection[str]]  # word key -> words of stored names that have it


class Like(NamedTuple):
    """Stored words that may be meant by a typed one: said like it, said like it but for one sound, spelt like it."""

    heard: frozenset[str]
    nearly_heard: frozenset[str]
    spelt: frozenset[str]


class Index(Keys, Protocol):
    """What the search asks of a store."""

    def words(self, keys: Collection[str]) -> Words:
        """Words of stored names, by each of these word keys that one has."""
        ...

    def seen(self, people: Iterator[str], query: Query, most: int) -> list[Person]:
        """The first of these people who may be seen, at most so many, with all of them that this query is about.

        Whoever may not be seen is passed over.
        """
        ...


def find(query: Query, index: Index, limit: int = 20) -> list[Match]:
    """The persons who may be meant, best first, at most ``limit``, in an order that never varies."""
    like = _like(_looked_up(query), index)
    parts = [part for part in lookups(query, like) if part]
    found = index.seen(best_first(parts, index, CANDIDATES), query, CANDIDATES) if parts else []
    resembling = partial(_resembling, like)
    matches = (match(query, person, resembling) for person in found)
    return sorted((one for one in matches if one.score >= SHOWN_FROM), key=lambda one: one.order)[:limit]


def _resembling(like: Mapping[str, Like], typed: str, word: str) -> Resemblance:
    """As ``resemblance``, but words that share no sound key are not read aloud again: the index has said so."""
    sounds = typed not in like or word in like[typed].heard
    return resemblance(typed, word) if sounds else without_sound(typed, word)


def _looked_up(query: Query) -> list[str]:
    alone = len(query.words) == 1
    words = sorted({*query.words, *query.joined, *query.bare})
    return [word for word in words if len(word) > 1 and (alone or word not in particles())]


def _like(typed: Collection[str], index: Index) -> Mapping[str, Like]:
    """What stored words each typed one may mean: the index is asked once for all of them."""
    keys = {word: (asked_by_sound(word), asked_by_near_sound(word), asked_by_spelling(word)) for word in typed}
    known = index.words({key for kinds in keys.values() for kind in kinds for key in kind})
    return {word: Like(*(_having(kind, known) for kind in kinds)) for word, kinds in keys.items()}


def _having(keys: Collection[str], known: Words) -> frozenset[str]:
    return frozenset(word for key in keys for word in known.get(key, ()))


def lookups(query: Query, like: Mapping[str, Like]) -> Iterator[Lookups]:
    """What to look up for each typed part, the keys that say most first."""
    for word in like:
        proposed = _word(word, like[word])
        together = word not in query.words
        yield tuple(lookup for lookup in proposed if lookup.weight >= TOGETHER) if together else proposed
    if query.born:
        yield from _born(query.born)
    if query.postcode:
        yield (Lookup(f"p:{query.postcode.whole}", WHOLE_POSTCODE),) if query.postcode.inward else ()
        yield (Lookup(f"o:{query.postcode.outward}", OUTWARD),)
    for number in query.numbers:
        ending = last_digits(number)
        yield (Lookup(f"i:{number}", NUMBER), *((Lookup(f"t:{ending}", NUMBER),) if ending else ()))


def _born(typed: TypedDate) -> Iterator[Lookups]:
    if typed.day:
        weights = {typed.exact: WHOLE_DATE, typed.swapped: SWAPPED * WHOLE_DATE}
        days = (Lookup(f"b:{day:%Y%m%d}", weights.get(day, SLIP * WHOLE_DATE)) for day in near(typed))
        yield tuple(sorted(days, key=lambda lookup: (-lookup.weight, lookup.key)))
    years = (0,) if typed.day else (0, -1, 1)
    yield tuple(Lookup(f"y:{typed.year + off}", PART_OF_DATE * (0.5 if off else 1.0)) for off in years)


def _word(word: str, like: Like) -> Lookups:
    """The word itself, what the tables say it stands for, and stored words like it, the most alike first."""
    values = {other: NEARLY_SOUNDS + ALSO_SPELT * JaroWinkler.similarity(word, other) for other in like.nearly_heard}
    values |= {other: SOUNDS + ALSO_SPELT * JaroWinkler.similarity(word, other) for other in like.heard}
    for other in like.spelt | {word} | stands_for(word):
        values[other] = max(values.get(other, 0.0), without_sound(word, other).value)
    scored = sorted((-value, other) for other, value in values.items() if value >= PROPOSED_FROM)
    return tuple(Lookup(f"w:{other}", -value) for value, other in scored[:WORDS_PROPOSED])
