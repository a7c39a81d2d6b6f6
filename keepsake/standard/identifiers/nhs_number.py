"""The NHS number: ten digits, the last of which checks the others.

The check and the layout 3-3-4 are the NHS Data Dictionary's. The ranges are secondary: read in public descriptions of
the number, which do not fully agree with each other; not verified. No number is refused because of its range.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from operator import mul
from typing import Self

from keepsake.standard.identifiers.fault import Fault, compact

_TEN = re.compile(r"[0-9]{10}")
_WEIGHTS = range(10, 1, -1)


class NhsRegion(StrEnum):
    """Who issues numbers of a range. The three schemes share one layout and one check."""

    TEST = "test data, never issued"
    ENGLAND = "England, Wales and the Isle of Man"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"
    UNKNOWN = "not known"


_RANGES = (
    (10_101_0000, 311_299_9999, NhsRegion.SCOTLAND),
    (320_000_0010, 399_999_9999, NhsRegion.NORTHERN_IRELAND),
    (400_000_0000, 499_999_9999, NhsRegion.ENGLAND),
    (600_000_0000, 799_999_9999, NhsRegion.ENGLAND),
    (999_000_0000, 999_999_9999, NhsRegion.TEST),
)


@dataclass(frozen=True, slots=True)
class NhsNumber:
    """Ten digits with the right check digit."""

    value: str

    @classmethod
    def read(cls, text: str) -> Self | Fault:
        """The number in a text, with or without spaces.

        >>> NhsNumber.read("999 012 3456")
        Fault(sentence='The NHS number has a wrong digit: its last digit does not match the others.')
        """
        number = compact(text)
        if not _TEN.fullmatch(number):
            return Fault(f"An NHS number has 10 digits, like {_EXAMPLE}.")
        if len(set(number)) == 1:
            return Fault("An NHS number is not the same digit ten times.")
        if check_digit(number[:9]) != number[9]:
            return Fault("The NHS number has a wrong digit: its last digit does not match the others.")
        return cls(number)

    @property
    def region(self) -> NhsRegion:
        """Whose range the number is in; not verified."""
        number = int(self.value)
        return next((region for first, last, region in _RANGES if first <= number <= last), NhsRegion.UNKNOWN)

    def __str__(self) -> str:
        return f"{self.value[:3]} {self.value[3:6]} {self.value[6:]}"


def check_digit(first_nine: str) -> str | None:
    """The tenth digit for these nine (modulus 11); None where no number begins so.

    >>> check_digit("943476591")
    '9'
    """
    total = sum(map(mul, _WEIGHTS, map(int, first_nine)))
    check = 11 - total % 11
    return None if check == 10 else str(check % 11)


_EXAMPLE = "999 012 3454"
