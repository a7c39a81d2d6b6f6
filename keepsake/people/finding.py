"""Find a person among those who may be seen; and keep the index in step with the records.

The index proposes, the records that the open access grants are compared, and only who may be seen is counted or ranked:
somebody hidden leaves no trace in results, order or number. What was typed is kept nowhere.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from heapq import nsmallest
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, Model, Q, QuerySet
from django.db.models.functions import Cast
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

MOST_UNDER_A_PART = 20_000  # people: a part of what was typed that more have says little by itself
MOST_UNDER_A_KEY = 2 * MOST_UNDER_A_PART
ENOUGH = 1_000  # people, and commoner parts add nobody
LEAPS = 20  # to look up one person under one key takes as long as to read so many people in their order
AT_ONCE = 500
Weights = Mapping[int, float]  # of the keys of a part


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
        votes = self._votes([{hashed(each.key): each.weight for each in reversed(part)} for part in parts])
        people = compared(self._first_seen(_best_first(votes, 2 * limit), limit), _visible_rows, self.models, self.born)
        return [person for person in people if visible(person.id)]

    def _votes(self, parts: Sequence[Weights]) -> dict[str, float]:
        """What is said for each person, the rarest part of what was typed first. Once ``ENOUGH`` people are found, the
        commoner parts only weigh, and add nobody: whoever is under a common part alone would come after all of them."""
        sizes = self._sizes({key for part in parts for key in part})
        votes: dict[str, float] = {}
        for part in sorted(parts, key=lambda part: sum(sizes.get(key, 0) for key in part)):
            if len(votes) >= ENOUGH:
                said = self._under(part, sizes, votes)
                votes |= {person: votes[person] + weight for person, weight in said.items() if person in votes}
            else:
                for person, weight in self._under(part, sizes).items():
                    votes[person] = votes.get(person, 0.0) + weight
        return votes

    def _sizes(self, keys: Collection[int]) -> dict[int, int]:
        """How many people have each of these keys."""
        held = SearchKey.objects.filter(self.seen, key__in=keys)
        return dict(held.order_by().values("key").annotate(many=Count("pk")).values_list("key", "many"))

    def _first_seen(self, ranked: Iterable[UUID], limit: int) -> list[UUID]:
        """The first of these who may be seen: those who may not take nobody's place."""
        if self.are_few:
            return list(islice(ranked, limit))
        found: list[UUID] = []
        for batch in _batches(ranked, AT_ONCE):
            seen = set(Person.objects.filter(pk__in=batch).values_list("pk", flat=True))
            found += [person for person in batch if person in seen]
            if len(found) >= limit:
                break
        return found[:limit]

    def _under(self, part: Weights, sizes: Mapping[int, int], among: Collection[str] = ()) -> dict[str, float]:
        """The people of one part, or those ``among`` these, with the weight of their best key; a rarer key weighs more.

        The keys that say most are read first, and no more once ``MOST_UNDER_A_PART`` people have one: what is left of a
        common part says next to nothing.
        """
        held = SearchKey.objects.filter(self.seen)
        if among and LEAPS * len(part) * len(among) < sum(sizes.get(key, 0) for key in part):
            held = held.filter(person__in=[UUID(each) for each in among])
        weights: dict[int, float] = {}
        people = 0
        for key in sorted((key for key in part if key in sizes), key=lambda key: (-part[key], key)):
            if people >= MOST_UNDER_A_PART:
                break
            people += sizes[key]
            weights[key] = part[key] * max(1, 20 - sizes[key].bit_length())
        # As text: to make an object of each id would take longer than all the rest.
        pairs = held.filter(key__in=weights).annotate(who=Cast("person_id", CharField())).values_list("key", "who")
        best: dict[str, float] = {}
        for key, person in pairs[:MOST_UNDER_A_KEY].iterator(chunk_size=AT_ONCE * 10):
            if best.get(person, 0.0) < weights[key]:
                best[person] = weights[key]
        return best


def _best_first(votes: Mapping[str, float], first: int) -> Iterator[UUID]:
    """The people for whom most is said. Seldom are more than the first asked for, and those are cheaper to find."""

    def order(person: str) -> tuple[float, str]:
        return -votes[person], person

    yield from map(UUID, nsmallest(first, votes, key=order))
    yield from islice(map(UUID, sorted(votes, key=order)), first, None)


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
