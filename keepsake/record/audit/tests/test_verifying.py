"""Whoever waits for a long log is told how far it has come, and can stop without leaving anything behind."""

from threading import active_count

import pytest
from django.db import connection

from keepsake.record.audit.rows import end
from keepsake.record.audit.verifying import verify

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_it_is_told_how_many_events_were_walked_of_how_many(wrote):
    wrote(600)
    told = []

    verify(list, [], tell=lambda done, of: told.append((done, of)))

    assert told[-1] == (600, 600)
    assert all(of == 600 for _, of in told)


def test_whoever_stops_leaves_no_thread_behind_and_a_connection_that_works(wrote):
    wrote(20)
    before = active_count()

    def stop(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verify(list, [], tell=stop)

    with connection.cursor() as cursor:
        assert (active_count(), end(cursor).seq) == (before, 20)
    assert verify(list, []).is_whole
