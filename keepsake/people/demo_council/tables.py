"""The tables of this room: figures of England with their sources, communities, names and places."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of ``tables/<name>.csv`` in the order of the file."""
    text = files(__package__).joinpath("tables", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(MappingProxyType(row) for row in csv.DictReader(text.splitlines()))


def shares(table: str) -> tuple[tuple[str, float], ...]:
    """The options of a table with their weights.

    >>> shares("ethnicity")[0]
    ('WBRI', 74.4)
    """
    return tuple((row["option"], float(row["share"])) for row in rows("shares") if row["table"] == table)


def listed(name: str, key: str) -> tuple[str, ...]:
    """The names of a kind in a table of lists.

    >>> listed("places", "town")[0]
    'Alderwick'
    """
    return next(tuple(row["names"].split("|")) for row in rows(name) if row["kind"] == key)
