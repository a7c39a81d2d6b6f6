"""Worked cases that say which rows make one finding: ours stand together in the same way."""

import pytest

from keepsake.returns.checking import check
from keepsake.returns.tests.fixtures import cases

CASES = [case for case in cases("cin") if any(part.get("instances") for part in case["detail"])]


def groups(case):
    """By what they were found by (child, case, day): the rows of all tables that make one finding."""
    by_id = {}
    for part in case["detail"]:
        for each in part.get("instances", []):
            by_id.setdefault(str(each["error_id"]), set()).update((part["table"], row) for row in each["rows"])
    return {frozenset(rows) for rows in by_id.values()}


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_the_rows_of_one_finding_stand_together(case):
    wanted = groups(case)

    result = check("cin", year=case["year"], tables=case["tables"], collection=case["metadata"])

    assert {frozenset(finding) for finding in result.rules[case["rule"]].findings} == wanted
