"""What a public page is, before it is HTML or plain text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from keepsake.notice.reading_age import Reading, reading_of

Language = Literal["full", "easy"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer. ``id`` is the key of its statement, the same in both languages; "" where only the file says it.

    ``lines`` go on in words; ``behind`` is for those who check (the law, the purposes) and may be folded away.
    """

    id: str
    text: str
    lines: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    permits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A question that a notice has to answer, by which article, the answers, and what it does not say."""

    key: str
    heading: str
    article: str
    entries: tuple[Entry, ...]
    missing: tuple[str, ...] = ()

    def told(self) -> tuple[tuple[Entry, ...], ...]:
        """The entries, with those together that say the same in the same words: nobody wants to read it twice."""
        found: dict[tuple[str, ...], list[Entry]] = {}
        for entry in self.entries:
            found.setdefault((entry.text, *entry.lines, *entry.basis), []).append(entry)
        return tuple(tuple(entries) for entries in found.values())


@dataclass(frozen=True, slots=True)
class Page:
    """A council's public notice in one language on one day."""

    notice: str
    version: int
    title: str
    council: str
    language: Language
    force: str
    sections: tuple[Section, ...]
    words: tuple[tuple[str, str], ...] = ()
    on: date | None = None

    def section(self, key: str) -> Section:
        """The section of a key. Raises KeyError."""
        return {section.key: section for section in self.sections}[key]

    def statements(self) -> frozenset[str]:
        """The keys of all statements that the page shows."""
        return frozenset(key for section in self.sections for entry in section.entries for key in entry.statements)

    def read_aloud(self) -> Iterator[str]:
        """Every line that is not folded away, in order."""
        yield self.title
        yield self.force
        for section in self.sections:
            yield section.heading
            for entry, *_ in section.told():
                yield from (entry.text, *entry.lines, *entry.basis)
            yield from section.missing
        for word, meaning in self.words:
            yield f"{word}: {meaning}"

    @property
    def reading(self) -> Reading:
        """The counts of what is read aloud, for the reading age."""
        return reading_of("\n".join(self.read_aloud()))
