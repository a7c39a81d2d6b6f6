"""Another child in the return changes nothing of what a rule says of this one: asked of each by its own examples."""

from functools import cache

import pytest

from keepsake.returns import check
from keepsake.returns.intake.cin_xml import cin_tables
from keepsake.returns.made.cin import made_cin
from keepsake.returns.made.ssda903 import made_ssda903
from keepsake.returns.schema import RETURNS
from keepsake.returns.tests.test_children_apart import COMPARE_CHILDREN, OF_NO_CHILD
from keepsake.returns.tests.test_examples import ALL
from keepsake.returns.years import Year

APART = [(of, rule) for of, rule in ALL if rule.code not in COMPARE_CHILDREN[of]]


@cache
def others(of):
    """Two invented children, whose numbers no example has."""
    if of == "ssda903":
        return made_ssda903(2, faults=0)
    tables = cin_tables("made.xml", "".join(made_cin(2, faults=0)).encode())
    key = RETURNS["cin"].keys["child"][0]
    return {
        name: [row | ({key: f"other {row[key]}"} if key in row else {}) for row in frame.to_dicts()]
        for name, frame in tables.items()
    }


def found(of, rule, example, tables):
    year = rule.last or Year(RETURNS[of].years[1])
    tables = dict(tables)
    providers = tables.pop("Providers", None)
    result = check(of, year=year.name, tables=tables, collection=example.collection, providers=providers)
    return result.rules[rule.code].rows


def beside_others(of, tables):
    """The example's tables, with the rows of the other children below them."""
    return {
        name: [*rows, *(others(of).get(name, []) if name not in OF_NO_CHILD[of] else [])]
        for name, rows in tables.items()
    }


@pytest.mark.parametrize(("of", "rule"), APART, ids=[f"{of}-{rule.code}" for of, rule in APART])
def test_another_child_changes_nothing(of, rule):
    for example in (rule.passes, rule.fails):
        heights = {name: len(rows) for name, rows in example.tables.items()}

        together = found(of, rule, example, beside_others(of, example.tables))

        ours = {name: [at for at in rows if at < heights[name]] for name, rows in together.items()}
        assert {name: rows for name, rows in ours.items() if rows} == example.at
