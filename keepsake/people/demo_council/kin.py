"""A family being made up: who is in it, when they were born, and what they are to each other."""

from dataclasses import dataclass, field

from keepsake.people.demo_council.naming import Community
from keepsake.people.demo_council.places import NOWHERE, Place

YEAR = 365.25
GROWN_UP = 18


@dataclass(slots=True)
class Sketch:
    """Somebody before they are told of. Days are ordinals of the calendar (1 is 1 January of the year 1).

    ``part`` is child, parent, carer or other. Whoever lives apart has a ``place`` of their own.
    """

    id: int
    part: str
    sex: str
    born: int
    community: Community
    ethnicity: str
    given: str
    family: str
    birth_family: str = ""
    died: int | None = None
    place: Place | None = None
    placed_from: int | None = None
    is_alone: bool = False

    def age_on(self, day: int) -> float:
        """Years lived, up to that day; below 0 before birth."""
        return (day - self.born) / YEAR

    def is_child_on(self, day: int) -> bool:
        """Under 18 and alive, or not yet born?"""
        return self.born + int(GROWN_UP * YEAR) >= day and self.died is None


@dataclass(frozen=True, slots=True)
class Tie:
    """``person`` is the ``kind`` of ``other``."""

    person: Sketch
    other: Sketch
    kind: str
    by: str = ""
    is_half: bool = False
    begins: int | None = None
    ends: int | None = None


@dataclass(slots=True)
class Kin:
    """People who belong together, the house they live in and the houses before it."""

    people: list[Sketch] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    home: Place = NOWHERE
    since: int = 0
    before: list[tuple[Place, int, int]] = field(default_factory=list)
    is_hidden: bool = False

    def children_on(self, day: int) -> list[Sketch]:
        """Those under 18, the unborn too."""
        return [each for each in self.people if each.part == "child" and each.is_child_on(day)]
