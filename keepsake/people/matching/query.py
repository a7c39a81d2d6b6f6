"""What a worker typed in one box, taken apart: date of birth, postcode, numbers, and the words that are left."""

import re
from dataclasses import dataclass
from datetime import date

from keepsake.people.matching.dates import TypedDate, take_date
from keepsake.people.matching.postcodes import Postcode, take_postcode
from keepsake.people.matching.words import joined_words, plain, without_prefix, words_of

PHONE = re.compile(r"(?:\+\s?\d|\b0)[\d\s()-]{7,}\d")
DIGITS = re.compile(r"\b\d[\d\s-]{3,}\d\b|\b\d{4,}\b")
REFERENCE = re.compile(r"\b(?=\w*\d)(?=\w*[a-z])[a-z0-9]{5,}\b")
LABELS = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born|nhs(?: (?:no|number))?|phone|tel|mobile|postcode)\b[:.]?")
PHONE_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Query:
    """The parts of what was typed; a word may be of a name or of a place."""

    text: str
    words: tuple[str, ...] = ()
    joined: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    born: TypedDate | None = None
    postcode: Postcode | None = None
    numbers: tuple[str, ...] = ()


def parse(text: str, today: date) -> Query:
    """Take apart what was typed. Nothing is refused; what has no meaning is left out.

    >>> parse("nguyen 14/3/2012 M14 5TP", date(2026, 1, 1)).words
    ('nguyen',)
    """
    rest = LABELS.sub(" ", plain(text))
    numbers, rest = _take(PHONE, rest)
    born, rest = take_date(rest, today)
    postcode, rest = take_postcode(rest)
    further, rest = _take(DIGITS, rest)
    references, rest = _take(REFERENCE, rest)
    names = re.sub(r"\d+", " ", rest)
    return Query(
        text=text,
        words=words_of(names),
        joined=joined_words(names),
        bare=without_prefix(names),
        born=born,
        postcode=postcode,
        numbers=(*numbers, *further, *references),
    )


def _take(pattern: re.Pattern[str], text: str) -> tuple[tuple[str, ...], str]:
    return tuple(squeezed(found) for found in pattern.findall(text)), pattern.sub(" ", text)


def squeezed(number: str) -> str:
    """A number or reference without spaces and signs, letters large.

    >>> squeezed("999 123-4567")
    '9991234567'
    """
    return re.sub(r"[\W_]", "", number).upper()


def last_digits(number: str) -> str | None:
    """The last seven digits of a telephone number, which are the same with and without the country; None if fewer."""
    digits = re.sub(r"\D", "", number)
    return digits[-PHONE_DIGITS:] if len(digits) >= PHONE_DIGITS else None
