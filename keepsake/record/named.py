"""The people whom a query names. It is decided about each of those in memory, and nobody else is looked at.

Most queries of a page are about a person, or about the few of a list. A condition on everybody would be written and
planned for each of them, above all for whoever may see nearly everybody.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models.expressions import Col
from django.db.models.lookups import Exact, In

MOST = 500  # people; more of them are found faster by the database


def named_in(query: Any, column: Col) -> frozenset[UUID] | None:
    """The people of whom every row that a query finds must have one in this column; None where it does not say so.

    Only what all of the query rests on counts: a condition beside others that are joined by "and", not denied.
    """
    where = query.where
    if where.negated or where.connector != "AND":
        return None
    found = [each for each in map(_people, _conditions(where.children, column)) if each is not None]
    fewest = min(found, key=len, default=None)
    return fewest if fewest is None or len(fewest) <= MOST else None


def _conditions(conditions: Iterable[Any], column: Col) -> Iterator[Any]:
    """Those that compare this very column, of this very table of the query."""
    for each in conditions:
        of = getattr(each, "lhs", None)
        if isinstance(of, Col) and of.target is column.target and of.alias == column.alias:
            yield each


def _people(condition: Any) -> frozenset[UUID] | None:
    """Whom it names; None where it names nobody by an id."""
    if isinstance(condition, Exact):
        named = [condition.rhs]
    elif isinstance(condition, In) and isinstance(condition.rhs, list | tuple | set | frozenset):
        named = list(condition.rhs)
    else:
        return None
    return frozenset(named) if all(isinstance(each, UUID) for each in named) else None
