"""A page as plain text."""

from collections.abc import Iterator

from keepsake.notice.page.structure import Entry, Page


def age_in_words(page: Page) -> str:
    """The reading age, and what it means."""
    age = page.reading.age
    if page.language == "easy":
        return f"Reading age: {age:.0f}. The words and lines are short, as in books for children of about {age:.0f}."
    return (
        f"Reading age: {age:.0f} (automated readability index, counted on this page). "
        f"Most people aged {age:.0f} or over can read it with ease. The index knows only the length of words and "
        "sentences; in a list every item counts as a sentence."
    )


def page_text(page: Page) -> str:
    """The page in lines of plain text; what may be folded away stands after a double dash."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield from (page.title, "=" * len(page.title), "", page.force, age_in_words(page))
    for section in page.sections:
        yield from ("", section.heading, "-" * len(section.heading))
        if page.language == "full":
            yield f"({section.article})"
        for entries in section.told():
            yield from _entry(entries)
        yield from section.missing
    if page.words:
        yield from ("", "What do these words mean?", "-" * 25)
        yield from (f"* {word}: {meaning}" for word, meaning in page.words)


def _entry(entries: tuple[Entry, ...]) -> Iterator[str]:
    first = entries[0]
    yield f"* {first.text}"
    yield from (f"  {line}" for line in (*first.lines, *first.basis))
    yield from (f"  -- {line}" for line in dict.fromkeys(line for entry in entries for line in entry.behind))
