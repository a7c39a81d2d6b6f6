"""`keepsake clock ...`."""

import json

import pytest

from keepsake.cli import main


def test_due_says_the_day_and_why(capsys):
    assert main(["clock", "due", "initial_conference", "--from", "2025-05-02", "--on", "2025-05-28"]) == 0

    said = capsys.readouterr().out
    assert "Tuesday 27 May 2025" in said
    assert "Monday 5 May is a bank holiday" in said
    assert "1 day ago" in said


def test_due_for_a_program(capsys):
    assert main(["clock", "due", "return_interview", "--from", "2025-03-29T12:00", "--json", "--on", "2025-03-31"]) == 0

    (found,) = json.loads(capsys.readouterr().out)
    assert found["at"] == "2025-04-01T13:00:00+01:00"
    assert found["mark"] == "S"
    assert found["colour"] == "amber"


def test_list_names_every_timescale(capsys):
    assert main(["clock", "list", "--json"]) == 0

    rules = json.loads(capsys.readouterr().out)
    assert len(rules) > 150
    assert main(["clock", "list"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(rules)


@pytest.mark.parametrize(
    ("key", "start", "said"),
    [
        ("assesment", "2026-01-01", "Did you mean assessment"),
        ("short_breaks_in_a_year", "2026-01-01", "no day of its own"),
    ],
)
def test_what_cannot_be_told_is_said_and_is_exit_code_2(capsys, key, start, said):
    assert main(["clock", "due", key, "--from", start]) == 2
    assert said in capsys.readouterr().err


def test_a_wrong_day_is_refused_in_words(capsys):
    with pytest.raises(SystemExit):
        main(["clock", "due", "assessment", "--from", "2026-02-30"])
    assert "write it as 2025-05-02" in capsys.readouterr().err


def test_check_says_what_is_wrong_with_a_file_and_what_a_good_one_sets(tmp_path, capsys):
    path = tmp_path / "ambledown.yaml"
    path.write_text("keepsake: clock/1\ncouncil: Ambledown\nholiday: x\n", encoding="utf-8")
    assert main(["clock", "check", str(path)]) == 1
    assert "Did you mean holidays?" in capsys.readouterr().err

    rule = "timescales:\n- {id: need_visit, length: 3 weeks, source: Us}\n"
    path.write_text(f"keepsake: clock/1\ncouncil: A\n{rule}", encoding="utf-8")
    assert main(["clock", "check", str(path)]) == 0
    assert "1 timescales" in capsys.readouterr().out
