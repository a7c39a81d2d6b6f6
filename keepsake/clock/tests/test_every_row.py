"""Every timescale, held against two days that another program worked out: from Friday 27 February 2026 at half past
two, which leads over Easter, and from Monday 22 December 2025 at a quarter to five, which leads over Christmas.

`every_row.csv` was written with the libraries `dateutil` and `holidays`, which share nothing with this room.
"""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from keepsake.clock.due import due
from keepsake.clock.library import standard_clock
from keepsake.clock.timescale import Kind, Means

STARTS = {
    "due": datetime(2026, 2, 27, 14, 30),  # noqa: DTZ001 - as read from a clock in London
    "due_over_christmas": datetime(2025, 12, 22, 16, 45),  # noqa: DTZ001 - as read from a clock in London
}
ROWS = list(csv.DictReader(Path(__file__).with_name("every_row.csv").read_text(encoding="utf-8").splitlines()))
CLOCK = standard_clock()


def test_every_rule_has_its_row_and_every_row_its_rule():
    assert [row["key"] for row in ROWS] == [rule.key for rule in CLOCK.rules()]


@pytest.mark.parametrize("from_", STARTS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_a_rule_says_its_length_its_mark_and_the_day(row, from_):
    rule = CLOCK.versions[row["key"]][-1]

    assert (str(rule.length), rule.mark) == (row["length"], row["mark"])
    if rule.means is Means.TOTAL:
        assert row[from_] == ""
    else:
        found = due(rule.key, STARTS[from_], clock=CLOCK)
        assert found.at.isoformat() == row[from_]
        assert rule.source.title in found.explain()


@pytest.mark.parametrize("rule", list(CLOCK.rules()), ids=lambda rule: rule.key)
def test_a_rule_says_where_it_comes_from_and_what_closes_it(rule):
    assert rule.title
    assert rule.source.title
    assert rule.start_words
    assert rule.closes or rule.means is not Means.DEADLINE


def test_what_a_statute_sets_is_never_a_council_s_to_change():
    assert [rule.key for rule in CLOCK.rules() if rule.kind is Kind.STATUTORY and rule.may_be_set_locally] == []


def test_no_local_rule_claims_to_be_verified():
    assert [rule.key for rule in CLOCK.rules() if rule.kind is Kind.LOCAL and rule.is_sure] == []
