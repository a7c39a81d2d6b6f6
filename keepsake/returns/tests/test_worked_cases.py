"""The worked cases: the same rows, to the row."""

import pytest

from keepsake.returns.tests.fixtures import cases, found, wanted

CASES = [(of, case) for of in ("ssda903", "cin") for case in cases(of)]


@pytest.mark.parametrize(
    ("of", "case"), CASES, ids=[f"{of}-{case['rule']}-{at}" for at, (of, case) in enumerate(CASES)]
)
def test_a_worked_case_reports_its_rows(of, case):
    status, reason, rows = found(of, case)

    assert (rows, status, reason) == (wanted(case), "failed" if wanted(case) else "passed", "")
