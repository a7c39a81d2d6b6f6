"""Any single change of any stored part of any event is found, whatever it is changed to."""

from hypothesis import assume, given
from hypothesis import strategies as st

from keepsake.record.audit.chain import COLUMNS, GENESIS, HASH, SEQ, chained, row_of
from keepsake.record.audit.event import Outcome
from keepsake.record.audit.finding import Findings
from keepsake.record.audit.rows import listed_for
from keepsake.record.audit.tests.made_up import CHILD, SIBLING, event
from keepsake.record.audit.walking import Walk

TOLD = [
    event(),
    event(action="sign_in", subjects=frozenset(), notice=None, permits=frozenset(), categories=frozenset()),
    event(outcome=Outcome.DENY, reason="no_relationship", relationship="none", subjects=frozenset({CHILD, SIBLING})),
    event(rows=250),
]
ROWS = list(chained((row_of(seq, 10**15 + seq, "ab" * 16, each) for seq, each in enumerate(TOLD, start=1)), GENESIS))
LISTED = [(seq, subject) for row in ROWS for subject, seq in listed_for(row)]
TEXT = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(["", "read", "\x1f", "None", CHILD])
VALUES = TEXT | st.integers() | st.none() | st.binary(max_size=40) | st.floats() | st.booleans()

NUMBER = st.integers(0, len(ROWS) - 1)
# The key of a table is a whole number, whatever anybody does.
CHANGES = st.tuples(NUMBER, st.just(SEQ), st.integers()) | st.tuples(NUMBER, st.integers(SEQ + 1, HASH), VALUES)
LETTERS = [
    (number, column, position)
    for number, row in enumerate(ROWS)
    for column, was in enumerate(row)
    if isinstance(was, str | bytes)
    for position in range(len(was))
]


def findings(rows, listed=LISTED):
    walk = Walk(Findings())
    walk.page(rows, listed)
    return walk.findings.kept


def test_the_rows_are_whole():
    assert findings(ROWS) == []


@given(CHANGES)
def test_any_other_value_in_any_place_is_found(change):
    number, column, value = change
    was = ROWS[number][column]
    # A column of numbers cannot hold "1", nor one of texts 1: the database turns it into what was there.
    assume(value != was and (column == HASH or str(value) != str(was)))
    row = [*ROWS[number]]
    row[column] = value

    assert findings([*ROWS[:number], tuple(row), *ROWS[number + 1 :]])


@given(st.sampled_from(LETTERS))
def test_one_changed_character_or_byte_is_found(letter):
    number, column, position = letter
    was = ROWS[number][column]
    now = was[:position] + (bytes([was[position] ^ 1]) if column == HASH else chr(ord(was[position]) ^ 1))
    row = [*ROWS[number]]
    row[column] = now + was[position + 1 :]

    assert findings([*ROWS[:number], tuple(row), *ROWS[number + 1 :]])


@given(st.permutations(range(len(ROWS))))
def test_any_other_order_is_found(order):
    assume(order != sorted(order))

    assert findings([ROWS[number] for number in order])


@given(st.sets(st.integers(0, len(ROWS) - 2), min_size=1))
def test_any_events_left_out_before_the_last_are_found(missing):
    assert findings([row for number, row in enumerate(ROWS) if number not in missing])


@given(st.sampled_from(sorted({(number, column) for number, column, _ in LETTERS if column < len(COLUMNS) - 1})))
def test_a_part_cannot_move_into_its_neighbour(place):
    """The bytes of an event say where each part ends."""
    number, column = place
    row = [*ROWS[number]]
    left, right = row[column], str(row[column + 1])
    row[column], row[column + 1] = left[:-1], left[-1] + right

    assert findings([*ROWS[:number], tuple(row), *ROWS[number + 1 :]])
