"""How wide a text is, and how it is broken into lines, when no browser is there to measure it."""

import unicodedata
from functools import cache

_NARROW = frozenset("iljtfrI.,:;'|!()[] -")
_BROAD = frozenset("mwMW@%—")
_JOINERS = "\u200c\u200d"  # names in some scripts are spelled with them
ELLIPSIS = "…"


def width_of(text: str, size: float) -> float:
    """The width in pixels of a text in Arial, within about a tenth, rather too wide than too narrow."""
    return size * sum(map(_em, text))


@cache  # of single characters, never of a name
def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if character in _NARROW:
        return 0.34
    if character in _BROAD:
        return 0.92
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0xFFFF:
        return 1.1
    return 0.7 if character.isupper() else 0.58


def printable(text: str) -> str:
    """The text in one line, without what XML cannot hold or what would turn the text around it about.

    >>> printable("Ann\\x00 \\u202eB\\n")
    'Ann B'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = (
        " " if character.isspace() else character for character in text if character.isspace() or _is_safe(character)
    )
    return " ".join("".join(kept).split())


def _is_safe(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def wrapped(text: str, size: float, width: float, lines: int = 2) -> tuple[str, ...]:
    """At most so many lines, none wider than `width`; what does not fit ends in an ellipsis.

    >>> wrapped("Bartholomew Featherstonehaugh-Cholmondeley", 13, 110)
    ('Bartholomew', 'Featherstoneha…')
    """
    found: list[str] = []
    words = _words(text)
    while words and len(found) < lines:
        line = words.pop(0)
        while words and width_of(line + words[0], size) <= width:
            line += words.pop(0)
        found.append(line)
    if words and found:
        found[-1] = shortened(found[-1] + "".join(words), size, width)
    return tuple(shortened(line.strip(), size, width) for line in found if line.strip())


def _words(text: str) -> list[str]:
    """Split where a line may break: after a space; after a hyphen."""
    return [word + gap for part in text.split(" ") for word, gap in _hyphened(part) if word + gap]


def _hyphened(part: str) -> list[tuple[str, str]]:
    pieces = part.split("-")
    return [(piece, "-") for piece in pieces[:-1]] + [(pieces[-1], " ")]


def shortened(text: str, size: float, width: float) -> str:
    """One line that fits, with an ellipsis if it had to be cut."""
    text = text.strip()
    if width_of(text, size) <= width:
        return text
    while text and width_of(text + ELLIPSIS, size) > width:
        text = text[:-1].rstrip(" -")
    return text + ELLIPSIS
