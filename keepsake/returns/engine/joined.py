"""The tables of one check: sorted, with an index for each key, and with what was worked out joined to their rows."""

from collections.abc import Iterable

import polars as pl

from keepsake.returns.engine.given import ROW, Worked
from keepsake.returns.schema.tables import AS_GIVEN, DATE, TYPES, Return


class Joined:
    """``tables`` hold ``#child`` and the like: the place of the row's key in ``spines``, null where it has no key."""

    def __init__(self, of: Return, tables: dict[str, pl.DataFrame], needed: set[tuple[str, str]]) -> None:
        self.of = of
        self.tables = {name: _completed(of, name, frame, needed) for name, frame in tables.items()}
        self.spines: dict[str, pl.DataFrame] = {}
        for key in of.keys:
            self._index(key)
        for name, frame in self.tables.items():
            self.tables[name] = _sorted(of, name, frame)

    def _index(self, key: str) -> None:
        columns, mark = self.of.keys[key], f"#{key}"
        holders = [name for name, frame in self.tables.items() if set(columns) <= set(frame.columns)]
        if not columns:
            self.spines[key] = pl.DataFrame({mark: pl.Series([0], dtype=pl.UInt32)})
            for name in holders:
                self.tables[name] = self.tables[name].with_columns(pl.lit(0, pl.UInt32).alias(mark))
            return
        if not holders:
            self.spines[key] = pl.DataFrame({mark: pl.Series([], dtype=pl.UInt32)})
            return
        keys = pl.concat([self.tables[name].select(columns) for name in holders])
        spine = keys.unique(maintain_order=True).filter(
            pl.all_horizontal(pl.col(c).is_not_null() & (pl.col(c) != "") for c in columns)
        )
        spine = spine.with_row_index(mark)
        places = keys.join(spine, on=list(columns), how="left", maintain_order="left")[mark]
        at = 0
        for name in holders:
            height = self.tables[name].height
            self.tables[name] = self.tables[name].with_columns(places.slice(at, height).alias(mark))
            at += height
        self.spines[key] = spine.select(mark)

    def work_out_rows(self, table: str, worked: Iterable[Worked]) -> None:
        """Columns of each row."""
        exprs = [each.expr.alias(each.name) for each in worked]
        self.tables[table] = self.tables[table].with_columns(exprs)

    def work_out_groups(self, table: str, per: str, worked: Iterable[Worked]) -> None:
        """Columns of each key, put on its spine."""
        mark = f"#{per}"
        chosen = list(worked)
        grouped = (
            self.tables[table]
            .filter(pl.col(mark).is_not_null())
            .group_by(mark)
            .agg(w.expr.alias(w.name) for w in chosen)
        )
        spine = self.spines[per].join(grouped, on=mark, how="left", maintain_order="left")
        defaults = [pl.col(w.name).fill_null(w.default) for w in chosen if w.default is not None]
        self.spines[per] = spine.with_columns(defaults) if defaults else spine

    def fetch(self, table: str, worked: Iterable[Worked]) -> None:
        """Bring what is known of the keys to the rows of a table; a row without a key gets what nobody has."""
        frame = self.tables[table]
        by_key: dict[str, list[Worked]] = {}
        for each in worked:
            if each.kind == "group" and each.name not in frame.columns:
                by_key.setdefault(each.per, []).append(each)
        for per, chosen in by_key.items():
            found = self.spines[per].select(w.name for w in chosen)[frame[f"#{per}"]]
            defaults = [pl.col(w.name).fill_null(w.default) for w in chosen if w.default is not None]
            frame = frame.hstack(found.with_columns(defaults) if defaults else found)
        self.tables[table] = frame


def _completed(of: Return, name: str, frame: pl.DataFrame, needed: set[tuple[str, str]]) -> pl.DataFrame:
    """A column that some rule can do without, and that was not given, is null in every row."""
    columns = of.tables[name].by_name
    absent = [columns[column] for table, column in sorted(needed) if table == name and column in columns]
    made: list[pl.Expr] = []
    for column in absent:
        if column.name not in frame.columns:
            made.append(pl.lit(None, TYPES[column.kind]).alias(column.name))
            if column.kind == DATE:
                made.append(pl.lit(None, pl.String).alias(f"{column.name}{AS_GIVEN}"))
    return frame.with_columns(made) if made else frame


def _sorted(of: Return, name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """By child, by the order of the table, by all else that it holds, and last by the row: no two are equal."""
    if frame.height < 2:
        return frame
    table = of.tables[name]
    keys = [f"#{key}" for key in of.keys if of.keys[key] and f"#{key}" in frame.columns and key in ("child", "case")]
    first = [column for column in table.order[:1] if column in frame.columns]
    by = [column for column in dict.fromkeys((*table.order, *table.by_name)) if column in frame.columns]
    return _sorted_by(frame, [*keys, *first], [*keys, *by, ROW])


def _sorted_by(frame: pl.DataFrame, few: list[str], all_of_them: list[str]) -> pl.DataFrame:
    """By a few columns where no two rows are equal in them, which is most often so and costs a third; else by all."""
    if few:
        placed = frame.select(few).with_row_index("#at").sort(few, nulls_last=True)
        equal = placed.select(pl.all_horizontal(pl.col(name).eq_missing(pl.col(name).shift(1)) for name in few))
        if not equal.to_series()[1:].any():
            at = placed["#at"]
            return frame if at.is_sorted() else frame[at]
    return frame.sort(all_of_them, nulls_last=True)
