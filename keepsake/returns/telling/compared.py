"""This run beside an earlier one: what was mended, what is new, what is still there."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from keepsake.notice.csv_text import safe
from keepsake.returns.intake.content import OwnFile
from keepsake.returns.intake.problems import Problem, UnusableFile
from keepsake.returns.telling.lines import Line

Found = tuple[str, str, str]  # rule, table, child: rows move between runs, children do not
_COLUMNS = ("Code", "Table", "Child")


@dataclass(frozen=True)
class Comparison:
    """How many findings of each rule, table and child were mended, are new, or are still there."""

    mended: Counter[Found]
    new: Counter[Found]
    still_there: Counter[Found]

    def __str__(self) -> str:
        return f"Since the earlier run: {_said(self.mended.total(), self.new.total(), self.still_there.total())}"

    @property
    def by_rule(self) -> list[str]:
        """The same of each rule that found something in one of the runs, a line each."""
        counted = [_of_rules(each) for each in (self.mended, self.new, self.still_there)]
        codes = sorted(set().union(*counted), key=lambda code: code.zfill(8))
        return [f"{code}: {_said(*(each[code] for each in counted))}" for code in codes]


def _said(mended: int, new: int, still_there: int) -> str:
    return f"{mended} mended, {new} new, {still_there} still there."


def _of_rules(found: Counter[Found]) -> Counter[str]:
    by_rule: Counter[str] = Counter()
    for (code, _, _), count in found.items():
        by_rule[code] += count
    return by_rule


def found_before(earlier: OwnFile) -> Counter[Found]:
    """What an earlier run found, from its CSV. Raises UnusableFile where it is something else."""
    code, table, child = _COLUMNS
    return Counter((row[code], row[table], row[child]) for row in _rows(earlier))


def compared(was: Counter[Found], lines: Iterable[Line]) -> Comparison:
    """What was found in an earlier run, beside what is found now."""
    now: Counter[Found] = Counter((safe(line.code), safe(line.table), safe(line.child)) for line in lines)
    return Comparison(was - now, now - was, was & now)


def _rows(path: OwnFile) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            rows = list(reader)
            header = reader.fieldnames or []
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnusableFile(Problem(str(path), f"This is not CSV: {error}.", "Give the CSV of a run.")) from None
    if not set(_COLUMNS) <= set(header):
        what = "This is not the CSV of an earlier run."
        raise UnusableFile(Problem(str(path), what, "Make one with --format csv.", 1))
    return rows
