"""One thing to do, and how it is made: from a rule of the clock, or from a day that somebody said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keepsake.clock.due import Due
from keepsake.clock.explaining import said
from keepsake.clock.library import Clock
from keepsake.clock.london import day_of
from keepsake.clock.standing import Colour, standing

SOON = 2  # working days, from which something without a rule of its own is amber


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do for a child: by when, how urgent with the reason, and in words why it is that day."""

    person: UUID
    key: str
    title: str
    at: date
    colour: Colour
    reason: str
    why: str

    @property
    def day(self) -> date:
        """The day in London on which it is due."""
        return day_of(self.at)

    @property
    def is_late(self) -> bool:
        return self.colour is Colour.RED


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """The earliest day first; among those of one day by what they are."""
    return sorted(tasks, key=lambda each: (each.day, each.title, str(each.person)))


def by_rule(person: UUID, found: Due, now: date, title: str = "", more: str = "") -> Task:
    where = standing(found, now)
    why = f"{found.explain()} {more}".strip()
    return Task(person, found.rule.key, title or found.rule.title, found.at, where.colour, where.reason, why)


def dated(person: UUID, key: str, title: str, on: date, now: date, clock: Clock, why: str) -> Task:
    today = day_of(now)
    if today > on:
        days = (today - on).days
        reason = f"It was due on {said(on)}, {days} {'day' if days == 1 else 'days'} ago."
        return Task(person, key, title, on, Colour.RED, reason, why)
    colour = Colour.AMBER if clock.calendar.between(today, on) <= SOON else Colour.GREEN
    return Task(person, key, title, on, colour, f"It is due on {said(on)}.", why)
