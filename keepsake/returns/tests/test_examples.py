"""Every rule passes its passing example and reports the rows of its failing one."""

import pytest

from keepsake.returns.checking import check
from keepsake.returns.engine.register import rules
from keepsake.returns.schema import RETURNS
from keepsake.returns.years import Year

ALL = [(of, rule) for of in RETURNS for rule in rules(of)]
IDS = [f"{of}-{rule.code}-{rule.first.name if rule.first else 'all'}" for of, rule in ALL]


def result(of, rule, example):
    year = rule.last or Year(RETURNS[of].years[1])
    tables = dict(example.tables)
    providers = tables.pop("Providers", None)
    return check(of, year=year.name, tables=tables, collection=example.collection, providers=providers).rules[rule.code]


@pytest.mark.parametrize(("of", "rule"), ALL, ids=IDS)
def test_a_rule_passes_what_is_right_and_reports_what_is_wrong(of, rule):
    right, wrong = result(of, rule, rule.passes), result(of, rule, rule.fails)

    assert (right.status, right.reason, right.rows) == ("passed", "", {})
    assert (wrong.status, wrong.reason, wrong.rows) == ("failed", "", rule.fails.at)


@pytest.mark.parametrize(("of", "rule"), ALL, ids=IDS)
def test_a_rule_speaks_of_fields_that_there_are(of, rule):
    tables = RETURNS[of].tables

    for field in rule.fields:
        table, column = field.split(".")
        assert column in tables[table].by_name
    for name in rule.optional:
        table, _, column = name.partition(".")
        assert not column or column in tables[table].by_name
