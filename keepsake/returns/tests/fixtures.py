"""Worked cases from outside, where they are at hand: tables, and the rows that a rule must report."""

import json
from pathlib import Path
from typing import Any

from keepsake.returns.checking import check

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "fixtures"
if not FOLDER.exists():
    FOLDER = Path(__file__).resolve().parents[5] / "shared" / "fixtures"
FILES = {"ssda903": "rules-903.json", "cin": "rules-cin.json"}


def cases(of: str) -> list[dict[str, Any]]:
    path = FOLDER / FILES[of]
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


def found(of: str, case: dict[str, Any]) -> tuple[str, str, dict[str, list[int]]]:
    """Status, reason and rows of the case's rule."""
    metadata = dict(case["metadata"])
    providers = metadata.pop("provider_info", None)
    result = check(of, year=case["year"], tables=case["tables"], collection=metadata, providers=providers)
    rule = result.rules[case["rule"]]
    return rule.status, rule.reason, rule.rows


def wanted(case: dict[str, Any]) -> dict[str, list[int]]:
    return {table: sorted(set(rows)) for table, rows in case["expected"].items() if rows}
