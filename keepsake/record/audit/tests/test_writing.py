from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from keepsake.record.audit.chain import COLUMNS, HASH, row_of
from keepsake.record.audit.heads_file import heads_in
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.reading import Reader, since
from keepsake.record.audit.rows import insert, listed_between, pages
from keepsake.record.audit.signing_key import believed_keys
from keepsake.record.audit.tests.conftest import KEY, MORNING
from keepsake.record.audit.tests.made_up import CHILD, SIBLING, WORKER, event
from keepsake.record.audit.verifying import verify
from keepsake.record.audit.writing import NoTransaction, write

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
KEYS = believed_keys("", KEY, None)
OFFICER = Reader(WORKER, "data_protection_officer", "audit_and_security")


def events():
    return since(0, reader=OFFICER, pending=Pending())


def test_what_is_written_is_read_back(wrote):
    told = event()

    assert wrote(told) == 1

    (found,) = events()
    assert (found.seq, found.at, found.event) == (1, MORNING, told)
    assert len(found.request) == 32


def test_the_events_of_one_request_stand_together(wrote):
    wrote(3)
    wrote(2)

    requests = [found.request for found in events()]
    assert requests == [requests[0]] * 3 + [requests[3]] * 2
    assert requests[0] != requests[3]


def test_nothing_pending_writes_nothing(wrote):
    assert wrote() == 0


def test_what_was_written_is_no_longer_pending(db):
    pending = Pending()
    pending.add(event())

    with transaction.atomic():
        write(pending)

    assert len(pending) == 0


def test_the_whole_chain_verifies(wrote, heads):
    for _ in range(3):
        wrote(4)

    found = verify(lambda: heads_in(heads), KEYS)

    assert (found.is_whole, found.events, found.unsigned) == (True, 12, 12)


def test_a_turn_of_the_hour_signs_what_was_before(wrote, heads):
    wrote(2)
    wrote(1, at=MORNING + timedelta(minutes=29))
    assert heads_in(heads) == []

    wrote(1, at=MORNING + timedelta(minutes=30))

    (head,) = heads_in(heads)
    assert (head.number, head.seq, head.day) == (1, 3, "2026-01-05")


def test_every_day_gets_its_head_at_the_first_event_of_the_next(wrote, heads):
    for days in range(4):
        wrote(2, at=MORNING + timedelta(days=days))

    assert [(head.day, head.seq) for head in heads_in(heads)] == [
        ("2026-01-05", 2),
        ("2026-01-06", 4),
        ("2026-01-07", 6),
    ]
    assert verify(lambda: heads_in(heads), KEYS).is_whole


def test_a_head_that_cannot_be_written_stops_nobody_and_is_told(wrote, heads, settings, caplog, tmp_path):
    (tmp_path / "file").touch()
    settings.AUDIT_HEADS = tmp_path / "file" / "heads"
    wrote(1)

    assert wrote(1, at=MORNING + timedelta(days=1)) == 2

    assert "keepsake audit sign" in caplog.text


def test_nothing_is_signed_here_where_only_the_public_key_is_known(wrote, heads, settings, caplog):
    settings.AUDIT_KEY, settings.AUDIT_PUBLIC = "", "12" * 32
    wrote(1)

    wrote(1, at=MORNING + timedelta(days=1))

    assert (heads.exists(), caplog.text) == (False, "")


def test_a_log_that_was_changed_is_not_signed(wrote, heads, tamper, caplog):
    wrote(2)
    tamper("update audit_entry set role = 'auditor' where seq = 1")

    wrote(1, at=MORNING + timedelta(days=1))

    assert "The chain is broken at event 1" in caplog.text
    assert heads_in(heads) == []


@pytest.mark.parametrize(
    "sql",
    [
        "update audit_entry set role = 'auditor' where seq = 1",
        "update audit_entry set role = role",
        "delete from audit_entry where seq = 2",
        "delete from audit_entry",
        "update audit_subject set seq = 5",
        "delete from audit_subject",
    ],
)
def test_the_database_refuses_to_change_the_log(wrote, sql):
    wrote(2)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)

    assert len(events()) == 2


@pytest.mark.parametrize("table", ["audit_entry", "audit_subject"])
def test_the_database_refuses_to_empty_or_replace_the_log(wrote, table):
    wrote(2)
    again = f"insert or replace into {table} select * from {table}"
    sql = f"truncate {table}" if connection.vendor == "postgresql" else again

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)

    assert len(events()) == 2


@pytest.mark.django_db(transaction=True)
def test_events_are_written_in_a_transaction():
    pending = Pending()
    pending.add(event())

    with pytest.raises(NoTransaction):
        write(pending)


def test_events_go_with_their_transaction(wrote):
    def fail():
        with transaction.atomic():
            wrote(1)
            raise ZeroDivisionError

    wrote(1)

    with pytest.raises(ZeroDivisionError):
        fail()

    assert wrote(1) == 2


@pytest.mark.parametrize("odd", ["", "a\nb", "a\x1fb", "a\\b", "a'b%s", "{a,b}"])
def test_whatever_stands_in_rows_they_are_inserted_as_they_are(db, odd):
    rows = [
        (*row_of(seq, 10**15 + seq, "ab" * 16, event(subjects=subjects)), bytes([seq]) * 32)
        for seq, subjects in enumerate([frozenset(), frozenset({CHILD}), frozenset({CHILD, SIBLING})], start=1)
    ]
    rows[1] = tuple(odd if name == "role" else value for name, value in zip((*COLUMNS, "hash"), rows[1], strict=True))

    with connection.cursor() as cursor:
        insert(cursor, connection.vendor, rows)
        found = [(*row[:HASH], bytes(row[HASH])) for page in pages(cursor, after=None, until=9) for row in page]
        listed = listed_between(cursor, None, 9)

    assert found == rows
    assert listed == [(2, CHILD), (3, CHILD), (3, SIBLING)]
