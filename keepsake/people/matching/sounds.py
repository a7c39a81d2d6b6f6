"""What a name sounds like: a short code for each way of reading it, and how like two sounds are."""

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from keepsake.people.matching.readings import readings

VOWEL_SOUNDS = (
    (re.compile("[aeiou]*[ei][aeiou]*"), "i"),
    (re.compile("[aeou]*[ou][aeou]*"), "u"),
    (re.compile("aa+"), "a"),
    (re.compile("(?<=.)[ia]$"), ""),
)


def code_of(reading: str) -> str:
    """The consonants of a reading in order, A for vowels at its start; vowels alone stay, as there is nothing else.

    >>> code_of("Xavon")
    'XVN'
    """
    consonants = re.sub("[aeiou]", "", reading)
    if not consonants:
        return reading.upper()
    first = "A" if reading[0] in "aeiou" else ""
    return re.sub(r"(.)\1+", r"\1", first + consonants.upper())


@lru_cache(maxsize=50_000)
def codes(word: str) -> frozenset[str]:
    """One code for each way of reading the word; two words that share one may sound alike.

    >>> sorted(codes("siobhan") & codes("shivaun"))
    ['XBN', 'XVN']
    """
    return frozenset(code for reading in readings(word) if (code := code_of(reading)))


@lru_cache(maxsize=50_000)
def voiced(word: str) -> tuple[tuple[str, str], ...]:
    """Each reading as (code, sound with its vowels made few)."""
    return tuple({code_of(reading): _vowels_made_few(reading) for reading in reversed(readings(word))}.items())


def _vowels_made_few(reading: str) -> str:
    sound = reading.lower()
    for pattern, to in VOWEL_SOUNDS:
        sound = pattern.sub(to, sound)
    return sound


def alike(one: str, other: str) -> float:
    """How alike the two words can be said, from 0 (no reading shared) to 1 (one and the same sound)."""
    pairs = ((a, b) for code, a in voiced(one) for coded, b in voiced(other) if code == coded)
    return max((0.5 + 0.5 * JaroWinkler.similarity(a, b) for a, b in pairs), default=0.0)
