"""The linter on notices that nobody would write: parts of a published one, at random."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.notice.completeness import completeness
from keepsake.notice.library import load
from keepsake.notice.lint.register import lint, rules
from keepsake.notice.promised import not_carried_out
from keepsake.notice.tests.small_notice import TODAY

FOLDER = Path(__file__).parents[3] / "notices"
NOTICES = [load(FOLDER / f"{id}.yaml") for id in ("manchester", "staffordshire", "stockton-on-tees", "stoke-on-trent")]

notices = st.sampled_from(NOTICES)
days = st.dates(date(2010, 1, 1), date(2040, 1, 1))


@st.composite
def torn(draw):
    """A notice with some of its statements, codes and rules lost."""
    notice = draw(notices)
    lost = draw(st.sets(st.sampled_from(["rights", "consent", "breach", "complaint", "contacts"])))
    return replace(
        notice,
        statements=_some_of(draw, notice.statements),
        codes={kind: _some_of(draw, codes) for kind, codes in notice.codes.items()},
        permits=_some(draw, notice.permits),
        prohibits=_some(draw, notice.prohibits),
        retention=_some(draw, notice.retention),
        flows=_some(draw, notice.flows),
        **dict.fromkeys(lost),
    )


def _some(draw, rules):
    return tuple(rule for rule in rules if draw(st.booleans()))


def _some_of(draw, named):
    seed = draw(st.randoms(use_true_random=False))
    return {name: value for name, value in named.items() if seed.random() < 0.5}


@settings(max_examples=60, deadline=None)
@given(torn(), days)
def test_no_rule_breaks_on_what_is_left_of_a_notice(notice, on):
    found = lint(notice, on)

    assert [finding.where for finding in found if finding.code == "rule-crashed"] == []
    assert all(finding.notice == notice.header.id for finding in found)


@settings(max_examples=30, deadline=None)
@given(torn())
def test_what_is_listed_as_not_carried_out_is_cited_by_nothing(notice):
    cited = notice.cited_by()

    assert not [made.statement.key for made in not_carried_out(notice) if made.statement.key in cited]
    assert len(completeness(notice)) == 27


@settings(max_examples=30, deadline=None)
@given(torn(), st.randoms(use_true_random=False))
def test_the_order_of_the_rules_does_not_matter(notice, chance):
    shuffled = list(rules())
    chance.shuffle(shuffled)

    assert lint(notice, TODAY, using=shuffled) == lint(notice, TODAY)


@settings(max_examples=30, deadline=None)
@given(notices, st.randoms(use_true_random=False))
def test_the_order_of_the_statements_does_not_matter_to_where_findings_stand(notice, chance):
    shuffled = list(notice.statements.items())
    chance.shuffle(shuffled)

    again = lint(replace(notice, statements=dict(shuffled)), TODAY)

    assert sorted(_place(finding) for finding in again) == sorted(_place(finding) for finding in lint(notice, TODAY))


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.header.id)
def test_a_notice_is_linted_the_same_twice(notice):
    assert lint(notice, TODAY) == lint(notice, TODAY)


def _place(finding):
    return finding.code, finding.where, finding.lines, sorted(finding.keys)
