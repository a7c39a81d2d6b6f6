"""A return split by child and checked in halves finds what the whole finds, but for rules that compare children."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.returns import check
from keepsake.returns.engine.register import rules
from keepsake.returns.schema import RETURNS
from keepsake.returns.tests.test_properties import rows_of

COMPARE_CHILDREN = {
    "ssda903": {"444"},  # one pupil number twice
    "cin": {"1520", "2883", "2886Q", "2887Q", "2888Q", "8995Q", "9000Q"},  # that, and shares and sums of the whole
}
OF_NO_CHILD = {"ssda903": ("Providers",), "cin": ("Header",)}
HALVES = (("1", "2"), ("3", "4"))


def found(of, tables):
    results = check(of, year="2026-27", tables=tables).rules
    return {code: {(table, row) for table, ats in each.rows.items() for row in ats} for code, each in results.items()}


def half(of, tables, children):
    """The tables of these children, and for each the places of its rows in the whole."""
    places = {}
    for name, each in tables.items():
        child = next(iter(RETURNS[of].tables[name].by_name))
        places[name] = [at for at, row in enumerate(each) if name in OF_NO_CHILD[of] or row.get(child) in children]
    return {name: [tables[name][at] for at in ats] for name, ats in places.items()}, places


def apart(of, tables, halves=HALVES):
    joined = {}
    for children in halves:
        part, places = half(of, tables, children)
        for code, ats in found(of, part).items():
            joined.setdefault(code, set()).update((table, places[table][at]) for table, at in ats)
    return joined


def returns(of):
    children = [child for each in HALVES for child in each]
    return st.fixed_dictionaries({name: rows_of(table, children) for name, table in RETURNS[of].tables.items()})


@pytest.mark.parametrize("of", list(RETURNS))
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_the_halves_find_what_the_whole_finds(of, data):
    tables = data.draw(returns(of))

    whole, joined = found(of, tables), apart(of, tables)

    differ = {code for code in whole if whole[code] != joined[code]}
    assert differ <= COMPARE_CHILDREN[of]


@pytest.mark.parametrize("of", list(RETURNS))
def test_the_rules_that_compare_children_are_rules(of):
    assert {rule.code for rule in rules(of)} >= COMPARE_CHILDREN[of]


def everything_wrong(of):
    """The failing example of every rule in one return: the children of each have numbers of their own."""
    key = RETURNS[of].keys["child"][0]
    whole, children = {}, set()
    for at, rule in enumerate(rules(of)):
        for name, given_rows in rule.fails.tables.items():
            table = RETURNS[of].tables[name].by_name
            for row in given_rows:
                row = dict.fromkeys(table) | {column: value for column, value in row.items() if column in table}
                if name not in OF_NO_CHILD[of]:
                    row[key] = f"{at} {row[key] or ''}"
                    children.add(row[key])
                whole.setdefault(name, []).append(row)
    return whole, sorted(children)


@pytest.mark.parametrize("of", list(RETURNS))
def test_all_that_can_be_wrong_is_found_in_halves_as_in_the_whole(of):
    tables, children = everything_wrong(of)

    whole, joined = found(of, tables), apart(of, tables, (children[::2], children[1::2]))

    assert {code for code in whole if whole[code] != joined[code]} <= COMPARE_CHILDREN[of]
    assert len([code for code in whole if whole[code]]) > len(whole) * 0.8
