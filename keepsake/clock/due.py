"""When something is due: a rule, the day its clock started, and the day or moment that follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from keepsake.clock.ages import birthday
from keepsake.clock.explaining import explained
from keepsake.clock.length import Unit, days_from
from keepsake.clock.library import Clock, the_clock
from keepsake.clock.london import LONDON, at_the_start_of, day_of, hours_after, in_london
from keepsake.clock.school_days import school_day_after
from keepsake.clock.timescale import Extension, Means, Timescale

_A_DAY = timedelta(days=1)
FIRST, LAST = date(1800, 1, 1), date(2300, 12, 31)


class CannotBeTold(ValueError):
    """Why there is no such day, in a sentence for the person who asked."""


@dataclass(frozen=True)
class Due:
    """What is due when. ``at`` is a moment where the rule counts hours or names one, else a day.

    ``first_at`` is what it was before it was extended; ``opens_on`` the first day it may be done, where there is one.
    """

    rule: Timescale
    start: date
    at: date
    clock: Clock
    opens_on: date | None = None
    extensions: tuple[Extension, ...] = ()
    first_at: date | None = None
    notes: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day in London on which it is due."""
        return day_of(self.at)

    def explain(self) -> str:
        """In plain words why it is this day, and what says so."""
        return explained(self)

    def extended(self, extension: Extension) -> "Due":
        """The same, with more time. Raises CannotBeTold where the rule does not allow it."""
        allowed = self.rule.extension
        _refuse_extension(self, extension)
        usual = (allowed.by or allowed.to) if allowed else None  # a local rule has none: it is for the council to say
        more = extension.length or usual
        if more is None:
            raise CannotBeTold("Say by how much it is extended.")
        to_so_much = allowed is not None and allowed.to is not None
        origin = self.start if to_so_much else self.at
        at, notes = counted(replace(self.rule, length=more, start_counts=to_so_much and self.rule.start_counts),
                            origin, self.clock)  # fmt: skip
        return replace(
            self,
            at=at,
            first_at=self.first_at or self.at,
            extensions=(*self.extensions, extension),
            notes=tuple(dict.fromkeys((*self.notes, *notes))),
        )


def due(key: str, start: date, *, clock: Clock | None = None, extensions: Sequence[Extension] = ()) -> Due:
    """When what the rule says is due, for a clock that started on this day or at this moment.

    Raises NoSuchTimescale for an unknown key and CannotBeTold where no day follows.

    >>> due("initial_conference", date(2025, 5, 2)).at.isoformat()
    '2025-05-27'
    """
    clock = clock or the_clock()
    return due_by(clock.rule(key, day_of(start)), start, clock, extensions)


def due_by(rule: Timescale, start: date, clock: Clock, extensions: Sequence[Extension] = ()) -> Due:
    """When it is due by a given rule."""
    if rule.means is Means.TOTAL:
        raise CannotBeTold(f"'{rule.title}' counts {rule.length} in {rule.within}; it has no day of its own.")
    at, notes = counted(rule, start, clock)
    opens = counted(replace(rule, length=rule.not_before), start, clock)[0] if rule.not_before else None
    found = Due(rule, start, at, clock, opens_on=None if opens is None else day_of(opens), notes=notes)
    for each in extensions:
        found = found.extended(each)
    return found


def counted(rule: Timescale, start: date, clock: Clock) -> tuple[date, tuple[str, ...]]:
    """The day or moment a rule leads to from its start, with what should be said about the counting."""
    if not FIRST <= day_of(start) <= LAST:
        raise CannotBeTold(f"{day_of(start)} is not a day that a clock can start on; years from 1800 to 2300 are.")
    if rule.length.unit is Unit.HOURS:
        return _moment(rule, start)
    day, notes = _day(rule, day_of(start), clock)
    return (day if rule.at is None else datetime.combine(day, rule.at, LONDON)), notes


def _moment(rule: Timescale, start: date) -> tuple[date, tuple[str, ...]]:
    hours = -rule.length.count if rule.is_before else rule.length.count
    if isinstance(start, datetime):
        return hours_after(in_london(start), hours), ()
    return hours_after(at_the_start_of(start), hours), (
        "The time of day was not given, so the hours are counted from the beginning of that day.",
    )


def _day(rule: Timescale, start: date, clock: Clock) -> tuple[date, tuple[str, ...]]:
    length, sign = rule.length, -1 if rule.is_before else 1
    counts_start = rule.start_counts
    if length.unit in (Unit.WORKING_DAYS, Unit.SCHOOL_DAYS):
        origin = start - sign * _A_DAY if counts_start else start
        return _working(rule, origin, clock, sign)
    if rule.start == "born" and length.unit is Unit.YEARS:
        return birthday(start, length.count), ()
    return days_from(start, length, sign) - (sign * _A_DAY if counts_start else timedelta()), ()


def _working(rule: Timescale, origin: date, clock: Clock, sign: int) -> tuple[date, tuple[str, ...]]:
    calendar = clock.calendar
    notes: tuple[str, ...] = ()
    if rule.length.unit is Unit.SCHOOL_DAYS:
        found = school_day_after(origin, rule.length.count, clock.terms, calendar, sign)
        if found is not None:
            return found, ()
        notes = ("The school's terms are not known there, so working days are counted: it may be later.",)
    counting = calendar.before if sign < 0 else calendar.after
    day = counting(origin, rule.length.count)
    if not (calendar.covers(origin) and calendar.covers(day)):
        notes += ("Bank holidays of some of these years are not known; only weekends were left out.",)
    return day, notes


def _refuse_extension(given: Due, extension: Extension) -> None:
    rule, allowed = given.rule, given.rule.extension
    if not extension.reason.strip():
        raise CannotBeTold("An extension needs its reason.")
    if allowed is None:
        if rule.is_local and extension.giver.strip():
            return
        raise CannotBeTold(f"'{rule.title}' cannot be extended. Say why it is late instead.")
    if extension.giver not in allowed.givers:
        raise CannotBeTold(f"Only {' or '.join(allowed.givers)} may extend '{rule.title}'.")
    if allowed.times and len(given.extensions) >= allowed.times:
        often = "once" if allowed.times == 1 else f"{allowed.times} times"
        raise CannotBeTold(f"'{rule.title}' can be extended {often}, and it has been.")
    most = allowed.by or allowed.to
    asked = extension.length or most
    if asked is not None and most is not None and (asked.unit is not most.unit or asked.count > most.count):
        raise CannotBeTold(f"'{rule.title}' can be extended {'by' if allowed.by else 'to'} {most} at most.")
