"""Whose return it is may be said by the Department's number: in or out of area follows from it."""

import csv
import re
from datetime import date
from importlib.resources import files

import polars as pl
import pytest

from keepsake.returns import check
from keepsake.returns.authorities import nine_characters
from keepsake.returns.years import Collection, Year

KNOWN = pl.DataFrame(
    {
        "pcd": ["TS18 1AA", "TS1 1AA"],
        "laua": ["E06000004", "E06000002"],
        "oseast1m": ["444000", "449000"],
        "osnrth1m": ["519000", "520000"],
    }
)
ROWS = list(csv.DictReader(files("keepsake.returns").joinpath("authorities.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("la", ["808", "E06000004"])
def test_the_number_and_the_code_find_the_same(la):
    episodes = [
        {"CHILD": str(at), "PL_POST": post, "HOME_POST": "TS18 1AA", "PL_LOCATION": where}
        for at, (post, where) in enumerate([("TS18 1AA", "IN"), ("TS1 1AA", "IN"), ("TS1 1AA", "OUT")])
    ]

    result = check("ssda903", year="2026-27", tables={"Episodes": episodes}, collection={"la": la}, postcodes=KNOWN)

    assert result.rules["411"].rows == {"Episodes": [1]}


def test_a_divided_authority_has_the_code_of_its_day():
    assert nine_characters("909", date(2023, 3, 31)) == "E10000006"
    assert nine_characters("815", date(2023, 3, 31)) == "E10000023"
    assert nine_characters("815", date(2023, 4, 1)) == "E06000065"


def test_a_number_that_nobody_has_is_refused_in_words():
    with pytest.raises(ValueError, match=r"No authority has the number 999 on 2027-03-31"):
        Collection.of(Year.named("2026-27"), {"la": "999"})


def test_a_code_is_taken_as_it_is():
    assert Collection.of(Year.named("2026-27"), {"la": "E08000001"}).la == "E08000001"


def test_every_line_says_its_source_and_what_was_not_verified():
    assert {row["sure"] for row in ROWS} == {"yes", "no"}
    for row in ROWS:
        assert re.fullmatch(r"E(06|08|09|10)\d{6}", row["code"])
        assert row["source"]
        assert ("not verified" in row["note"]) is (row["sure"] == "no")


def test_a_number_has_one_code_on_each_day():
    for day in ("2023-03-31", "2023-04-01", "2027-03-31"):
        there = [row for row in ROWS if (row["valid_from"] or "0") <= day < (row["valid_to"] or "9")]
        assert len({row["number"] for row in there}) == len({row["code"] for row in there}) == len(there)
