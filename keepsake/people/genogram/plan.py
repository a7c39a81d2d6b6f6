"""The whole plan of a drawing: who is in it, in which row, how far from the left, and what hangs from what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, pairwise

from keepsake.people.genogram.cards import Card, card_of
from keepsake.people.genogram.family import Family, TieKind, tidied
from keepsake.people.genogram.generations import rows_of
from keepsake.people.genogram.lettering import width_of
from keepsake.people.genogram.order import nests_of, ordered_rows
from keepsake.people.genogram.spacing import Hanging, positions
from keepsake.people.genogram.symbols import HALF
from keepsake.people.genogram.unions import Bar, Couple, Pair, bars_of, couples_of

COUPLE_GAP, SIBLING_GAP, GAP, LANE = 28.0, 22.0, 34.0, 16.0
MOST = 250


class FamilyTooLarge(ValueError):
    """More people than a drawing can show; the table still can."""


@dataclass(frozen=True)
class Strand:
    """A line from one or two places in a row to places in the next row. Its style is that of a bar or of a couple."""

    start: tuple[str, ...]
    ends: tuple[str, ...]
    source: Bar | Couple


@dataclass(frozen=True)
class Level:
    """A line between two in the same row who do not stand side by side, or who are carer and cared for."""

    one: str
    other: str
    source: Bar | Couple


@dataclass
class Plan:
    family: Family
    cards: dict[str, Card]
    bars: tuple[Bar, ...]
    couples: dict[Pair, Couple]
    row: dict[str, int]
    order: list[list[str]]
    x: dict[str, float] = field(default_factory=dict)
    strands: list[Strand] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    undrawn: int = 0
    side_by_side: dict[Pair, Couple] = field(default_factory=dict)
    """(left, right) -> couple, of those who are neighbours in their row."""

    @cached_property
    def linked(self) -> set[str]:
        """Who is in a couple, or hangs from somebody, or has somebody hanging from them."""
        bars = {person for bar in self.bars for person in (*bar.parents, *bar.children)}
        return bars | {person for pair in self.couples for person in pair}


def drawn_family(family: Family) -> Family:
    """The family without those who are only friends, neighbours or professionals, in a fixed order."""
    family = tidied(family)
    linked: set[str] = {person.id for person in family.people if person.is_index}
    for bond in family.partnerships:
        linked |= {bond.one, bond.other}
    for link in family.parentages:
        linked |= {link.parent, link.child}
    for home in family.households:
        linked |= set(home.members)
    relatives = [tie for tie in family.ties if tie.kind is TieKind.RELATIVE]
    linked |= {one for tie in relatives for one in (tie.one, tie.other)}
    around = {one for tie in family.ties if tie.kind is not TieKind.RELATIVE for one in (tie.one, tie.other)} - linked
    return tidied(replace(family, people=tuple(person for person in family.people if person.id not in around)))


def plan_of(family: Family) -> Plan:
    """Where everything stands. Raises FamilyTooLarge above 250 people."""
    family = drawn_family(family)
    if len(family.people) > MOST:
        raise FamilyTooLarge(f"A drawing shows at most {MOST} people; here are {len(family.people)}.")
    bars = bars_of(family)
    couples = couples_of(family, bars)
    row = rows_of(family)
    order = ordered_rows(family, row, bars, set(couples))
    roles = {tie.one: tie.role for tie in family.ties if tie.kind is TieKind.RELATIVE}
    cards = {person.id: card_of(person, family.on, roles.get(person.id, "")) for person in family.people}
    plan = Plan(family, cards, bars, couples, row, order)
    plan.side_by_side = dict(_neighbours(plan))
    nests = nests_of(row, bars)
    _spread(plan, [_hanging(bar.parents, bar.children, nests) for bar in bars if not _climbs(plan, bar)])
    _link(plan)
    _spread(plan, [_hanging(strand.start, strand.ends, nests) for strand in plan.strands])
    return plan


def planned(family: Family | Plan) -> Plan:
    """The plan itself, or that of a family."""
    return family if isinstance(family, Plan) else plan_of(family)


def _hanging(above: tuple[str, ...], below: tuple[str, ...], nests: Mapping[str, tuple[str, ...]]) -> Hanging:
    moved = (place for place in below if place not in nests or set(nests[place]) <= set(above))
    return Hanging(above, below, tuple(moved))


def _climbs(plan: Plan, bar: Bar) -> bool:
    """Does it lead anywhere but down?"""
    return min(plan.row[child] for child in bar.children) <= max(plan.row[parent] for parent in bar.parents)


def _neighbours(plan: Plan) -> Iterator[tuple[Pair, Couple]]:
    for row in plan.order:
        for left, right in pairwise(row):
            couple = plan.couples.get((left, right)) or plan.couples.get((right, left))
            if couple:
                yield (left, right), couple


def _spread(plan: Plan, hangings: Sequence[Hanging]) -> None:
    apart = {pair: _apart(plan, *pair) for row in plan.order for pair in pairwise(row)}
    plan.x = positions(plan.order, apart, hangings, _leans(plan, apart))


def _leans(plan: Plan, apart: Mapping[Pair, float]) -> dict[str, list[tuple[str, float]]]:
    """Whom each place would like to be near: both partners each other; who hangs from nobody, a neighbour."""
    found: dict[str, list[tuple[str, float]]] = {}
    for row in plan.order:
        reach = dict(zip(row, accumulate((apart[pair] for pair in pairwise(row)), initial=0.0), strict=False))
        near = [pair for pair in plan.couples if pair[0] in reach and pair[1] in reach]
        near += [
            pair for pair in pairwise(row) if any(place in plan.cards and place not in plan.linked for place in pair)
        ]
        for one, other in near:
            found.setdefault(one, []).append((other, reach[one] - reach[other]))
            found.setdefault(other, []).append((one, reach[other] - reach[one]))
    return found


def _apart(plan: Plan, left: str, right: str) -> float:
    """The least distance from middle to middle of two neighbours."""
    cards = [plan.cards[place] for place in (left, right) if place in plan.cards]
    halves = sum(card.width for card in cards) / 2
    if len(cards) < 2:
        return halves + LANE
    couple = plan.side_by_side.get((left, right))
    if couple:
        label = max((width_of(line, 11) for line in couple.words), default=0.0)
        return max(halves + COUPLE_GAP, 2 * HALF + label + 16 + 34 * bool(couple.slashes))
    siblings = any(left in bar.children and right in bar.children for bar in plan.bars)
    return halves + (SIBLING_GAP if siblings else GAP)


def _link(plan: Plan) -> None:
    """Turn bars and couples into strands from row to row, with a lane through each row that a line has to cross."""
    for bar in plan.bars:
        low = max(plan.row[parent] for parent in bar.parents)
        start = tuple(sorted((p for p in bar.parents if plan.row[p] == low), key=lambda p: plan.x[p]))
        below = [child for child in bar.children if plan.row[child] > low]
        plan.levels += [Level(start[0], child, bar) for child in bar.children if plan.row[child] == low]
        plan.undrawn += sum(plan.row[child] < low for child in bar.children)
        if below:
            _strand(plan, start, below, bar)
    beside = {id(couple) for couple in plan.side_by_side.values()}
    for (one, other), couple in plan.couples.items():
        upper, lower = sorted((one, other), key=lambda place: plan.row[place])
        if plan.row[upper] != plan.row[lower]:
            _strand(plan, (upper,), [lower], couple)
        elif id(couple) not in beside:
            left, right = sorted((one, other), key=lambda place: plan.x[place])
            plan.levels.append(Level(left, right, couple))


def _strand(plan: Plan, start: tuple[str, ...], below: Sequence[str], source: Bar | Couple) -> None:
    row = plan.row[start[0]] + 1
    ends = [place if plan.row[place] == row else _lane(plan, place, row) for place in below]
    plan.strands.append(Strand(start, tuple(sorted(ends, key=lambda place: plan.x[place])), source))
    for lane, place in zip(ends, below, strict=True):
        if lane != place:
            _strand(plan, (lane,), [place], source)


def _lane(plan: Plan, towards: str, row: int) -> str:
    """Make way for a line through a row, above where it is going, but not between two partners."""
    lane = f"lane {len(plan.row)}"
    while lane in plan.row:
        lane += "'"
    places = plan.order[row]
    gaps = [gap for gap in range(len(places) + 1) if not _splits(plan, places, gap)]
    edges = [plan.x[place] for place in places]

    def middle(gap: int) -> float:
        left = edges[gap - 1] if gap else edges[0] - 60 if edges else 0.0
        right = edges[gap] if gap < len(edges) else edges[-1] + 60 if edges else 0.0
        return (left + right) / 2

    best = min(gaps, key=lambda gap: (abs(middle(gap) - plan.x[towards]), gap))
    plan.x[lane] = middle(best)
    places.insert(best, lane)
    plan.row[lane] = row
    return lane


def _splits(plan: Plan, places: Sequence[str], gap: int) -> bool:
    return 0 < gap < len(places) and (places[gap - 1], places[gap]) in plan.side_by_side
