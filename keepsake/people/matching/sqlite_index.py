"""The index in SQLite: the reference for other stores, and what the benchmark measures.

Three tables: ``person`` (the record to compare), ``person_key`` (key, person) and ``word_key`` (key, word), the last
two clustered by key. A word stays only as long as a person has it, so that nobody's name outlives their record.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from keepsake.people.matching.find import Lookups, Visible
from keepsake.people.matching.keys import person_keys, word_keys
from keepsake.people.matching.person import Born, Called, Name, Person

SCHEMA = """
CREATE TABLE IF NOT EXISTS person (id INTEGER PRIMARY KEY, compared TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS person_key (
    key TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (key, person)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS word_key (key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, word)) WITHOUT ROWID;
"""
MOST_UNDER_A_KEY = 60_000  # only so many persons of a key are read, the lowest ids first
MOST_UNDER_A_PART = 25_000
ENOUGH = 5_000
AT_ONCE = 20_000


class SqliteIndex:
    """An index in an open SQLite database; the caller commits."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        database.executescript(SCHEMA)

    def add(self, people: Iterable[Person]) -> None:
        """Index these persons, who are not in the index yet. Keys are sorted before they are stored."""
        self.database.execute("CREATE TEMP TABLE waiting (key TEXT NOT NULL, person INTEGER NOT NULL)")
        words: set[str] = set()
        for batch in _batches(people, AT_ONCE):
            keyed = [(person, person_keys(person)) for person in batch]
            self._insert("person", ((person.id, to_json(person)) for person in batch))
            self._insert("waiting", ((key, person.id) for person, keys in keyed for key in keys))
            words |= {key[2:] for _, keys in keyed for key in keys if key.startswith("w:")}
        self.database.execute("INSERT INTO person_key SELECT key, person FROM waiting ORDER BY key, person")
        self.database.execute("DROP TABLE waiting")
        self._insert("word_key", sorted((key, word) for word in words for key in word_keys(word)))

    def forget(self, person: Person) -> None:
        """Take the person out, and every word that nobody else has."""
        keys = person_keys(person)
        self.database.execute("DELETE FROM person WHERE id = ?", (person.id,))
        self.database.executemany(
            "DELETE FROM person_key WHERE key = ? AND person = ?", ((key, person.id) for key in keys)
        )
        gone = [key[2:] for key in keys if key.startswith("w:") and not self._has(key)]
        pairs = ((key, word) for word in gone for key in word_keys(word))
        self.database.executemany("DELETE FROM word_key WHERE key = ? AND word = ?", pairs)

    def words(self, keys: Sequence[str]) -> set[str]:
        """Words of stored names that have one of these keys."""
        asked = f"SELECT DISTINCT word FROM word_key WHERE key IN ({_places(keys)})"  # noqa: S608 only question marks
        return {word for (word,) in self.database.execute(asked, tuple(keys))}

    def candidates(self, parts: Sequence[Lookups], limit: int, visible: Visible) -> list[Person]:
        """At most ``limit`` visible persons, the heaviest first.

        The weight of a key depends on how many persons have it, also on those who are not visible; that can change who
        is proposed when more than ``limit`` would be, never a score or a reason.
        """
        seen = (person for person in _heaviest_first(self._votes(parts)) if visible(person))
        return self._read(list(islice(seen, limit)))

    def _votes(self, parts: Sequence[Lookups]) -> dict[int, float]:
        """The rarest part first; once ``ENOUGH`` persons are found, the commoner parts only weigh, and add nobody."""
        votes: dict[int, float] = {}
        for weights in sorted((self._under(part) for part in parts), key=len):
            counted = votes.keys() & weights.keys() if len(votes) >= ENOUGH else weights
            for person in counted:
                votes[person] = votes.get(person, 0.0) + weights[person]
        return votes

    def _under(self, part: Lookups) -> dict[int, float]:
        """The persons of one part with the weight of their best key.

        A key weighs more the fewer persons have it or a better one, in steps of powers of two. Keys after the
        ``MOST_UNDER_A_PART``-th person are not read: agreeing on them says next to nothing.
        """
        read: list[tuple[float, list[int]]] = []
        persons_so_far = 0
        for lookup in sorted(part, key=lambda lookup: (-lookup.weight, lookup.key)):
            persons = self._persons(lookup.key)
            persons_so_far += len(persons)
            read.append((lookup.weight * max(1, 20 - persons_so_far.bit_length()), persons))
            if persons_so_far >= MOST_UNDER_A_PART:
                break
        best: dict[int, float] = {}
        for weight, persons in reversed(read):
            best.update(dict.fromkeys(persons, weight))
        return best

    def _persons(self, key: str) -> list[int]:
        asked = "SELECT person FROM person_key WHERE key = ? LIMIT ?"
        return [person for (person,) in self.database.execute(asked, (key, MOST_UNDER_A_KEY))]

    def _read(self, persons: list[int]) -> list[Person]:
        asked = f"SELECT id, compared FROM person WHERE id IN ({_places(persons)})"  # noqa: S608 only question marks
        read = {id_: from_json(id_, compared) for id_, compared in self.database.execute(asked, persons)}
        return [read[person] for person in persons]

    def _insert(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        self.database.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", rows)  # noqa: S608 our own names

    def _has(self, key: str) -> bool:
        return self.database.execute("SELECT 1 FROM person_key WHERE key = ? LIMIT 1", (key,)).fetchone() is not None


def _heaviest_first(votes: dict[int, float]) -> Iterator[int]:
    """The persons by weight and then by id, sorted only as far as they are asked for."""
    by_weight: dict[float, list[int]] = defaultdict(list)
    for person, weight in votes.items():
        by_weight[weight].append(person)
    for weight in sorted(by_weight, reverse=True):
        yield from sorted(by_weight[weight])


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _batches(people: Iterable[Person], size: int) -> Iterator[list[Person]]:
    waiting = iter(people)
    while batch := list(islice(waiting, size)):
        yield batch


def to_json(person: Person) -> str:
    """The person as a short JSON list."""
    born_on = person.born_on.isoformat() if person.born_on else None
    names = [[name.text, name.called.name] for name in person.names]
    rest = [person.postcodes, person.phones, person.identifiers, person.places]
    return json.dumps([names, born_on, person.born.name, *rest], ensure_ascii=False, separators=(",", ":"))


def from_json(id_: int, text: str) -> Person:
    """The person that :func:`to_json` wrote."""
    names, born_on, born, *rest = json.loads(text)
    return Person(
        id_,
        tuple(Name(text, Called[called]) for text, called in names),
        date.fromisoformat(born_on) if born_on else None,
        Born[born],
        *map(tuple, rest),
    )
