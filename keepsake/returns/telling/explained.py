"""Findings that somebody has explained: a rule, a child and why, in a CSV file that is kept beside the return."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from keepsake.returns.intake.content import OwnFile
from keepsake.returns.intake.problems import Problem, UnusableFile
from keepsake.returns.telling.lines import Line

COLUMNS = ("rule", "child", "reason")
Explanations = Mapping[tuple[str, str], str]


def explanations(path: OwnFile) -> Explanations:
    """The reasons, by rule and child. Raises UnusableFile where a column is missing or a reason is empty."""
    found: dict[tuple[str, str], str] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                what = f"The explanations lack {', '.join(missing)}."
                raise UnusableFile(Problem(str(path), what, f"Their columns are {', '.join(COLUMNS)}.", 1))
            for row in reader:
                cells = [(row[name] or "").strip() for name in COLUMNS]
                if not all(cells):
                    what = "An explanation has a rule, a child and a reason."
                    raise UnusableFile(Problem(str(path), what, "Fill in all three.", reader.line_num))
                found[cells[0], cells[1].upper()] = cells[2]
    except (UnicodeDecodeError, csv.Error) as error:
        what = f"This is not CSV in UTF-8: {error}."
        raise UnusableFile(Problem(str(path), what, "Save the explanations again as CSV (UTF-8).")) from None
    return found


def with_reasons(lines: Iterable[Line], known: Explanations) -> Iterator[Line]:
    """The lines, each with the reason that was given for it."""
    for line in lines:
        reason = known.get((line.code, line.child.upper()))
        yield line if reason is None else replace(line, explained=reason)


def stale(lines: Iterable[Line], known: Explanations) -> list[tuple[str, str]]:
    """Explanations of what is no longer found, in order: to be taken out of the file."""
    seen = {(line.code, line.child.upper()) for line in lines}
    return sorted(set(known) - seen)
