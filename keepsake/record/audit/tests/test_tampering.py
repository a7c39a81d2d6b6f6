"""Every way to falsify the log that its database's owner has, by SQL and without the triggers."""

from datetime import timedelta

import pytest
from django.db import connection

from keepsake.record.audit.chain import COLUMNS, GENESIS, HASH, NUMBERS, SEQ, digest
from keepsake.record.audit.heads_file import heads_in
from keepsake.record.audit.rows import pages
from keepsake.record.audit.signing import sign
from keepsake.record.audit.signing_key import believed_keys
from keepsake.record.audit.tests.conftest import KEY, MORNING
from keepsake.record.audit.tests.made_up import SIBLING, event
from keepsake.record.audit.verifying import verify

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
KEYS = believed_keys("", KEY, None)


@pytest.fixture
def three_days(wrote, heads):
    """Nine events of three days, the heads of the first two days signed, and that of the third."""
    for days in range(3):
        wrote(3, at=MORNING + timedelta(days=days))
    with connection.cursor() as cursor:
        sign(cursor)
    return heads


def found(heads):
    return [(each.kind, each.seq, each.day) for each in verify(lambda: heads_in(heads), KEYS).findings.kept]


def all_rows():
    with connection.cursor() as cursor:
        return [(*row[:HASH], bytes(row[HASH])) for page in pages(cursor, after=None, until=99) for row in page]


def write_back(tamper, rows):
    """Replace the whole log by these rows, hashed anew: what somebody does who knows how the chain is made."""
    tamper("delete from audit_entry")
    before = GENESIS
    for row in rows:
        before = digest(before, row[:HASH])
        places = ", ".join(["%s"] * (HASH + 1))
        tamper(f"insert into audit_entry values ({places})", *row[:HASH], before)


def test_a_log_that_nobody_touched_is_whole(three_days):
    assert found(three_days) == []
    assert [(head.day, head.seq) for head in heads_in(three_days)] == [
        ("2026-01-05", 3),
        ("2026-01-06", 6),
        ("2026-01-07", 9),
    ]


@pytest.mark.parametrize("column", COLUMNS[1:])
def test_a_change_of_any_column_is_found_where_it_is(three_days, tamper, column):
    new = 7 if column in NUMBERS else "auditor"
    if column == "at":
        new = 1_767_692_000_000_000  # the next day, so that the day itself must not be trusted

    tamper(f'update audit_entry set "{column}" = %s where seq = 5', new)

    assert ("changed", 5) in {(kind, seq) for kind, seq, _ in found(three_days)}


def test_a_changed_hash_is_found(three_days, tamper):
    tamper("update audit_entry set hash = %s where seq = 5", b"\x01" * 32)

    assert found(three_days) == [("changed", 5, "2026-01-06"), ("changed", 6, "2026-01-06")]


def test_a_changed_event_with_its_own_hash_made_anew_is_found_at_the_next(three_days, tamper):
    rows = all_rows()
    row = list(rows[4][:HASH])
    row[COLUMNS.index("role")] = "auditor"
    tamper("update audit_entry set role = 'auditor', hash = %s where seq = 5", digest(rows[3][HASH], tuple(row)))

    assert found(three_days) == [("changed", 6, "2026-01-06")]


def test_a_changed_number_is_found(three_days, tamper):
    tamper("update audit_entry set seq = 50 where seq = 5")

    assert ("missing", 5, "2026-01-06") in found(three_days)


def test_a_deleted_event_is_found(three_days, tamper):
    tamper("delete from audit_entry where seq = 5")
    tamper("delete from audit_subject where seq = 5")

    assert found(three_days) == [("missing", 5, "2026-01-06")]


def test_several_deleted_events_are_found_together(three_days, tamper):
    tamper("delete from audit_entry where seq between 4 and 6")
    tamper("delete from audit_subject where seq between 4 and 6")

    assert ("missing", 4, "2026-01-07") in found(three_days)


def test_the_first_event_cannot_be_deleted_unseen(three_days, tamper):
    tamper("delete from audit_entry where seq = 1")
    tamper("delete from audit_subject where seq = 1")

    assert found(three_days) == [("missing", 1, "2026-01-05")]


def test_events_that_changed_places_are_found(three_days, tamper):
    tamper("update audit_entry set seq = -4 where seq = 4")
    tamper("update audit_entry set seq = 4 where seq = 5")
    tamper("update audit_entry set seq = 5 where seq = -4")

    assert {("changed", 4), ("changed", 5)} <= {(kind, seq) for kind, seq, _ in found(three_days)}


@pytest.mark.parametrize("seq", [0, -5])
def test_an_event_before_the_first_is_found(three_days, tamper, seq):
    row = all_rows()[0]
    places = ", ".join(["%s"] * (HASH + 1))
    tamper(f"insert into audit_entry values ({places})", seq, *row[1:])

    assert ("inserted", seq, "2026-01-05") in found(three_days)


def test_an_event_at_the_end_that_does_not_follow_is_found(three_days, tamper):
    row = all_rows()[-1]
    places = ", ".join(["%s"] * (HASH + 1))
    tamper(f"insert into audit_entry values ({places})", 10, *row[1:])

    assert ("changed", 10, "2026-01-07") in found(three_days)


def test_events_cut_off_at_the_end_are_found(three_days, tamper):
    tamper("delete from audit_entry where seq > 7")
    tamper("delete from audit_subject where seq > 7")

    assert found(three_days) == [("truncated", 8, "2026-01-07")]


def test_a_log_without_any_event_is_found(three_days, tamper):
    tamper("delete from audit_entry")
    tamper("delete from audit_subject")

    assert found(three_days) == [("truncated", 1, "2026-01-05")]


def test_a_log_that_was_rewritten_from_an_event_on_is_found_by_the_heads(three_days, tamper):
    rows = [list(row) for row in all_rows()]
    rows[4][COLUMNS.index("role")] = "auditor"
    write_back(tamper, [tuple(row) for row in rows])

    assert found(three_days) == [("rewritten", 6, "2026-01-06"), ("rewritten", 9, "2026-01-07")]


def test_a_log_that_was_rewritten_without_an_event_is_found_by_the_heads(three_days, tamper):
    rows = [list(row) for row in all_rows() if row[SEQ] != 5]
    for seq, row in enumerate(rows, start=1):
        row[SEQ] = seq
    write_back(tamper, [tuple(row) for row in rows])
    tamper("delete from audit_subject where seq = 9")

    assert {("rewritten", 6), ("truncated", 9)} <= {(kind, seq) for kind, seq, _ in found(three_days)}


def test_somebody_who_is_no_longer_listed_under_an_event_is_found(three_days, tamper):
    tamper("delete from audit_subject where seq = 5")

    assert found(three_days) == [("index", 5, "")]


def test_somebody_who_is_listed_under_an_event_that_is_not_theirs_is_found(three_days, tamper):
    tamper("insert into audit_subject (seq, subject) values (5, %s)", SIBLING)
    tamper("insert into audit_subject (seq, subject) values (77, %s)", SIBLING)

    assert found(three_days) == [("index", 5, ""), ("index", 77, "")]


def test_a_head_that_was_changed_is_found(three_days):
    three_days.write_text(three_days.read_text().replace("seq=6", "seq=5"))

    kinds = found(three_days)

    assert ("head", 5, "2026-01-06") in kinds
    assert ("unsigned", 6, "2026-01-06") in kinds


def test_a_head_that_was_taken_out_is_found(three_days):
    lines = three_days.read_text().splitlines(keepends=True)
    three_days.write_text(lines[0] + lines[2])

    assert found(three_days) == [("head", 9, "2026-01-07"), ("unsigned", 6, "2026-01-06")]


def test_heads_that_are_all_gone_are_found(three_days):
    three_days.unlink()

    assert found(three_days) == [("unsigned", 3, "2026-01-05"), ("unsigned", 6, "2026-01-06")]


def test_heads_that_changed_places_are_found(three_days):
    lines = three_days.read_text().splitlines(keepends=True)
    three_days.write_text(lines[1] + lines[0] + lines[2])

    assert "head" in {kind for kind, _, _ in found(three_days)}


def test_a_head_that_is_no_head_is_found(three_days):
    three_days.write_text(three_days.read_text() + "keepsake-head/1 number=4 and so on\n")

    assert found(three_days) == [("head", 0, "")]


def test_heads_signed_by_a_stranger_are_found(three_days, settings):
    three_days.unlink()
    settings.AUDIT_KEY = "77" * 32
    with connection.cursor() as cursor:
        sign(cursor)

    assert [kind for kind, _, _ in found(three_days)] == ["head"] * 3 + ["unsigned"] * 2


def test_heads_that_were_mailed_one_part_to_a_line_say_the_same(three_days, tamper):
    three_days.write_text("\n\n".join(head.printable() for head in heads_in(three_days)))
    assert found(three_days) == []

    tamper("delete from audit_entry where seq > 7")

    assert ("truncated", 8, "2026-01-07") in found(three_days)


def test_what_no_head_was_signed_for_yet_is_counted(three_days, wrote):
    wrote(event(), event(), at=MORNING + timedelta(days=2))

    answer = verify(lambda: heads_in(three_days), KEYS)

    assert (answer.is_whole, answer.events, answer.signed_to, answer.unsigned) == (True, 11, 9, 2)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL takes no bytes that are no text")
def test_bytes_that_are_no_text_are_found(three_days, tamper):
    tamper("update audit_entry set role = cast(x'ff41' as text) where seq = 5")

    assert found(three_days) == [("changed", 5, "2026-01-06")]
