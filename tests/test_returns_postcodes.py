"""Where a placement is, from postcodes."""

import polars as pl
import pytest

from keepsake.cli import main
from keepsake.returns.checking import check
from keepsake.returns.intake.postcodes import placed, postcodes
from keepsake.returns.intake.problems import UnusableFile

TABLE = (
    "pcd,laua,oseast1m,osnrth1m\nZZ1 1AA,E06000999,400000,400000\n"
    "ZZ1 1AB,E06000999,400000,416093\nZZ9 9AA,W06000999,,\n"
)


@pytest.fixture
def known(tmp_path):
    path = tmp_path / "postcodes.csv"
    path.write_text(TABLE)
    return postcodes(path)


def episodes(*posts):
    return pl.DataFrame(
        {"HOME_POST": ["ZZ1 1AA"] * len(posts), "PL_POST": posts}, schema_overrides={"PL_POST": pl.String}
    )


def test_authority_distance_and_whether_in_area(known):
    found = placed(episodes("zz11ab", "ZZ9 9AA", "ZZ0 0ZZ", None), known, "E06000999")

    assert found["PL_LA"].to_list() == ["E06000999", "WAL", None, None]
    assert found["PL_DISTANCE"].to_list() == [10.0, None, None, None]
    assert found["PL_LOCATION"].to_list() == ["IN", "OUT", None, None]


def test_what_was_given_is_kept_and_three_figures_say_no_location(known):
    given = episodes("ZZ1 1AB").with_columns(PL_LA=pl.lit("CON"))

    found = placed(given, known, "808")

    assert found["PL_LA"].to_list() == ["CON"]
    assert "PL_LOCATION" not in found.columns


def test_without_postcodes_the_rules_are_not_run(known):
    tables = {"Episodes": [{"CHILD": "1", "LS": "V3", "HOME_POST": "ZZ1 1AA", "PL_POST": "ZZ1 1AB"}]}

    without = check("ssda903", year="2026-27", tables=tables).rules["420"]
    beside = check("ssda903", year="2026-27", tables=tables, postcodes=known).rules["420"]

    assert (without.status, "postcodes" in without.reason) == ("not_run", True)
    assert beside.rows == {"Episodes": [0]}


def test_a_table_without_its_columns_is_refused(tmp_path, capsys):
    path = tmp_path / "postcodes.csv"
    path.write_text("postcode\n")
    leavers = tmp_path / "oc3.csv"
    leavers.write_text("CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n")

    with pytest.raises(UnusableFile, match="lacks pcd, laua"):
        postcodes(path)
    words = ["returns", "check", "--return", "ssda903", "--year", "2026-27", "--postcodes", str(path), str(leavers)]
    assert main(words) == 2
    assert "lacks pcd" in capsys.readouterr().err


def test_where_the_authority_was_not_said_the_reason_says_so(known):
    result = check(
        "ssda903",
        year="2026-27",
        tables={"Episodes": [{"CHILD": "1", "HOME_POST": "", "PL_POST": ""}]},
        postcodes=known,
    )

    reasons = {each.reason for each in result.rules.values() if "PL_LOCATION" in each.reason}
    assert reasons
    assert all("authority that makes the return, which was not given" in reason for reason in reasons)
