"""What was found, one line a row of a table that a rule reports, made as it is read."""

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import Any

import polars as pl

from keepsake.returns.engine.result import Result
from keepsake.returns.schema import RETURNS

HEADINGS = ("Code", "Severity", "Table", "Row", "Child", "Fields", "Message", "What to look at", "Explained")


@dataclass(frozen=True, slots=True)
class Line:
    code: str
    severity: str
    table: str
    row: int
    child: str
    fields: str
    message: str
    look_at: str
    explained: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(str(each) for each in astuple(self))


def lines(result: Result, tables: Mapping[str, Any]) -> Iterator[Line]:
    """Every row that a rule reports. Rows are counted from 0, not counting the headings."""
    key = RETURNS[result.of].keys["child"][0]
    for each in result.failed:
        for table, rows in each.rows.items():
            fields = ", ".join(name.partition(".")[2] for name in each.rule.fields if name.startswith(f"{table}."))
            for row in rows:
                child = _child(tables.get(table), key, row)
                rule = each.rule
                yield Line(each.code, each.severity, table, row, child, fields, rule.message, rule.what_to_look_at)


def _child(rows: Any, key: str, row: int) -> str:
    if isinstance(rows, pl.DataFrame):
        return str(rows[key][row] or "") if key in rows.columns else ""
    return str(rows[row].get(key) or "") if rows is not None else ""
