"""Things that come round: a first, perhaps a second, then the next, each counted from what actually happened last."""

from collections.abc import Sequence
from datetime import date

from keepsake.clock.due import Due, due_by
from keepsake.clock.library import Clock, the_clock
from keepsake.clock.london import day_of

PLACES = ("first", "second", "later")


class NoSuchSeries(KeyError):
    """A series that no rule belongs to."""


def next_due(series: str, start: date, held: Sequence[date] = (), *, clock: Clock | None = None) -> Due:
    """What is due next in a series that started on a day, after what was held since.

    The second and later ones count from the last that was held, not from the day it was due, so a late review moves
    the next. Only what was held on the first day or after it counts.

    >>> next_due("protection_review", date(2025, 1, 6), [date(2025, 4, 14)]).at.isoformat()
    '2025-10-14'
    """
    clock = clock or the_clock()
    since = sorted(day for day in map(day_of, held) if day >= day_of(start))
    key = _key(series, len(since), clock)
    last = since[-1] if since else start
    rule = clock.rule(key, day_of(last))
    first = clock.rule(_key(series, 0, clock), day_of(start))
    return due_by(rule, start if rule.start == first.start else last, clock)


def _key(series: str, held: int, clock: Clock) -> str:
    found = {rule.place: rule.key for rule in clock.rules() if rule.series == series}
    if not found:
        raise NoSuchSeries(f"There is no series {series!r}.")
    place = PLACES[min(held, 2)]
    return found.get(place) or found["later"]
