"""Postcodes as they are typed: with or without the space, small letters, O for nought and I for one."""

import re
from typing import NamedTuple

LOOKS_ALIKE = str.maketrans("OILoil", "011011")
_OUTWARD = r"[A-Z01]{1,2}[0-9OI][0-9A-Z]?"
WHOLE = re.compile(rf"\b({_OUTWARD}) ?([0-9OI][A-Z01]{{2}})\b", re.IGNORECASE)
OUTWARD = re.compile(rf"\b({_OUTWARD})\b(?! ?\d)", re.IGNORECASE)


class Postcode(NamedTuple):
    """The halves of a postcode with look-alike signs made one, as they are compared. The inward half may be missing."""

    outward: str
    inward: str

    @property
    def whole(self) -> str:
        """Both halves without a space."""
        return self.outward + self.inward


def folded(text: str) -> Postcode | None:
    """The postcode that this text is, or None.

    >>> folded("ol1 1aa") == folded("0LI IAA")
    True
    """
    found = WHOLE.fullmatch(text.strip()) or OUTWARD.fullmatch(text.strip())
    return _folded(found) if found and _likely(found) else None


def take_postcode(text: str) -> tuple[Postcode | None, str]:
    """The first postcode of a text, and the text without it; a whole one before an outward half alone."""
    for pattern in (WHOLE, OUTWARD):
        for found in pattern.finditer(text):
            if _likely(found):
                return _folded(found), text[: found.start()] + " " + text[found.end() :]
    return None, text


def _likely(found: re.Match[str]) -> bool:
    """A word is not a postcode: each half has a true digit, or the whole has one and is long enough."""
    outward = found.group(1)
    letters, digits = re.search("[A-Za-z]", outward), re.search("[0-9]", outward)
    return bool(letters and digits) or (len(found.groups()) == 2 and bool(re.search("[0-9]", found.group())))


def _folded(found: re.Match[str]) -> Postcode:
    halves = [half.upper().translate(LOOKS_ALIKE) for half in found.groups()]
    return Postcode(halves[0], halves[1] if len(halves) == 2 else "")


def agreement(typed: Postcode, recorded: tuple[str, ...]) -> tuple[float, str]:
    """How well the typed postcode fits the recorded ones, the present one first, from 0 to 1, and why."""
    best = (0.0, "another postcode")
    for place, text in enumerate(recorded):
        found = folded(text)
        if found:
            value, reason = _halves(typed, found)
            former = place > 0 and value > 0
            best = max(best, (value - 0.1, f"{reason}, former address") if former else (value, reason))
    return best


def _halves(typed: Postcode, found: Postcode) -> tuple[float, str]:
    if typed.outward != found.outward:
        return 0.0, "another postcode"
    if not typed.inward or not found.inward:
        return 1.0, "same postcode area"
    if typed.inward == found.inward:
        return 1.0, "same postcode"
    differing = sum(a != b for a, b in zip(typed.inward, found.inward, strict=True))
    return (0.8, "postcode one sign off") if differing == 1 else (0.45, "same postcode area")
