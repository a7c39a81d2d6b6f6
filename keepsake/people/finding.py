"""Find a person among those who may be seen; and keep the index in step with the records.

The index proposes, the records that the open access grants are compared, and only who may be seen is counted or ranked:
somebody hidden leaves no trace in results, order or number. What was typed is kept nowhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from keepsake.people import matching
from keepsake.people.comparing import READ, compared
from keepsake.people.known import rows as all_rows
from keepsake.people.matching.find import Lookups, Visible
from keepsake.people.matching.keys import person_keys, person_words, word_keys
from keepsake.people.models import Person, SearchKey, SearchWord
from keepsake.record.access import Access
from keepsake.record.classification import classification
from keepsake.record.opened import keeping
from keepsake.record.rows import are_few

MOST_UNDER_A_KEY = 20_000  # a key with more people says little by itself; the others of the query say more
AT_ONCE = 500


def find(text: str, access: Access, limit: int = 20) -> list[matching.Match]:
    """Who may be meant by this text, best first, each with its reasons. ``id_of`` gives the person of a match."""
    return _find(matching.parse(text, timezone.localdate()), access, limit)


def find_without_place(text: str, access: Access, limit: int = 20) -> list[matching.Match]:
    """The same, but no place is compared: that a postcode is right would tell where somebody lives."""
    return _find(replace(matching.parse(text, timezone.localdate()), postcode=None), access, limit)


def _find(query: matching.Query, access: Access, limit: int) -> list[matching.Match]:
    return matching.find(query, _Granted(access), lambda person: True, limit)


def as_seen(people: Iterable[UUID], access: Access) -> list[matching.Person]:
    """These people as the search compares them, with what the access grants; whoever may not be seen has nothing."""
    granted = _Granted(access)
    return compared(people, _visible_rows, granted.models, granted.born)


def id_of(match: matching.Match) -> UUID:
    """The person whom a match is about."""
    return UUID(int=match.person.id)


def index(person: Person | UUID) -> None:
    """Keep the index in step with what is recorded of a person now. Actions call it after they wrote."""
    id = person.pk if isinstance(person, Person) else person
    with keeping():
        (known,) = compared([id], all_rows)
        _put(id, person_keys(known), person_words(known))


def rebuild() -> int:
    """Make the whole index again from the records; the number of people in it."""
    SearchWord.objects.all().delete()
    SearchKey.objects.all().delete()
    with keeping():
        people = list(all_rows(Person).order_by("pk").values_list("pk", flat=True))
    for batch in _batches(people, AT_ONCE):
        with keeping():
            known = compared(batch, all_rows)
        keyed = ((UUID(int=one.id), key) for one in known for key in person_keys(one))
        _insert(SearchKey, ({"key": hashed(key), "person_id": id} for id, key in keyed))
        _add_words({word for one in known for word in person_words(one)})
    return len(people)


def hashed(key: str) -> int:
    """A key as 64 bits with a sign. Two keys that share one only lead to one person more to compare.

    >>> hashed("w:ashgrove") == hashed("w:ashgrove"), -2**63 <= hashed("w:ashgrove") < 2**63
    (True, True)
    """
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


class _Granted:
    """The index, and the records that an open access grants, as the search asks for them."""

    def __init__(self, access: Access) -> None:
        fields = {model: classification(model).fields for model in (*READ, Person)}
        self.models = [
            model for model, columns in READ.items() if {fields[model][name] for name in columns} <= access.granted
        ]
        self.born = "date_of_birth" in access.granted
        # A database begins with the few of a worker's own cases. Where nearly everybody may be seen, the best of those
        # who have a key are asked about, and not each of thousands.
        self.are_few = are_few(access, Person)
        self.seen = Q(person__in=Person.objects.values("pk")) if self.are_few else Q()

    def words(self, keys: Sequence[str]) -> set[str]:
        """Words of stored names that have one of these keys."""
        return set(SearchWord.objects.filter(key__in=[hashed(key) for key in keys]).values_list("word", flat=True))

    def candidates(self, parts: Sequence[Lookups], limit: int, visible: Visible) -> list[matching.Person]:
        """At most ``limit`` people whom the access may see, those found under the heaviest keys first."""
        votes: dict[UUID, float] = {}
        for part in parts:
            for person, weight in self._under(part).items():
                votes[person] = votes.get(person, 0.0) + weight
        ranked = sorted(votes, key=lambda person: (-votes[person], person))
        people = compared(self._first_seen(ranked, limit), _visible_rows, self.models, self.born)
        return [person for person in people if visible(person.id)]

    def _first_seen(self, ranked: list[UUID], limit: int) -> list[UUID]:
        """The first of these who may be seen: those who may not take nobody's place."""
        if self.are_few:
            return ranked[:limit]
        found: list[UUID] = []
        for batch in _batches(ranked, AT_ONCE):
            seen = set(Person.objects.filter(pk__in=batch).values_list("pk", flat=True))
            found += [person for person in batch if person in seen]
            if len(found) >= limit:
                break
        return found[:limit]

    def _under(self, part: Lookups) -> dict[UUID, float]:
        """The people of one part, with the weight of their best key; a rarer key weighs more."""
        weights = {hashed(lookup.key): lookup.weight for lookup in reversed(part)}
        pairs = SearchKey.objects.filter(self.seen, key__in=weights).values_list("key", "person_id")
        held: dict[int, list[UUID]] = {}
        for key, person in pairs[: MOST_UNDER_A_KEY + 1]:
            held.setdefault(key, []).append(person)
        best: dict[UUID, float] = {}
        for key, people in held.items():
            weight = weights[key] * max(1, 20 - len(people).bit_length())
            best |= {person: max(weight, best.get(person, 0.0)) for person in people}
        return best


def _visible_rows(model: type[Model]) -> QuerySet[Any]:
    return model._default_manager.all()


def _put(id: UUID, keys: Iterable[str], words: Iterable[str]) -> None:
    wanted = {hashed(key) for key in keys}
    held = set(SearchKey.objects.filter(person=id).values_list("key", flat=True))
    gone = held - wanted
    if gone:
        SearchKey.objects.filter(person=id, key__in=gone).delete()
        kept = SearchKey.objects.filter(key__in=gone).values_list("key", flat=True)
        SearchWord.objects.filter(of__in=gone - set(kept)).delete()
    _insert(SearchKey, ({"key": key, "person_id": id} for key in sorted(wanted - held)))
    _add_words({word for word in words if hashed(f"w:{word}") not in held})


def _add_words(words: Iterable[str]) -> None:
    keyed = ((word, key) for word in sorted(words) for key in word_keys(word))
    _insert(SearchWord, ({"key": hashed(key), "of": hashed(f"w:{word}"), "word": word} for word, key in keyed))


def _insert(model: type[Model], rows: Iterable[dict[str, Any]]) -> None:
    make = partial(model._default_manager.bulk_create, ignore_conflicts=True)
    for batch in _batches((model(**row) for row in rows), AT_ONCE):
        make(batch)


def _batches(values: Iterable[Any], size: int) -> Iterator[list[Any]]:
    waiting = iter(values)
    while batch := list(islice(waiting, size)):
        yield batch
