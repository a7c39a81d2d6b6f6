"""A process that is killed while it records leaves everything it acknowledged, and nothing by halves."""

import time

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("moment", [0.0, 0.037])  # seconds; one version takes about a hundredth
def test_everything_acknowledged_is_there_with_its_version_and_its_event(record, moment):
    writer = record.start("burst", record.child)
    told = [int(writer.stdout.readline()) for _ in range(10)]
    time.sleep(moment)
    writer.kill()  # SIGKILL: it cannot tidy up
    rest, _ = writer.communicate()
    told += map(int, rest.split("\n")[:-1])

    (stands,) = record.tell(record.child)
    # It may have been killed between a commit and telling of it, and never the other way round.
    assert stands.version in (told[-1], told[-1] + 1)
    assert stands.kept == list(range(1, stands.version + 1))
    assert stands.logged == stands.version
    assert stands.is_the_last_kept


def test_after_a_kill_the_next_process_goes_on(record):
    for _ in range(2):
        writer = record.start("burst", record.child)
        told = int(writer.stdout.readline())
        writer.kill()

    assert told > 2
