"""The drawing in words: a row for each person, so that nobody needs the picture to know what it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from keepsake.people.genogram.family import (
    Bond,
    Ending,
    Family,
    Partnership,
    Person,
    Tie,
    TieKind,
    is_past,
    tidied,
    year_of,
)
from keepsake.people.genogram.kinship import CHILD, PARENT, Kinship, word_for
from keepsake.people.genogram.lifetimes import life_words, span_words
from keepsake.people.genogram.unions import has_ended, parted_by_death


@dataclass(frozen=True)
class Relations:
    """One row: who, when they were born, what they are to the child, and every recorded link in a sentence."""

    person: Person
    life: str
    role: str
    says: tuple[str, ...]


def relations_table(family: Family) -> tuple[Relations, ...]:
    """Everybody, the children it is about first, then by birth; friends and professionals are in it too."""
    family = tidied(family)
    kinship = Kinship(family)
    people = sorted(family.people, key=lambda person: not person.is_index)
    about = next((person for person in people if person.is_index), None)
    return tuple(
        Relations(
            person,
            "" if _is_only_around(person, family) else life_words(person, family.on),
            _role(person, about, kinship, family) if about and about is not person else "",
            tuple(dict.fromkeys(_sentences(person, family, kinship))),
        )
        for person in people
    )


def _is_only_around(person: Person, family: Family) -> bool:
    """Somebody who works with the family: of them it is told what they do, and not when they were born."""
    kinds = {tie.kind for tie in family.ties if tie.one == person.id}
    return kinds == {TieKind.PROFESSIONAL} and person.born is None


def _role(person: Person, about: Person, kinship: Kinship, family: Family) -> str:
    """What they are to the one it is about: by blood and bond, or else as it is recorded of the two."""
    said = (_tie_word(tie) for tie in family.ties if tie.one == person.id and tie.other == about.id)
    return kinship.role_words(person.id, about.id) or next(said, "")


def _sentences(person: Person, family: Family, kinship: Kinship) -> Iterator[str]:
    """All that is recorded of one person in a tidied family."""
    names = {each.id: each.shown for each in family.people}
    yield from _parenthoods(person, family, names)
    for bond in family.partnerships:
        if person.id in (bond.one, bond.other):
            other = bond.other if bond.one == person.id else bond.one
            yield _partner(bond, names[other], family, kinship)
    for tie in family.ties:
        if tie.one == person.id:
            yield _tie(tie, names[tie.other])
        if tie.other == person.id:
            yield f"Has {_tie_word(tie)[0].lower()}{_tie_word(tie)[1:]}: {names[tie.one]}"
    for home in family.households:
        others = [names[member] for member in home.members if member != person.id]
        if person.id in home.members:
            yield f"Lives with {listed(others)} at {home.name}" if others else f"Lives at {home.name}"


def _parenthoods(person: Person, family: Family, names: Mapping[str, str]) -> Iterator[str]:
    """ "Mother of Ann and Ben"; those with the same word and the same years in one sentence."""
    found: dict[tuple[str, str], list[str]] = {}
    for link in family.parentages:
        if person.id not in (link.parent, link.child):
            continue
        is_parent = link.parent == person.id
        word = word_for(person, (PARENT if is_parent else CHILD)[link.kind])
        word = _former(word) if is_past(link.until, family.on) else word
        span = span_words(link.since, link.until)
        found.setdefault((word, span), []).append(names[link.child if is_parent else link.parent])
    for (word, span), others in found.items():
        yield f"{word} of {listed(list(dict.fromkeys(others)))}" + (f", {span}" if span else "")


def _former(word: str) -> str:
    return f"Former {word[0].lower()}{word[1:]}"


_NOW = {
    Bond.MARRIED: "Married to",
    Bond.CIVIL_PARTNERSHIP: "Civil partner of",
    Bond.COHABITING: "Lives as a couple with",
    Bond.PARTNER: "Partner of",
}
_THEN = {**_NOW, Bond.MARRIED: "Was married to", Bond.CIVIL_PARTNERSHIP: "Was civil partner of"} | {
    Bond.COHABITING: "Lived as a couple with",
    Bond.PARTNER: "Was partner of",
}


def _partner(bond: Partnership, other: str, family: Family, kinship: Kinship) -> str:
    """ "Was married to Ann Example, 2010 to 2018, divorced"."""
    over = has_ended(bond, kinship.people, family)
    by_death = over and parted_by_death(bond, kinship.people)
    until = bond.until
    if by_death and until is None:
        deaths = [kinship.people[each].died for each in (bond.one, bond.other)]
        until = min((death for death in deaths if death is not None), key=year_of, default=None)
    parts = [f"{(_THEN if over else _NOW)[bond.kind]} {other}", span_words(bond.since, until)]
    if by_death:
        parts.append("parted by death")
    elif over:
        parts.append((bond.ending or Ending.SEPARATED).value)
    return ", ".join(part for part in parts if part)


def _tie(tie: Tie, other: str) -> str:
    span = span_words(tie.since, tie.until)
    return f"{_tie_word(tie)} of {other}" + (f", {span}" if span else "")


def _tie_word(tie: Tie) -> str:
    return tie.role or tie.kind.value.capitalize()


def listed(names: list[str]) -> str:
    """
    >>> listed(["Ann", "Ben", "Cy"])
    'Ann, Ben and Cy'
    """
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
