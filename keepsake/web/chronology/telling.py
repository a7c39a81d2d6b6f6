"""A chronology as a page shows it: its years, the lines of those that are open, and what is not shown and why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from keepsake.casework.chronology.asking import Asked, by_year
from keepsake.casework.chronology.finding import Found, found_about
from keepsake.casework.chronology.line import Entry, Line
from keepsake.casework.chronology.naming import names_of
from keepsake.casework.chronology.wording import lines_of
from keepsake.casework.models import Curation, Weight
from keepsake.record.access import Access
from keepsake.standard.vocabulary import label
from keepsake.web.people.ages import in_day
from keepsake.web.people.why import NotShown, not_shown

EVERY_YEAR = frozenset(range(date.max.year + 1))
ENOUGH = 40  # lines that are shown before the years that follow stay closed


@dataclass(frozen=True)
class Meaning:
    """What a worker made of a line, on whose chronology, and whether the fact has changed since."""

    words: str
    whose: str
    has_changed: bool
    left_out_because: str


@dataclass(frozen=True)
class Shown:
    """One line on a page. ``url`` leads to its source."""

    line: Line
    day: str
    about: str
    is_key: bool
    meanings: tuple[Meaning, ...]
    url: str
    not_shown: tuple[str, ...]

    @property
    def recorded_on(self) -> date:
        return timezone.localdate(self.line.recorded_at)

    @property
    def withdrawn_on(self) -> date | None:
        at = self.line.entry.withdrawn_at
        return timezone.localdate(at) if at else None


@dataclass(frozen=True)
class Year:
    """One year: how many lines it has; all where it is open, otherwise its turning points. 0 is no known day."""

    year: int
    count: int
    is_open: bool
    lines: tuple[Shown, ...]


@dataclass(frozen=True)
class Told:
    """A whole chronology as far as it is asked for."""

    years: tuple[Year, ...]
    shown: int
    daily: int
    left_out: int
    closed: int
    not_shown: tuple[NotShown, ...]
    withheld: int = 0
    withdrawn: int = 0


def told(
    people: Sequence[UUID],
    asked: Asked,
    access: Access,
    *,
    only: str = "",
    years: frozenset[int] | None = None,
    without: Collection[UUID] = (),
) -> Told:
    """The chronology of these people. ``years`` are open; None opens the last ones, up to enough lines.

    ``without`` are records that are withheld.
    """
    found = found_about(people)
    withdrawn = [each for each in found.withdrawn if not only or only in map(str, each.about)]
    entries = [each for each in found.entries if not only or only in map(str, each.about)]
    withheld = sum(each.record in without for each in entries)
    entries = [each for each in entries if each.record not in without]
    wanted = [each for each in entries if asked.takes(each) and (asked.with_left_out or not each.left_out)]
    wanted += [each for each in withdrawn if asked.with_withdrawn and asked.takes(each)]
    grouped = by_year(wanted)
    is_open = _first_years(grouped) if years is None else years
    needed = [each for year, of in grouped.items() for each in of if year in is_open or each.weight == Weight.KEY]
    lines = _shown(lines_of(needed), people)
    in_time = [each for each in entries if asked.is_of_kind(each) and asked.is_in_time(each)]
    return Told(
        years=tuple(Year(year, len(of), year in is_open, _of(lines, of)) for year, of in grouped.items()),
        shown=len(wanted),
        daily=sum(each.weight == Weight.DAILY for each in in_time) if asked.weight < Weight.DAILY else 0,
        left_out=sum(bool(each.left_out) for each in in_time),
        closed=found.closed,
        not_shown=held_back(found, people[0], access),
        withheld=withheld,
        withdrawn=len({each.record for each in withdrawn if asked.takes(each)}),
    )


def held_back(found: Found, person: UUID, access: Access, beside: Iterable[str] = ()) -> tuple[NotShown, ...]:
    """Which kinds of information have no line here, each with the decision's sentence.

    ``beside`` are kinds that the page shows beside its lines.
    """
    asked = found.not_shown | set(beside) - access.granted
    if not asked:
        return ()
    return tuple(each for category, each in not_shown(access, person).items() if category in asked)


def _first_years(grouped: dict[int, list[Entry]]) -> frozenset[int]:
    found, lines = set[int](), 0
    for year, entries in grouped.items():
        if found and lines + len(entries) > ENOUGH:
            break
        found.add(year)
        lines += len(entries)
    return frozenset(found)


def _of(lines: dict[tuple[str, UUID, str], Shown], entries: Iterable[Entry]) -> tuple[Shown, ...]:
    return tuple(lines[each.name] for each in entries if each.name in lines)


def _shown(lines: list[Line], people: Sequence[UUID]) -> dict[tuple[str, UUID, str], Shown]:
    """Each line with its words; on a shared chronology it leads to that of a child it is about."""
    names = names_of({id for line in lines for id in line.about})
    return {
        line.entry.name: shown(line, next((id for id in people if id in line.entry.about), people[0]), names)
        for line in lines
    }


def shown(line: Line, person: UUID, called: Mapping[UUID, str]) -> Shown:
    """A line with the words around it, on the chronology of this person."""
    model, record, key = line.entry.name
    return Shown(
        line=line,
        day=when(line.entry),
        about=", ".join(called[id] for id in line.about if id in called),
        is_key=line.entry.weight == Weight.KEY,
        meanings=tuple(_meaning(line, each, called) for each in line.entry.curations if _says(each)),
        url=reverse("chronology:line", kwargs={"id": person, "model": model, "record": record, "line": key}),
        not_shown=tuple(label("categories", each) for each in sorted(line.hidden)),
    )


def when(entry: Entry) -> str:
    """Its day in words: exact, about, or a span.

    A span that has not ended is open.
    """
    if entry.on is None:
        return f"Until {in_day(entry.until)}" if entry.until else "Day not known"
    first = f"{'About ' if entry.is_inexact else ''}{in_day(entry.on)}"
    if not entry.told.until or entry.until == entry.on:
        return first
    if entry.until:
        return f"{first} to {in_day(entry.until)}"
    return f"{first}, goes on" if entry.told.goes_on else first


def _says(curation: Curation) -> bool:
    return bool(curation.analysis or curation.left_out_because)


def _meaning(line: Line, said: Curation, names: Mapping[UUID, str]) -> Meaning:
    whose = names.get(said.person_id, "") if len(line.about) > 1 else ""
    return Meaning(said.analysis, whose, line.has_changed_since(said), said.left_out_because)
