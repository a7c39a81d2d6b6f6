"""The command line: what each command prints, and its exit code."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from keepsake.cli import main
from keepsake.notice.commands import commands_markdown, register
from keepsake.notice.commands.parser import EXITS
from keepsake.notice.tests.full_notice import FILE, TEXT


@pytest.fixture
def notice(tmp_path):
    path = tmp_path / "northmoor.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "northmoor.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def ask(*arguments, **options):
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "keepsake", "notice", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)


def run(*arguments):
    return main(["notice", *map(str, arguments)])


def test_the_commands_are_these():
    root = argparse.ArgumentParser()
    register(root.add_subparsers())

    assert set(EXITS) == {"list", "check", "coverage", "lint", "decide", "ropa", "render", "diff"}


def test_the_page_of_commands_names_every_command_and_its_exit_codes():
    page = commands_markdown()

    for name, exits in EXITS.items():
        assert f"## `keepsake notice {name}`" in page
        assert exits in page


# check


def test_a_sound_file_is_fine(notice, capsys):
    assert run("check", notice) == 0
    assert "fine" in capsys.readouterr().out


def test_a_file_with_problems_is_told_all_of_them(notice, capsys):
    notice.write_text(FILE.replace("purpose: payments", "purpose: paymints").replace("version: 1", "version: x"))

    assert run("check", notice) == 1
    told = capsys.readouterr().err
    assert "paymints" in told
    assert "version" in told


@pytest.mark.parametrize(
    "content",
    [b"", b"hello\n", b"\xff\xfe\x00k", b"{}", b"\x00" * 100, b"<html><body>keepsake</body></html>", b"a" * 9_000_000],
    ids=["empty", "text", "utf-16", "empty json", "zeros", "html", "large"],
)
def test_what_is_no_notice_at_all_is_unusable(tmp_path, content, capsys):
    path = tmp_path / "no-notice.yaml"
    path.write_bytes(content)

    assert run("check", path) == 2
    assert capsys.readouterr().err.startswith(str(path))


def test_a_file_that_is_not_there_is_unusable(tmp_path, capsys):
    assert run("check", tmp_path / "nowhere.yaml") == 2
    assert "there is no such file" in capsys.readouterr().err


def test_a_folder_is_unusable(tmp_path):
    assert run("check", tmp_path) == 2


def test_a_name_that_no_file_can_have_is_unusable(tmp_path, capsys):
    assert run("check", tmp_path / ("n" * 5000)) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_pipe_that_never_ends_is_unusable(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")

    assert run("check", tmp_path / "pipe.yaml") == 2


def test_a_notice_with_broken_yaml_has_a_problem(notice, capsys):
    notice.write_text(FILE + "\n  - [broken\n")

    assert run("check", notice) == 1
    assert "Not readable as YAML" in capsys.readouterr().err


def test_the_worst_of_several_files_gives_the_exit_code(notice, tmp_path, capsys):
    broken = tmp_path / "broken.yaml"
    broken.write_text(FILE.replace("version: 1", "version: x"))

    assert run("check", notice, broken) == 1
    assert run("check", tmp_path / "nowhere.yaml", broken, notice) == 2
    assert "fine" in capsys.readouterr().out


def test_a_hostile_file_name_does_not_reach_the_terminal(tmp_path, capsys):
    run("check", tmp_path / "\x1b[31mred.yaml")

    assert "\x1b" not in capsys.readouterr().err


# coverage


def test_a_text_that_is_wholly_anchored_is_covered(notice, text, capsys):
    assert run("coverage", notice, "--text", text, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"lines": 12, "anchored": 12, "unanchored": [], "changed": []}


def test_a_text_that_differs_is_not_covered(notice, text, capsys):
    text.write_text(TEXT.replace("We plan support and pay you.", "We plan.") + "One more line.\n")

    assert run("coverage", notice, "--text", text, "--json") == 1
    assert json.loads(capsys.readouterr().out) == {"lines": 13, "anchored": 11, "unanchored": [13], "changed": [5]}


def test_a_changed_line_shows_the_permits_that_rest_on_it(notice, text, capsys):
    text.write_text(TEXT.replace("We plan support and pay you.", "We plan."))

    assert run("coverage", notice, "--text", text) == 1
    assert "On it rest: consent, permits.pay, permits.plan-support, prohibits.bank-details." in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a" * 9_000_000], ids=["not utf-8", "large"])
def test_a_text_that_cannot_be_read_is_unusable(notice, text, content):
    text.write_bytes(content)

    assert run("coverage", notice, "--text", text) == 2


def test_coverage_of_a_notice_with_problems_is_unusable(notice, text, capsys):
    notice.write_text(FILE.replace("version: 1", "version: x"))

    assert run("coverage", notice, "--text", text) == 2
    assert "until this is put right" in capsys.readouterr().err


# lint


def test_lint_prints_findings_and_exits_with_1(notice, capsys):
    assert run("lint", notice, "--on", "2026-10-01") == 1
    assert "findings." in capsys.readouterr().out


def test_lint_prints_json_for_a_program(notice, capsys):
    assert run("lint", notice, "--on", "2026-10-01", "--json") == 1

    found = json.loads(capsys.readouterr().out)
    assert {"code", "severity", "what", "instead"} <= set(found[0])


def test_lint_with_nothing_to_find_exits_with_0(notice, monkeypatch, capsys):
    from keepsake.notice.commands import lint_command

    monkeypatch.setattr(lint_command, "lint", lambda notice, on: ())

    assert run("lint", notice) == 0
    assert capsys.readouterr().out == "0 findings.\n"


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "20-1"])
def test_a_day_that_is_none_is_refused(notice, day):
    with pytest.raises(SystemExit) as stopped:
        run("lint", notice, "--on", day)

    assert stopped.value.code == 2


def test_lint_of_what_is_not_there_is_unusable(tmp_path):
    assert run("lint", tmp_path / "nowhere.yaml") == 2


@pytest.mark.parametrize(("form", "start"), [("csv", "Permit or exchange,Controller"), ("html", "<!DOCTYPE html>")])
def test_the_record_of_processing_is_printed(notice, form, start, capsys):
    assert run("ropa", notice, "--format", form) == 0
    assert capsys.readouterr().out.startswith(start)


@pytest.mark.parametrize("easy", [(), ("--easy",)])
@pytest.mark.parametrize(("form", "start"), [("html", "<!DOCTYPE html>"), ("text", "Northmoor Council")])
def test_the_page_is_printed(notice, easy, form, start, capsys):
    assert run("render", notice, *easy, "--format", form) == 0
    assert capsys.readouterr().out.startswith(start)


@pytest.mark.parametrize("command", ["ropa", "render"])
def test_what_is_not_there_cannot_be_printed(tmp_path, command):
    assert run(command, tmp_path / "nowhere.yaml") == 2


def test_two_copies_are_the_same(notice, tmp_path, capsys):
    copy = tmp_path / "copy.yaml"
    copy.write_text(FILE)

    assert run("diff", notice, copy) == 0
    assert capsys.readouterr().out == "No difference.\n"


def test_a_difference_is_printed_and_people_must_be_told(notice, tmp_path, capsys):
    later = tmp_path / "later.yaml"
    later.write_text(FILE.replace("P75Y", "P80Y"))

    assert run("diff", notice, later) == 1
    told = capsys.readouterr().out
    assert "now keeps for 80 years, not for 75 years." in told
    assert "People must be told." in told


def test_a_difference_to_nothing_is_unusable(notice, tmp_path):
    assert run("diff", notice, tmp_path / "nowhere.yaml") == 2
    assert run("diff", tmp_path / "nowhere.yaml", notice) == 2


def test_the_list_has_a_line_a_version(notice, tmp_path, capsys):
    (tmp_path / "second.yaml").write_text(FILE.replace("version: 1", "version: 2").replace("2025-04-01", "2026-04-01"))

    assert run("list", "--folder", tmp_path) == 0
    heading, first, second = capsys.readouterr().out.splitlines()
    assert heading.split() == ["id", "council", "version", "effective", "statements", "permits", "findings"]
    assert first.split()[:6] == ["northmoor", "Northmoor", "Council", "1", "2025-04-01", "22"]
    assert "2026-04-01" in second


def test_a_file_that_cannot_be_read_does_not_hide_the_others(notice, tmp_path, capsys):
    (tmp_path / "broken.yaml").write_text("hello")

    assert run("list", "--folder", tmp_path) == 1
    told = capsys.readouterr()
    assert "northmoor" in told.out
    assert "broken.yaml" in told.err


def test_the_folder_can_be_named_by_a_variable(notice, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KEEPSAKE_NOTICES", str(tmp_path))

    assert run("list") == 0
    assert "northmoor" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["nowhere", "n" * 5000])
def test_a_folder_that_is_not_there_is_unusable(tmp_path, name):
    assert run("list", "--folder", tmp_path / name) == 2


def test_the_projects_own_notices_are_listed(capsys):
    assert run("list") == 0
    assert "stoke-on-trent" in capsys.readouterr().out


# a notice that inherits


@pytest.fixture
def service(tmp_path, notice):
    notice.write_text(
        FILE.replace("id: northmoor\n", "id: northmoor-general\n").replace("childrens_social_care", "council")
    )
    path = tmp_path / "children" / "service.yaml"
    path.parent.mkdir()
    path.write_text(FILE.replace("inherits: none", "inherits: northmoor-general"))
    return path


def test_a_service_notice_finds_its_general_notice_in_the_same_tree(service, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KEEPSAKE_NOTICES", str(tmp_path))

    assert run("render", service, "--format", "text") == 0
    assert run("list") == 0


def test_a_broken_draft_in_the_tree_does_not_stand_in_the_way(service, tmp_path, monkeypatch):
    monkeypatch.setenv("KEEPSAKE_NOTICES", str(tmp_path))
    (tmp_path / "draft.yaml").write_text("keepsake: notice/1\n")

    assert run("render", service, "--format", "text") == 0


def test_a_broken_general_notice_is_said_to_be_broken(service, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KEEPSAKE_NOTICES", str(tmp_path))
    (tmp_path / "northmoor.yaml").write_text("keepsake: notice/1\n")

    assert run("render", service, "--format", "text") == 2
    assert "northmoor.yaml" in capsys.readouterr().err


def test_a_service_notice_without_its_general_notice_is_unusable(service, capsys):
    assert run("render", service) == 2
    assert "northmoor-general" in capsys.readouterr().err


# the machine


def test_nothing_prints_a_help_and_exits_with_2(capsys):
    assert run() == 2
    assert "coverage" in capsys.readouterr().out


def test_output_is_utf_8_whatever_the_machine_thinks(notice):
    notice.write_text(FILE.replace("Name,", "Náme ☃,"), encoding="utf-8")

    done = ask("render", notice, "--format", "text", env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"})

    assert done.returncode == 0
    assert "Náme ☃" in done.stdout.decode("utf-8")


def test_a_reader_who_goes_away_is_no_error(notice):
    command = f"{sys.executable} -m keepsake notice ropa {notice} --format html | head -c 1"

    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, timeout=60, check=False)

    assert done.stderr == b""


def test_checking_loads_neither_the_linter_nor_the_templates(notice):
    program = (
        "import sys; from keepsake.cli import main; code = main(['notice', 'check', sys.argv[1]]);"
        "print([name for name in sys.modules if name.startswith(('jinja2', 'django', 'keepsake.notice.lint'))]);"
        "sys.exit(code)"
    )

    done = subprocess.run([sys.executable, "-c", program, notice], capture_output=True, timeout=60, check=True)

    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_no_command_of_the_project_needs_the_folder_it_is_run_in(tmp_path):
    root = str(Path(__file__).parents[3])

    done = ask("list", cwd=tmp_path, env={**os.environ, "PYTHONPATH": root})

    assert done.returncode == 0
