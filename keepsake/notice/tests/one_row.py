"""A request as the one row of a list: is it listed, in Python and in a database?"""

import sqlite3

from keepsake.notice.deciding import Request
from keepsake.notice.deciding.predicate import Columns, Condition, Row
from keepsake.standard.vocabulary import terms

COLUMNS = Columns("r.relationship", "r.subject", {code: f"r.{code}" for code in terms("circumstances")})


def has_a_row(request: Request) -> bool:
    """A row is about somebody and holds words of the vocabulary only, as the database does."""
    words = (
        ("subjects", request.subjects),
        ("circumstances", request.context),
        ("relationships", {request.relationship}),
    )
    return bool(request.subjects) and all(codes <= terms(kind).keys() for kind, codes in words)


def listed_by(condition: Condition, request: Request, database: sqlite3.Connection) -> tuple[bool, bool]:
    """Does the condition hold for the one row that this request is about: in Python, and in a database?"""
    row = Row(request.relationship, min(request.subjects), request.context)
    columns = {"relationship": row.relationship, "subject": row.subject}
    columns |= {code: code in row.circumstances or None for code in terms("circumstances")}
    text, values = condition.sql(COLUMNS)
    names = ", ".join(f"? AS {name}" for name in columns)
    sql = f"SELECT count(*) FROM (SELECT {names}) AS r WHERE {text}"
    (found,) = database.execute(sql, (*columns.values(), *values)).fetchone()
    return condition.holds(row), bool(found)
