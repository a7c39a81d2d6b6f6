"""The columns and the order of a statement, written once and used again.

Django writes each column and each order anew for every statement, which takes longer than all else that a short one
needs, in the database too. They depend on nothing but the model, the columns that are asked for and the order; and, as
each column asks the guard when it is written, on what is granted. So that is the key under which they are kept: what
the guard let through once it would let through again. Conditions are written each time.
"""

from typing import Any

from django.db import connections
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

from keepsake.record.opened import current, is_keeping

MOST_KEPT = 5_000
_KEPT: dict[tuple[Any, ...], Any] = {}


class Statement(Query):
    """A query of a personal model."""

    def get_compiler(self, using: str | None = None, connection: Any = None, elide_empty: bool = True) -> SQLCompiler:
        if using:
            connection = connections[using]
        return Writer(self, connection, using, elide_empty)


class Writer(SQLCompiler):
    """Writes it; what it has written before of a plain one, it remembers."""

    plain: tuple[Any, ...] | None = None

    def get_select(self, with_col_aliases: bool = False) -> Any:
        query: Any = self.query
        key = None if with_col_aliases else self._key()
        if key is None or query.annotation_select or query.select_related:
            return super().get_select(with_col_aliases)
        select, of_model, annotations = _KEPT.get(key) or _keep(key, super().get_select())
        self.plain = key
        return list(select), of_model, annotations

    def get_converters(self, expressions: Any) -> Any:
        """How the columns are read; the connection has a say in it, so it is the connection that remembers."""
        if self.plain is None or len(expressions) != self.col_count:
            return super().get_converters(expressions)
        kept = self.connection.__dict__.setdefault("kept_converters", {})
        if self.plain not in kept:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            kept[self.plain] = super().get_converters(expressions)
        return kept[self.plain]

    def get_order_by(self) -> Any:
        query: Any = self.query
        key = self._key() if all(isinstance(each, str) for each in query.order_by) else None
        if key is None or query.combinator or query.extra_order_by or query.annotations or query.distinct:
            return super().get_order_by()
        key = (*key, query.order_by, query.default_ordering, query.standard_ordering)
        found = _KEPT.get(key)
        if found is None:
            found = super().get_order_by()
            if len(list(filter(None, query.alias_refcount.values()))) > 1:
                return found  # it may follow a key to another table, which must be joined each time
            _keep(key, found)
        return list(found)

    def _key(self) -> tuple[Any, ...] | None:
        """All that the columns depend on; None for a query that is not plain."""
        query: Any = self.query
        if not query.default_cols or query.extra_select or query.group_by is not None:
            return None
        granted = None if is_keeping() else current().granted
        names, is_left_out = query.deferred_loading
        return self.connection.vendor, query.model, query.base_table, frozenset(names), is_left_out, granted


def _keep(key: tuple[Any, ...], written: Any) -> Any:
    if len(_KEPT) >= MOST_KEPT:
        _KEPT.clear()
    _KEPT[key] = written
    return written
