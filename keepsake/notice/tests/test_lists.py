"""The condition for a list agrees with the decision for one request: in Python and in a database."""

import sqlite3

from hypothesis import given, settings
from hypothesis import strategies as st

from keepsake.notice.deciding import compile_notice
from keepsake.notice.deciding.lists import predicate
from keepsake.notice.deciding.predicate import Columns, Row
from keepsake.notice.tests.deciding_cases import (
    CIRCUMSTANCES,
    RELATIONSHIPS,
    SUBJECTS,
    a_notice,
    a_permit,
    a_request,
    accesses,
    notices,
    requests,
    some,
)

rows = st.builds(
    Row, st.sampled_from(RELATIONSHIPS), st.sampled_from(SUBJECTS), circumstances=some(CIRCUMSTANCES, least=0)
)
COLUMNS = Columns("r.relationship", "r.subject", {code: f"r.is_{code}" for code in CIRCUMSTANCES})


def one(request, row):
    return request._replace(relationship=row.relationship, subjects=frozenset({row.subject}), context=row.circumstances)


@settings(max_examples=300)
@given(notices, accesses, requests, st.lists(rows, min_size=1, max_size=8))
def test_a_row_is_listed_where_a_single_request_for_it_would_be_permitted(notice, access, request, found):
    compiled = compile_notice(notice, access)
    condition = predicate(compiled, request)

    listed = [condition.holds(row) for row in found]

    assert listed == [compiled.decide(one(request, row)).allowed for row in found]


@given(notices, accesses, requests, st.lists(rows, min_size=1, max_size=8))
def test_the_database_lists_the_same_rows(notice, access, request, found):
    condition = predicate(compile_notice(notice, access), request)
    text, values = condition.sql(COLUMNS)
    database = sqlite3.connect(":memory:")
    names = ", ".join(f"is_{code}" for code in CIRCUMSTANCES)
    database.execute(f"CREATE TABLE r (id INTEGER, relationship TEXT, subject TEXT, {names})")
    for number, row in enumerate(found):
        flags = [code in row.circumstances or None for code in CIRCUMSTANCES]  # NULL is not so
        places = ", ".join("?" * (3 + len(flags)))
        database.execute(f"INSERT INTO r VALUES ({places})", (number, row.relationship, row.subject, *flags))

    listed = {number for (number,) in database.execute(f"SELECT id FROM r WHERE {text}", values)}
    database.close()

    assert listed == {number for number, row in enumerate(found) if condition.holds(row)}


def test_a_word_nobody_knows_lists_nothing():
    condition = predicate(compile_notice(a_notice(a_permit())), a_request(purpose="x' OR '1'='1"))

    assert condition.sql(COLUMNS) == ("1=0", ())


def test_a_circumstance_without_a_column_does_not_hold():
    condition = predicate(compile_notice(a_notice(a_permit(when=frozenset({"consent_given"})))), a_request())

    text, _ = condition.sql(Columns("relationship", "subject", {}))

    assert "1=0" in text
