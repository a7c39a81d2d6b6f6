"""Why a text could not be read."""

import re
import unicodedata
from dataclasses import dataclass

_GAPS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u2010-\u2015-]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """One plain sentence for the person who typed it. It never repeats what was typed."""

    sentence: str


def compact(text: str) -> str:
    """The text without spaces, hyphens and invisible marks, in capitals and in plain letters and digits.

    >>> compact(" 999 123-4567 ")
    '9991234567'
    """
    return _GAPS.sub("", unicodedata.normalize("NFKC", text)).upper()
