"""Where something stands on a day: red, amber or green, with the reason, and the time that is left."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from keepsake.clock.due import Due
from keepsake.clock.explaining import said
from keepsake.clock.london import at_the_start_of, day_of, in_london
from keepsake.clock.timescale import Means

SHARE = 4  # amber once no more than a quarter of the time is left,
SOONEST, LATEST = 1, 10  # but with at least one and at most ten working days to go


class Colour(StrEnum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    GREY = "grey"  # nothing is asked of anybody


@dataclass(frozen=True, slots=True)
class Standing:
    """``days_left`` and ``working_days_left`` are below 0 once it is late; ``is_late`` is also said of what is done."""

    colour: Colour
    reason: str
    days_left: int
    working_days_left: int
    is_late: bool = False


def standing(due: Due, now: date, done: date | None = None) -> Standing:
    """Where it stands on a day or at a moment; ``done`` is when it was done."""
    today = day_of(now)
    days = (due.day - today).days
    working = due.clock.calendar.between(today, due.day)
    if done is not None:
        return _done(due, done, days, working)
    if due.rule.means is not Means.DEADLINE:
        return _no_deadline(due, today, days, working)
    if _is_past(due.at, now):
        return Standing(Colour.RED, _late(due, today, -days), days, working, is_late=True)
    if due.opens_on is not None and today < due.opens_on:
        return Standing(Colour.GREEN, f"It opens on {said(due.opens_on)}.", days, working)
    colour = Colour.AMBER if working <= warning(due) else Colour.GREEN
    return Standing(colour, _left(due, days, working), days, working)


def warning(due: Due) -> int:
    """From how many working days before the end on it is amber."""
    whole = abs(due.clock.calendar.between(day_of(due.start), due.day))
    return max(SOONEST, min(LATEST, whole // SHARE))


def _is_past(at: date, now: date) -> bool:
    if isinstance(at, datetime):
        moment = in_london(now) if isinstance(now, datetime) else at_the_start_of(now)
        return moment > at
    return day_of(now) > at


def _done(due: Due, done: date, days: int, working: int) -> Standing:
    if due.rule.means is Means.DEADLINE and _is_past(due.at, done):
        late = max((day_of(done) - due.day).days, 0)
        how = f"{_count(late, 'day')} late" if late else "late on the day"
        return Standing(Colour.GREY, f"Done on {said(day_of(done))}, {how}.", days, working, is_late=True)
    if due.rule.means is Means.EARLIEST and day_of(done) < due.day:
        return Standing(Colour.RED, f"Done on {said(day_of(done))}, before it could be.", days, working, is_late=False)
    return Standing(Colour.GREY, f"Done on {said(day_of(done))}, in time.", days, working)


def _no_deadline(due: Due, today: date, days: int, working: int) -> Standing:
    if due.rule.means is Means.UNTIL:
        if days < 0:
            return Standing(Colour.RED, f"It ended on {said(due.day)}.", days, working, is_late=True)
        colour = Colour.AMBER if working <= warning(due) else Colour.GREEN
        return Standing(colour, f"It lasts until {said(due.at)}.", days, working)
    reached = "It has been so since" if due.rule.means is Means.THRESHOLD else "It has been possible since"
    coming = "It will be so from" if due.rule.means is Means.THRESHOLD else "It is possible from"
    return Standing(Colour.GREY, f"{reached if days <= 0 else coming} {said(due.at)}.", days, working)


def _late(due: Due, today: date, days: int) -> str:
    if days == 0:
        return f"It was due today, {said(due.at)}."
    return f"It was due on {said(due.at)}, {_count(days, 'day')} ago."


def _left(due: Due, days: int, working: int) -> str:
    if days == 0:
        return f"It is due today, {said(due.at)}."
    return f"It is due on {said(due.at)}, in {_count(days, 'day')}, of which {_count(working, 'working day')}."


def _count(number: int, of: str) -> str:
    return f"{number} {of}" if number == 1 else f"{number} {of}s"
