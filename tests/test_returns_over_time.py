"""A return over time: an earlier run beside this one, and findings that were explained."""

import csv
import io

import pytest

from keepsake.cli import main

HEAD = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n"
ROW = "{},01/01/2008,{},F2,B1\n"
CHECK = ["returns", "check", "--return", "ssda903", "--year", "2026-27", "--format", "csv"]


@pytest.fixture
def leavers(tmp_path):
    def written(name, **in_touch):
        path = tmp_path / name
        path.write_text(HEAD + "".join(ROW.format(child, said) for child, said in in_touch.items()))
        return path

    return written


def test_what_was_mended_what_is_new_and_what_is_still_there(leavers, tmp_path, capsys):
    main([*CHECK, str(leavers("one.csv", A="MAYBE", B="MAYBE"))])
    earlier = tmp_path / "earlier.csv"
    earlier.write_text(capsys.readouterr().out)

    main([*CHECK, "--earlier", str(earlier), str(leavers("two.csv", C="MAYBE", A="MAYBE", B="YES"))])

    told = capsys.readouterr().err.splitlines()
    assert "Since the earlier run: 1 mended, 1 new, 1 still there." in told
    assert "  131: 1 mended, 1 new, 1 still there." in told


def test_an_explained_finding_has_its_reason_and_a_stale_one_is_said(leavers, tmp_path, capsys):
    why = tmp_path / "why.csv"
    why.write_text("rule,child,reason\n131,a,Agreed with the department\n131,Z,Old\n")

    code = main([*CHECK, "--explained", str(why), str(leavers("one.csv", A="MAYBE"))])

    told = capsys.readouterr()
    assert code == 1
    assert "Agreed with the department" in {row["Explained"] for row in csv.DictReader(io.StringIO(told.out))}
    assert "131, child Z: explained, and no longer found" in told.err


@pytest.mark.parametrize(
    ("option", "content", "said"),
    [
        ("--explained", "rule,child\n", "lack reason"),
        ("--explained", "rule,child,reason\n131,A,\n", "line 2"),
        ("--earlier", "x\n", "not the CSV of an earlier run"),
    ],
)
def test_a_file_that_is_something_else_is_refused(leavers, tmp_path, option, content, said, capsys):
    path = tmp_path / "other.csv"
    path.write_text(content)

    assert main([*CHECK, option, str(path), str(leavers("one.csv", A="MAYBE"))]) == 2
    assert said in capsys.readouterr().err
