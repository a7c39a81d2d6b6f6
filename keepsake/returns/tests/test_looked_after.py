"""Continuously looked after for twelve months at 31 March."""

import pytest

from keepsake.returns.engine.described import describe
from keepsake.returns.engine.rule import Example, rule
from keepsake.returns.engine.run import run
from keepsake.returns.intake.typed import typed
from keepsake.returns.schema import RETURNS
from keepsake.returns.ssda903.looked_after import continuously_looked_after
from keepsake.returns.years import Collection, Year

BEFORE = {"CHILD": "1", "DECOM": "01/03/2025", "DEC": None, "LS": "C2", "REC": None, "RNE": "S"}


def is_continuous(*episodes):
    @rule(code="A", message="", fields=(), source="", passes=Example(), fails=Example())
    def whole_year(given):
        return {"OC2": continuously_looked_after(given)}

    of = RETURNS["ssda903"]
    tables = typed({"Episodes": list(episodes), "OC2": [{"CHILD": "1"}]}, of)
    return run(describe(of, Collection.of(Year.named("2026-27")), [whole_year]), tables, {})["A"].rows != {}


@pytest.mark.parametrize(
    ("changed", "whole"),
    [
        ({}, True),
        ({"DECOM": "01/04/2026"}, True),
        ({"DECOM": "02/04/2026"}, False),
        ({"DECOM": "02/04/2026", "RNE": "P"}, True),
        ({"DEC": "30/03/2027", "REC": "X1"}, True),
        ({"DEC": "31/03/2027", "REC": "E4A"}, True),
        ({"DEC": "30/03/2027", "REC": "E4A"}, False),
        ({"DEC": "30/03/2027", "REC": None}, False),
        ({"DEC": "31/03/2026", "REC": "X1"}, False),
        ({"LS": "V3"}, False),
        ({"DECOM": "01/04/2027"}, False),
    ],
)
def test_the_year_is_whole(changed, whole):
    assert is_continuous(BEFORE | changed) is whole


def test_a_child_without_episodes_is_not_looked_after():
    assert is_continuous() is False
