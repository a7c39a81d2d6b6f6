"""When a looked-after child is to be visited next: it depends on the placement, the order, the time and the reviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keepsake.clock.due import Due, due_by
from keepsake.clock.length import months_from
from keepsake.clock.library import Clock, the_clock
from keepsake.clock.timescale import Timescale


class Placement(StrEnum):
    """The kinds of placement that the regulations tell apart."""

    ORDINARY = "ordinary"
    LONG_TERM_FOSTER = "long_term_foster"
    PARENT_BEFORE_ASSESSMENT = "parent_before_assessment"
    PARENT_INTERIM_ORDER = "parent_interim_order"
    PARENT_CARE_ORDER = "parent_care_order"


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement, as far as visits depend on it."""

    kind: Placement
    began_on: date
    first_review_on: date | None = None
    is_meant_to_last_to_18: bool = False


def visit_due(placed: Placed, visits: Sequence[date], *, clock: Clock | None = None) -> Due:
    """When the next visit is due, counted from the last in this placement, else from its first day.

    >>> visit_due(Placed(Placement.ORDINARY, date(2025, 3, 3)), []).at.isoformat()
    '2025-03-10'
    """
    clock = clock or the_clock()
    made = sorted(day for day in visits if day >= placed.began_on)
    last = made[-1] if made else placed.began_on
    phase = phase_of(placed, last, has_been_visited=bool(made))
    return due_by(_rule(placed.kind, phase, last, clock), last, clock)


def phase_of(placed: Placed, last: date, has_been_visited: bool) -> str:
    """Which stretch of the placement the last visit was in."""
    if not has_been_visited:
        return "first"
    if placed.first_review_on is None or last < placed.first_review_on:
        return "before_first_review"
    if last < months_from(placed.began_on, 12):
        return "first_year"
    return "later_to_18" if placed.is_meant_to_last_to_18 else "later"


def _rule(kind: Placement, phase: str, day: date, clock: Clock) -> Timescale:
    for rule in clock.rules():
        if kind in rule.when.get("placement", ()) and phase in rule.when.get("phase", ()):
            return clock.rule(rule.key, day)
    raise LookupError(f"No rule for visits: {kind}, {phase}.")
