"""A finding holds from the day its cause does: a law that applies, a body that closes, a day that passes."""

from datetime import date

import pytest

from keepsake.notice.lint.register import lint
from keepsake.notice.tests.lint_examples import FAILS

CASES = [
    ("body-closed", date(2012, 4, 1)),
    ("body-and-successor", date(2024, 7, 9)),
    ("permit-to-closed-body", date(2023, 2, 1)),
    ("recipient-period-passed", date(2025, 4, 1)),
    ("review-passed", date(2025, 4, 1)),
    ("cp-is-scope", date(2024, 4, 1)),
    ("right-reframed", date(2026, 2, 5)),
    ("complaint-duty-not-mentioned", date(2026, 6, 19)),
    ("sharing-duty-not-mentioned", date(2026, 9, 30)),
    ("identifier-not-mentioned", date(2026, 4, 29)),
    ("no-controller", date(2018, 5, 25)),
]


@pytest.mark.parametrize(("code", "first"), CASES)
def test_nothing_is_found_before_the_day(code, first):
    the_day_before = date.fromordinal(first.toordinal() - 1)

    assert code not in _codes(code, the_day_before)
    assert code in _codes(code, first)


def test_a_version_that_is_in_force_is_no_longer_in_the_future():
    assert "not-yet-in-force" in _codes("not-yet-in-force", date(2027, 3, 30))
    assert "not-yet-in-force" not in _codes("not-yet-in-force", date(2027, 3, 31))


def _codes(example, on):
    return {finding.code for finding in lint(FAILS[example], on)}
