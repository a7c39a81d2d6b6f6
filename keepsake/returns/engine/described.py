"""All rules of a return and a collection, described: what each says, and which tables and columns it needs."""

from dataclasses import dataclass, field
from functools import lru_cache

import polars as pl

from keepsake.returns.engine.given import OTHER, ROW, Given, NotKnown
from keepsake.returns.engine.register import rules
from keepsake.returns.engine.rule import Failing, Linked, Pairs, Rule, Together
from keepsake.returns.schema import RETURNS
from keepsake.returns.schema.tables import AS_GIVEN, Return
from keepsake.returns.years import Collection

Needs = set[tuple[str, str]]  # (table, column); the column is "" where only the table is needed


@dataclass
class Described:
    """One rule: which rows fail, what that needs, or why it could not be said."""

    rule: Rule
    failing: Failing | None
    needs: Needs = field(default_factory=set)
    crashed: str = ""
    unknown: str = ""


@dataclass
class Descriptions:
    of: Return
    given: Given
    rules: list[Described]


@lru_cache(maxsize=16)
def described(name: str, collection: Collection) -> Descriptions:
    """The rules of a return for one collection. Made once, then kept: making it is most of the cost for one child."""
    of = RETURNS[name]
    return describe(of, collection, [rule for rule in rules(name) if rule.asked_in(collection.year)])


def describe(of: Return, collection: Collection, asked: list[Rule]) -> Descriptions:
    given = Given(of, collection)
    return Descriptions(of, given, [_describe(given, rule) for rule in asked])


def _describe(given: Given, rule: Rule) -> Described:
    try:
        failing = rule.describe(given)
        needs = set().union(*(_needs(given, table, expr) for table, expr in _parts(failing)))
    except NotKnown as error:
        return Described(rule, None, unknown=str(error))
    except Exception as error:  # a rule that breaks must not hide what the others find
        return Described(
            rule, None, crashed=f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
        )
    wanted = {(t, c) for t, c in needs if not {t, f"{t}.{c}"} & rule.optional}
    return Described(rule, failing, wanted)


def _parts(failing: Failing) -> list[tuple[str, pl.Expr]]:
    if isinstance(failing, Pairs):
        left, right = split(failing.where)
        return [
            *((failing.left, pl.col(name)) for name in left),
            *((failing.right, pl.col(name)) for name in right),
            (failing.left, pl.col(f"#{failing.per}")),
            (failing.right, pl.col(f"#{failing.per}")),
            *((failing.left, link) for link in failing.rows.values()),
        ]
    if isinstance(failing, Together):
        return [(table, expr) for table, where in failing.where.items() for expr in (where, failing.shared)]
    parts = []
    for table, said in failing.items():
        if isinstance(said, Linked):
            parts += [(table, said.where), *((table, link) for link in said.rows.values())]
        else:
            parts.append((table, said))
    return parts


def split(where: pl.Expr) -> tuple[set[str], set[str]]:
    """The columns of the left row and of the right row that a pair speaks of."""
    names = set(where.meta.root_names())
    return {n for n in names if not n.startswith(OTHER)}, {n.removeprefix(OTHER) for n in names if n.startswith(OTHER)}


def _needs(given: Given, table: str, expr: pl.Expr) -> Needs:
    found: Needs = {(table, "")}
    for name in expr.meta.root_names():
        if name.startswith("@"):
            worked = given.worked[name]
            found |= _needs(given, worked.table, worked.expr)
            if worked.kind == "group":
                found |= _key(given, table, worked.per) | _key(given, worked.table, worked.per)
        elif name.startswith("#"):
            found |= _key(given, table, name[1:])
        elif name != ROW:
            found.add((table, name.removesuffix(AS_GIVEN)))
    return found


def _key(given: Given, table: str, per: str) -> Needs:
    return {(table, column) for column in given.of.keys[per]}
