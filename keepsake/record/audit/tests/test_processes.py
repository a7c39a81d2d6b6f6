"""Writers in processes of their own: several at once, and one that is killed."""

import signal
import time

import pytest

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases, pytest.mark.xdist_group("processes")]
BURST = "keepsake.record.audit.tests.burst"


def test_two_processes_that_write_at_once_keep_one_chain(outside):
    writers = [outside.start(BURST, "60", "5") for _ in range(2)]
    written = [writer.communicate(timeout=600) for writer in writers]

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
    rest, errors = writer.communicate(timeout=600)

    acknowledged = [int(number) for number in (first + rest).split("\n")[:-1]]
    assert len(acknowledged) > 10, errors
    answer = outside.verify()
    assert answer["whole"], answer
    # It may have been killed between a commit and telling of it, and never the other way round.
    assert answer["events"] in (acknowledged[-1], acknowledged[-1] + 3)
    assert outside.run(BURST, "1", "1").returncode == 0
    assert outside.verify()["events"] == answer["events"] + 1
