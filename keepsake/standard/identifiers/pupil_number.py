"""The unique pupil number (UPN): a check letter, a council, a school, a year and a serial number.

The check letter is the CIN census's rule 1510; the last character is rule 1550's. A number whose last character is a
letter is temporary.
"""

import re
from dataclasses import dataclass
from operator import mul
from typing import Self

from keepsake.standard.identifiers.fault import Fault, compact

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_PLACES = range(2, 14)
_WORTH = {character: worth for worth, character in (*enumerate(LETTERS), *enumerate("0123456789"))}
_SHAPE = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")


@dataclass(frozen=True, slots=True)
class PupilNumber:
    """Thirteen characters with the right check letter."""

    value: str

    @classmethod
    def read(cls, text: str) -> Self | Fault:
        """The number in a text, with or without spaces.

        >>> PupilNumber.read("b861200026001")
        PupilNumber(value='B861200026001')
        """
        number = compact(text)
        if len(number) != 13:
            return Fault("A pupil number (UPN) has 13 characters: a letter, 11 digits, and a digit or a letter.")
        if not _SHAPE.fullmatch(number):
            return Fault("A pupil number (UPN) is a letter, 11 digits, and a digit or a letter; never I, O or S.")
        if check_letter(number[1:]) != number[0]:
            return Fault("The pupil number (UPN) has a wrong character: its first letter does not match the others.")
        return cls(number)

    @property
    def is_temporary(self) -> bool:
        """Was it given until the real number is known?"""
        return not self.value[-1].isdigit()

    @property
    def authority(self) -> str:
        """The three digits of the council whose school gave the number."""
        return self.value[1:4]

    def __str__(self) -> str:
        return self.value


def check_letter(last_twelve: str) -> str:
    """The letter for these twelve characters: each by its place (2 to 13), summed, modulus 23.

    >>> check_letter("861200026001")
    'B'
    """
    return LETTERS[sum(map(mul, _PLACES, map(_WORTH.__getitem__, last_twelve))) % 23]
