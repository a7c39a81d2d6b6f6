"""The unique learner number (ULN): ten digits, the first not 0, with a check of its own.

The check is the Higher Education Statistics Agency's: the digits by 10 to 1, summed, leave 10 when divided by 11. It is
made so that no learner number is also an NHS number.
"""

import re
from dataclasses import dataclass
from typing import Self

from keepsake.standard.identifiers.fault import Fault, compact

_TEN = re.compile(r"[1-9][0-9]{9}")


@dataclass(frozen=True, slots=True)
class LearnerNumber:
    """Ten digits that pass the check."""

    value: str

    @classmethod
    def read(cls, text: str) -> Self | Fault:
        """The number in a text, with or without spaces.

        >>> LearnerNumber.read("9276 308 686")
        LearnerNumber(value='9276308686')
        """
        number = compact(text)
        if not _TEN.fullmatch(number):
            return Fault("A learner number (ULN) has 10 digits, and the first is not 0.")
        if weighed(number) % 11 != 10:
            return Fault("The learner number (ULN) has a wrong digit: its last digit does not match the others.")
        return cls(number)

    def __str__(self) -> str:
        return self.value


def weighed(number: str) -> int:
    """The digits by 10 down to 1, summed."""
    return sum(weight * int(digit) for weight, digit in zip(range(10, 0, -1), number, strict=True))
