"""How well a person fits what was typed: a score from 0 to 1, and the reasons in words.

The score is the mean agreement of the typed parts, weighted by how much each part tells people apart.
It is a rank, not a probability. The weights and the bounds are judgement: from ``LIKELY`` on nearly all that was typed
agrees, below ``SHOWN_FROM`` a person is not shown. Nothing in it depends on who else is in the index.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from keepsake.people.matching import dates, postcodes
from keepsake.people.matching.name_tables import common, particles
from keepsake.people.matching.person import Called, Person
from keepsake.people.matching.query import Query, last_digits, squeezed
from keepsake.people.matching.resemblance import UNLIKE, Resemblance, resemblance
from keepsake.people.matching.words import joined_words, plain, without_prefix, words_of, written_words

LIKELY = 0.85
POSSIBLE = 0.60
SHOWN_FROM = 0.40

RARE_WORD, COMMON_WORD, PARTICLE, LONE_LETTER = 1.0, 0.8, 0.15, 0.3
WHOLE_DATE, PART_OF_DATE, WHOLE_POSTCODE, OUTWARD, NUMBER = 1.6, 0.7, 1.0, 0.5, 3.0
NOT_RECORDED = 0.45
FORMER = 0.97
LEAST = 0.55
LEAST_TOGETHER = 0.8
PLACE = 0.4
UNUSED_WORD = 0.01


Resembling = Callable[[str, str], Resemblance]


@dataclass(frozen=True, slots=True)
class Match:
    """A person who may be meant, how well they fit, and why."""

    person: Person
    score: float
    reasons: tuple[str, ...]

    @property
    def order(self) -> tuple[float, int]:
        """The place in the list: the best score first, then the lower id, so that no two have the same."""
        return -self.score, self.person.id


@dataclass(frozen=True, slots=True)
class Part:
    """One typed part: its weight, how well the person agrees with it, and why."""

    weight: float
    agreement: float
    reason: str


def match(query: Query, person: Person, resembling: Resembling = resemblance) -> Match:
    """Compare one person with what was typed; ``resembling`` may be quicker than, but must equal, ``resemblance``."""
    parts = [*name_parts(query, person, resembling), *_other_parts(query, person)]
    total = sum(part.weight for part in parts)
    mean = sum(part.weight * part.agreement for part in parts) / total if total else 0.0
    unused = UNUSED_WORD * max(0, _main_words(person) - len(query.words)) if query.words else 0.0
    reasons = tuple(dict.fromkeys(part.reason for part in parts if part.reason))
    return Match(person, round(max(0.0, mean - min(unused, 0.03)), 4), reasons)


def weight_of(word: str) -> float:
    """How much agreeing on a word tells people apart."""
    if word in particles():
        return PARTICLE
    return LONE_LETTER if len(word) == 1 else COMMON_WORD if word in common() else RARE_WORD


def _main_words(person: Person) -> int:
    current = [name for name in person.names if name.called is Called.CURRENT]
    return max((len(words_of(name.text)) for name in current), default=0)


class Fit(NamedTuple):
    """A typed word, the recorded word it fits, and how well."""

    value: float
    word: str
    recorded: str
    reason: str


Recorded = dict[str, tuple[Called, str]]


def name_parts(query: Query, person: Person, resembling: Resembling = resemblance) -> list[Part]:
    """Each typed word with the word of the person's names that fits it best; a word of the record fits only once.

    A word that fits no name may be the place they live in. A word typed twice counts once.
    """
    called = _recorded_words(person)
    fits = {fit.word: fit for fit in _best_first(query, called, resembling)}
    parts = [Part(weight_of(fit.word), fit.value, _why(fit, called)) for fit in fits.values()]
    return parts + [
        _elsewhere(word, query, person, resembling) for word in dict.fromkeys(query.words) if word not in fits
    ]


def _recorded_words(person: Person) -> Recorded:
    words: Recorded = {}
    for name in person.names:
        for word, written in zip(words_of(name.text), written_words(name.text), strict=True):
            words.setdefault(word, (name.called, written))
    return words


def _best_first(query: Query, called: Recorded, resembling: Resembling) -> Iterator[Fit]:
    """The pairs of a typed and a recorded word, the most alike first, no word in two pairs."""
    fits = (
        _fit(resembling(word, recorded), word, recorded, kind)
        for word in set(query.words)
        for recorded, (kind, _) in called.items()
    )
    typed: set[str] = set()
    used: set[str] = set()
    for fit in sorted((fit for fit in fits if fit.value >= LEAST), key=lambda fit: (-fit.value, *fit[1:])):
        if fit.word not in typed and fit.recorded not in used:
            typed.add(fit.word)
            used.add(fit.recorded)
            yield fit


def _fit(found: Resemblance, word: str, recorded: str, kind: Called) -> Fit:
    return Fit(found.value * (1.0 if kind is Called.CURRENT else FORMER), word, recorded, found.reason)


def _why(fit: Fit, called: Recorded) -> str:
    kind, name = called[fit.recorded]
    if not fit.reason:
        return f"same {kind.value} {name}"
    return f"{fit.word.title()}: {fit.reason} {name}" + ("" if kind is Called.CURRENT else f" ({kind.value})")


def _elsewhere(word: str, query: Query, person: Person, resembling: Resembling) -> Part:
    """A word without a partner: written together with its neighbour, a name behind O', a place; or not found."""
    value, other = max((_together(word, query, name.text, resembling) for name in person.names), default=(0.0, ""))
    if value >= LEAST_TOGETHER:
        return Part(weight_of(word), value, f"{word.title()}: part of {other.title()}")
    if any(word in plain(place).split() for place in person.places):
        return Part(PLACE, 1.0, f"lives in {word.title()}")
    return Part(weight_of(word), UNLIKE.value, "" if word in particles() else f"{word.title()} not found in the name")


def _together(word: str, query: Query, name: str, resembling: Resembling) -> tuple[float, str]:
    """The word against the name's joined words, and the typed words joined with it against all the name's words."""
    joined = joined_words(name) | without_prefix(name)
    ours = {typed for typed in query.joined | query.bare if word.startswith(typed) or word in typed}
    pairs = [(word, other) for other in joined] + [
        (typed, other) for typed in ours for other in {*joined, *words_of(name)}
    ]
    return max(((resembling(typed, other).value, other) for typed, other in pairs), default=(0.0, ""))


def _other_parts(query: Query, person: Person) -> list[Part]:
    parts: list[Part] = []
    if query.born:
        weight = WHOLE_DATE if query.born.day else PART_OF_DATE
        parts.append(Part(weight, *_born(query.born, person)))
    if query.postcode:
        weight = WHOLE_POSTCODE if query.postcode.inward else OUTWARD
        known = bool(person.postcodes)
        fit = postcodes.agreement(query.postcode, person.postcodes) if known else (NOT_RECORDED, "no postcode recorded")
        parts.append(Part(weight, *fit))
    return parts + [Part(NUMBER, *_number(number, person)) for number in query.numbers]


def _born(typed: dates.TypedDate, person: Person) -> tuple[float, str]:
    if person.born_on is None:
        return NOT_RECORDED, "no date of birth recorded"
    return dates.agreement(typed, person.born_on, person.born)


def _number(number: str, person: Person) -> tuple[float, str]:
    if number in map(squeezed, person.identifiers):
        return 1.0, "same identifier"
    ending = last_digits(number)
    if ending and ending in map(last_digits, person.phones):
        return 1.0, "same telephone number"
    return 0.0, "number not found"
