"""What came of checking a return."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from keepsake.returns.engine.rule import Rule

STATUSES = ("passed", "failed", "not_run", "crashed")


@dataclass
class RuleResult:
    """What one rule found. ``found`` has one line a finding and one column a table, with numbers of rows.

    ``together`` has one line a row, and the rows with one ``finding`` make one finding.
    """

    rule: Rule
    status: str
    reason: str = ""
    found: list[pl.DataFrame] = field(default_factory=list)
    together: list[pl.DataFrame] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def severity(self) -> str:
        return self.rule.severity

    @cached_property
    def rows(self) -> dict[str, list[int]]:
        """By table, the numbers of the rows that fail, from 0, in order, each once."""
        by_table: dict[str, list[pl.Series]] = {}
        for frame in self.found:
            for column in frame.get_columns():
                by_table.setdefault(column.name.split(":")[0], []).append(column.drop_nulls())
        for frame in self.together:
            by_table.setdefault(frame["table"][0], []).append(frame["row"])
        joined = {table: pl.concat(parts).unique().sort().to_list() for table, parts in by_table.items()}
        return {table: rows for table, rows in joined.items() if rows}

    @property
    def findings(self) -> list[list[tuple[str, int]]]:
        """Each finding by itself: the rows, of one table or of several, that make it."""
        singly = [
            [(name.split(":")[0], row) for name, row in zip(frame.columns, line, strict=True) if row is not None]
            for frame in self.found
            for line in frame.rows()
        ]
        together: dict[str, list[tuple[str, int]]] = {}
        for frame in self.together:
            for table, row, finding in frame.select("table", "row", "finding").rows():
                together.setdefault(finding, []).append((table, row))
        return [*singly, *together.values()]


@dataclass
class Result:
    """What came of all rules."""

    of: str
    year: str
    rules: dict[str, RuleResult]
    tables: dict[str, int]
    timings: dict[str, float]

    @property
    def failed(self) -> list[RuleResult]:
        return [each for each in self.rules.values() if each.status == "failed"]

    def as_json(self) -> dict[str, Any]:
        """The result as other programs read it."""
        return {
            "return": self.of,
            "year": self.year,
            "rules": {
                code: {"status": each.status, "reason": each.reason, "severity": each.severity, "rows": each.rows}
                for code, each in self.rules.items()
            },
            "tables": self.tables,
            "timings": self.timings,
        }

    def to_json(self) -> str:
        return json.dumps(self.as_json(), ensure_ascii=False)
