"""The index, and the records that an open access grants, as the search asks for them.

The index proposes whoever has a key; only who may be seen is compared. A database joins the ids of a key to one text:
to read each of thousands as a row would take five times as long.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, CharField, Model, Q, QuerySet

from keepsake.kept import AmongKeys, hex_keys
from keepsake.people import matching
from keepsake.people.comparing import READ, Birth, births_of, compared, needed_for
from keepsake.people.matching.candidates import Held
from keepsake.people.models import Person, SearchKey, SearchWord
from keepsake.record.access import Access
from keepsake.record.classification import classification
from keepsake.record.rows import are_few

LEAPS = 20  # to look up one person under one key takes as long as to read so many people in their order
REMEMBERED_FROM = 1_000  # people under a key; fewer are quickly read
MOST_REMEMBERED = 50_000  # keys
MORE = 20  # people asked about at once beyond those that are wanted: a few of them may not be seen
_COMMON: dict[str, int] = {}  # how many people have a common key, when it was last read


class Looking:
    """What an open access finds in the index."""

    def __init__(self, access: Access) -> None:
        fields = {model: classification(model).fields for model in (*READ, Person)}
        self.models = frozenset(
            model for model, columns in READ.items() if {fields[model][name] for name in columns} <= access.granted
        )
        self.born = "date_of_birth" in access.granted
        # A database begins with the few of a worker's own cases. Where nearly everybody may be seen, the best of those
        # who have a key are asked about, and not each of thousands.
        self.are_few = are_few(access, Person)
        self.among = Q(person__in=Person.objects.values("pk")) if self.are_few else Q()

    def words(self, keys: Collection[str]) -> Mapping[str, list[str]]:
        """Words of stored names, by each of these keys that one has."""
        return _joined(SearchWord.objects.all(), keys, "word")

    def sizes(self, keys: Collection[str]) -> Mapping[str, int]:
        """How many people have each of these keys, of the common ones that were read before."""
        return {} if self.are_few else {key: _COMMON[key] for key in keys if key in _COMMON}

    def people(self, keys: Collection[str]) -> Held:
        """Who has each of these keys, in the order of ids."""
        found = _joined(SearchKey.objects.filter(self.among), keys, "person_id")
        if not self.are_few:
            _remember({key: len(people) for key, people in found.items() if len(people) >= REMEMBERED_FROM})
        return found

    def having(self, keys: Collection[str], people: Collection[str]) -> Held:
        """The same, of these people alone."""
        if LEAPS * len(keys) * len(people) > sum(self.sizes(keys).values()):
            among = frozenset(people)
            return {key: [each for each in held if each in among] for key, held in self.people(keys).items()}
        these = hex_keys(people)
        return _joined(SearchKey.objects.filter(self.among, AmongKeys(these, "person")), keys, "person_id")

    def seen(self, people: Iterator[str], query: matching.Query, most: int) -> list[matching.Person]:
        """The first of these people who may be seen, as far as they are compared with this query."""
        found: dict[UUID, Birth] = {}
        while len(found) < most and (batch := [UUID(each) for each in islice(people, most + MORE)]):
            born = births_of(visible, batch, self.born)
            found |= {each: born[each] for each in batch if each in born}
        first = dict(islice(found.items(), most))
        return compared(first, visible, self.models & needed_for(query), first)

    def all_of(self, people: Iterable[UUID]) -> list[matching.Person]:
        """These people with all that is compared; whoever may not be seen has nothing."""
        wanted = list(people)
        return compared(wanted, visible, self.models, births_of(visible, wanted, self.born))


def visible(model: type[Model]) -> QuerySet[Any]:
    """The rows of a model that the open access may see."""
    return model._default_manager.all()


def hashed(key: str) -> int:
    """A key as 64 bits with a sign. Two keys that share one only lead to one person more to compare.

    >>> hashed("w:ashgrove") == hashed("w:ashgrove"), -2**63 <= hashed("w:ashgrove") < 2**63
    (True, True)
    """
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def _joined(rows: QuerySet[Any], keys: Collection[str], column: str) -> Mapping[str, list[str]]:
    """What stands in a column under each of these keys that is there, in order."""
    key_of = {hashed(key): key for key in keys}
    held = rows.filter(key__in=key_of).order_by().values("key").annotate(joined=_Joined(column))
    return {key_of[key]: sorted(joined.split(",")) for key, joined in held.values_list("key", "joined")}


class _Joined(Aggregate):
    """The values of a group with commas between."""

    function = "GROUP_CONCAT"
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        as_text = "STRING_AGG((%(expressions)s)::text, ',')"
        return super().as_sql(compiler, connection, template=as_text, **more)


def _remember(sizes: Mapping[str, int]) -> None:
    if len(_COMMON) > MOST_REMEMBERED:
        _COMMON.clear()
    _COMMON.update(sizes)
