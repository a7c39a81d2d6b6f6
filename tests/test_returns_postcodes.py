"""Where a placement is, from postcodes."""

import brotli
import msgpack
import polars as pl
import pytest

from keepsake.cli import main
from keepsake.returns.checking import check
from keepsake.returns.intake import postcode_package
from keepsake.returns.intake.postcode_package import packaged
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


def test_a_district_counts_as_its_county():
    known = pl.DataFrame({"pcd": ["ZZ1 1AA"], "laua": ["E07000008"], "oseast1m": ["1"], "osnrth1m": ["1"]})

    found = placed(episodes("ZZ1 1AA"), known, "E10000003")

    assert found["PL_LA"].to_list() == ["E10000003"]
    assert found["PL_LOCATION"].to_list() == ["IN"]


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package as the published one is written, of two letters."""
    folder = tmp_path / "qlacref_invented"
    folder.mkdir()
    (folder / "__init__.py").write_text("raise ImportError('its own reader needs pandas')")
    for letter, north in (("Z", 416093.0), ("Y", float("nan"))):
        data = {
            "pcd": [f"{letter}Z1 1AB"],
            "laua": ["E07000008"],
            "oseast1m": [400000.0],
            "osnrth1m": [north],
        }
        packed = msgpack.packb({"columns": list(data), "data": data})
        (folder / f"postcodes_{letter}.msgpack.br").write_bytes(brotli.compress(packed))
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(postcode_package, "PACKAGE", "qlacref_invented")
    return folder


def test_the_package_of_postcodes_is_read_by_the_letters_of_the_return(package):
    found = packaged([episodes(" yz1 1ab", "Q1 1AA", "1", None)])

    assert sorted(found["pcd"]) == ["YZ1 1AB", "ZZ1 1AB"]
    assert placed(episodes("ZZ1 1AB"), found, "E10000003")["PL_LOCATION"].to_list() == ["IN"]


def test_the_command_takes_the_package_where_it_is_installed(package, tmp_path, capsys):
    path = tmp_path / "episodes.csv"
    path.write_text(
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
        "1,01/05/2026,S,C2,N1,U1,PR1,,,,ZZ1 1AB,ZZ1 1AB,\n"
    )
    words = ["returns", "check", "--return", "ssda903", "--year", "2026-27", "--la", "E10000003", str(path)]

    main(words)

    assert "worked out from postcodes" not in capsys.readouterr().out


def test_a_package_that_is_broken_is_said(package):
    (package / "postcodes_Z.msgpack.br").write_bytes(b"nothing of the kind")
    postcode_package._of_letter.cache_clear()

    with pytest.raises(UnusableFile, match="package of postcodes cannot be read"):
        packaged([episodes("ZZ1 1AB")])


def test_without_the_package_nothing_is_known(monkeypatch):
    monkeypatch.setattr(postcode_package, "PACKAGE", "qlacref_that_nobody_has")

    assert packaged([episodes("ZZ1 1AB")]) is None
