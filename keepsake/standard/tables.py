"""Reading a table of this room. Every table is UTF-8 with one heading line."""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of ``terms/<name>.csv`` in the order of the file."""
    text = files(__package__).joinpath("terms", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
