"""How much of something has been used in a period, and how much is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from keepsake.clock.due import CannotBeTold
from keepsake.clock.length import Unit, days_from
from keepsake.clock.library import Clock, the_clock
from keepsake.clock.timescale import Means, Timescale

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Used:
    """Days or hours used in the period that ends with a day. ``left`` is below 0 once there was too much."""

    rule: Timescale
    used: int
    since: date

    @property
    def left(self) -> int:
        return self.rule.length.count - self.used

    def explain(self) -> str:
        unit = "hours" if self.rule.length.unit is Unit.HOURS else "days"
        return f"{self.used} {unit} since {self.since.isoformat()}, of {self.rule.length} in {self.rule.within}."


def used_in(key: str, stays: Sequence[tuple[date, date]], day: date, *, clock: Clock | None = None) -> Used:
    """What was used in the period up to and with a day. A stay has its first and its last day, and both count.

    Days that stays share count once; where the rule counts hours, a day is 24 of them.
    """
    rule = (clock or the_clock()).rule(key, day)
    if rule.means is not Means.TOTAL or rule.within is None:
        raise CannotBeTold(f"'{rule.title}' is no total.")
    since = days_from(day, rule.within, -1) + _A_DAY
    days = {first + n * _A_DAY for first, last in _inside(stays, since, day) for n in range((last - first).days + 1)}
    return Used(rule, len(days) * (24 if rule.length.unit is Unit.HOURS else 1), since)


def _inside(stays: Sequence[tuple[date, date]], since: date, day: date) -> list[tuple[date, date]]:
    return [(max(first, since), min(last, day)) for first, last in stays if first <= day and since <= last]
