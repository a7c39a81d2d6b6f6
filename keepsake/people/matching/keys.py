"""The keys under which a person, and a word of a name, are found again.

A person has few keys: each whole word of each name, the day and the year of birth, postcodes, the end of telephone
numbers, identifiers. The fuzziness stands in the keys of *words*: a word that shares a sound or a spelling key with
what was typed is proposed, scored, and only then looked up. So the large table holds about ten rows a person.
"""

from collections.abc import Iterator
from itertools import chain

from keepsake.people.matching.person import Born, Person
from keepsake.people.matching.postcodes import folded
from keepsake.people.matching.query import last_digits, squeezed
from keepsake.people.matching.sounds import codes
from keepsake.people.matching.words import joined_words, without_prefix, words_of

DROPPED_FROM = 3  # letters: from here on one letter may be dropped from the spelling of a word
CODE_DROPPED_FROM = 4  # sounds: from here on one sound may be dropped from its code
SHORT_BEGINNINGS = (3, 4, 5)


def person_words(person: Person) -> frozenset[str]:
    """Every word by which the person may be looked up, each written as the tables compare it."""
    return frozenset(chain.from_iterable(map(forms, (name.text for name in person.names))))


def forms(name: str) -> frozenset[str]:
    """The words of a name, its joined words, and the names behind a prefix; initials are not looked up."""
    return frozenset(word for word in {*words_of(name), *joined_words(name), *without_prefix(name)} if len(word) > 1)


def person_keys(person: Person) -> frozenset[str]:
    """All keys of a person.

    ``w:`` a word, ``b:`` the day and ``y:`` the year of birth, ``p:`` the postcode and ``o:`` its outward half, ``t:``
    the end of a telephone number, ``i:`` an identifier.
    """
    return frozenset(
        chain(
            (f"w:{word}" for word in person_words(person)),
            _birth_keys(person),
            *(_postcode_keys(text) for text in person.postcodes),
            (f"t:{digits}" for phone in person.phones if (digits := last_digits(phone))),
            (f"i:{squeezed(number)}" for number in person.identifiers),
        )
    )


def _birth_keys(person: Person) -> Iterator[str]:
    if person.born_on:
        yield f"y:{person.born_on.year}"
        if person.born is not Born.YEAR_ONLY:
            yield f"b:{person.born_on:%Y%m%d}"


def _postcode_keys(text: str) -> Iterator[str]:
    postcode = folded(text)
    if postcode:
        yield f"o:{postcode.outward}"
        if postcode.inward:
            yield f"p:{postcode.whole}"


def word_keys(word: str) -> frozenset[str]:
    """The keys under which a stored word is found.

    ``d:`` its spelling, also with one letter dropped, ``s:`` its sounds, ``k:`` these with one dropped, ``a:`` its
    beginnings.
    """
    return frozenset(chain(_spelling_keys(word), _sound_keys(word), _beginnings(word)))


def asked_by_spelling(word: str) -> frozenset[str]:
    """The keys of stored words spelt like a typed one, or that it begins, or that begin it."""
    whole = (f"a:{word}",) if len(word) in SHORT_BEGINNINGS else ()
    shorter = (f"d:{word[:length]}" for length in SHORT_BEGINNINGS if length < len(word))
    return frozenset(chain(_spelling_keys(word), whole, shorter))


def asked_by_sound(word: str) -> frozenset[str]:
    """The keys of stored words that can be said like a typed one."""
    return frozenset(key for key in _sound_keys(word) if key.startswith("s:"))


def asked_by_near_sound(word: str) -> frozenset[str]:
    """The keys of stored words that can be said like it but for one sound."""
    return frozenset(key for key in _sound_keys(word) if key.startswith("k:"))


def _spelling_keys(word: str) -> Iterator[str]:
    yield f"d:{word}"
    if len(word) >= DROPPED_FROM:
        yield from (f"d:{shorter}" for shorter in one_dropped(word))


def _sound_keys(word: str) -> Iterator[str]:
    for code in codes(word):
        yield f"s:{code}"
        if len(code) >= CODE_DROPPED_FROM:
            yield from (f"k:{shorter}" for shorter in one_dropped(code))
            yield f"k:{code}"


def _beginnings(word: str) -> Iterator[str]:
    yield from (f"a:{word[:length]}" for length in SHORT_BEGINNINGS if len(word) >= length)


def one_dropped(text: str) -> frozenset[str]:
    """The text with each one of its signs left out.

    >>> sorted(one_dropped("ann"))
    ['an', 'nn']
    """
    return frozenset(text[:place] + text[place + 1 :] for place in range(len(text)))
