import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from keepsake import __version__
from keepsake.cli import main

KEEPSAKE = str(Path(sys.executable).parent / "keepsake")


def run(*arguments, **environ):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("KEEPSAKE_", "DJANGO_"))}
    command = [KEEPSAKE, *arguments]
    return subprocess.run(command, env={**clean, **environ}, capture_output=True, text=True, timeout=600, check=False)


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out == f"keepsake {__version__}\n"


def test_without_a_command_the_help_is_printed(capsys):
    assert main([]) == 2
    assert "demo" in capsys.readouterr().out


def test_the_command_line_does_not_load_django():
    asked = "import sys, keepsake.cli; keepsake.cli.build_parser(); print('django' in sys.modules)"

    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "False"


def test_a_reader_that_goes_away_is_no_error():
    command = f"{KEEPSAKE} --help | true; exit ${{PIPESTATUS[0]}}"

    answer = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert "Traceback" not in answer.stderr


def test_a_taken_port_is_named_and_another_way_shown(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        answer = run("demo", "--port", str(port), KEEPSAKE_HOME=str(tmp_path))

    assert answer.returncode == 1
    assert f"Port {port} of 127.0.0.1 cannot be used" in answer.stderr
    assert f"make demo PORT={port + 1}" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("not a folder")

    answer = run("demo", "--prepare-only", KEEPSAKE_HOME=str(tmp_path / "file"))

    assert answer.returncode == 1
    assert f"The database cannot be kept in {tmp_path / 'file'}" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_demonstration_is_not_offered_to_the_network(tmp_path):
    answer = run("demo", "--host", "0.0.0.0", KEEPSAKE_HOME=str(tmp_path))

    assert answer.returncode == 1
    assert "this machine only" in answer.stderr


def test_production_without_a_key_says_what_is_missing(tmp_path):
    answer = run("serve", KEEPSAKE_HOME=str(tmp_path))

    assert answer.returncode == 1
    assert "KEEPSAKE_SECRET_KEY" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("port", ["0", "65536", "eight", "-1"])
def test_a_port_that_cannot_be_is_refused(port, capsys):
    with pytest.raises(SystemExit):
        main(["demo", f"--port={port}"])

    assert "it is a number from 1 to 65535" in capsys.readouterr().err
