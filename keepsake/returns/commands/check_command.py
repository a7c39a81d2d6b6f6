"""`keepsake returns check`"""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

from keepsake.bar import Bar
from keepsake.returns.engine.result import Result
from keepsake.returns.files_checked import checked
from keepsake.returns.intake.files import read
from keepsake.returns.intake.postcodes import postcodes
from keepsake.returns.intake.problems import UnusableFile
from keepsake.returns.intake.providers import providers
from keepsake.returns.telling.compared import compared, found_before
from keepsake.returns.telling.explained import Explanations, explanations, stale, with_reasons
from keepsake.returns.telling.lines import Line, lines
from keepsake.returns.telling.written import as_csv, as_page, as_text, as_workbook

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2


def run(chosen: Namespace) -> int:
    """Read, check and tell. What cannot be read is said on standard error, and is exit code 2."""
    bar = Bar(sys.stderr, sys.stderr.isatty())
    try:
        return _checked(chosen, bar)
    except (ValueError, UnusableFile, OSError) as reason:
        bar.away()
        print(reason, file=sys.stderr)
        return UNUSABLE


def _checked(chosen: Namespace, bar: Bar) -> int:
    began = perf_counter()
    this_year, last_year = read(chosen.of, chosen.paths, bar), read(chosen.of, chosen.previous, bar)
    bar.away()
    for said in (*this_year.said, *last_year.said):
        print(said, file=sys.stderr)
    reading = perf_counter() - began
    listed = None if chosen.providers is None else providers(chosen.providers)
    known = None if chosen.postcodes is None else postcodes(chosen.postcodes)
    result, tables = checked(
        chosen.of,
        chosen.year,
        this_year,
        last_year,
        la=chosen.la or "",
        providers=listed,
        postcodes=known,
        told=bar,
    )
    bar.away()
    result.timings = {"reading": reading, **result.timings}
    known_reasons = {} if chosen.explained is None else explanations(chosen.explained)
    _over_time(chosen, lines(result, tables), known_reasons)
    _tell(chosen, result, with_reasons(lines(result, tables), known_reasons))
    if this_year.problems or last_year.problems or not this_year.tables:
        return UNUSABLE
    found = any(each.status in ("failed", "crashed") for each in result.rules.values())
    return FINDINGS if found or this_year.faults else CLEAN


def _over_time(chosen: Namespace, found: Iterable[Line], known: Explanations) -> None:
    """Beside an earlier run, and which explanations have had their day."""
    if chosen.earlier is None and not known:
        return
    kept = list(found)
    if chosen.earlier is not None:
        since = compared(found_before(chosen.earlier), kept)
        print(since, *since.by_rule, sep="\n  ", file=sys.stderr)
    for code, child in stale(kept, known):
        print(f"{code}, child {child}: explained, and no longer found. Take it out.", file=sys.stderr)


def _tell(chosen: Namespace, result: Result, found: Iterable[Line]) -> None:
    if chosen.format == "text":
        content: str | bytes = as_text(result, chosen.output is None and sys.stdout.isatty())
    elif chosen.format == "json":
        content = result.to_json() + "\n"
    elif chosen.format == "csv":
        content = as_csv(found)
    elif chosen.format == "html":
        content = as_page(result, found)
    else:
        content = as_workbook(found)
    if chosen.output is not None:
        ending = "txt" if chosen.format == "text" else chosen.format
        _write(chosen.output / f"{result.of}-{result.year}.{ending}", content)
    elif isinstance(content, bytes):
        raise ValueError("A workbook is not for the terminal; say where it goes with --output.")
    else:
        sys.stdout.write(content)


def _write(path: Path, content: str | bytes) -> None:
    """Whole or not at all: written beside, then put in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content.encode() if isinstance(content, str) else content)
    os.replace(beside, path)
    print(path, file=sys.stderr)
