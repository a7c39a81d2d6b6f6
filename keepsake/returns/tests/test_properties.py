"""What holds for every rule, whatever the return."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.returns.checking import check
from keepsake.returns.schema import RETURNS

VALUES = {
    "date": ["2025-04-01", "2026-05-01", "2026-05-02", "2027-03-31", "2010-02-28", "31/02/2020", None],
    "text": ["0", "1", "C2", "V3", "S", "P", "X1", "E11", "U1", "T0", "M", "21", "", None],
    "number": [0.0, 1.5, None],
}


def rows_of(table, children):
    cells = {column.name: st.sampled_from(VALUES[column.kind]) for column in table.columns}
    key = next(iter(table.by_name))
    return st.lists(st.fixed_dictionaries(cells | {key: st.sampled_from(children)}), max_size=3)


def returns(of, children):
    return st.fixed_dictionaries({name: rows_of(table, children) for name, table in RETURNS[of].tables.items()})


def rows(result):
    assert not [each.reason for each in result.rules.values() if each.status == "crashed"]
    return {code: each.rows for code, each in result.rules.items() if each.rows}


@pytest.mark.parametrize("of", list(RETURNS))
def test_an_empty_return_reports_nothing(of):
    assert rows(check(of, year="2026-27", tables={name: [] for name in RETURNS[of].tables})) == {}


@pytest.mark.parametrize("of", list(RETURNS))
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_every_reported_row_is_there_and_the_order_of_rows_does_not_matter(of, data):
    tables = data.draw(returns(of, ["1", "2"]))
    order = {name: random.Random(1).sample(range(len(each)), len(each)) for name, each in tables.items()}
    shuffled = {name: [tables[name][at] for at in order[name]] for name in tables}

    found = rows(check(of, year="2026-27", tables=tables))
    again = rows(check(of, year="2026-27", tables=shuffled))

    assert all(at < len(tables[name]) for by_table in found.values() for name, ats in by_table.items() for at in ats)
    assert set(found) == set(again)
