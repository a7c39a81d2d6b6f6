"""Why something is due on that day, in words."""

from datetime import date, datetime
from typing import Protocol

from keepsake.clock.length import Unit
from keepsake.clock.library import Clock
from keepsake.clock.london import in_london
from keepsake.clock.timescale import MARKS, Extension, Means, Timescale

MANY = 4  # bank holidays; more of them are counted and not named
_OPENINGS = {
    Means.DEADLINE: "Due by",
    Means.EARLIEST: "Not before",
    Means.UNTIL: "Until",
    Means.THRESHOLD: "From",
}


class Counted(Protocol):
    """A day that was worked out, with all it follows from."""

    @property
    def rule(self) -> Timescale: ...
    @property
    def start(self) -> date: ...
    @property
    def at(self) -> date: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def opens_on(self) -> date | None: ...
    @property
    def extensions(self) -> tuple[Extension, ...]: ...
    @property
    def first_at(self) -> date | None: ...
    @property
    def notes(self) -> tuple[str, ...]: ...


def said(at: date) -> str:
    """A day or a moment, as people say it.

    >>> said(date(2025, 5, 2))
    'Friday 2 May 2025'
    """
    if isinstance(at, datetime):
        here = in_london(at)
        return f"{said(here.date())} at {here:%H:%M}"
    return f"{at:%A} {at.day} {at:%B} {at.year}"


def explained(due: Counted) -> str:
    """The day, how it was counted, what gave more time, and what says so."""
    first = due.first_at or due.at
    parts = [f"{_OPENINGS[due.rule.means]} {said(first)}: {_counting(due)}", *_left_out(due, first)]
    sentences = ["; ".join(parts) + "."]
    if due.opens_on:
        sentences.append(f"Not before {said(due.opens_on)}.")
    sentences += [_extension(due, n) for n in range(len(due.extensions))]
    if due.first_at:
        sentences.append(f"So it is now {_OPENINGS[due.rule.means].lower()} {said(due.at)}.")
    sentences += due.notes
    return " ".join([*sentences, source_said(due)])


def source_said(due: Counted) -> str:
    """What says so, of what kind that is, and how sure."""
    rule = due.rule
    where = ", ".join(filter(None, (rule.source.title, rule.paragraph)))
    said_so = f"Source: {where} ({rule.kind}; {MARKS[rule.mark]})."
    if rule.replaced is None or rule.replaced.length == rule.length:
        return said_so
    return f"{said_so} Keepsake itself comes with {rule.replaced.length} (mark {rule.replaced.mark})."


def _counting(due: Counted) -> str:
    rule = due.rule
    side = "before" if rule.is_before else "after"
    if rule.start_counts:
        return f"{rule.length}, counted from {rule.start_words} on {said(due.start)}, which counts"
    if rule.length.unit is Unit.FIXED_DATE:
        return f"{rule.length}, the last {side} {rule.start_words} on {said(due.start)}"
    return f"{rule.length} {side} {rule.start_words} on {said(due.start)}"


def _left_out(due: Counted, at: date) -> list[str]:
    """The bank holidays between, which are not counted."""
    if due.rule.length.unit not in (Unit.WORKING_DAYS, Unit.SCHOOL_DAYS):
        return []
    first, last = sorted((_day(due.start), _day(at)))
    off = due.clock.calendar.off_between(first, last)
    if len(off) > MANY:
        return [f"{len(off)} bank holidays and days off between are not counted"]
    return [f"{_short(each.day)} is {_what(each.title, each.mark)}" for each in off]


def _what(title: str, mark: str) -> str:
    if mark == "L":
        return f"a day off in this council ({title})"
    return f"a bank holiday ({title}{', as is expected' if mark == 'N' else ''})"


def _short(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def _day(at: date) -> date:
    return in_london(at).date() if isinstance(at, datetime) else at


def _extension(due: Counted, number: int) -> str:
    given, allowed = due.extensions[number], due.rule.extension
    length = given.length or (allowed and (allowed.by or allowed.to))
    how = "to" if allowed and allowed.to else "by"
    reason = given.reason.strip().rstrip(".")
    return f"Extended {how} {length} by {given.giver} on {said(given.given_on)}, because: {reason}."
