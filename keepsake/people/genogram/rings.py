"""Where each person of a network stands: in rings around the child, nobody upon anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, pi, sin

from keepsake.people.genogram.family import Person

WIDTH, LINE, PAD, GAP = 132.0, 16.0, 8.0, 14.0  # of a card, in pixels
FLAT = 0.72  # rings are ellipses, this much lower than wide, since pages are wider than high
MOST = 14  # people in one ring
SLOTS = 72  # places tried around a ring
HIDDEN = 16  # so many places further is worth a line that nobody hides


@dataclass(frozen=True)
class Label:
    """A person in the network: the ring they stand in (0 is the innermost), and what they are to the child."""

    person: Person
    ring: int
    role: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    is_former: bool = False

    @cached_property
    def height(self) -> float:
        return LINE * (len(self.names) + len(self.roles)) + 2 * PAD


@dataclass(frozen=True)
class Placed:
    """The card of a person with its middle at x, y; the child is at 0, 0."""

    label: Label
    x: float
    y: float

    def meets(self, other: "Placed", gap: float = GAP) -> bool:
        """Do the two cards come nearer than `gap` to each other?"""
        if abs(self.x - other.x) >= WIDTH + gap:
            return False
        return abs(self.y - other.y) < (self.label.height + other.label.height) / 2 + gap


@dataclass(frozen=True)
class Ring:
    number: int
    radius: float
    """Half the width."""


def arranged(middle: Label, labels: Sequence[Label]) -> tuple[list[Placed], list[Ring]]:
    """Everybody's place, the middle first, and the rings they stand on.

    A ring grows until nobody in it meets anybody. The first of the labels stand in the innermost.
    """
    placed = [Placed(middle, 0.0, 0.0)]
    rings: list[Ring] = []
    radius = 0.0
    for number in sorted({label.ring for label in labels}):
        waiting = [label for label in labels if label.ring == number]
        parts = -(-len(waiting) // MOST)
        size = -(-len(waiting) // parts)
        for start in range(0, len(waiting), size):
            radius, found = _grown(waiting[start : start + size], radius, placed)
            placed += found
            rings.append(Ring(number, radius))
    return placed, rings


def _grown(labels: Sequence[Label], radius: float, inside: Sequence[Placed]) -> tuple[float, list[Placed]]:
    """The least ring with room for all."""
    radius = max(radius + 48, 150.0)
    while not (found := _spread(labels, radius, inside)):
        radius += 12
    return radius, found


def _spread(labels: Sequence[Label], radius: float, inside: Sequence[Placed]) -> list[Placed]:
    """Each near an even place in the ring, and rather where no line to them runs behind somebody; empty if there is no
    room for all."""
    found: list[Placed] = []
    for number, label in enumerate(labels):
        even = SLOTS * number / len(labels)
        places = [(min((slot - even) % SLOTS, (even - slot) % SLOTS), slot) for slot in range(SLOTS)]
        best: tuple[float, Placed] | None = None
        for away, slot in sorted(places):
            if best and away >= best[0]:
                break
            tried = on_ring(label, slot, radius)
            if any(tried.meets(other) for other in (*found, *inside)):
                continue
            cost = away + HIDDEN * sum(hides(near, tried) for near in inside[1:])
            best = min(best or (cost, tried), (cost, tried), key=lambda pair: pair[0])
        if best is None:
            return []
        found.append(best[1])
    return found


def on_ring(label: Label, slot: int, radius: float) -> Placed:
    """At one of the places around a ring, clockwise from the top."""
    angle = 2 * pi * slot / SLOTS - pi / 2
    return Placed(label, round(radius * cos(angle), 1), round(radius * FLAT * sin(angle), 1))


def hides(near: Placed, far: Placed) -> bool:
    """Does the line from the middle to `far` run behind `near`?"""
    low, high = 0.0, 1.0
    for way, at, half in ((far.x, near.x, WIDTH / 2), (far.y, near.y, near.label.height / 2)):
        if way == 0:
            if abs(at) > half:
                return False
            continue
        ends = sorted(((at - half) / way, (at + half) / way))
        low, high = max(low, ends[0]), min(high, ends[1])
    return low < high
