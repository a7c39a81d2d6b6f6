"""What goes onto paper: plain values for the templates, out of a chronology or a story."""

from collections.abc import Iterable
from typing import Any

from keepsake.web.chronology.story import Story
from keepsake.web.chronology.telling import Shown, Told
from keepsake.web.people.ages import in_day
from keepsake.web.people.why import NotShown


def chronology_values(told: Told) -> dict[str, Any]:
    """The lines, the first year first."""
    years = [
        {"year": str(year.year or "Day not known"), "lines": [_line(each) for each in year.lines]}
        for year in reversed(told.years)
    ]
    return {"years": years, "not_shown": [*_hidden(told.not_shown, told.closed, told.withheld), *_of_lines(told)]}


def story_values(story: Story) -> dict[str, Any]:
    """The story as the page tells it."""
    return {
        "who": story.who,
        "says": [each.spoken for each in story.says],
        "matters": story.matters,
        "homes": story.homes,
        "now": story.now,
        "chapters": [
            {
                "year": str(chapter.year or "Nobody knows when"),
                "parts": [
                    {"day": each.day, "words": each.words, "because": each.because, "spoken": each.spoken}
                    for each in chapter.parts
                ],
            }
            for chapter in story.chapters
        ],
        "means": [(each.words, each.meaning) for each in story.means],
        "not_shown": list(_hidden(story.not_shown, story.closed)),
    }


def _line(each: Shown) -> dict[str, Any]:
    said, author = each.line.said, each.line.author
    source = f"{each.line.kind.value}. Recorded{f' by {author}' if author else ''} on {in_day(each.recorded_on)}."
    return {
        "day": each.day,
        "title": said.title,
        "about": each.about,
        "words": said.words,
        "because": said.because,
        "spoken": said.spoken,
        "meanings": [_meaning(meaning.words, meaning.has_changed) for meaning in each.meanings if meaning.words],
        "source": source,
    }


def _meaning(words: str, has_changed: bool) -> str:
    return f"{words} (The fact has changed since this was written.)" if has_changed else words


def _of_lines(told: Told) -> Iterable[str]:
    hidden = sorted({category for year in told.years for each in year.lines for category in each.not_shown})
    if hidden:
        yield f"Parts of some lines are left out: {', '.join(hidden).lower()}."


def _hidden(not_shown: Iterable[NotShown], closed: int, withheld: int = 0) -> Iterable[str]:
    for each in not_shown:
        yield f"{each.label}: {each.sentence}"
    if closed:
        yield f"{closed} records are left out, because they are also about somebody whose record is not open."
    if withheld:
        yield f"Own words, {withheld}: they did not agree that others read them."
