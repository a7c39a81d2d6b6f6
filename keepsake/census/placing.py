"""Values of the census as the record keeps them; what cannot be kept is told with its child, its element and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from keepsake.census.elements import CODES, COUNT, DAY, DIGIT, ENDS, FLAG, Element
from keepsake.standard.codes import codes

YES_OR_NO = {"true": True, "1": True, "false": False, "0": False}
LARGEST_COUNT = 32_767
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Row = Mapping[str, Any]


class NotPlaced(NamedTuple):
    """One thing that is not in the record as the file has it."""

    child: str
    element: str
    value: str
    why: str

    def __str__(self) -> str:
        value = f" {self.value!r}" if self.value else ""
        return f"Child {self.child}, {self.element}{value}: {self.why}"


@dataclass(slots=True)
class Told:
    """What could not be placed, child by child."""

    found: list[NotPlaced] = field(default_factory=list)
    child: str = ""

    def add(self, element: str, value: object, why: str) -> None:
        self.found.append(NotPlaced(self.child, element, "" if value is None else str(value), why))


def placed(row: Row, elements: tuple[Element, ...], told: Told) -> dict[str, Any] | None:
    """The columns of one row; None where what it cannot be without is missing."""
    found: dict[str, Any] = {}
    for element in elements:
        value = row.get(element.name)
        kept = None if value is None else _kept(element, str(value), told)
        if kept is None and element.needed:
            why = f"it has no {element.holds} that can be read, so it and what belongs to it is left out."
            told.add(element.name, value, why)
            return None
        if kept is not None:
            found[element.column] = kept
    _in_order(found, elements, told)
    return found


@lru_cache(maxsize=20_000)  # the days of fifty years: a census has the same ones again and again
def day(value: str) -> str | None:
    """The day as it is written; None for what is none.

    >>> day("2026-02-28"), day("2026-02-30"), day("28/02/2026")
    ('2026-02-28', None, None)
    """
    try:
        return date.fromisoformat(value).isoformat() if _DAY.fullmatch(value) else None
    except ValueError:
        return None


def known(code_set: str, element: str, value: str | None, told: Told) -> str:
    """The code, or an empty text where there is none that is known."""
    if value is None or value in codes(code_set):
        return value or ""
    told.add(element, value, f"it is not a code of {code_set}.")
    return ""


def _kept(element: Element, value: str, told: Told) -> Any:
    if element.holds == DAY:
        found: Any = day(value)
    elif element.holds in (FLAG, DIGIT):
        found = YES_OR_NO.get(value.lower())
    elif element.holds == COUNT:
        digits = value.isascii() and value.isdigit() and len(value) < 6
        found = int(value) if digits and int(value) <= LARGEST_COUNT else None
    elif element.holds == CODES:
        each = (known("assessment_factor", element.name, code, told) for code in dict.fromkeys(value.split(",")))
        return " ".join(filter(None, each))
    else:
        return known(element.holds, element.name, value, told) or None
    if found is None and not element.needed:
        told.add(element.name, value, f"it is not {element.holds}, so it is left empty.")
    return found


def _in_order(found: dict[str, Any], elements: tuple[Element, ...], told: Told) -> None:
    """The record has nothing that ends before it began."""
    for begins, ends in ENDS.items():
        if ends in found and begins in found and found[ends] < found[begins]:
            name = next(element.name for element in elements if element.column == ends)
            told.add(name, found.pop(ends), "it is before the beginning, so it is left empty.")
