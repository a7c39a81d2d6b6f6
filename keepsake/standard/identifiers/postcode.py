"""The postcode, by its shape alone: nothing is looked up, so a well-formed postcode need not exist.

The pattern is the government's bulk data transfer schema (BS 7666), with the letters that never stand in a place left
out. ``ZZ99`` begins the pseudo postcodes of the health service: ``ZZ99 3VZ`` is no fixed abode, ``ZZ99 3WZ`` not known
(Hospital Episode Statistics dictionary), others are countries.
"""

import re
from dataclasses import dataclass
from typing import Self

from keepsake.standard.identifiers.fault import Fault, compact

_OUTWARD = r"(?:[A-PR-UWYZ](?:[0-9]{1,2}|[0-9][A-Z]|[A-HK-Y][0-9]{1,2}|[A-HK-Y][0-9][A-Z]))"
_SHAPE = re.compile(rf"(?:{_OUTWARD}[0-9][ABD-HJLNP-UW-Z]{{2}}|GIR0AA)")
_PSEUDO = re.compile(r"ZZ99[0-9][A-Z]Z")


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode in capitals, with one space before its last three characters."""

    value: str

    @classmethod
    def read(cls, text: str) -> Self | Fault:
        """The postcode in a text, however it is spaced.

        >>> Postcode.read("kp12ab")
        Postcode(value='KP1 2AB')
        """
        code = compact(text)
        if not (_SHAPE.fullmatch(code) or _PSEUDO.fullmatch(code)):
            return Fault("This is not the form of a postcode, like KP1 2AB. Look for O and 0, or I and 1.")
        return cls(f"{code[:-3]} {code[-3:]}")

    @property
    def is_pseudo(self) -> bool:
        """Does it stand for no place in the country?"""
        return self.value.startswith("ZZ99")

    def __str__(self) -> str:
        return self.value


NO_FIXED_ABODE = Postcode("ZZ99 3VZ")
