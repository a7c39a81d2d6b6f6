"""Writers in processes of their own: several at once, and one that is killed."""

import signal
import time

import pytest
from django.db import connection

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases, pytest.mark.xdist_group("processes")]
BURST = "keepsake.record.audit.tests.burst"


def test_two_processes_that_write_at_once_keep_one_chain(outside):
    writers = [outside.start(BURST, "60", "5") for _ in range(2)]
    written = [writer.communicate(timeout=120) for writer in writers]

    numbers = [int(line) for out, _ in written for line in out.split()]
    assert [writer.returncode for writer in writers] == [0, 0], written
    assert sorted(numbers) == [5 * request for request in range(1, 121)]
    answer = outside.verify()
    assert (answer["whole"], answer["events"]) == (True, 600), answer


def test_every_acknowledged_event_survives_a_killed_writer(outside):
    writer = outside.start(BURST, "1000000", "3")
    first = writer.stdout.readline()
    time.sleep(0.5)
    writer.send_signal(signal.SIGKILL)
    rest, errors = writer.communicate(timeout=60)

    acknowledged = [int(number) for number in (first + rest).split("\n")[:-1]]
    assert len(acknowledged) > 10, errors
    answer = outside.verify()
    assert answer["whole"], answer
    # It may have been killed between a commit and telling of it, and never the other way round.
    assert answer["events"] in (acknowledged[-1], acknowledged[-1] + 3)
    assert outside.run(BURST, "1", "1").returncode == 0
    assert outside.verify()["events"] == answer["events"] + 1


def test_the_commands_say_what_is_wrong_and_how(outside):
    assert outside.run("keepsake", "audit", "heads").returncode == 2
    assert outside.run(BURST, "2", "3").returncode == 0

    signed = outside.run("keepsake", "audit", "sign")
    printed = outside.run("keepsake", "audit", "heads")
    whole = outside.run("keepsake", "audit", "verify")

    assert (signed.returncode, whole.returncode) == (0, 0), signed.stderr + whole.stderr
    assert "signed up to event 6" in signed.stdout
    assert "seq=6\n" in printed.stdout
    assert "The log is whole." in whole.stdout

    copy = outside.heads.with_name("mailed")
    copy.write_text(printed.stdout)
    outside.heads.unlink()
    assert outside.run("keepsake", "audit", "verify", "--heads", str(copy)).returncode == 0
    stranger = outside.run("keepsake", "audit", "verify", "--heads", str(copy), "--public-key", "12" * 32)
    assert (stranger.returncode, "not one that is believed" in stranger.stdout) == (1, True)
    unreadable = outside.run("keepsake", "audit", "verify", "--heads", str(copy), "--public-key", "no")
    assert (unreadable.returncode, "is no key" in unreadable.stderr) == (2, True)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the file of a database")
def test_a_database_without_the_log_cannot_be_checked(outside, tmp_path):
    outside.environ["KEEPSAKE_HOME"] = str(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    assert outside.run("keepsake", "audit", "sign").returncode == 2

    answer = outside.run("keepsake", "audit", "verify")

    assert (answer.returncode, "Traceback" in answer.stderr) == (2, False)
    assert "cannot be checked" in answer.stderr
