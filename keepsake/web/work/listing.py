"""Many people on one page: what stands out among them, one part of them, and in what order; in lines, not in cards."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import QueryDict

from keepsake.web.work.due import Item
from keepsake.web.work.held import Mine

MANY = 24  # people, from whom on cards are too much to look through
QUIET_FOR = timedelta(days=28)
LONGEST = 100


@dataclass(frozen=True)
class Row:
    """One of my people in a line, with what is due first for them."""

    mine: Mine
    next: Item | None

    @property
    def is_late(self) -> bool:
        return self.next is not None and self.next.task.is_late


Holds = Callable[[Row, date], bool]
SHOW: Mapping[str, tuple[str, Holds]] = {
    "": ("Everybody", lambda row, day: True),
    "children": ("Children and young people", lambda row, day: row.mine.is_child),
    "others": ("Parents, carers and others", lambda row, day: not row.mine.is_child),
    "new": ("New for you", lambda row, day: row.mine.is_new and not row.mine.instead_of),
    "late": ("Something is late", lambda row, day: row.is_late),
    "instead": ("While colleagues are away", lambda row, day: bool(row.mine.instead_of)),
    "no-address": ("No address", lambda row, day: not row.mine.brief.area),
    "no-birth": ("No date of birth", lambda row, day: row.mine.brief.person.born_on is None),
    "quiet": ("Nothing written for four weeks", lambda row, day: _is_quiet(row.mine, day)),
}
STANDS_OUT = ("new", "late", "instead", "no-address", "no-birth", "quiet")
LAST, NEVER = date.max, 0.0
Key = Callable[[Row], Any]
ORDER: Mapping[str, tuple[str, Key]] = {
    "name": ("Name", lambda row: ()),
    "due": ("What is due first", lambda row: row.next.task.day if row.next else LAST),
    "new": ("The newest with you", lambda row: -row.mine.since.toordinal()),
    "quiet": ("Longest nothing written", lambda row: _written(row.mine)),
    "young": ("The youngest", lambda row: -(row.mine.brief.person.born_on or date.min).toordinal()),
}


@dataclass(frozen=True)
class Listing:
    """The part that was asked for, with the choices beside it."""

    rows: tuple[Row, ...]
    total: int
    show: str
    order: str
    named: str
    stands_out: tuple[tuple[str, str, int], ...]
    shows: tuple[tuple[str, str], ...] = tuple((code, words) for code, (words, _) in SHOW.items())
    orders: tuple[tuple[str, str], ...] = tuple((code, words) for code, (words, _) in ORDER.items())

    @property
    def is_all(self) -> bool:
        return not (self.show or self.named)


def listing_of(people: Iterable[Mine], due: Iterable[Item], asked: QueryDict, day: date) -> Listing:
    """What a worker asked of their people. An address with anything else in it shows everybody, by name."""
    first: dict[UUID, Item] = {}
    for item in due:
        first.setdefault(item.brief.id, item)
    rows = [Row(each, first.get(each.brief.id)) for each in people]
    show = asked.get("show", "") if asked.get("show", "") in SHOW else ""
    order = asked.get("order", "") if asked.get("order", "") in ORDER else "name"
    named = asked.get("named", "").replace("\x00", "").strip()[:LONGEST]
    words = named.casefold().split()
    holds, key = SHOW[show][1], ORDER[order][1]
    chosen = [row for row in rows if holds(row, day) and all(word in _called(row.mine) for word in words)]
    counts = ((code, SHOW[code][0], sum(SHOW[code][1](row, day) for row in rows)) for code in STANDS_OUT)
    return Listing(
        rows=tuple(sorted(chosen, key=key)),
        total=len(rows),
        show=show,
        order=order,
        named=named,
        stands_out=tuple(each for each in counts if each[2]),
    )


def _called(mine: Mine) -> str:
    return f"{mine.brief.name} {mine.brief.preferred} {mine.brief.area}".casefold()


def _written(mine: Mine) -> float:
    return mine.changed_at.timestamp() if mine.changed_at else NEVER


def _is_quiet(mine: Mine, day: date) -> bool:
    """Nothing was written for long, of somebody who has been with the worker for as long."""
    since = mine.changed_at.date() if mine.changed_at else mine.since
    return max(since, mine.since) < day - QUIET_FOR
