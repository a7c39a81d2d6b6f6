"""What a picture of a family is drawn from: people, and what is recorded between them.

Nothing here knows a database. Whoever may not be shown is simply not in it: a link that names somebody who is not
among the people is dropped without a trace, so that a hidden person leaves no gap.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from keepsake.people.genogram.lettering import printable

When = date | int
"""A day, or only a year where no more is known."""


class Sex(StrEnum):
    """As recorded; it chooses the symbol."""

    MALE = "male"
    FEMALE = "female"
    OTHER = "other"
    NOT_RECORDED = "not recorded"


class Bond(StrEnum):
    MARRIED = "married"
    CIVIL_PARTNERSHIP = "civil partnership"
    COHABITING = "cohabiting"
    PARTNER = "partner"


class Ending(StrEnum):
    SEPARATED = "separated"
    DIVORCED = "divorced"
    DISSOLVED = "dissolved"


class Parenthood(StrEnum):
    """How somebody is a parent of, or stands in as one for, a child."""

    BIRTH = "birth"
    ADOPTIVE = "adoptive"
    SPECIAL_GUARDIAN = "special guardian"
    FOSTER = "foster"
    STEP = "step"
    UNKNOWN = "unknown"


class TieKind(StrEnum):
    """A link that is no parenthood and no partnership."""

    RELATIVE = "relative"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    COMMUNITY = "community"
    PROFESSIONAL = "professional"


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    sex: Sex = Sex.NOT_RECORDED
    born: When | None = None
    died: When | None = None
    expected: When | None = None
    is_unborn: bool = False
    is_deceased: bool = False
    is_index: bool = False
    url: str = ""

    @property
    def shown(self) -> str:
        """The name as it can be printed, never empty."""
        return printable(self.name) or "Name not known"

    @property
    def has_died(self) -> bool:
        return self.is_deceased or self.died is not None


@dataclass(frozen=True)
class Partnership:
    one: str
    other: str
    kind: Bond = Bond.PARTNER
    since: When | None = None
    until: When | None = None
    ending: Ending | None = None


@dataclass(frozen=True)
class Parentage:
    parent: str
    child: str
    kind: Parenthood = Parenthood.BIRTH
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True)
class Tie:
    """`one` is something to `other`; `role` says what, in words: Grandmother, Health visitor.

    `above` counts generations from `other` up to `one`, for a relative whose parents or children are not recorded.
    """

    one: str
    other: str
    kind: TieKind
    role: str = ""
    above: int = 0
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True)
class Household:
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Family:
    """A family as it is drawn on one day; ages and what has ended are told for that day."""

    on: date
    people: tuple[Person, ...]
    partnerships: tuple[Partnership, ...] = ()
    parentages: tuple[Parentage, ...] = ()
    ties: tuple[Tie, ...] = ()
    households: tuple[Household, ...] = ()
    hidden_note: str = ""


def year_of(when: When) -> int:
    return when.year if isinstance(when, date) else when


def is_past(when: When | None, on: date) -> bool:
    """Has this come, on this day? A year alone has come when the next year begins.

    >>> is_past(2020, date(2020, 6, 1)), is_past(date(2020, 6, 1), date(2020, 6, 1)), is_past(None, date(2020, 6, 1))
    (False, True, False)
    """
    if when is None:
        return False
    return when <= on if isinstance(when, date) else when < on.year


def birth_order(person: Person) -> tuple[int, int, int, str, str]:
    """Sorts by birth, earliest first; the unborn, then those without a date, come last."""
    when = person.born if person.born is not None else person.expected
    if isinstance(when, date):
        return (int(person.is_unborn), when.year, when.timetuple().tm_yday, person.name, person.id)
    return (1 if person.is_unborn else 0 if when else 2, when or 9999, 0, person.name, person.id)


def tidied(family: Family) -> Family:
    """The same family without what cannot be drawn, in an order that does not depend on the order it came in."""
    people: dict[str, Person] = {}
    for person in family.people:
        people.setdefault(person.id, person)
    ordered = tuple(sorted(people.values(), key=birth_order))
    rank = {person.id: number for number, person in enumerate(ordered)}

    def shown(one: str, other: str) -> bool:
        return one in rank and other in rank and one != other

    homes = [
        replace(home, members=tuple(sorted(rank.keys() & set(home.members), key=rank.__getitem__)))
        for home in family.households
    ]
    return replace(
        family,
        people=ordered,
        partnerships=tuple(
            sorted(
                (bond for bond in set(family.partnerships) if shown(bond.one, bond.other)),
                key=lambda p: (_start(p.since), sorted((rank[p.one], rank[p.other])), _start(p.until), str(p)),
            )
        ),
        parentages=tuple(
            sorted(
                (link for link in set(family.parentages) if shown(link.parent, link.child)),
                key=lambda p: (rank[p.child], _CLOSENESS[p.kind], rank[p.parent], _start(p.since), str(p)),
            )
        ),
        ties=tuple(
            sorted(
                (tie for tie in set(family.ties) if shown(tie.one, tie.other)),
                key=lambda t: (rank[t.other], rank[t.one], str(t)),
            )
        ),
        households=tuple(sorted((home for home in homes if home.members), key=lambda h: (h.name, h.members))),
    )


_CLOSENESS = {kind: number for number, kind in enumerate(Parenthood)}


def _start(when: When | None) -> tuple[int, int]:
    if isinstance(when, date):
        return (when.year, when.timetuple().tm_yday)
    return (when or 0, 0)
