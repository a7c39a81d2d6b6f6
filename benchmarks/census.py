"""What does a census cost on its way into the record and out of it, against a plain bulk insert of the same rows?

    .venv/bin/python benchmarks/census.py [children ...]      # 1,000 and 10,000 without arguments

Each size runs in a process of its own, in a database of its own, so that its peak of memory is its own. The file is the
invented census of the returns. The plain insert puts the same rows, and no versions or keys, into empty copies of the
same tables with their indexes, by ``executemany`` of sqlite3, right after the import, so that both feel the same
load of the machine. For SQLite alone. Prints Markdown.
"""

import resource
import sqlite3
import sys
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from council_for_benchmarks import begin
from published import about

SIZES = (1_000, 10_000)


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
    plain = plainly(home)
    begun = perf_counter()
    again = import_census("made.xml", content)
    second = perf_counter() - begun
    if again.added:
        raise SystemExit("A second import added records.")
    begun = perf_counter()
    with (home / "out.xml").open("w", encoding="utf-8") as out:
        out.writelines(census(Year.named("2026-27"), "999"))
    given = perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cells = (
        f"{children:,}",
        f"{added:,}",
        f"{taken:.1f} s, {added / taken:,.0f} rows/s",
        f"{taken / plain:.1f}",
        f"{second:.1f} s",
        f"{given:.1f} s, {children / given:,.0f} children/s",
        f"{memory:.0f} MB, the file {len(content) / 2**20:.0f} MB",
    )
    return f"| {' | '.join(cells)} |"


def plainly(home: Path) -> float:
    """Seconds for the same rows into the same tables, with their indexes, of an empty database."""
    from django.db import connection

    from keepsake.census.cases import EXPORTED
    from keepsake.people.models import OtherNumber, Person, PersonRole, PupilNumber

    spent = 0.0
    copy = sqlite3.connect(home / "copy.sqlite3")
    copy.execute("PRAGMA journal_mode = WAL")
    for model in dict.fromkeys((Person, OtherNumber, PersonRole, PupilNumber, *EXPORTED)):
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = %s AND type IN ('table', 'index')", [table])
            for (sql,) in sorted(
                cursor.fetchall(), key=lambda row: str(row[0]).startswith("CREATE TABLE"), reverse=True
            ):
                if sql:
                    copy.execute(sql)
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = cursor.fetchall()
        begun = perf_counter()
        if rows:
            copy.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
            copy.commit()
        spent += perf_counter() - begun
    copy.close()
    return spent


def main(sizes: tuple[int, ...]) -> None:
    print(about())
    print("\n| Children | Records | Import | Times a plain insert | Again | Export | Memory, peak |")
    print("|---|---|---|---|---|---|---|")
    for children in sizes:
        with TemporaryDirectory() as folder, get_context("spawn").Pool(1) as pool:
            print(pool.apply(measured, (children, Path(folder))), flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
