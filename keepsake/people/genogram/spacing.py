"""How far from the left each place in a row lies: nothing overlaps, children stand under their parents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Rows = Sequence[Sequence[str]]
SWEEPS = 14


@dataclass(frozen=True)
class Hanging:
    """Some below who hang from some above: parents and children, or the ends of a lane.

    Those above are drawn over those below; of those below only the `moved` are drawn under those above, so that foster
    carers come to a child who stands among brothers and sisters.
    """

    above: tuple[str, ...]
    below: tuple[str, ...]
    moved: tuple[str, ...]


def positions(
    rows: Rows,
    apart: Mapping[tuple[str, str], float],
    hangings: Sequence[Hanging],
    leans: Mapping[str, Sequence[tuple[str, float]]],
) -> dict[str, float]:
    """Place -> x. `apart` says how far two neighbours are at least from each other, middle to middle, in pixels;
    `leans` says beside whom, and how far, somebody would like to stand.

    Rows are drawn in turn to where their links would have them, and pressed apart again by the least squares that keep
    the order (pooling neighbours that would collide).
    """
    steps = [[0.0] + [apart[pair] for pair in pairwise(row)] for row in rows]
    x: dict[str, float] = {}
    for row, step in zip(rows, steps, strict=True):
        reach = -sum(step) / 2
        for place, add in zip(row, step, strict=True):
            reach += add
            x[place] = reach
    pulls = _pulls(hangings)
    downwards = range(len(rows))
    for sweep in range(SWEEPS):
        for number in downwards if sweep % 2 == 0 else reversed(downwards):
            _settle(rows[number], steps[number], x, pulls, leans)
    return x


def _pulls(hangings: Sequence[Hanging]) -> dict[str, list[tuple[Sequence[str], Sequence[str]]]]:
    """Place -> (those it moves with, those they are to be in the middle of)."""
    found: dict[str, list[tuple[Sequence[str], Sequence[str]]]] = {}
    for hanging in hangings:
        for place in hanging.moved:
            found.setdefault(place, []).append((hanging.moved, hanging.above))
        for place in hanging.above:
            found.setdefault(place, []).append((hanging.above, hanging.below))
    return found


def _settle(
    row: Sequence[str],
    step: Sequence[float],
    x: dict[str, float],
    pulls: Mapping[str, Sequence[tuple[Sequence[str], Sequence[str]]]],
    leans: Mapping[str, Sequence[tuple[str, float]]],
) -> None:
    wanted, weights = [], []
    for place in row:
        shifts = [_middle(x, goal) - _middle(x, own) for own, goal in pulls.get(place, ())]
        shifts += [x[other] + away - x[place] for other, away in leans.get(place, ())]
        wanted.append(x[place] + (sum(shifts) / len(shifts) if shifts else 0.0))
        weights.append(1.0 if shifts else 0.05)
    for place, value in zip(row, pressed_apart(wanted, weights, step), strict=True):
        x[place] = value


def _middle(x: Mapping[str, float], places: Sequence[str]) -> float:
    found = [x[place] for place in places]
    return (min(found) + max(found)) / 2


def pressed_apart(wanted: Sequence[float], weights: Sequence[float], step: Sequence[float]) -> list[float]:
    """The places nearest to those wanted (weighted squares) that keep at least `step` from the one before.

    >>> pressed_apart([0, 0], [1, 1], [0, 10])
    [-5.0, 5.0]
    """
    pools: list[tuple[float, float, int]] = []  # middle, weight, how many
    reach = 0.0
    for goal, weight, add in zip(wanted, weights, step, strict=True):
        reach += add
        middle, total, count = goal - reach, weight, 1
        while pools and pools[-1][0] > middle:
            before, mass, many = pools.pop()
            middle = (before * mass + middle * total) / (mass + total)
            total, count = total + mass, count + many
        pools.append((middle, total, count))
    found, reach, number = [], 0.0, 0
    for middle, _, count in pools:
        for _ in range(count):
            reach += step[number]
            found.append(middle + reach)
            number += 1
    return found
