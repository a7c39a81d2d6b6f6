"""At which heights the level parts of lines run between two rows, so that none lies on another."""

from collections.abc import Sequence
from dataclasses import dataclass

CLEAR = 24.0  # pixels between two lines that run at the same height


@dataclass(frozen=True)
class Run:
    """A level part from `left` to `right`, reached from above at the `stems` and left downwards at the `drops`."""

    left: float
    right: float
    stems: tuple[float, ...] = ()
    drops: tuple[float, ...] = ()


def tracks_of(runs: Sequence[Run]) -> list[int]:
    """For each run its track, 0 being the highest: apart from others where they would touch; and above a run whose drop
    its own stem would otherwise lie upon."""
    before = [
        {other for other, run in enumerate(runs) if other != mine and _falls_on(run, each)}
        for mine, each in enumerate(runs)
    ]
    found: dict[int, int] = {}
    waiting = sorted(range(len(runs)), key=lambda number: (runs[number].left, runs[number].right, number))
    while waiting:
        free = [number for number in waiting if not before[number] & set(waiting)]
        number = free[0] if free else waiting[0]
        waiting.remove(number)
        lowest = max((found[other] + 1 for other in before[number] if other in found), default=0)
        taken = {found[other] for other in found if _touch(runs[number], runs[other])}
        found[number] = next(track for track in range(lowest, len(runs) + lowest + 1) if track not in taken)
    return [found[number] for number in range(len(runs))]


def _touch(one: Run, other: Run) -> bool:
    return one.left < other.right + CLEAR and other.left < one.right + CLEAR


def _falls_on(upper: Run, lower: Run) -> bool:
    """Would the stem of the first run into a drop of the second, if the first were the lower?"""
    return any(abs(stem - drop) < 5 for stem in upper.stems for drop in lower.drops)
