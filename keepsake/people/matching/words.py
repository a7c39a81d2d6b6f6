"""The words of a name as they are compared: small letters without accents, apostrophes or titles of spelling."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from keepsake.people.matching.name_tables import particles

LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "þ": "th",
        "ə": "a",
        "ŋ": "ng",
    }
)
APOSTROPHES = "'’‘ʼʻ`´"  # noqa: RUF001 the signs that people and telephones really type
A_WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")
SHORT_PART = 4  # letters: "Mary Ann", "Xiao Ming" and "Abdul Ali" are also written as one word
LONGEST_JOINED = 20


def plain(text: str) -> str:
    """Small letters, with accents and marks taken off.

    >>> plain("Seán Łukasz Nguyễn")
    'sean lukasz nguyen'
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(LETTERS)


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name in the order they stand. Mac is written Mc, and O', Mac and Mc stand with what follows.

    >>> words_of("Peggy O'Connor-MacDonald")
    ('peggy', 'oconnor', 'mcdonald')
    >>> words_of("Mc Donald, O Brien")
    ('mcdonald', 'obrien')
    """
    found = [_bare(word) for word in A_WORD.findall(plain(text))]
    words: list[str] = []
    for word in found:
        if words and words[-1] in {"o", "mc", "mac"} and len(word) > 2:
            word = words.pop() + word
        words.append(word)
    return tuple(_mc(word) for word in words)


def _bare(word: str) -> str:
    return re.sub(f"[{APOSTROPHES}]", "", word)


def _mc(word: str) -> str:
    return "mc" + word[3:] if word.startswith("mac") and len(word) >= 7 else word


@lru_cache(maxsize=50_000)
def written_words(text: str) -> tuple[str, ...]:
    """Each of :func:`words_of` as it is written in the text, for people to read.

    >>> written_words("Peggy O'Connor-Nuñez")
    ('Peggy', "O'Connor", 'Nuñez')
    """
    words, written = words_of(text), A_WORD.findall(unicodedata.normalize("NFC", text))
    return tuple(written) if len(written) == len(words) else tuple(word.title() for word in words)


@lru_cache(maxsize=50_000)
def joined_words(text: str) -> frozenset[str]:
    """What the name's words make when written together: hyphens, particles, and two given names as one.

    >>> sorted(joined_words("van Berg"))
    ['vanberg']
    >>> sorted(joined_words("Anna Smith-Jones"))
    ['annasmith', 'smithjones']
    """
    words = words_of(text)
    joined = {first + second for first, second in pairwise(words) if _often_joined(first, second, text)}
    return frozenset(word for word in joined | set(_with_particles(words)) if len(word) <= LONGEST_JOINED)


def _often_joined(first: str, second: str, text: str) -> bool:
    short = min(len(first), len(second)) <= SHORT_PART
    return len(first) > 1 and len(second) > 1 and (short or "-" in text)


def _with_particles(words: tuple[str, ...]) -> Iterator[str]:
    before = ""
    for word in words:
        if before and word not in particles():
            yield before + word
        before = before + word if word in particles() else ""


@lru_cache(maxsize=50_000)
def without_prefix(text: str) -> frozenset[str]:
    """The name behind O', D' and the like, which many people drop.

    >>> without_prefix("Peggy O'Connor")
    frozenset({'connor'})
    """
    split = (re.split(f"[{APOSTROPHES}]", word, maxsplit=1) for word in A_WORD.findall(plain(text)))
    parts = {_bare(halves[1]) for halves in split if len(halves) == 2 and len(halves[0]) <= 2}
    return frozenset(part for part in parts if len(part) > 2)
