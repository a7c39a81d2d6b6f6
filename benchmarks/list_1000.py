"""Which of 1,000 rows may a worker see? One condition for the list, beside a decision for each row and beside Cedar.

    .venv/bin/python benchmarks/list_1000.py [repeats]

All give the same rows. Cedar is asked about 50 of them, for its time is in proportion; the others about all.
"""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from random import Random
from statistics import median
from time import perf_counter
from typing import TypeVar

from published import about, path_of

from keepsake.notice.access import load_access
from keepsake.notice.deciding import Request, compile_notice
from keepsake.notice.deciding.lists import predicate
from keepsake.notice.deciding.predicate import Columns, Row
from keepsake.notice.library import load
from keepsake.notice.tests.cedar_oracle import Oracle
from keepsake.standard.vocabulary import terms

ROWS, CEDAR_ROWS, REPEATS = 1_000, 50, 9
NOTICE = "manchester"
ASKED = Request(
    action="read",
    purpose="plan_support",
    categories=frozenset({"name", "health"}),
    on=date(2026, 1, 5),
    role="social_worker",
)
COLUMNS = Columns("relationship", "subject", {code: code for code in terms("circumstances")})
Made = TypeVar("Made")


def a_list(number: int, seed: int) -> list[Row]:
    """People of whom half are the worker's own or the team's; now and then something holds that changes the answer."""
    random = Random(seed)
    circumstances = sorted(terms("circumstances"))
    return [
        Row(
            relationship=random.choice(["allocated", "team", "none", random.choice(list(terms("relationships")))]),
            subject=random.choice(["child", "child", "parent", random.choice(list(terms("subjects")))]),
            circumstances=frozenset(code for code in circumstances if random.random() < 0.03),
        )
        for _ in range(number)
    ]


def request_for(row: Row) -> Request:
    return ASKED._replace(relationship=row.relationship, subjects=frozenset({row.subject}), context=row.circumstances)


def stored(rows: list[Row]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute(
        f"CREATE TABLE r (id INTEGER PRIMARY KEY, relationship, subject, {', '.join(COLUMNS.circumstances)})"
    )
    places = ", ".join("?" * (3 + len(COLUMNS.circumstances)))
    for number, row in enumerate(rows):
        flags = [code in row.circumstances for code in COLUMNS.circumstances]
        database.execute(f"INSERT INTO r VALUES ({places})", (number, row.relationship, row.subject, *flags))
    return database


def measure(rows: list[Row], database: sqlite3.Connection) -> tuple[dict[str, float], int]:
    """Milliseconds for the whole list each way, and how many rows it has. Each begins with a fresh engine."""
    access, notice = load_access(), load(path_of(NOTICE))
    compiled, oracle = compile_notice(notice, access), Oracle(notice, access)

    def in_python() -> list[int]:
        condition = predicate(compiled, ASKED)
        return [number for number, row in enumerate(rows) if condition.holds(row)]

    def in_database() -> list[int]:
        text, values = predicate(compiled, ASKED).sql(COLUMNS)
        return [number for (number,) in database.execute(f"SELECT id FROM r WHERE {text} ORDER BY id", values)]

    def row_by_row() -> list[int]:
        return [number for number, row in enumerate(rows) if compiled.decide(request_for(row)).allowed]

    def by_cedar() -> list[int]:
        return [number for number, row in enumerate(rows[:CEDAR_ROWS]) if oracle.reason(request_for(row)) is None]

    found: dict[str, float] = {}
    expected = timed(found, "row by row, never asked before", row_by_row)
    answers = [
        timed(found, "row by row, asked before", row_by_row),
        timed(found, "one condition, in Python", in_python),
        timed(found, "one condition, in SQLite", in_database),
    ]
    cedar = timed(found, "row by row, Cedar", by_cedar)
    found["row by row, Cedar"] *= len(rows) / CEDAR_ROWS
    assert expected
    assert all(answer == expected for answer in answers)
    assert cedar == [number for number in expected if number < CEDAR_ROWS]
    return found, len(expected)


def timed(found: dict[str, float], name: str, make: Callable[[], Made]) -> Made:
    begun = perf_counter()
    made = make()
    found[name] = (perf_counter() - begun) * 1000
    return made


def main(repeats: int) -> None:
    rows = a_list(ROWS, seed=1)
    with closing(stored(rows)) as database:
        runs, listed = zip(*(measure(rows, database) for _ in range(repeats)), strict=True)
    print(about("cedarpy"), f"SQLite {sqlite3.sqlite_version}", sep=", ")
    print(
        f"{listed[0]} of {ROWS} rows may be seen; all ways agree (Cedar on the first {CEDAR_ROWS}); {repeats} repeats"
    )
    print(f"{'':<32} {'ms: median':>12} {'least':>10} {'most':>10} {'times one condition in SQLite':>32}")
    for name in runs[0]:
        figures = [run[name] for run in runs]
        ratio = median(run[name] / run["one condition, in SQLite"] for run in runs)
        print(f"{name:<32} {median(figures):>12.2f} {min(figures):>10.2f} {max(figures):>10.2f} {ratio:>32.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else REPEATS)
