"""`keepsake returns`: exit codes and formats."""

import csv
import io
import json

import pytest

from keepsake.cli import main

BAD = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n=1,01/01/2008,MAYBE,F2,B1\n"
GOOD = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n1,01/01/2008,YES,F2,B1\n"
CHECK = ["returns", "check", "--return", "ssda903", "--year", "2026-27"]


@pytest.fixture
def oc3(tmp_path):
    path = tmp_path / "leavers.csv"
    path.write_text(BAD)
    return path


def test_findings_are_exit_code_1_and_json_has_its_shape(oc3, capsys):
    assert main([*CHECK, "--format", "json", str(oc3)]) == 1

    told = json.loads(capsys.readouterr().out)
    assert sorted(told) == ["return", "rules", "tables", "timings", "year"]
    assert told["rules"]["131"] == {"status": "failed", "reason": "", "severity": "error", "rows": {"OC3": [0]}}
    assert told["rules"]["144"]["status"] == "not_run"
    assert told["tables"] == {"OC3": 1}


def test_a_clean_return_is_exit_code_0(tmp_path, capsys):
    path = tmp_path / "leavers.csv"
    path.write_text(GOOD)

    assert main([*CHECK, str(path)]) == 0
    assert "The table Episodes was not given." in capsys.readouterr().out


@pytest.mark.parametrize("content", ["nothing of the kind\n", "<x/>"])
def test_what_cannot_be_used_is_exit_code_2(tmp_path, content, capsys):
    path = tmp_path / "leavers.csv"
    path.write_text(content)

    assert main([*CHECK, str(path)]) == 2
    assert str(path) in capsys.readouterr().err


def test_an_element_out_of_place_is_told_with_its_line_and_is_exit_code_1(tmp_path, capsys):
    path = tmp_path / "census.xml"
    path.write_text("<Message><Header/>\n<Header/></Message>")

    assert main(["returns", "check", "--return", "cin", "--year", "2026-27", str(path)]) == 1
    assert "line 2, Header: This element is not expected. It may be there once" in capsys.readouterr().err


def test_a_terminal_is_shown_a_bar_and_a_pipe_is_not(oc3, capsys, monkeypatch):
    main([*CHECK, str(oc3)])
    assert "#" not in capsys.readouterr().err

    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    main([*CHECK, str(oc3)])
    shown = capsys.readouterr().err
    assert "Reading leavers.csv" in shown
    assert "Asking the rules" in shown
    assert shown.endswith("\r\033[K")


def test_csv_holds_no_formula(oc3, capsys):
    main([*CHECK, "--format", "csv", str(oc3)])

    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert "'=1" in {row[4] for row in rows}


def test_a_page_and_a_workbook_are_written(oc3, tmp_path):
    for form in ("html", "xlsx"):
        assert main([*CHECK, "--format", form, "--output", str(tmp_path / "out"), str(oc3)]) == 1

    assert "MAYBE" not in (tmp_path / "out/ssda903-2026-27.html").read_text()
    assert (tmp_path / "out/ssda903-2026-27.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_the_rules_of_a_year_are_listed(form, capsys):
    assert main(["returns", "rules", "--return", "cin", "--year", "2024-25", "--format", form]) == 0
    assert "4014" in capsys.readouterr().out
    assert main(["returns", "rules", "--return", "cin", "--year", "2024"]) == 2
