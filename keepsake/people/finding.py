"""Find a person among those who may be seen; and keep the index in step with the records.

The index proposes, the records that the open access grants are compared, and only who may be seen is counted or ranked:
somebody hidden leaves no trace in results, order or number. What was typed is kept nowhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from keepsake.people import matching
from keepsake.people.comparing import compared
from keepsake.people.known import rows as all_rows
from keepsake.people.looking import Looking, hashed
from keepsake.people.matching.keys import person_keys, person_words, word_keys
from keepsake.people.models import Person, SearchKey, SearchWord
from keepsake.record.access import Access
from keepsake.record.opened import keeping

AT_ONCE = 500


def find(text: str, access: Access, limit: int = 20) -> list[matching.Match]:
    """Who may be meant by this text, best first, each with its reasons. ``id_of`` gives the person of a match."""
    return _find(matching.parse(text, timezone.localdate()), access, limit)


def find_without_place(text: str, access: Access, limit: int = 20) -> list[matching.Match]:
    """The same, but no place is compared: that a postcode is right would tell where somebody lives."""
    return _find(replace(matching.parse(text, timezone.localdate()), postcode=None), access, limit)


def _find(query: matching.Query, access: Access, limit: int) -> list[matching.Match]:
    return matching.find(query, Looking(access), limit)


def is_a_name_alone(text: str) -> bool:
    """Was nothing typed but words? Many people may have the same name.

    >>> is_a_name_alone("Wren Ashgrove"), is_a_name_alone("Wren Ashgrove 2012")
    (True, False)
    """
    query = matching.parse(text, timezone.localdate())
    return bool(query.words) and not (query.born or query.postcode or query.numbers)


def as_seen(people: Iterable[UUID], access: Access) -> list[matching.Person]:
    """These people as the search compares them, with what the access grants; whoever may not be seen has nothing."""
    return Looking(access).all_of(people)


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
