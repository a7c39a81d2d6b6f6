"""What does a census cost on its way into the record and out of it, against a plain bulk insert of the same rows?

    .venv/bin/python benchmarks/census.py [children ...]      # 1,000 and 10,000 without arguments
    .venv/bin/python scripts/on_postgres.py sh -c \
        'createdb bench && KEEPSAKE_DATABASE_URL=postgresql:///bench .venv/bin/python benchmarks/census.py 10000'

Each size runs in a process of its own, on SQLite in a database of its own, so that its peak of memory is its own
(without the plain insert, which comes last). On PostgreSQL give one size. The file is the invented census of the
returns. The plain insert puts the same rows, and no versions or keys, into empty copies of the same tables with their
indexes, by the driver's own ``executemany``. Prints Markdown.
"""

import resource
import sqlite3
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from council_for_benchmarks import begin
from published import about

SIZES = (1_000, 10_000)
Row = tuple[Any, ...]
Put = Callable[[str, list[Row]], float]  # these rows into a copy of this table; the seconds it took


def measured(children: int, home: Path) -> str:
    """The line of one size."""
    begin(home)
    from keepsake.census.exporting import census
    from keepsake.census.importing import import_census
    from keepsake.returns.made.cin import made_cin
    from keepsake.returns.years import Year

    content = "".join(made_cin(children, faults=0)).encode()
    begun = perf_counter()
    added = sum(import_census("made.xml", content).added.values())
    taken = perf_counter() - begun
    read_in = peak()
    begun = perf_counter()
    again = import_census("made.xml", content)
    second = perf_counter() - begun
    if again.added:
        raise SystemExit("A second import added records.")
    begun = perf_counter()
    with (home / "out.xml").open("w", encoding="utf-8") as out:
        out.writelines(census(Year.named("2026-27"), "999"))
    given = perf_counter() - begun
    written_out, plain = peak(), plainly(home)
    cells = (
        f"{children:,}",
        f"{added:,}",
        f"{taken:.1f} s, {added / taken:,.0f} rows/s",
        f"{taken / plain:.1f}",
        f"{second:.1f} s",
        f"{given:.1f} s, {children / given:,.0f} children/s",
        f"{read_in:.0f} and {written_out:.0f} MB, the file {len(content) / 2**20:.0f} MB",
    )
    return f"| {' | '.join(cells)} |"


def peak() -> float:
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def plainly(home: Path) -> float:
    """Seconds for the same rows into the same tables, with their indexes, of an empty database."""
    from django.db import connection

    from keepsake.census.cases import EXPORTED
    from keepsake.census.rows import whole_record
    from keepsake.people.models import OtherNumber, Person, PersonRole, PupilNumber

    spent = 0.0
    put = into_sqlite(home) if connection.vendor == "sqlite" else into_postgres()
    for model in dict.fromkeys((Person, OtherNumber, PersonRole, PupilNumber, *EXPORTED)):
        table = model._meta.db_table
        with whole_record(), connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = cursor.fetchall()
        spent += put(table, rows) if rows else 0
    return spent


def into_sqlite(home: Path) -> Put:
    from django.db import connection

    copy = sqlite3.connect(home / "copy.sqlite3")
    copy.execute("PRAGMA journal_mode = WAL")

    def put(table: str, rows: list[Row]) -> float:
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = %s AND type IN ('table', 'index')", [table])
            statements = [sql for (sql,) in cursor.fetchall() if sql]
        for sql in sorted(statements, key=lambda each: not each.startswith("CREATE TABLE")):
            copy.execute(sql)
        begun = perf_counter()
        copy.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
        copy.commit()
        return perf_counter() - begun

    return put


def into_postgres() -> Put:
    from django.db import connection

    def put(table: str, rows: list[Row]) -> float:
        with connection.connection.cursor() as cursor:
            cursor.execute(f'CREATE TABLE copied (LIKE "{table}" INCLUDING DEFAULTS INCLUDING INDEXES)')
            begun = perf_counter()
            cursor.executemany(f"INSERT INTO copied VALUES ({', '.join(['%s'] * len(rows[0]))})", rows)
            taken = perf_counter() - begun
            cursor.execute("DROP TABLE copied")
        return taken

    return put


def main(sizes: tuple[int, ...]) -> None:
    print(about())
    print("\n| Children | Records | Import | Times a plain insert | Again | Export | Peak of memory, in and out |")
    print("|---|---|---|---|---|---|---|")
    for children in sizes:
        with TemporaryDirectory() as folder, get_context("spawn").Pool(1) as pool:
            print(pool.apply(measured, (children, Path(folder))), flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
