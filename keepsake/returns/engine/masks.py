"""Which rows of one table a rule reports, and what stands beside each of them in its finding."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import polars as pl

from keepsake.returns.engine.described import Described
from keepsake.returns.engine.given import ROW
from keepsake.returns.engine.rule import Linked, Pairs, Together


class Mask(NamedTuple):
    """Which rows of one table fail, and what else makes the finding."""

    code: str
    where: pl.Expr
    more: Linked | Together | None


def masks_of(each: Described) -> Iterable[tuple[str, Mask]]:
    failing = each.failing
    if failing is None or isinstance(failing, Pairs):
        return
    if isinstance(failing, Together):
        for table, where in failing.where.items():
            yield table, Mask(each.rule.code, where, failing)
        return
    for table, said in failing.items():
        if isinstance(said, Linked):
            yield table, Mask(each.rule.code, said.where, said)
        else:
            yield table, Mask(each.rule.code, said, None)


def linked(table: str, frame: pl.DataFrame, fails: pl.Series, rows: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """The rows that fail, each beside the rows that go with it: only what they speak of is filtered."""
    names = {ROW, *(name for expr in rows.values() for name in expr.meta.root_names())}
    beside = [expr.alias(f"{name}:2" if name == table else name) for name, expr in rows.items()]
    return frame.select(sorted(names)).filter(fails).select(pl.col(ROW).alias(table), *beside)


def together(table: str, frame: pl.DataFrame, fails: pl.Series, shared: pl.Expr) -> pl.DataFrame:
    """The rows that fail, each with what it shares with the other rows of its finding; one without it stands alone."""
    names = sorted({ROW, *shared.meta.root_names()})
    alone = pl.format("{} {}", pl.lit(table), pl.col(ROW))
    finding = pl.coalesce(shared.cast(pl.String), alone).alias("finding")
    return frame.select(names).filter(fails).select(pl.lit(table).alias("table"), pl.col(ROW).alias("row"), finding)
