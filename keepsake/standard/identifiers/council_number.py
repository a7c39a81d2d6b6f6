"""The number that a council itself gives: free in form, and each council says its own."""

import re
from dataclasses import dataclass
from typing import Self

from keepsake.standard.identifiers.fault import Fault

ANY = r"[A-Za-z0-9_-]{1,36}"
"""Letters, digits, ``_`` and ``-``, 36 at most: what the department's daily feed takes. SSDA903 takes 10 at most."""


@dataclass(frozen=True, slots=True)
class CouncilNumber:
    """A number of this council, or of another one, that has the form it should have."""

    value: str

    @classmethod
    def read(cls, text: str, form: str = ANY, example: str = "AB-12345") -> Self | Fault:
        """The number in a text. ``form`` is a regular expression for the whole number, ``example`` one that fits it.

        >>> CouncilNumber.read("77", form="[0-9]{6}", example="104233")
        Fault(sentence='This number does not have the form of our numbers. One looks like 104233.')
        """
        number = text.strip()
        if not re.fullmatch(form, number, flags=re.ASCII):
            return Fault(f"This number does not have the form of our numbers. One looks like {example}.")
        return cls(number)

    def __str__(self) -> str:
        return self.value
