"""Telephone numbers and e-mail addresses, put lightly in order. Whether they work is not asked."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

from keepsake.standard.identifiers.fault import Fault, compact

_HOME = re.compile(r"07[0-9]{9}|0[1-689][0-9]{8,9}")
_ABROAD = re.compile(r"\+[1-9][0-9]{6,14}")
_EMAIL = re.compile(r"[^\s@,;<>]+@(?:[^\s@.,;<>/]+\.)+[^\s@.,;<>/]{2,}")
_LONGEST = 254  # RFC 5321 leaves this much for an address


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number of this country as ``0`` and nine or ten digits, or of another as ``+`` and its country's digits."""

    value: str

    @classmethod
    def read(cls, text: str) -> Self | Fault:
        """The number in a text, with or without spaces, brackets and ``+44``.

        >>> PhoneNumber.read("+44 (0)7700 900 123")
        PhoneNumber(value='07700900123')
        """
        number = re.sub(r"[()./]", "", compact(text))
        number = re.sub(r"^00(?=[1-9])", "+", number)
        number = re.sub(r"^\+440?", "0", number)
        if _HOME.fullmatch(number) or _ABROAD.fullmatch(number):
            return cls(number)
        return Fault(
            "A telephone number has 10 or 11 digits and begins with 0 (a mobile number 11), or with + and a country."
        )

    @property
    def spaced(self) -> str:
        """In the groups in which it is read aloud.

        >>> PhoneNumber("07700900123").spaced, PhoneNumber("02079460018").spaced, PhoneNumber("+4912345678").spaced
        ('07700 900123', '020 7946 0018', '+4912345678')
        """
        if not self.value.startswith("0"):
            return self.value
        area = 3 if self.value.startswith("02") else 4 if re.match(r"011|01.1|0[389]", self.value) else 5
        rest = self.value[area:]
        return " ".join((self.value[:area], rest) if area == 5 else (self.value[:area], rest[:-4], rest[-4:]))

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """An address with its domain in small letters. What stands before the @ is left as it was typed."""

    value: str

    @classmethod
    def read(cls, text: str) -> Self | Fault:
        """The address in a text.

        >>> EmailAddress.read(" Rowan@Example.ORG ")
        EmailAddress(value='Rowan@example.org')
        """
        address = unicodedata.normalize("NFC", text.strip())
        if not _EMAIL.fullmatch(address) or len(address) > _LONGEST:
            return Fault("An e-mail address looks like name@example.org.")
        name, _, domain = address.rpartition("@")
        return cls(f"{name}@{domain.lower()}")

    def __str__(self) -> str:
        return self.value
