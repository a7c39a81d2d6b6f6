"""Does the search of the program find the person, and how fast: beside plain LIKE and SQLite's trigram index.

    .venv/bin/python benchmarks/person_search.py [--home FOLDER] [--people N] [--queries N] [--baselines N] [--seed N]
    .venv/bin/python scripts/on_postgres.py sh -c 'createdb search && \
        KEEPSAKE_DATABASE_URL=postgresql:///search .venv/bin/python benchmarks/person_search.py --people 100000'

A worker on duty, who may see nearly everybody, asks the search page: what is found is read from the page, and a query
succeeds if the very person it was made from stands among the first ten. Where the folder holds nobody yet, so many made
people are written first (``made_council.py``); where it holds a council, as ``growth.py --keep`` leaves it, its people
are asked for. The queries are drawn from the same seed every time; ``mistyped.py`` says how they are spoilt. Each
baseline gets the same text, and the same names, days, postcodes and telephone numbers as one line. Prints Markdown.
"""

import argparse
import gc
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any
from urllib.parse import quote

from council_for_benchmarks import begin
from made_council import fill_with_made
from mistyped import KINDS, Mistyped, table
from published import about

WORKER = "duty.worker"
FIRST, WARMING = 10, 40
RESULT = re.compile(r'<li class="people-result.*?href="/people/([0-9a-f-]{36})/"', re.DOTALL)
Found = Callable[[str], list[str]]


@dataclass(frozen=True)
class Asked:
    """A spoilt query, the person it was made from, and how it was spoilt."""

    text: str
    person: str
    was: str
    community: str
    kind: str
    slips: tuple[str, ...]
    date_slip: str


@dataclass(frozen=True)
class Answer:
    """Milliseconds of processor time and by the clock, and whether the person stood among the first."""

    core: float
    clock: float
    is_hit: bool


def main(chosen: argparse.Namespace, home: Path) -> None:
    begin(home)
    loaded = fill_with_made(chosen.people)
    people = everybody()
    print(f"{about('Django', 'rapidfuzz')}; {len(people):,} people, made ready in {loaded:.0f} s\n")
    held_out()
    asked = draw(people, chosen.queries, Random(chosen.seed))
    page, engine = pages()
    gc.collect()
    gc.freeze()  # what the benchmark holds: the collector need not walk it in every search
    for one in draw(people, WARMING, Random(chosen.seed + 1)):
        page(one.text)
    engine.clear()
    answers = run(asked, page)
    print(f"| {len(asked):,} queries | in the first ten | clock: p50, p95, p99 | processor: p50, p95, p99 |")
    print("|---|---|---|---|")
    report("the search page, on duty", answers)
    cuts = quantiles(engine, n=100)
    print(f"| of which the search itself | | | {cuts[49]:.0f}, {cuts[94]:.0f}, {cuts[98]:.0f} ms |")
    few = asked[: chosen.baselines]
    if few:
        report(f"the search page, the first {len(few)}", answers[: len(few)])
        for name, search in baselines(lines_of(people)):
            report(f"{name}, the first {len(few)}", run(few, search))
    tables(asked, answers)
    print("\nMissed, but for a name alone (the first 40):\n")
    missed = [one for one, answer in zip(asked, answers, strict=True) if not answer.is_hit and one.kind != "name only"]
    print("\n".join(f"* `{one.text}` for {one.was} ({one.kind})" for one in missed[:40]))


def pages() -> tuple[Found, list[float]]:
    """The search page as the worker on duty asks it; and the milliseconds that each search itself will have taken."""
    from django.test import Client

    from keepsake.accounts.models import Account
    from keepsake.web.people import finding

    client, took, find = Client(SERVER_NAME="127.0.0.1"), [], finding.find_people
    account = Account.objects.get(username=WORKER)
    client.force_login(account, backend="keepsake.accounts.backends.PasswordBackend")

    def timed(*asked: Any) -> Any:
        begun = process_time()
        found = find(*asked)
        took.append(1000 * (process_time() - begun))
        return found

    def page(text: str) -> list[str]:
        answer = client.get(f"/people/?q={quote(text)}")
        assert answer.status_code == 200, (text, answer.status_code)
        return [found.replace("-", "") for found in RESULT.findall(answer.content.decode())]

    finding.find_people = timed
    return page, took


def everybody() -> dict[str, str]:
    """Whom the worker may see, each with what their first language is."""
    from keepsake.people.models import Person

    with reading():
        found = Person.objects.order_by("pk").values_list("pk", "first_language")
        return {id.hex: language for id, language in found.iterator(10_000)}


def lines_of(people: dict[str, str]) -> dict[str, str]:
    """Each of these people as one line, with the day as it is usually typed."""
    from django.db.models import QuerySet

    from keepsake.people.models import Address, ContactWay, Person, PersonName
    from keepsake.record.opened import keeping
    from keepsake.record.second_wall import maintenance

    held = {PersonName: ("given", "family"), Address: ("postcode",), ContactWay: ("value",)}
    with maintenance(), keeping():
        born = QuerySet(Person).order_by("pk").values_list("pk", "born_on").iterator(10_000)
        lines = {id.hex: [f"{day.day}/{day.month}/{day.year}" if day else ""] for id, day in born if id.hex in people}
        for model, columns in held.items():
            for id, *values in QuerySet(model).order_by("pk").values_list("person", *columns).iterator(10_000):
                if id.hex in lines:
                    lines[id.hex].extend(values)
    return {id: " ".join(filter(None, parts)).lower() for id, parts in lines.items()}


def reading() -> Any:
    """What the worker on duty may read for finding people."""
    from contextlib import ExitStack

    from django.db import transaction
    from django.utils import timezone

    from keepsake.accounts.models import Account
    from keepsake.record.opening import open_access
    from keepsake.web.people.purposes import FINDING, READ

    account = Account.objects.get(username=WORKER)
    role = account.roles.get().role
    stack = ExitStack()
    stack.enter_context(transaction.atomic())
    stack.enter_context(
        open_access(worker=account.pk, role=role, purpose=FINDING, categories=READ, day=timezone.localdate())
    )
    return stack


def draw(people: dict[str, str], count: int, random: Random) -> list[Asked]:
    """Half of the people are drawn evenly from all, half evenly from the communities."""
    spoil, every, asked = Mistyped(random), list(people), list[Asked]()
    by_community: dict[str, list[str]] = defaultdict(list)
    for person, community in people.items():
        by_community[community].append(person)
    with reading():
        while len(asked) < count:
            person = random.choice(every if len(asked) % 2 else by_community[random.choice(sorted(by_community))])
            kind = random.choices(list(KINDS), list(KINDS.values()))[0]
            one = ask(person, kind, spoil)
            if one:
                asked.append(one)
    return asked


def ask(id: str, kind: str, spoil: Mistyped) -> Asked | None:
    """The query of this kind, or None if the person has not what it needs."""
    from keepsake.people.models import Address, ContactWay, Person, PersonName

    person = Person.objects.get(pk=id)
    name = PersonName.objects.filter(person=id, kind="current", ends_on=None).order_by("pk").first()
    where = Address.objects.filter(person=id, is_confidential=False, ends_on=None).exclude(postcode="")
    postcode = where.order_by("pk").values_list("postcode", flat=True).first()
    phone = ContactWay.objects.filter(person=id, kind="phone").order_by("pk").values_list("value", flat=True).first()
    born_on: date | None = person.born_on if person.birth_known == "exact" else None
    needed = {"birth": born_on, "postcode": postcode, "telephone": phone}
    if name is None or any(word in kind and not value for word, value in needed.items()):
        return None
    words = f"{name.given} {name.family}".split()
    typed, slips = spoil.name(words[:1] if kind.startswith("given") else [words[0], words[-1]])
    parts, date_slip = [typed], ""
    if "date" in kind and born_on:
        day, date_slip = spoil.date(born_on.year, born_on.month, born_on.day)
        parts.append(day)
    if "year" in kind and born_on:
        parts.append(str(born_on.year + spoil.random.choice((0, 0, 0, 0, 1))))
    if "postcode" in kind:
        parts.append(postcode.split()[0] if "outward" in kind else spoil.postcode(postcode))
    if "telephone" in kind:
        parts.append(phone)
    was = f"{name.given} {name.family}, {born_on}"
    return Asked(" ".join(parts), id, was, person.first_language, kind, tuple(slips), date_slip)


def held_out() -> None:
    """Are the spellings really held out?"""
    from keepsake.people.matching.name_tables import relation_between
    from keepsake.people.matching.words import words_of

    for name in ("held_out_spellings.csv", "short_names.csv"):
        pairs = [(given, typed) for given, all_typed in table(name).items() for typed in all_typed]
        in_tables = [f"{a}/{b}" for a, b in pairs if relation_between(words_of(a)[0], words_of(b)[0])]
        print(f"{name}: {len(in_tables)} of {len(pairs)} pairs are also in the search's own tables")
    print()


def run(asked: Sequence[Asked], search: Found) -> list[Answer]:
    answers = []
    for one in asked:
        core, clock = process_time(), perf_counter()
        found = search(one.text)
        core, clock = 1000 * (process_time() - core), 1000 * (perf_counter() - clock)
        answers.append(Answer(core, clock, one.person in found[:FIRST]))
    return answers


def report(name: str, answers: Sequence[Answer]) -> None:
    hits = sum(answer.is_hit for answer in answers) / len(answers)
    clock, core = (quantiles([getattr(each, of) for each in answers], n=100) for of in ("clock", "core"))
    cells = (f"{cuts[49]:,.0f}, **{cuts[94]:,.0f}**, {cuts[98]:,.0f} ms" for cuts in (clock, core))
    print(f"| {name} | **{hits:.1%}** | {' | '.join(cells)} |", flush=True)


def tables(asked: Sequence[Asked], answers: Sequence[Answer]) -> None:
    groups: dict[str, Callable[[Asked], Sequence[str]]] = {
        "What was typed": lambda one: [one.kind],
        "Slip of the name": lambda one: one.slips,
        "Number of slips": lambda one: [str(len(one.slips))],
        "Date": lambda one: [one.date_slip or "none typed"],
        "Community or language": lambda one: [one.community or "not known"],
    }
    for title, of in groups.items():
        found: dict[str, list[Answer]] = defaultdict(list)
        for one, answer in zip(asked, answers, strict=True):
            for group in of(one):
                found[group].append(answer)
        print(f"\n| {title} | queries | in the first ten | processor, mean |\n|---|---|---|---|")
        for group, few in sorted(found.items(), key=lambda each: -len(each[1])):
            hits, core = (sum(getattr(each, of) for each in few) / len(few) for of in ("is_hit", "core"))
            print(f"| {group} | {len(few)} | {hits:.1%} | {core:.0f} ms |")


def baselines(people: dict[str, str]) -> list[tuple[str, Found]]:
    """Plain LIKE of every word, and the trigram index of SQLite, each of the same lines in memory."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, who TEXT, text TEXT)")
    database.executemany("INSERT INTO plain (who, text) VALUES (?, ?)", people.items())
    database.execute(
        "CREATE VIRTUAL TABLE grams USING fts5(text, tokenize='trigram', content='plain', content_rowid='id')"
    )
    database.execute("INSERT INTO grams (grams) VALUES ('rebuild')")

    def like(text: str) -> list[str]:
        words = text.lower().split()
        where = " AND ".join("text LIKE ?" for _ in words)
        wanted = f"SELECT who FROM plain WHERE {where} ORDER BY id LIMIT {FIRST}"
        return [who for (who,) in database.execute(wanted, [f"%{word}%" for word in words])]

    def grams(text: str) -> list[str]:
        low = text.lower()
        three = {low[place : place + 3] for place in range(len(low) - 2)}
        asked_for = " OR ".join('"' + one.replace('"', '""') + '"' for one in sorted(three))
        wanted = (
            "SELECT who FROM plain WHERE id IN "
            f"(SELECT rowid FROM grams WHERE grams MATCH ? ORDER BY rank, rowid LIMIT {FIRST})"
        )
        return [who for (who,) in database.execute(wanted, (asked_for,))]

    return [("`LIKE`, every word", like), ("trigrams (FTS5), any, by rank", grams)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--home", type=Path)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=2_000)
    parser.add_argument("--baselines", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2026)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        main(given, given.home or Path(folder))
