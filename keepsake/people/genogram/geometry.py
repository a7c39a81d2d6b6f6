"""From a plan to points: the heights of the rows, and the way of each line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from keepsake.people.genogram.plan import COUPLE_GAP, Level, Plan, Strand
from keepsake.people.genogram.symbols import HALF, top_of
from keepsake.people.genogram.tracks import Run, tracks_of

MARGIN = 26.0
BELOW = 20.0  # from the lowest text of a row to the first line under it, and from the last line to what follows
TRACK = 15.0
LANDING = 42.0  # room above a row, for the last part of a line and what is written beside it
ASIDE = 15.0  # between two lines that reach the same person


@dataclass
class Way:
    """One strand: where it begins, at which height it runs across, and where each end comes down."""

    strand: Strand
    origin: float
    level: float = 0.0
    ends: dict[str, float] = field(default_factory=dict)
    begins_at: float = 0.0


@dataclass
class Loop:
    """One line under the texts of a row, from one person to another."""

    level: Level
    left: float
    right: float
    y: float = 0.0


@dataclass
class Geometry:
    plan: Plan
    x: dict[str, float]
    tops: list[float]
    bottoms: list[float]
    ways: list[Way]
    loops: list[Loop]
    width: float
    height: float

    def middle(self, place: str) -> float:
        """The y of the middle of a symbol."""
        return self.tops[self.plan.row[place]] + HALF

    def landing(self, place: str, x: float) -> float:
        """The y at which a line that comes down at x meets a person; a lane goes on to the foot of its row."""
        card = self.plan.cards.get(place)
        top = self.tops[self.plan.row[place]]
        return top + HALF - top_of(card.person, x - self.x[place]) if card else self.bottoms[self.plan.row[place]]


def geometry_of(plan: Plan) -> Geometry:
    x, width = _from_the_margin(plan)
    loops = _loops(plan, x)
    ways = [Way(strand, _origin(plan, strand, x, loops)) for strand in plan.strands]
    _part_origins(ways)
    _part_ends(ways, x, plan)
    _straighten(ways, plan)
    tops, bottoms = _heights(plan, ways, loops)
    drawn = Geometry(plan, x, tops, bottoms, ways, loops, width, (bottoms[-1] if bottoms else 0.0) + MARGIN)
    lowest = [loop.y for loop in loops]
    drawn.height = max([drawn.height, *(y + MARGIN for y in lowest)])
    for way in ways:
        way.begins_at = _beginning(drawn, way)
    return drawn


def _from_the_margin(plan: Plan) -> tuple[dict[str, float], float]:
    half = {place: plan.cards[place].width / 2 if place in plan.cards else 2.0 for place in plan.x}
    left = min((plan.x[place] - half[place] for place in plan.x), default=0.0)
    right = max((plan.x[place] + half[place] for place in plan.x), default=0.0)
    return {place: round(at - left + MARGIN, 1) for place, at in plan.x.items()}, right - left + 2 * MARGIN


def _loops(plan: Plan, x: dict[str, float]) -> list[Loop]:
    """The ends are spread out where several start from one person."""
    found = [Loop(level, *sorted((x[level.one], x[level.other]))) for level in plan.levels]
    for place in plan.cards:
        mine = [loop for loop in found if place in (loop.level.one, loop.level.other)]
        mine.sort(key=lambda loop: loop.left + loop.right)
        for number, loop in enumerate(mine):
            shift = 11.0 * (number - (len(mine) - 1) / 2) if len(mine) > 1 else 11.0 * _outwards(loop, x[place])
            if loop.left == x[place]:
                loop.left += shift
            else:
                loop.right += shift
    return found


def _outwards(loop: Loop, x: float) -> int:
    return 1 if loop.left == x else -1


def _origin(plan: Plan, strand: Strand, x: dict[str, float], loops: Sequence[Loop]) -> float:
    """Where a strand leaves its row: as near above its ends as the line between the parents allows."""
    goal = (min(x[end] for end in strand.ends) + max(x[end] for end in strand.ends)) / 2
    if len(strand.start) == 1:
        return x[strand.start[0]]
    left, right = strand.start
    if (left, right) in plan.side_by_side:
        low = x[left] + plan.cards[left].width / 2
        high = x[right] - plan.cards[right].width / 2
        spare = max((high - low - COUPLE_GAP) / 2 + 4, 0.0)
        return min(max(goal, (low + high) / 2 - spare), (low + high) / 2 + spare)
    loop = next((loop for loop in loops if {loop.level.one, loop.level.other} == {left, right}), None)
    if loop is None:
        return (x[left] + x[right]) / 2
    return min(max(goal, loop.left + 12), loop.right - 12)


def _part_origins(ways: Sequence[Way]) -> None:
    """Two strands from the same parents (their own children, and those they foster) begin a little apart."""
    same: dict[tuple[str, ...], list[Way]] = {}
    for way in ways:
        same.setdefault(way.strand.start, []).append(way)
    for group in same.values():
        for number, way in enumerate(group):
            way.origin += 10.0 * (number - (len(group) - 1) / 2)


def _part_ends(ways: Sequence[Way], x: dict[str, float], plan: Plan) -> None:
    coming: dict[str, list[Way]] = {}
    for way in ways:
        for end in way.strand.ends:
            coming.setdefault(end, []).append(way)
    for place, group in coming.items():
        group.sort(key=lambda way: way.origin)
        gap = min(ASIDE, 2 * (HALF - 6) / max(len(group) - 1, 1))
        for number, way in enumerate(group):
            way.ends[place] = x[place] + (gap * (number - (len(group) - 1) / 2) if place in plan.cards else 0.0)


def _straighten(ways: Sequence[Way], plan: Plan) -> None:
    """A line to one child has no small step in it."""
    for way in ways:
        goal = next(iter(way.ends.values()))
        same = [other for other in ways if other is not way and other.strand.start == way.strand.start]
        is_free = all(abs(other.origin - goal) > 6 for other in same)
        if len(way.ends) == 1 and way.strand.start[0] in plan.cards and is_free and abs(goal - way.origin) < 12:
            way.origin = goal


def _heights(plan: Plan, ways: Sequence[Way], loops: Sequence[Loop]) -> tuple[list[float], list[float]]:
    """The top of each row and the foot of its texts; sets the level of each way and loop."""
    tops, bottoms = [], []
    y = MARGIN
    for number, row in enumerate(plan.order):
        tops.append(y)
        y += max((plan.cards[place].height for place in row if place in plan.cards), default=0.0)
        bottoms.append(y)
        y += BELOW
        under = [loop for loop in loops if plan.row[loop.level.one] == number]
        levels = tracks_of([Run(loop.left, loop.right) for loop in under])
        for loop, track in zip(under, levels, strict=True):
            loop.y = y + 4 + track * (TRACK + 5)
        y += (TRACK + 5) * (max(levels, default=-1) + 1)
        across = [way for way in ways if plan.row[way.strand.start[0]] == number]
        levels = tracks_of([_run(way) for way in across])
        for way, track in zip(across, levels, strict=True):
            way.level = y + track * TRACK
        y += TRACK * max([0, *levels]) + LANDING
    return tops, bottoms


def _run(way: Way) -> Run:
    reach = (way.origin, *way.ends.values())
    return Run(min(reach), max(reach), (way.origin,), tuple(way.ends.values()))


def _beginning(drawn: Geometry, way: Way) -> float:
    start = way.strand.start
    if len(start) == 2:
        loop = next((one for one in drawn.loops if {one.level.one, one.level.other} == set(start)), None)
        return loop.y if loop else drawn.middle(start[0])
    card = drawn.plan.cards.get(start[0])
    top = drawn.tops[drawn.plan.row[start[0]]]
    return top + card.height + 2 if card else drawn.bottoms[drawn.plan.row[start[0]]]
