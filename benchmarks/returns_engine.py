"""How fast a return is checked: `returns_engine.py [children ...]`, or `returns_engine.py national` for the largest.

Each measurement runs in a process of its own, so that its peak of memory is its own; the load of the machine is said.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import polars as pl

from keepsake.returns import check
from keepsake.returns.engine.described import described
from keepsake.returns.engine.register import rules
from keepsake.returns.intake.files import read
from keepsake.returns.made.cin import made_cin
from keepsake.returns.made.ssda903 import made_ssda903
from keepsake.returns.schema import RETURNS
from keepsake.returns.years import Collection, Year

YEAR = "2026-27"
AT_ONCE = 10_000  # children that are made at once


def write_ssda903(children: int, folder: Path) -> None:
    """Both years as CSV: batches of ten thousand, each with numbers of its own."""
    for batch, first in enumerate(range(0, children, AT_ONCE)):
        for name, table in made_ssda903(min(AT_ONCE, children - first), seed=batch + 1).items():
            base = name.removesuffix("_last")
            frame = pl.DataFrame(table, schema=dict.fromkeys(RETURNS["ssda903"].tables[base].returned, pl.String))
            frame = frame.with_columns(pl.format("{}{}", pl.lit(batch), "CHILD").alias("CHILD"))
            where = folder / ("then" if name.endswith("_last") else "now")
            where.mkdir(exist_ok=True)
            with (where / f"{base}.csv").open("ab") as file:
                frame.write_csv(file, include_header=batch == 0)


def write_cin(children: int, folder: Path) -> None:
    with (folder / "cin.xml").open("w") as file:
        file.writelines(made_cin(children))


def measure(of: str, children: int, folder: Path) -> str:
    """Reading, all rules and the JSON of what was found."""
    described(of, Collection.of(Year.named(YEAR)))
    began, worked = perf_counter(), process_time()
    tables = read(of, sorted((folder / "now").iterdir()) if of == "ssda903" else [folder / "cin.xml"]).tables
    if of == "ssda903":
        then = read(of, sorted((folder / "then").iterdir())).tables
        tables |= {f"{name}_last": frame for name, frame in then.items()}
    has_read = perf_counter()
    result = check(of, year=YEAR, tables=tables, dates=RETURNS[of].dates)
    size = len(result.to_json())
    ended = perf_counter()
    rows, taken = sum(result.tables.values()), result.timings["rules"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{of:8} {children:>8} children {rows:>9} rows  reading {has_read - began:6.2f} s  "
        f"preparing {result.timings['preparing']:5.2f} s  rules {taken:6.2f} s ({rows / taken:>10,.0f} rows/s)  "
        f"whole {ended - began:6.2f} s "
        f"(processor {process_time() - worked:6.2f} s)  JSON {size / 1e6:5.2f} MB  peak {peak:5.0f} MB  "
        f"load {os.getloadavg()[0]:.1f}"
    )


def one_child() -> str:
    tables, taken = made_ssda903(1), []
    for _ in range(25):
        began = perf_counter()
        check("ssda903", year=YEAR, tables=tables)
        taken.append(perf_counter() - began)
    middle, best = median(taken[5:]) * 1000, min(taken) * 1000
    return f"one child, warm, {len(rules('ssda903'))} rules: {middle:.1f} ms, best {best:.1f} ms"


def main(words: list[str]) -> None:
    if words[:1] == ["measure"]:
        print(measure(words[1], int(words[2]), Path(words[3])))
        return
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(one_child())
    wanted = {"ssda903": [1_000, 10_000, 100_000], "cin": [1_000, 10_000, 100_000, 650_000]}
    if words != ["national"]:
        wanted = dict.fromkeys(wanted, [int(each) for each in words] or [1_000, 10_000])
    for of, sizes in wanted.items():
        for children in sizes:
            with tempfile.TemporaryDirectory() as folder:
                (write_ssda903 if of == "ssda903" else write_cin)(children, Path(folder))
                subprocess.run([sys.executable, __file__, "measure", of, str(children), folder], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
