"""Couples, and the lines that hang from them: which children, in what way theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from keepsake.people.genogram.family import (
    Bond,
    Ending,
    Family,
    Parentage,
    Parenthood,
    Partnership,
    Person,
    is_past,
    year_of,
)

Pair = tuple[str, str]


@dataclass(frozen=True)
class Couple:
    """Two people as they stand to each other on the day. `bond` is None where they only have a child together."""

    pair: Pair
    bond: Bond | None = None
    slashes: int = 0
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bar:
    """Children who hang from the same one or two parents in the same way, in birth order."""

    parents: tuple[str, ...]
    kind: Parenthood
    is_former: bool
    children: tuple[str, ...]


def couples_of(family: Family, bars: tuple[Bar, ...]) -> dict[Pair, Couple]:
    """Each two who are or were partners, or are parents together; the pair is in birth order, eldest first."""
    rank = {person.id: number for number, person in enumerate(family.people)}
    people = {person.id: person for person in family.people}
    found: dict[Pair, Couple] = {}
    for bond in sorted(family.partnerships, key=lambda bond: not has_ended(bond, people, family)):
        one, other = sorted((bond.one, bond.other), key=rank.__getitem__)
        found[one, other] = _couple((one, other), bond, people, family)
    for bar in bars:
        if len(bar.parents) == 2:
            pair = (bar.parents[0], bar.parents[1])
            found.setdefault(pair, Couple(pair))
    return found


def has_ended(bond: Partnership, people: dict[str, Person], family: Family) -> bool:
    """Is it over by the day, in life or by a death?"""
    return is_past(bond.until, family.on) or bond.ending is not None or parted_by_death(bond, people)


def parted_by_death(bond: Partnership, people: dict[str, Person]) -> bool:
    if bond.ending is not None:
        return False
    deaths = [people[one] for one in (bond.one, bond.other) if people[one].has_died]
    if bond.until is None:
        return bool(deaths)
    return any(person.died is None or year_of(person.died) <= year_of(bond.until) for person in deaths)


def _couple(pair: Pair, bond: Partnership, people: dict[str, Person], family: Family) -> Couple:
    words = [_began(bond)]
    if not has_ended(bond, people, family) or parted_by_death(bond, people):
        return Couple(pair, bond.kind, 0, tuple(words))
    over = bond.ending or Ending.SEPARATED
    words.append(f"{over.value} {year_of(bond.until)}" if bond.until is not None else over.value)
    return Couple(pair, bond.kind, 1 if over is Ending.SEPARATED else 2, tuple(words))


_BEGAN = {
    Bond.MARRIED: "married",
    Bond.CIVIL_PARTNERSHIP: "civil partners",
    Bond.COHABITING: "live together",
    Bond.PARTNER: "partners",
}


def _began(bond: Partnership) -> str:
    word = "lived together" if bond.kind is Bond.COHABITING and (bond.until or bond.ending) else _BEGAN[bond.kind]
    return f"{word} {year_of(bond.since)}" if bond.since is not None else word


def bars_of(family: Family) -> tuple[Bar, ...]:
    """Every parent link, gathered; a step-parent who is a partner of another parent needs no line of their own."""
    rank = {person.id: number for number, person in enumerate(family.people)}
    partners = {frozenset((bond.one, bond.other)) for bond in family.partnerships}
    children: dict[tuple[tuple[str, ...], Parenthood, bool], list[str]] = {}
    for links in _links_by_child(family):
        all_parents = {link.parent for link in links}
        for parents, kind, former in _gathered(links, partners, family):
            others = [other for other in all_parents if frozenset((other, parents[0])) in partners]
            if len(parents) == 1 and others and kind is Parenthood.STEP:
                continue
            if len(parents) == 1 and others and kind is not Parenthood.BIRTH:
                parents = (parents[0], min(others, key=rank.__getitem__))
            key = (tuple(sorted(parents, key=rank.__getitem__)), kind, former)
            children.setdefault(key, []).append(links[0].child)
    return tuple(
        Bar(parents, kind, former, tuple(sorted(set(below), key=rank.__getitem__)))
        for (parents, kind, former), below in children.items()
    )


def _links_by_child(family: Family) -> Iterator[list[Parentage]]:
    found: dict[str, list[Parentage]] = {}
    for link in family.parentages:
        found.setdefault(link.child, []).append(link)
    yield from found.values()


def _gathered(
    links: list[Parentage], partners: set[frozenset[str]], family: Family
) -> Iterator[tuple[tuple[str, ...], Parenthood, bool]]:
    """The parents of one child, two together where they are a couple or where there are just two of the kind."""
    for kind in Parenthood:
        latest = {link.parent: link for link in links if link.kind is kind}
        left = list(latest.values())
        while left:
            link = left.pop(0)
            mate = next((other for other in left if frozenset((link.parent, other.parent)) in partners), None)
            if mate is None and len(left) == 1 and _belong(link, left[0]):
                mate = left[0]
            if mate:
                left.remove(mate)
            former = all(is_past(each.until, family.on) for each in (link, mate) if each)
            yield (link.parent, mate.parent) if mate else (link.parent,), kind, former


def _belong(one: Parentage, other: Parentage) -> bool:
    """Two without a recorded partnership are parents together by birth or adoption, or if they began and ended it
    together."""
    if one.kind in (Parenthood.BIRTH, Parenthood.ADOPTIVE):
        return True
    return (one.since, one.until) == (other.since, other.until)
