"""How fast a return is checked: `returns_engine.py [children ...]`; the load of the machine is said."""

import os
import resource
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import polars as pl

from keepsake.returns import check
from keepsake.returns.engine.register import rules
from keepsake.returns.intake.files import read
from keepsake.returns.made.cin import made_cin
from keepsake.returns.made.ssda903 import made_ssda903
from keepsake.returns.schema import RETURNS

DMY = RETURNS["ssda903"].dates
ISO = RETURNS["cin"].dates


def ssda903_from_files(children: int, folder: Path) -> str:
    """Both years from CSV, all rules, JSON."""
    now, then = folder / "now", folder / "then"
    for each in (now, then):
        each.mkdir(exist_ok=True)
    rows = 0
    for name, table in made_ssda903(children).items():
        base = name.removesuffix("_last")
        columns = RETURNS["ssda903"].tables[base].returned
        frame = pl.DataFrame(table, schema=dict.fromkeys(columns, pl.String))
        rows += frame.height
        frame.write_csv((then if name.endswith("_last") else now) / f"{base}.csv")
    began = perf_counter()
    tables = read("ssda903", sorted(now.iterdir())).tables
    tables |= {f"{name}_last": frame for name, frame in read("ssda903", sorted(then.iterdir())).tables.items()}
    has_read = perf_counter()
    result = check("ssda903", year="2026-27", tables=tables, dates=DMY)
    text = result.to_json()
    ended = perf_counter()
    return line("ssda903", children, rows, has_read - began, result.timings, ended - began, len(text))


def cin_from_xml(children: int, folder: Path) -> str:
    path = folder / "cin.xml"
    with path.open("w") as file:
        file.writelines(made_cin(children))
    began = perf_counter()
    tables = read("cin", [path]).tables
    has_read = perf_counter()
    result = check("cin", year="2026-27", tables=tables, dates=ISO)
    text = result.to_json()
    ended = perf_counter()
    rows = sum(result.tables.values())
    return line("cin", children, rows, has_read - began, result.timings, ended - began, len(text))


def line(of: str, children: int, rows: int, reading: float, timings: dict[str, float], whole: float, size: int) -> str:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    speed = rows / timings["rules"]
    return (
        f"{of:8} {children:>8} children {rows:>9} rows  reading {reading:6.2f} s  "
        f"preparing {timings['preparing']:5.2f} s  "
        f"rules {timings['rules']:6.2f} s ({speed:>10,.0f} rows/s)  whole {whole:6.2f} s  JSON {size / 1e6:5.2f} MB  "
        f"peak so far {peak:5.0f} MB"
    )


def one_child() -> str:
    tables = made_ssda903(1)
    taken = []
    for _ in range(25):
        began = perf_counter()
        check("ssda903", year="2026-27", tables=tables)
        taken.append(perf_counter() - began)
    middle, best = median(taken[5:]) * 1000, min(taken) * 1000
    return f"one child, warm, {len(rules('ssda903'))} rules: {middle:.1f} ms, best {best:.1f} ms"


def main(sizes: list[int]) -> None:
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(one_child())
    for children in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(ssda903_from_files(children, Path(folder)))
            print(cin_from_xml(children, Path(folder)))


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [1_000, 10_000])
