"""Find the persons who may be meant, best first, each with the reasons; the hidden ones leave no trace.

The index proposes (:class:`Index`), the score decides (:mod:`keepsake.people.matching.score`). Whether a person may be
seen is asked before anything is counted, cut off or ranked.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from rapidfuzz.distance import JaroWinkler

from keepsake.people.matching.dates import near
from keepsake.people.matching.keys import asked_by_near_sound, asked_by_sound, asked_by_spelling
from keepsake.people.matching.name_tables import particles, stands_for
from keepsake.people.matching.person import Person
from keepsake.people.matching.query import Query, last_digits
from keepsake.people.matching.resemblance import without_sound
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

CANDIDATES = 250
WORDS_PROPOSED = 120
SOUNDS, ALSO_SPELT, NEARLY = 0.60, 0.30, 0.75  # what sharing a sound says before it is looked at closely
PROPOSED_FROM = 0.60
Visible = Callable[[int], bool]


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
    parts = tuple(part for part in lookups(query, index) if part)
    found = index.candidates(parts, CANDIDATES, visible) if parts else []
    matches = (match(query, person) for person in found)
    return sorted((one for one in matches if one.score >= SHOWN_FROM), key=lambda one: one.order)[:limit]


def lookups(query: Query, index: Index) -> Iterator[Lookups]:
    """What to look up for each typed part."""
    for word in sorted({*query.words, *query.joined, *query.bare}):
        if len(word) > 1 and (word not in particles() or len(query.words) == 1):
            yield _word(word, index)
    if query.born:
        yield tuple(Lookup(f"b:{day:%Y%m%d}", _day_weight(day == query.born.exact)) for day in near(query.born))
        yield tuple(
            Lookup(f"y:{query.born.year + off}", PART_OF_DATE * (0.5 if off else 1.0)) for off in _years_off(query)
        )
    if query.postcode:
        inward = query.postcode.inward
        whole = (Lookup(f"p:{query.postcode.whole}", WHOLE_POSTCODE),) if inward else ()
        yield (*whole, Lookup(f"o:{query.postcode.outward}", OUTWARD))
    for number in query.numbers:
        ending = last_digits(number)
        yield (Lookup(f"i:{number}", NUMBER), *((Lookup(f"t:{ending}", NUMBER),) if ending else ()))


def _day_weight(is_typed: bool) -> float:
    return WHOLE_DATE if is_typed else 0.8 * WHOLE_DATE


def _years_off(query: Query) -> tuple[int, ...]:
    if query.born is None or query.born.day:
        return ()
    return (0, -1, 1)


def _word(word: str, index: Index) -> Lookups:
    """The word itself, what the tables say it stands for, and stored words like it, the most alike first."""
    near = dict.fromkeys(index.words(sorted(asked_by_spelling(word))), 0.0)
    near |= {other: SOUNDS + ALSO_SPELT * JaroWinkler.similarity(word, other) for other in _sounding(word, index)}
    near |= dict.fromkeys({word, *stands_for(word)}, 0.0)
    scored = sorted((-max(value, without_sound(word, other).value), other) for other, value in near.items())
    return tuple(Lookup(f"w:{other}", -value) for value, other in scored[:WORDS_PROPOSED] if -value >= PROPOSED_FROM)


def _sounding(word: str, index: Index) -> set[str]:
    """Stored words that share a way to be said with this one, and those that nearly do and are spelt much alike."""
    nearly = index.words(sorted(asked_by_near_sound(word)))
    alike = {other for other in nearly if JaroWinkler.similarity(word, other) >= NEARLY}
    return alike | index.words(sorted(asked_by_sound(word)))
