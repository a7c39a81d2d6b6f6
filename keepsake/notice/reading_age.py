"""How old somebody must be to read a text with ease, from counts alone.

The automated readability index: ``4.71 * characters / words + 0.5 * words / sentences - 21.43`` gives a school grade
(Senter and Smith, Automated Readability Index, AMRL-TR-66-220, 1967). Grade 1 is read at the age of 6, so the age is
the grade and 5.
"""

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n")

YOUNGEST = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """The counts of a text and the age they stand for. ``characters`` are the letters and digits of the words."""

    characters: int
    words: int
    sentences: int

    @property
    def grade(self) -> float:
        """The index itself; 0.0 for a text without words."""
        if not self.words:
            return 0.0
        return 4.71 * self.characters / self.words + 0.5 * self.words / self.sentences - 21.43

    @property
    def age(self) -> float:
        """Years of age, to one decimal; never below the age at which children start to read."""
        return max(float(YOUNGEST), round(self.grade + 5, 1))


def reading_of(text: str) -> Reading:
    """The counts of a text: words stand between spaces, and the end of a line ends a sentence too, as in a list.

    >>> reading_of("The cat sat. It was happy!")
    Reading(characters=19, words=6, sentences=2)
    """
    words = [word for word in text.split() if _has_letters(word)]
    characters = sum(letter.isalnum() for word in words for letter in word)
    sentences = sum(_has_letters(piece) for piece in _SENTENCE_END.split(text))
    return Reading(characters, len(words), sentences)


def _has_letters(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
