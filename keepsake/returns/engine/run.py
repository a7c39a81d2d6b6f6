"""All rules put to a return together, or, where one of them breaks, one by one."""

from collections.abc import Iterable

import polars as pl

from keepsake.returns.engine.described import Described, Descriptions, split
from keepsake.returns.engine.given import OTHER, ROW, Given, Worked
from keepsake.returns.engine.joined import Joined
from keepsake.returns.engine.masks import Mask, linked, masks_of, together
from keepsake.returns.engine.progress import Stopped, Told, nobody
from keepsake.returns.engine.reasons import why_not
from keepsake.returns.engine.result import RuleResult
from keepsake.returns.engine.rule import Linked, Pairs, Together


def run(
    descriptions: Descriptions, tables: dict[str, pl.DataFrame], missing: dict[str, str], told: Told = nobody
) -> dict[str, RuleResult]:
    """What every rule found. ``missing`` says, of tables and columns, why they are not there."""
    has = {(name, column) for name, frame in tables.items() for column in ("", *frame.columns)}
    results: dict[str, RuleResult] = {}
    asked: list[Described] = []
    for each in descriptions.rules:
        reason = each.unknown or why_not(descriptions.of, each, has, missing)
        if each.crashed:
            results[each.rule.code] = RuleResult(each.rule, "crashed", each.crashed)
        elif reason:
            results[each.rule.code] = RuleResult(each.rule, "not_run", reason)
        else:
            asked.append(each)
    results.update(_ask(descriptions, asked, tables, told))
    return {each.rule.code: results[each.rule.code] for each in descriptions.rules}


def _ask(
    descriptions: Descriptions, asked: list[Described], tables: dict[str, pl.DataFrame], told: Told
) -> dict[str, RuleResult]:
    try:
        return Asking(descriptions, asked, tables, told).results()
    except Stopped:
        raise
    except Exception as error:  # find the rules that break; the others run on
        if len(asked) == 1:
            said = f"{type(error).__name__}: {(str(error).splitlines() or [''])[0]}"
            return {asked[0].rule.code: RuleResult(asked[0].rule, "crashed", said)}
        half = len(asked) // 2
        return _ask(descriptions, asked[:half], tables, told) | _ask(descriptions, asked[half:], tables, told)


class Asking:
    """One run of some rules over one return."""

    def __init__(
        self,
        descriptions: Descriptions,
        asked: list[Described],
        tables: dict[str, pl.DataFrame],
        told: Told = nobody,
    ) -> None:
        self.given: Given = descriptions.given
        self.asked, self.told, self.done = asked, told, 0
        optional = set()
        for each in asked:
            for name in each.rule.optional:
                table, _, column = name.partition(".")
                optional |= {(table, c) for c in ([column] if column else descriptions.of.tables[table].by_name)}
        absent = {table for table, _ in optional if table not in tables}
        empty = {name: pl.DataFrame(schema={ROW: pl.UInt32}) for name in absent}
        self.joined = Joined(descriptions.of, tables | empty, optional)
        self.found = {each.rule.code: RuleResult(each.rule, "passed") for each in asked}

    def results(self) -> dict[str, RuleResult]:
        self._work_out()
        self._masks()
        self._pairs()
        for each in self.found.values():
            each.status = "failed" if each.found or each.together else "passed"
        return self.found

    def _tell(self, more: int) -> None:
        """So many more rules were asked of one table. A rule of two tables counts when the first of them is done."""
        self.done += more
        self.told("Asking the rules", self.done, len(self.asked))

    def _said(self) -> Iterable[tuple[str, pl.Expr]]:
        for each in self.asked:
            if isinstance(each.failing, Pairs):
                left, right = split(each.failing.where)
                yield each.failing.left, pl.struct(*left) if left else pl.col(ROW)
                yield each.failing.right, pl.struct(*right) if right else pl.col(ROW)
                yield from ((each.failing.left, link) for link in each.failing.rows.values())
                continue
            if isinstance(each.failing, Together):
                yield from ((table, expr) for table, expr in each.failing.where.items())
                yield from ((table, each.failing.shared) for table in each.failing.where)
                continue
            for table, said in (each.failing or {}).items():
                if isinstance(said, Linked):
                    yield from ((table, expr) for expr in (said.where, *said.rows.values()))
                else:
                    yield table, said

    def _work_out(self) -> None:
        """Everything with a name, the innermost first, and each where it is spoken of."""
        depth: dict[str, int] = {}
        spoken: dict[str, set[str]] = {}

        def visit(table: str, expr: pl.Expr) -> int:
            deepest = 0
            for name in expr.meta.root_names():
                if not name.startswith("@"):
                    continue
                spoken.setdefault(table, set()).add(name)
                if name not in depth:
                    worked = self.given.worked[name]
                    depth[name] = 1 + visit(worked.table, worked.expr)
                deepest = max(deepest, depth[name])
            return deepest

        for table, expr in self._said():
            visit(table, expr)
        for level in range(1, max(depth.values(), default=0) + 1):
            self._tell(0)
            here = [self.given.worked[name] for name, at in depth.items() if at == level]
            self._level(here)
            names = {each.name for each in here}
            for table, wanted in spoken.items():
                self.joined.fetch(table, [self.given.worked[name] for name in sorted(wanted & names)])

    def _level(self, here: list[Worked]) -> None:
        by_place: dict[tuple[str, str, str], list[Worked]] = {}
        for each in here:
            by_place.setdefault((each.kind, each.table, each.per), []).append(each)
        for (kind, table, per), chosen in by_place.items():
            if kind == "row":
                self.joined.work_out_rows(table, chosen)
            else:
                self.joined.work_out_groups(table, per, chosen)

    def _masks(self) -> None:
        masks: dict[str, list[Mask]] = {}
        for each in self.asked:
            for table, mask in masks_of(each):
                masks.setdefault(table, []).append(mask)
        counted: set[str] = set()
        for table, chosen in masks.items():
            codes = {mask.code for mask in chosen}
            self._tell(len(codes - counted))
            counted |= codes
            frame = self.joined.tables[table]
            if frame.height:
                self._mark(table, frame, chosen)

    def _mark(self, table: str, frame: pl.DataFrame, chosen: list[Mask]) -> None:
        marked = frame.select(pl.col(ROW), *(mask.where.alias(f"m{at}") for at, mask in enumerate(chosen)))
        for at, mask in enumerate(chosen):
            fails = marked[f"m{at}"]
            if not fails.any():
                continue
            found = self.found[mask.code]
            if isinstance(mask.more, Linked):
                found.found.append(linked(table, frame, fails, mask.more.rows))
            elif isinstance(mask.more, Together):
                found.together.append(together(table, frame, fails, mask.more.shared))
            else:
                found.found.append(marked[ROW].filter(fails).alias(table).to_frame())

    def _pairs(self) -> None:
        by_pair: dict[tuple[str, str, str], list[tuple[str, Pairs]]] = {}
        for each in self.asked:
            if isinstance(each.failing, Pairs):
                pair = each.failing
                by_pair.setdefault((pair.left, pair.right, pair.per), []).append((each.rule.code, pair))
        for (left, right, per), chosen in by_pair.items():
            self._tell(len(chosen))
            self._pair(left, right, per, chosen)

    def _pair(self, left: str, right: str, per: str, chosen: list[tuple[str, Pairs]]) -> None:
        ours, theirs, mark = {ROW}, {ROW}, f"#{per}"
        for _, pair in chosen:
            left_names, right_names = split(pair.where)
            ours |= {*left_names, *(name for expr in pair.rows.values() for name in expr.meta.root_names())}
            theirs |= right_names
        beside = self.joined.tables[right].select(mark, *(pl.col(n).alias(f"{OTHER}{n}") for n in sorted(theirs)))
        pairs = self.joined.tables[left].select(mark, *sorted(ours - {mark})).join(beside, on=mark)
        marked = pairs.select(p.where.alias(f"m{at}") for at, (_, p) in enumerate(chosen)) if pairs.height else None
        for at, (code, pair) in enumerate(chosen):
            if marked is not None and marked[f"m{at}"].any():
                found = self.found[code].found
                if pair.alone:
                    found.append(pairs.filter(marked[f"m{at}"]).select(pl.col(ROW).alias(left)).unique())
                    continue
                names = [
                    pl.col(ROW).alias(left),
                    pl.col(f"{OTHER}{ROW}").alias(f"{right}:2" if right == left else right),
                ]
                names += [expr.alias(name) for name, expr in pair.rows.items()]
                found.append(pairs.filter(marked[f"m{at}"]).select(names))
