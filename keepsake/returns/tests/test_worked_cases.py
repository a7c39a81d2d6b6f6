"""The worked cases of rules that are written: the same rows, to the row. A case of a rule that is not, is skipped."""

import pytest

from keepsake.returns.engine.register import rules
from keepsake.returns.tests.fixtures import cases, found, wanted

CASES = [(of, case) for of in ("ssda903", "cin") for case in cases(of)]


@pytest.mark.parametrize(
    ("of", "case"), CASES, ids=[f"{of}-{case['rule']}-{at}" for at, (of, case) in enumerate(CASES)]
)
def test_a_worked_case_reports_its_rows(of, case):
    if case["rule"] not in {rule.code for rule in rules(of)}:
        pytest.skip("the rule is not written yet")

    status, reason, rows = found(of, case)

    assert (rows, status, reason) == (wanted(case), "failed" if wanted(case) else "passed", "")
