"""Every rule of the linter, on notices made by hand."""

import pytest

from keepsake.notice.lint.register import lint, rules
from keepsake.notice.tests.lint_examples import FAILS, NEARLY
from keepsake.notice.tests.small_notice import TODAY, a_sound_notice

CODES = [rule.code for rule in rules()]


def test_every_rule_has_an_example_that_fails():
    assert sorted(FAILS) == CODES


def test_a_sound_notice_is_left_alone():
    assert lint(a_sound_notice(), TODAY) == ()


@pytest.mark.parametrize("code", CODES)
def test_a_rule_finds_what_it_is_for(code):
    found = [finding for finding in lint(FAILS[code], TODAY) if finding.code == code]

    assert found
    assert all(finding.what.endswith((".", ")")) and finding.instead.endswith(".") for finding in found)


@pytest.mark.parametrize("code", sorted(NEARLY))
def test_a_rule_is_silent_on_a_near_miss(code):
    assert code not in {finding.code for finding in lint(NEARLY[code], TODAY)}
