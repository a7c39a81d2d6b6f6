"""A line of the log says the same as its row, whatever stands in it, and a walk along lines finds the same."""

from hashlib import sha256

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from keepsake.record.audit.chain import COLUMNS, GENESIS, HASH, NUMBERS, chained, digest, row_of
from keepsake.record.audit.copied import pages_of_lines
from keepsake.record.audit.finding import Findings
from keepsake.record.audit.lines import PART, line_of, row_of_line
from keepsake.record.audit.rows import listed_for, pages
from keepsake.record.audit.tests.made_up import CHILD, SIBLING, event
from keepsake.record.audit.verifying import verify
from keepsake.record.audit.walking import Walk

only_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite copies nothing out")
MARKS = {"\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v", "\x1f": "\\\x1f"}
HOSTILE = "a\\b\tc\nd\re\x1ff\\N \N{PILE OF POO} \\\\x \v\f\b,"
TOLD = [event(), event(subjects=frozenset()), event(subjects=frozenset({CHILD, SIBLING})), event(rows=250)]
ROWS = list(chained((row_of(seq, 10**15 + seq, "ab" * 16, each) for seq, each in enumerate(TOLD, start=1)), GENESIS))
LISTED = [(seq, subject) for row in ROWS for subject, seq in listed_for(row)]
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20) | st.sampled_from([HOSTILE, "\\N"])
CHANGES = st.tuples(st.integers(0, len(ROWS) - 1), st.integers(0, HASH)).flatmap(
    lambda place: st.tuples(st.just(place), _value_of(place[1]))
)


def _value_of(column):
    if column == HASH:
        return st.binary(max_size=40) | st.binary(min_size=32, max_size=32)
    return st.integers(-(2**63), 2**63 - 1) if COLUMNS[column] in NUMBERS else TEXT | st.none()


def as_line(row):
    """A row as COPY writes it."""
    *columns, hash = row
    values = ["\\N" if value is None else "".join(MARKS.get(each, each) for each in str(value)) for value in columns]
    return PART.join(value.encode() for value in (*values, hash.hex())) + b"\n"


def found_in_rows(rows, listed=LISTED):
    walk = Walk(Findings(), {2, 4})
    walk.page(rows, listed)
    return walk.findings.kept, walk.hashes, walk.last, walk.events, walk.day_ends


def found_in_lines(rows, listed=LISTED):
    walk = Walk(Findings(), {2, 4})
    walk.lines(map(as_line, rows), [line_of(*pair) for pair in listed])
    return walk.findings.kept, walk.hashes, walk.last, walk.events, walk.day_ends


def test_lines_of_whole_rows_are_whole():
    assert found_in_lines(ROWS) == found_in_rows(ROWS)
    assert found_in_lines(ROWS)[0] == []


@given(CHANGES)
def test_a_line_is_read_back_as_the_row_that_it_was(change):
    (number, column), value = change
    row = [*ROWS[number]]
    row[column] = value

    assert row_of_line(as_line(row)) == tuple(row)


@given(CHANGES)
def test_any_change_is_found_in_lines_as_it_is_in_rows(change):
    (number, column), value = change
    row = [*ROWS[number]]
    row[column] = value
    rows = [*ROWS[:number], tuple(row), *ROWS[number + 1 :]]

    assert found_in_lines(rows) == found_in_rows(rows)


@given(st.permutations(range(len(ROWS))), st.integers(1, len(ROWS)))
def test_any_order_and_any_event_left_out_are_found_as_in_rows(order, left):
    rows = [ROWS[number] for number in order[:left]]

    assert found_in_lines(rows) == found_in_rows(rows)


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from([CHILD, SIBLING, "\n1 ", ""])), max_size=6))
def test_an_index_that_is_wrong_is_found_as_in_rows(listed):
    assert found_in_lines(ROWS, listed) == found_in_rows(ROWS, listed)


def test_a_hash_that_is_longer_does_not_hide_that_the_event_is_another():
    """The end of a longer hash is made to fit what stands before it, as if it were of the event."""
    *columns, _ = ROWS[0]
    text = b"".join(as_line(ROWS[0]).rpartition(PART)[:2])
    fits = sha256(GENESIS + text + b"a").digest()
    row = (*columns, b"\xab" + fits)

    assert digest(GENESIS, tuple(columns)) == ROWS[0][HASH]
    assert ("changed", 1) in {(each.kind, each.seq) for each in found_in_lines([row, *ROWS[1:]])[0]}


@only_postgresql
@pytest.mark.both_databases
def test_postgresql_copies_out_the_bytes_that_were_hashed(db, wrote, tamper):
    wrote(*TOLD)
    tamper("update audit_entry set role = %s where seq = 2", HOSTILE)

    with connection.cursor() as cursor:
        ((lines, listed),) = pages_of_lines(cursor, until=9)
        rows = [(*row[:HASH], bytes(row[HASH])) for page in pages(cursor, after=None, until=9) for row in page]

    assert [row_of_line(line) for line in lines] == rows
    assert lines == list(map(as_line, rows))
    assert listed == [line_of(seq, subject) for row in rows for subject, seq in sorted(listed_for(row))]


@pytest.mark.both_databases
def test_text_that_must_be_marked_is_whole_where_it_was_hashed(db, tamper):
    row = [*ROWS[0][:HASH]]
    row[COLUMNS.index("role")] = HOSTILE
    places = ", ".join(["%s"] * (HASH + 1))
    tamper(f"insert into audit_entry values ({places})", *row, digest(GENESIS, tuple(row)))
    tamper("insert into audit_subject (seq, subject) values (1, %s)", CHILD)

    answer = verify(list, [])

    assert (answer.is_whole, answer.events) == (True, 1), answer.findings.kept


@pytest.mark.both_databases
def test_one_line_of_the_index_cannot_stand_for_two(db, wrote, tamper):
    wrote(*TOLD[:1], *TOLD[:1])
    tamper("delete from audit_subject")
    tamper("insert into audit_subject (seq, subject) values (1, %s)", f"{CHILD}\n2 {CHILD}")

    assert {(each.kind, each.seq) for each in verify(list, []).findings.kept} == {("index", 1), ("index", 2)}


@only_postgresql
@pytest.mark.both_databases
def test_pages_meet_without_a_gap(db, wrote):
    wrote(25)
    walk = Walk(Findings())
    with connection.cursor() as cursor:
        for lines, listed in pages_of_lines(cursor, until=25, size=5):
            walk.lines(lines, listed)

    assert (walk.events, walk.last, walk.findings.kept) == (25, 25, [])
