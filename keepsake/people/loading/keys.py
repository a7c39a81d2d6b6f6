"""The keys by which the search finds people, worked out from what is being recorded of them instead of read back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from keepsake.people import looking
from keepsake.people.comparing import NUMBERS
from keepsake.people.loading.records import Record
from keepsake.people.matching import Name, Person
from keepsake.people.matching.keys import person_keys, person_words, word_keys
from keepsake.people.models import Address, ContactWay, PersonName
from keepsake.people.models import Person as Recorded

hashed = lru_cache(maxsize=200_000)(looking.hashed)


def keys_of(records: Iterable[Record]) -> tuple[set[tuple[int, str]], set[str]]:
    """Pairs of key and person, and the words of all names. Every record of each person has to be there."""
    pairs: set[tuple[int, str]] = set()
    words: set[str] = set()
    for id, person in _people(records).items():
        pairs |= {(hashed(key), id) for key in person_keys(person)}
        words |= person_words(person)
    return pairs, words


def rows_of(words: Iterable[str]) -> list[tuple[int, int, str]]:
    """What the search keeps of each word: the keys by which it is proposed, and the one of the people who have it."""
    return [(hashed(key), hashed(f"w:{word}"), word) for word in sorted(words) for key in word_keys(word)]


def _people(records: Iterable[Record]) -> Mapping[str, Person]:
    """What the keys are made from. When a name or an address was used makes no difference to them."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    born: dict[str, date | None] = {}
    for record in records:
        values = record.values
        match record.model:
            case model if model is Recorded:
                born[record.id] = date.fromisoformat(values["born_on"]) if values.get("born_on") else None
            case model if model is PersonName:
                found[values["person_id"]]["names"].append(f"{values['given']} {values['family']}".strip())
            case model if model is Address and values["postcode"]:
                found[values["person_id"]]["postcodes"].append(values["postcode"])
            case model if model is ContactWay and values["kind"] == "phone":
                found[values["person_id"]]["phones"].append(values["value"])
            case model if model in NUMBERS:
                found[values["person_id"]]["identifiers"].append(values["value"])
    return {id: _person(found[id], born_on) for id, born_on in born.items()}


def _person(found: Mapping[str, list[str]], born_on: date | None) -> Person:
    return Person(
        0,
        tuple(Name(text) for text in found["names"]),
        born_on,
        postcodes=tuple(found["postcodes"]),
        phones=tuple(found["phones"]),
        identifiers=tuple(found["identifiers"]),
    )
