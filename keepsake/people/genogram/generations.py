"""Which row each person stands in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from keepsake.people.genogram.family import Family, Parenthood, Person, TieKind, year_of

_BY_BLOOD_OR_LAW = (Parenthood.BIRTH, Parenthood.ADOPTIVE)


def rows_of(family: Family) -> dict[str, int]:
    """Person -> row, 0 at the top; of a tidied family.

    Links are taken as distances (a child is one row below a parent, partners are level), the surest first. A link that
    contradicts what surer ones have settled (a grandmother who is also the foster carer; a cycle in the record) does
    not move anybody.
    """
    offsets = _Offsets(person.id for person in family.people)
    for upper, lower, distance in _distances(family):
        offsets.join(upper, lower, distance)
    rows = _aligned(family, offsets)
    _push_down(rows, family)
    used = {row: number for number, row in enumerate(sorted(set(rows.values())))}
    return {person: used[row] for person, row in rows.items()}


def _distances(family: Family) -> Iterator[tuple[str, str, int]]:
    for kind in _BY_BLOOD_OR_LAW:
        yield from ((link.parent, link.child, 1) for link in family.parentages if link.kind is kind)
    yield from ((bond.one, bond.other, 0) for bond in family.partnerships)
    yield from _parents_together(family)
    yield from ((link.parent, link.child, 1) for link in family.parentages if link.kind not in _BY_BLOOD_OR_LAW)
    yield from ((tie.one, tie.other, tie.above) for tie in family.ties if tie.kind is TieKind.RELATIVE)


def _parents_together(family: Family) -> Iterator[tuple[str, str, int]]:
    parents: dict[tuple[str, Parenthood], str] = {}
    for link in family.parentages:
        first = parents.setdefault((link.child, link.kind), link.parent)
        if first != link.parent:
            yield first, link.parent, 0


class _Offsets:
    """Groups of people whose rows are known against each other (union-find with distances)."""

    def __init__(self, people: Iterable[str]) -> None:
        self.group: dict[str, str] = {person: person for person in people}
        self.row: dict[str, int] = dict.fromkeys(self.group, 0)
        self.members: dict[str, list[str]] = {person: [person] for person in self.group}

    def join(self, upper: str, lower: str, distance: int) -> None:
        kept, moved = self.group[upper], self.group[lower]
        if kept == moved:
            return
        shift = self.row[upper] + distance - self.row[lower]
        for person in self.members.pop(moved):
            self.group[person] = kept
            self.row[person] += shift
            self.members[kept].append(person)


def _aligned(family: Family, offsets: _Offsets) -> dict[str, int]:
    """One scale for groups that no link joins: who is grown up stands level with the index child's parents."""
    index = next((person for person in family.people if person.is_index), None) or next(iter(family.people), None)
    rows: dict[str, int] = {}
    for members in offsets.members.values():
        lowest = max(offsets.row[member] for member in members)
        rows |= {member: offsets.row[member] - lowest for member in members}
    if index is None:
        return rows
    base = rows[index.id]
    for person in family.people:
        alone = offsets.members.get(offsets.group[person.id], [])
        if len(alone) == 1 and not person.is_index and not _is_child(person, family.on):
            rows[person.id] = base - 1
    return rows


def _is_child(person: Person, on: date) -> bool:
    return person.is_unborn or (person.born is not None and on.year - year_of(person.born) < 18)


def _push_down(rows: dict[str, int], family: Family) -> None:
    """No child by birth or adoption stands level with a parent or above; tried a few times, since records may be
    circular."""
    links = [(link.parent, link.child) for link in family.parentages if link.kind in _BY_BLOOD_OR_LAW]
    for _ in range(4):
        wrong = [(parent, child) for parent, child in links if rows[child] <= rows[parent]]
        if not wrong:
            return
        for parent, child in wrong:
            _lower(child, rows[parent] + 1 - rows[child], rows, links)


def _lower(person: str, by: int, rows: dict[str, int], links: Iterable[tuple[str, str]]) -> None:
    below = {person}
    children: Mapping[str, list[str]] = _children(links)
    waiting = [person]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in below:
                below.add(child)
                waiting.append(child)
    for each in below:
        rows[each] += max(by, 0)


def _children(links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for parent, child in links:
        found.setdefault(parent, []).append(child)
    return found
