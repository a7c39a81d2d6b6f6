"""What does a census cost on its way into the record and out of it, against plain bulk inserts of the same rows?

    .venv/bin/python benchmarks/census.py [--times N] [children ...]        # 1,000, 10,000 and 50,000 without arguments
    .venv/bin/python scripts/on_postgres.py .venv/bin/python benchmarks/census.py --times 3 1000 10000 50000

Every step runs in a process of its own, so that its peak of memory is its own, and on a database of its own that begins
empty. The file is the invented census of the returns, written to disk. The aims are held to the first of the three
inserts that ``census_plain.py`` describes. With ``--times`` each figure is the median. Prints Markdown.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, NamedTuple

from census_plain import WAYS, plain
from council_for_benchmarks import begin
from published import about

SIZES = (1_000, 10_000, 50_000)
ADDRESS = "KEEPSAKE_DATABASE_URL"
IS_POSTGRES = ADDRESS in os.environ
HEAD = (
    "Children",
    "Records",
    "Import",
    "Times plain: records, Django",
    "Times plain: all rows, Django",
    "Times plain: records, bare driver",
    "The same in processor time",
    "Again",
    "Export",
    "Peak of memory: in, again, out",
)


class Cost(NamedTuple):
    """Seconds, seconds of this process's processor time, the peak of memory in MB, and how many."""

    seconds: float
    processor: float
    peak: float
    number: int


def measured(call: Callable[[], int]) -> Cost:
    begun, used = perf_counter(), process_time()
    number = call()
    return Cost(perf_counter() - begun, process_time() - used, peak(), number)


def peak() -> float:
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def make(home: Path, children: int) -> None:
    """The file, and a database that holds nobody yet."""
    from keepsake.returns.made.cin import made_cin

    begin(home)
    with (home / "in.xml").open("w", encoding="utf-8") as file:
        file.writelines(made_cin(children, faults=0))


def read_in(home: Path) -> Cost:
    begin(home)
    from keepsake.census.importing import import_census

    return measured(lambda: sum(import_census("in.xml", home / "in.xml").added.values()))


def write_out(home: Path) -> Cost:
    begin(home)
    from keepsake.census.exporting import census
    from keepsake.returns.years import Year

    def export() -> int:
        with (home / "out.xml").open("w", encoding="utf-8") as out:
            out.writelines(census(Year.named("2026-27"), "999"))
        return 0

    return measured(export)


def insert(home: Path, of: Path, way: str) -> Cost:
    begin(home)
    seconds, used, number = plain(home, of, way)
    return Cost(seconds, used, peak(), number)


class Place:
    """A folder, and on PostgreSQL a database of the same name, that may be a copy of another."""

    def __init__(self, folder: Path, name: str, like: "Place | None" = None) -> None:
        self.home, self.name = folder / name, f"census_{name}"
        if like is not None:
            shutil.copytree(like.home, self.home)
        if IS_POSTGRES:
            self.away()
            subprocess.run(["createdb", *(["-T", like.name] if like else []), self.name], check=True)

    def away(self) -> None:
        if IS_POSTGRES:
            subprocess.run(["dropdb", "--if-exists", self.name], check=True, stderr=subprocess.DEVNULL)

    def run(self, step: Callable[..., Any], *more: Any) -> Any:
        """One step in a process of its own."""
        if IS_POSTGRES:
            os.environ[ADDRESS] = f"postgresql:///{self.name}"
        with get_context("spawn").Pool(1) as pool:
            return pool.apply(step, (self.home, *more))


def once(folder: Path, empty: Place) -> dict[str, Cost]:
    """The cost of each step."""
    found, used = {}, Place(folder, "used", empty)
    found["in"] = used.run(read_in)
    for way in WAYS:
        other = Place(folder, "plain", empty)
        found[way] = other.run(insert, used.home, way)
        shutil.rmtree(other.home)
        other.away()
    found["again"] = used.run(read_in)
    found["out"] = used.run(write_out)
    if found["again"].number:
        raise SystemExit("A second import added records.")
    shutil.rmtree(used.home)
    used.away()
    return found


def line(children: int, times: int) -> str:
    """The line of one size."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        empty = Place(folder, "empty")
        empty.run(make, children)
        size = (empty.home / "in.xml").stat().st_size / 2**20
        every = [once(folder, empty) for _ in range(times)]
        empty.away()

    def mid(step: str, of: str = "seconds") -> float:
        return median(getattr(each[step], of) for each in every)

    def ratio(way: str, of: str = "seconds") -> float:
        return median(getattr(each["in"], of) / getattr(each[way], of) for each in every)

    records = every[0]["in"].number
    peaks = ", ".join(f"{mid(step, 'peak'):.0f}" for step in ("in", "again", "out"))
    cells = (
        f"{children:,}",
        f"{records:,}",
        f"{mid('in'):.1f} s, {records / mid('in'):,.0f} rows/s",
        f"**{ratio('records'):.1f}**",
        f"{ratio('all'):.1f}, of {every[0]['all'].number:,} rows",
        f"{ratio('bare'):.1f}",
        ", ".join(f"{ratio(way, 'processor'):.1f}" for way in WAYS),
        f"{mid('again'):.1f} s",
        f"{mid('out'):.1f} s, {children / mid('out'):,.0f} children/s",
        f"{peaks} MB, the file {size:.0f} MB",
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("children", type=int, nargs="*", default=SIZES)
    chosen = parser.parse_args()
    print(f"{about()}, {'PostgreSQL' if IS_POSTGRES else 'SQLite'}, each size {chosen.times} times")
    print(f"\n| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}", flush=True)
    for children in chosen.children:
        print(line(children, chosen.times), flush=True)


if __name__ == "__main__":
    sys.exit(main())
