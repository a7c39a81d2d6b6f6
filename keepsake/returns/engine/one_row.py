"""The shortest form of a rule: what one row of one table may not hold."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from keepsake.returns.engine.given import Given
from keepsake.returns.engine.rule import Example, Failing, Rule, rule

Where = Callable[[Given], pl.Expr]
Row = Mapping[str, Any]


def row_rule(
    code: str,
    table: str,
    columns: str,
    message: str,
    *,
    right: Row,
    wrong: Row,
    where: Where,
    source: str,
    beside: Mapping[str, list[dict[str, Any]]] | None = None,
    collection: Mapping[str, object] | None = None,
    **more: Any,
) -> Rule:
    """A rule that reports rows of ``table`` for which ``where`` holds.

    ``right`` and ``wrong`` are a row that passes and one that fails, with the tables of ``beside`` next to them.
    """
    others = dict(beside or {})

    @rule(
        code=code,
        message=message,
        fields=tuple(f"{table}.{column}" for column in columns.split()),
        source=source,
        passes=Example(collection=collection, **{table: [dict(right)]}, **others),
        fails=Example({table: [0]}, collection=collection, **{table: [dict(wrong)]}, **others),
        **more,
    )
    def row_is_right(given: Given) -> Failing:
        return {table: where(given)}

    return row_is_right
