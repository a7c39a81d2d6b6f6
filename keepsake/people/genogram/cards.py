"""What stands for one person in the drawing: a symbol with the name and the years below it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from keepsake.people.genogram.family import Person
from keepsake.people.genogram.lettering import width_of, wrapped
from keepsake.people.genogram.lifetimes import age_words, years_words
from keepsake.people.genogram.marks import QUIET, element, linked, text_at, words
from keepsake.people.genogram.symbols import HALF, symbol

NAME, SMALL = 13.0, 12.0
WIDEST, NARROWEST = 122.0, 72.0
LINE = 16.0
NAME_LINES = 3  # a given name, and a family name of two parts


@dataclass(frozen=True)
class Card:
    """One person with their texts broken into lines; the sizes are in pixels."""

    person: Person
    names: tuple[str, ...]
    notes: tuple[str, ...]

    @cached_property
    def width(self) -> float:
        widths = [width_of(line, NAME) * 1.06 for line in self.names] + [width_of(line, SMALL) for line in self.notes]
        return min(max(NARROWEST, *widths, 0.0), WIDEST)

    @property
    def height(self) -> float:
        return 2 * HALF + 6 + LINE * (len(self.names) + len(self.notes))


def card_of(person: Person, on: date, role: str = "") -> Card:
    names = wrapped(person.shown, NAME, WIDEST * 0.94, NAME_LINES)
    notes = (*_two_lines(person, on), *wrapped(role, SMALL, WIDEST))
    return Card(person, names, notes)


def _two_lines(person: Person, on: date) -> tuple[str, ...]:
    """The years; an age at death on a line of its own."""
    years = years_words(person, on)
    if person.has_died and age_words(person, on):
        return (*wrapped(years.split(", aged")[0], SMALL, WIDEST), f"aged {age_words(person, on)}")
    return wrapped(years, SMALL, WIDEST)


def drawn_card(card: Card, x: float, top: float, title: str, on: date) -> str:
    """The card with its upper edge at `top` and its middle at x; a link where the person has an address."""
    person = card.person
    lines = [
        text_at(x, top + 2 * HALF + 2 + LINE * (number + 1), line, NAME, font_weight="bold", klass="genogram-name")
        for number, line in enumerate(card.names)
    ]
    lines += [
        text_at(x, top + 2 * HALF + 2 + LINE * (len(card.names) + number + 1), line, SMALL, fill=QUIET)
        for number, line in enumerate(card.notes)
    ]
    # Invisible, it makes the whole card a target for a finger, and gives a style sheet something to show focus with.
    box = element(
        "rect",
        klass="genogram-focus",
        x=x - card.width / 2,
        y=top - 3,
        width=card.width,
        height=card.height + 5,
        rx=4,
        fill="#ffffff",
        fill_opacity=0,
    )
    kind = "genogram-person" + (" genogram-person--index" if person.is_index else "")
    inside = (element("title", words(title)), box, symbol(person, x, top + HALF, on), *lines)
    return linked(person.url, *inside, klass=kind)
