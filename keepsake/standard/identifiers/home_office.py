"""The Home Office's reference of a person or an application.

Only the shape is looked at. The two shapes come from public descriptions and are not verified, so that a worker whose
letter shows another form keeps it as a council number.
"""

import re
from dataclasses import dataclass
from typing import Self

from keepsake.standard.identifiers.fault import Fault, compact

_PERSON = re.compile(r"[A-Z][0-9]{7}(/[0-9]{1,3})?")
_APPLICATION = re.compile(r"[0-9]{16}")


@dataclass(frozen=True, slots=True)
class HomeOfficeReference:
    """A letter and seven digits, perhaps with the number of a family member; or sixteen digits."""

    value: str

    @classmethod
    def read(cls, text: str) -> Self | Fault:
        """The reference in a text, with or without spaces.

        >>> HomeOfficeReference.read("z 1234567")
        HomeOfficeReference(value='Z1234567')
        """
        reference = compact(text)
        if _PERSON.fullmatch(reference) or _APPLICATION.fullmatch(reference):
            return cls(reference)
        return Fault("A Home Office reference is a letter and 7 digits, like A1234567, or 16 digits.")

    def __str__(self) -> str:
        if self.value.isdigit():
            return "-".join(self.value[start : start + 4] for start in range(0, 16, 4))
        return self.value
