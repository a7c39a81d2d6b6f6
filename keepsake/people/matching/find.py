"""Find the persons who may be meant, best first, each with the reasons; the hidden ones leave no trace.

The index proposes (:class:`Index`), the score decides (:mod:`keepsake.people.matching.score`). Whether a person may be
seen is asked before anything is counted, cut off or ranked.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from rapidfuzz.distance import JaroWinkler

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

CANDIDATES = 300
WORDS_PROPOSED = 70
SOUNDS, NEARLY_SOUNDS, ALSO_SPELT = 0.60, 0.45, 0.30  # what sharing a sound says before it is looked at closely
TOGETHER = 0.9  # words written together are looked up only where they are nearly right
SWAPPED, SLIP = 0.93, 0.8
PROPOSED_FROM = 0.60
Visible = Callable[[int], bool]
Heard = dict[str, set[str]]


class Lookup(NamedTuple):
    """A key of persons, and how much finding a person under it says, from 0 to 3."""

    key: str
    weight: float


Lookups = tuple[Lookup, ...]


class Index(Protocol):
    """What the search asks of a store."""

    def words(self, keys: Sequence[str]) -> set[str]:
        """Words of stored names that have one of these word keys."""
        ...

    def candidates(self, parts: Sequence[Lookups], limit: int, visible: Visible) -> list[Person]:
        """At most ``limit`` visible persons, those found under the heaviest keys first.

        Of the keys of one part only the best counts for a person. Persons who are not visible are passed over.
        """
        ...


def find(query: Query, index: Index, visible: Visible, limit: int = 20) -> list[Match]:
    """The persons who may be meant, best first, at most ``limit``, in an order that never varies."""
    heard = {word: _heard(word, index) for word in _looked_up(query)}
    parts = tuple(part for part in lookups(query, heard, index) if part)
    found = index.candidates(parts, CANDIDATES, visible) if parts else []
    resembling = partial(_resembling, heard)
    matches = (match(query, person, resembling) for person in found)
    return sorted((one for one in matches if one.score >= SHOWN_FROM), key=lambda one: one.order)[:limit]


def _resembling(heard: Heard, typed: str, word: str) -> Resemblance:
    """As ``resemblance``, but words that share no sound key are not read aloud again: the index has said so."""
    sounds = typed not in heard or word in heard[typed]
    return resemblance(typed, word) if sounds else without_sound(typed, word)


def _looked_up(query: Query) -> list[str]:
    alone = len(query.words) == 1
    words = sorted({*query.words, *query.joined, *query.bare})
    return [word for word in words if len(word) > 1 and (alone or word not in particles())]


def lookups(query: Query, heard: Heard, index: Index) -> Iterator[Lookups]:
    """What to look up for each typed part."""
    for word in heard:
        proposed = _word(word, heard[word], index)
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
        yield tuple(Lookup(f"b:{day:%Y%m%d}", weights.get(day, SLIP * WHOLE_DATE)) for day in near(typed))
    years = (0,) if typed.day else (0, -1, 1)
    yield tuple(Lookup(f"y:{typed.year + off}", PART_OF_DATE * (0.5 if off else 1.0)) for off in years)


def _heard(word: str, index: Index) -> set[str]:
    """Stored words that share a way to be said with this one."""
    return index.words(sorted(asked_by_sound(word)))


def _word(word: str, heard: set[str], index: Index) -> Lookups:
    """The word itself, what the tables say it stands for, and stored words like it, the most alike first."""
    nearly, spelt = index.words(sorted(asked_by_near_sound(word))), index.words(sorted(asked_by_spelling(word)))
    values = {other: NEARLY_SOUNDS + ALSO_SPELT * JaroWinkler.similarity(word, other) for other in nearly}
    values |= {other: SOUNDS + ALSO_SPELT * JaroWinkler.similarity(word, other) for other in heard}
    for other in spelt | {word} | stands_for(word):
        values[other] = max(values.get(other, 0.0), without_sound(word, other).value)
    scored = sorted((-value, other) for other, value in values.items() if value >= PROPOSED_FROM)
    return tuple(Lookup(f"w:{other}", -value) for value, other in scored[:WORDS_PROPOSED])
