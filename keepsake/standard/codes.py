"""The code sets that the statutory returns share: each code with what it means, when it is used and who says so.

One CSV file a set, in ``codes/``, with the columns ``code, label, valid_from, valid_to, source, sure, note``. A source
is what was read. It is often a public copy of the Department for Education's list, so a return that is frozen for a
year checks its sets against that year's own specification.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_FOLDER = files(__package__).joinpath("codes")


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a set. ``sure`` is False where the meaning or the days could not be verified."""

    code: str
    label: str
    valid_from: date | None
    valid_to: date | None
    source: str
    sure: bool
    note: str

    def valid_on(self, day: date) -> bool:
        """Is the code used on this day? From the first day on, up to and not on the last."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


@cache
def code_sets() -> tuple[str, ...]:
    """The names of all sets, sorted."""
    return tuple(sorted(file.name.removesuffix(".csv") for file in _FOLDER.iterdir() if file.name.endswith(".csv")))


@cache
def codes(name: str) -> Mapping[str, Code]:
    """All codes of a set, in the order of its file. Raises KeyError for a set that does not exist.

    >>> codes("ethnicity")["WBRI"].label
    'White British'
    """
    if name not in code_sets():
        raise KeyError(name)
    text = _FOLDER.joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return MappingProxyType({row["code"]: _code(row) for row in csv.DictReader(text.splitlines())})


def codes_on(name: str, day: date) -> Mapping[str, Code]:
    """The codes of a set that are used on this day.

    >>> "P2" in codes_on("placement_type", date(2024, 4, 1))
    False
    """
    return MappingProxyType({code: each for code, each in codes(name).items() if each.valid_on(day)})


def all_codes() -> Iterator[tuple[str, Code]]:
    """Every code of every set, with the name of its set."""
    return ((name, code) for name in code_sets() for code in codes(name).values())


def _code(row: dict[str, str]) -> Code:
    return Code(
        code=row["code"],
        label=row["label"],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        source=row["source"],
        sure=row["sure"] == "yes",
        note=row["note"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
