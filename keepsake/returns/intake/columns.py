"""Rows kept as columns while they are read, so that a large file is never a list of rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

MANY = 20_000  # rows kept as Python lists before they are packed


class Columns:
    """The rows of one table, packed into columns whenever there are many."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self.rows: list[Sequence[str | None]] = []
        self.packed = pl.DataFrame(schema=dict.fromkeys(self.names, pl.String()))

    def append(self, row: Mapping[str, Any]) -> None:
        """What is no column of the table is left out; what is not there is null."""
        self.extend((tuple(map(row.get, self.names)),))

    def extend(self, rows: Iterable[Sequence[str | None]]) -> None:
        """Rows of cells, in the order of the columns."""
        self.rows.extend(rows)
        if len(self.rows) >= MANY:
            self._pack()

    def _pack(self) -> None:
        cells = zip(*self.rows, strict=True) if self.rows else ((),) * len(self.names)
        made = [pl.Series(name, each, pl.String) for name, each in zip(self.names, cells, strict=True)]
        self.packed.vstack(pl.DataFrame(made), in_place=True)
        self.rows = []

    def frame(self) -> pl.DataFrame:
        """The whole table, in one piece."""
        self._pack()
        return self.packed.rechunk()
