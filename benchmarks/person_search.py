"""Does the search find the person, and how fast: among made people, beside plain LIKE and SQLite's trigram index.

    .venv/bin/python benchmarks/person_search.py [people] [queries] [queries of the baselines]

The query set is drawn from the same seed every time; ``mistyped.py`` says how it is spoilt. All three searches get the
same text. A query succeeds if the very person it was made from stands among the first ten. Prints Markdown.
"""

import gc
import os
import platform
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from made_people import TODAY, made_people
from mistyped import KINDS, Mistyped, table

from keepsake.people.matching import Born, Name, Person, find, likely_duplicates, parse
from keepsake.people.matching.name_tables import relation_between
from keepsake.people.matching.sqlite_index import SqliteIndex
from keepsake.people.matching.words import words_of

PEOPLE, QUERIES, BASELINE_QUERIES, SEED = 1_000_000, 2_000, 200, 2026
FIRST = 10


@dataclass(frozen=True)
class Asked:
    text: str
    person: Person
    community: str
    kind: str
    slips: tuple[str, ...]
    date_slip: str


Found = Callable[[str], list[int]]


def main(arguments: list[str]) -> int:
    people, queries, of_baselines = [*map(int, arguments), *(PEOPLE, QUERIES, BASELINE_QUERIES)[len(arguments) :]]
    with TemporaryDirectory() as folder:
        made = list(made_people(people))
        asked = draw(made, queries)
        gc.freeze()  # the made people are of the benchmark; the collector need not walk them in every search
        print(
            f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, "
            f"SQLite {sqlite3.sqlite_version}; {people:,} people, {len(asked):,} queries\n"
        )
        held_out()
        ours(made, asked, of_baselines, Path(folder) / "keepsake.db")
        baselines(made, asked[:of_baselines], Path(folder) / "plain.db")
        duplicates(made[:50_000])
    return 0


def draw(made: list[tuple[str, Person]], count: int) -> list[Asked]:
    """Half of the persons are drawn evenly from all, half evenly from the communities."""
    random = Random(SEED)
    spoil = Mistyped(random)
    by_community: dict[str, list[Person]] = defaultdict(list)
    for community, person in made:
        by_community[community].append(person)
    asked: list[Asked] = []
    while len(asked) < count:
        if len(asked) % 2:
            community, person = random.choice(made)
        else:
            community = random.choice(list(by_community))
            person = random.choice(by_community[community])
        kind = random.choices(list(KINDS), list(KINDS.values()))[0]
        one = ask(person, community, kind, spoil)
        if one:
            asked.append(one)
    return asked


def ask(person: Person, community: str, kind: str, spoil: Mistyped) -> Asked | None:
    """The query of this kind, or None if the person has not what it needs."""
    if ("birth" in kind and (not person.born_on or person.born is Born.YEAR_ONLY)) or (
        "tele" in kind and not person.phones
    ):
        return None
    words = person.names[0].text.split()
    words = words[:1] if kind.startswith("given") else [words[0], words[-1]]
    name, slips = spoil.name(words)
    parts, date_slip = [name], ""
    if "date" in kind and person.born_on:
        typed, date_slip = spoil.date(person.born_on.year, person.born_on.month, person.born_on.day)
        parts.append(typed)
    if "year" in kind and person.born_on:
        parts.append(str(person.born_on.year + spoil.random.choice((0, 0, 0, 0, 1))))
    if "outward" in kind:
        parts.append(person.postcodes[0].split()[0])
    elif "postcode" in kind:
        parts.append(spoil.postcode(person.postcodes[0]))
    if "tele" in kind:
        parts.append(person.phones[0])
    return Asked(" ".join(parts), person, community, kind, tuple(slips), date_slip)


def held_out() -> None:
    """Are the spellings really held out?"""
    for name in ("held_out_spellings.csv", "short_names.csv"):
        pairs = [(given, typed) for given, all_typed in table(name).items() for typed in all_typed]
        in_tables = [f"{a}/{b}" for a, b in pairs if relation_between(words_of(a)[0], words_of(b)[0])]
        print(f"{name}: {len(in_tables)} of {len(pairs)} pairs are also in the search's own tables")
    print()


def ours(made: list[tuple[str, Person]], asked: list[Asked], few: int, path: Path) -> None:
    database = sqlite3.connect(path)
    database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -200000")
    index = SqliteIndex(database)
    begun = perf_counter()
    index.add(person for _, person in made)
    database.commit()
    built = perf_counter() - begun
    rows = {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("person_key", "word_key")}
    words = database.execute("SELECT count(DISTINCT word) FROM word_key").fetchone()[0]
    print(
        f"Keepsake index: built in {built:.0f} s, {path.stat().st_size / 1e6:.0f} MB, "
        f"{rows['person_key']:,} person keys, {rows['word_key']:,} word keys of {words:,} words\n"
    )

    def search(text: str) -> list[int]:
        return [one.person.id for one in find(parse(text, TODAY), index, lambda _: True, limit=FIRST)]

    begun = process_time()
    times, hits = run(asked, search)
    busy = 1000 * (process_time() - begun) / len(asked)
    print(
        f"Load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; processor time a query {busy:.0f} ms"
    )
    report(f"Keepsake, all {len(asked)} queries", times, hits)
    report(f"Keepsake, the first {few} queries", times[:few], hits[:few])
    again, _ = run(asked[: len(asked) // 4], search)
    report("Keepsake, a quarter of them again (caches warm)", again, hits[: len(asked) // 4])
    by_processor(asked[len(asked) // 4 : len(asked) // 2], search)
    tables(asked, hits, times)
    missed = [one for one, hit in zip(asked, hits, strict=True) if not hit][:60]
    print("\nMissed (the first 60):\n")
    print(
        "\n".join(f"* `{one.text}` for {one.person.names[0].text}, {one.person.born_on} ({one.kind})" for one in missed)
    )
    print(f"\nLargest memory of the process so far: {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n")


def run(asked: list[Asked], search: Found) -> tuple[list[float], list[bool]]:
    """Milliseconds of each search by the wall clock, and whether it found the person."""
    times, hits = [], []
    for one in asked:
        begun = perf_counter()
        found = search(one.text)
        times.append(1000 * (perf_counter() - begun))
        hits.append(one.person.id in found[:FIRST])
    return times, hits


def by_processor(asked: list[Asked], search: Found) -> None:
    """The same by processor time, which other work on the machine changes less."""
    times, hits = [], []
    for one in asked:
        begun = process_time()
        found = search(one.text)
        times.append(1000 * (process_time() - begun))
        hits.append(one.person.id in found)
    report("Keepsake, the second quarter again, processor time", times, hits)


def report(name: str, times: list[float], hits: list[bool]) -> None:
    cuts = quantiles(times, n=100)
    print(
        f"{name}: recall {sum(hits) / len(hits):.1%}; p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms, "
        f"p99 {cuts[98]:.1f} ms, longest {max(times):.0f} ms"
    )


def tables(asked: list[Asked], hits: list[bool], times: list[float]) -> None:
    groups = {
        "What was typed": lambda one: [one.kind],
        "Slip of the name": lambda one: one.slips,
        "Number of slips": lambda one: [str(len(one.slips))],
        "Date": lambda one: [one.date_slip or "none typed"],
        "Community": lambda one: [one.community],
    }
    for title, of in groups.items():
        all_, found, taken = Counter(), Counter(), defaultdict(list)
        for one, hit, time in zip(asked, hits, times, strict=True):
            for group in of(one):
                all_[group] += 1
                found[group] += hit
                taken[group].append(time)
        print(f"\n| {title} | queries | in the first ten | mean ms |\n|---|---|---|---|")
        for group, count in all_.most_common():
            print(f"| {group} | {count} | {found[group] / count:.1%} | {sum(taken[group]) / count:.0f} |")


def baselines(made: list[tuple[str, Person]], asked: list[Asked], path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT)")
    texts = ((person.id, plainly(person)) for _, person in made)
    database.executemany("INSERT INTO plain VALUES (?, ?)", texts)
    begun, before = perf_counter(), database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(
        "CREATE VIRTUAL TABLE grams USING fts5(text, tokenize='trigram', content='plain', content_rowid='id')"
    )
    database.execute("INSERT INTO grams (grams) VALUES ('rebuild')")
    pages = database.execute("PRAGMA page_count").fetchone()[0] - before
    print(f"Trigram index: built in {perf_counter() - begun:.0f} s, {pages * 4096 / 1e6:.0f} MB more\n")

    def like(text: str) -> list[int]:
        words = text.lower().split()
        where = " AND ".join("text LIKE ?" for _ in words)
        wanted = f"SELECT id FROM plain WHERE {where} ORDER BY id LIMIT {FIRST}"
        return [id_ for (id_,) in database.execute(wanted, [f"%{word}%" for word in words])]

    def grams(text: str) -> list[int]:
        low = text.lower()
        three = {low[place : place + 3] for place in range(len(low) - 2)}
        asked_for = " OR ".join('"' + one.replace('"', '""') + '"' for one in sorted(three))
        wanted = f"SELECT rowid FROM grams WHERE grams MATCH ? ORDER BY rank, rowid LIMIT {FIRST}"
        return [id_ for (id_,) in database.execute(wanted, (asked_for,))]

    for name, search in (("LIKE, every word", like), ("Trigram, any, by rank", grams)):
        times, hits = run(asked, search)
        report(f"{name}, {len(asked)} queries", times, hits)
    print()


def plainly(person: Person) -> str:
    """The record as one line, with the date as it is usually typed."""
    born = f"{person.born_on.day}/{person.born_on.month}/{person.born_on.year}" if person.born_on else ""
    names = " ".join(name.text for name in person.names)
    return f"{names} {born} {' '.join(person.postcodes)} {' '.join(person.phones)}".lower()


def duplicates(made: list[tuple[str, Person]]) -> None:
    """One person in twenty is entered again with the slips of a query; are the pairs found, and what else?"""
    random = Random(SEED)
    spoil = Mistyped(random)
    people = [person for _, person in made]
    twice = {}
    for place, person in enumerate(people[::20]):
        words = person.names[0].text.split()
        name, _ = spoil.name([words[0], words[-1]])
        copy = again(10**7 + place, person, name, spoil)
        twice[person.id] = copy
    twins = [twin(2 * 10**7 + place, person, random) for place, person in enumerate(people[7::50])]
    begun = perf_counter()
    pairs = likely_duplicates([*people, *twice.values(), *twins], at_least=0.6)
    taken = perf_counter() - begun
    true = {(id_, copy.id) for id_, copy in twice.items()}
    print(
        f"Duplicates among {len(people) + len(twice) + len(twins):,} records, {len(twice):,} entered twice, "
        f"{len(twins):,} twins: {taken:.0f} s"
    )
    print("\n| score at least | pairs | precision | recall |\n|---|---|---|---|")
    for least in (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        found = {(pair.one.id, pair.other.id) for pair in pairs if pair.score >= least}
        right = len(found & true)
        print(f"| {least} | {len(found)} | {right / max(1, len(found)):.1%} | {right / len(true):.1%} |")


def again(id_: int, person: Person, name: str, spoil: Mistyped) -> Person:
    """The person as entered a second time: no identifier, half of the dates with a slip, half moved."""
    born_on = person.born_on
    if born_on:
        typed = parse(spoil.date(born_on.year, born_on.month, born_on.day)[0], TODAY).born
        born_on = (typed and (typed.exact or typed.swapped)) or born_on
    kept = spoil.random.random() < 0.5
    return Person(id_, (Name(name),), born_on, person.born, person.postcodes[:1] if kept else ())


def twin(id_: int, person: Person, random: Random) -> Person:
    """A twin: another given name and number of their own, all else the same."""
    words = person.names[0].text.split()
    given = random.choice(("Billie", "Robyn", "Aaron", "Zara", "Ismail", "Temi", "Ola", "Ryan", "Anna", "Maya"))
    name = Name(" ".join((given, *words[1:])))
    return Person(
        id_, (name,), person.born_on, person.born, person.postcodes[:1], person.phones, (f"998{id_:07}"[:10],)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
