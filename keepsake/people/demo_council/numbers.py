"""Numbers that pass every check, each given once, without remembering those given before.

NHS numbers are from the range that is never issued; pupil numbers are of a pseudo council. For learner numbers and Home
Office references no such range is published: ours begin 9999 and Z9, and may exist.
"""

from keepsake.standard.identifiers.learner_number import weighed
from keepsake.standard.identifiers.nhs_number import check_digit
from keepsake.standard.identifiers.pupil_number import check_letter

AUTHORITY = "001"
"""One of the pseudo councils that the CIN census's rule 1530 knows: no council has it."""

_MILLION = 1_000_000
_STEP = 387_431  # shares no factor with a million, so the walk meets each number once


class Numbers:
    """The counters of one council."""

    __slots__ = ("_home_office", "_learner", "_nhs", "_pupil", "_walk")

    def __init__(self, seed: int) -> None:
        self._nhs = seed % _MILLION
        self._walk = 0
        self._pupil = self._learner = self._home_office = 0

    def nhs(self) -> str | None:
        """The next NHS number of the test range 999; None when all 909,091 are given."""
        while self._walk < _MILLION:
            self._walk += 1
            self._nhs = (self._nhs + _STEP) % _MILLION
            nine = f"999{self._nhs:06d}"
            check = check_digit(nine)
            if check:
                return nine + check
        return None

    def pupil(self, year: int, *, temporary: bool = False) -> str:
        """The next pupil number, given in a year; a temporary one ends in a letter."""
        self._pupil += 1
        school, serial = divmod(self._pupil, 1000)
        last = "ABCDEFGHJK"[serial % 10] if temporary else str(serial % 10)
        twelve = f"{AUTHORITY}{2000 + school:04d}{year % 100:02d}{serial // 10:02d}{last}"
        return check_letter(twelve) + twelve

    def learner(self) -> str | None:
        """The next learner number; None where no last digit fits, and when all are given."""
        self._learner += 1
        nine = f"9999{self._learner * _STEP % 100_000:05d}"
        last = (10 - weighed(nine + "0")) % 11
        return None if last == 10 or self._learner > 100_000 else f"{nine}{last}"

    def home_office(self) -> str:
        """The next reference of the Home Office."""
        self._home_office += 1
        return f"Z9{self._home_office:06d}"
