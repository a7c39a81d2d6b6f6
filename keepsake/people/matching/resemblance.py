"""How like a typed word is to a word of a name, from 0 to 1, and why, in words a worker can check."""

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from keepsake.people.matching.name_tables import Relation, relation_between
from keepsake.people.matching.sounds import alike

SAME, SPELLING, SHORT = 1.0, 0.95, 0.92
SOUND_AT_MOST = 0.93
ONE_EDIT, TWO_EDITS, THREE_EDITS = 0.92, 0.82, 0.70
BEGINS, INITIAL = 0.75, 0.60
LEAST_JARO_WINKLER = 0.86
TWO_EDITS_FROM, THREE_EDITS_FROM, ONE_EDIT_FROM = 6, 9, 3


class Resemblance(NamedTuple):
    """How like, and the reason; no reason means the same word."""

    value: float
    reason: str


UNLIKE = Resemblance(0.0, "")


@lru_cache(maxsize=50_000)
def resemblance(typed: str, word: str) -> Resemblance:
    """The best of: the same, an initial, a known spelling or short form, the sound, a few letters off, a beginning.

    >>> resemblance("peggy", "margaret")
    Resemblance(value=0.92, reason='short form')
    """
    if typed == word:
        return Resemblance(SAME, "")
    if len(typed) == 1 or len(word) == 1:
        return Resemblance(INITIAL, "initial") if typed[0] == word[0] else UNLIKE
    found = without_sound(typed, word)
    return found if found.value >= SOUND_AT_MOST else max(found, _sound(typed, word), key=lambda one: one.value)


@lru_cache(maxsize=50_000)
def without_sound(typed: str, word: str) -> Resemblance:
    """The resemblance of two words by the tables and by their letters alone, which is quicker."""
    if typed == word:
        return Resemblance(SAME, "")
    return max(_known(typed, word), _letters(typed, word), key=lambda found: found.value)


def _known(typed: str, word: str) -> Resemblance:
    relation = relation_between(typed, word)
    if relation is Relation.SPELLING:
        return Resemblance(SPELLING, "another spelling")
    return Resemblance(SHORT, "short form") if relation is Relation.SHORT else UNLIKE


def _sound(typed: str, word: str) -> Resemblance:
    value = min(SOUND_AT_MOST, 0.08 + 0.87 * alike(typed, word))
    return Resemblance(round(value, 3), "sounds like") if value > 0.5 else UNLIKE


def _letters(typed: str, word: str) -> Resemblance:
    """Letters added, dropped, changed or swapped, each counted once; the shorter word says how many may be off."""
    short = min(len(typed), len(word))
    edits = OSA.distance(typed, word, score_cutoff=3)
    if edits == 1 and short >= ONE_EDIT_FROM:
        return Resemblance(ONE_EDIT - (0.12 if short <= 4 else 0.0), "one letter different")
    if edits == 2 and short >= TWO_EDITS_FROM - 1:
        return Resemblance(TWO_EDITS - (0.07 if short < TWO_EDITS_FROM else 0.0), "two letters different")
    if edits == 3 and short >= THREE_EDITS_FROM:
        return Resemblance(THREE_EDITS, "three letters different")
    if short >= 3 and (word.startswith(typed) or typed.startswith(word)):
        return Resemblance(BEGINS, "begins alike")
    close = JaroWinkler.similarity(typed, word)
    return Resemblance(round(0.75 * close, 3), "spelt like") if close >= LEAST_JARO_WINKLER else UNLIKE
