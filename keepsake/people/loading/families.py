"""The facts of a council, family after family."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from keepsake.people.demo_council import Fact
from keepsake.people.demo_council.persons import Household, Person, PersonRole, Status
from keepsake.people.demo_council.staff import Allocation

YOUNG = ("child", "unborn_child")
GROWN_UP = ("parent", "carer")


@dataclass(slots=True)
class Family:
    """What is told of one family, from its household on, with those of it who were recorded twice."""

    number: int
    facts: list[Fact]

    @property
    def people(self) -> list[Person]:
        return [fact for fact in self.facts if isinstance(fact, Person)]

    def who_are(self, *roles: str) -> list[int]:
        """Those who have one of these roles, in the order they were told of."""
        return [fact.person_id for fact in self.facts if isinstance(fact, PersonRole) and fact.role in roles]

    def allocations_now(self) -> list[Allocation]:
        return [fact for fact in self.facts if isinstance(fact, Allocation) and fact.ends_on is None]

    @property
    def is_unknown(self) -> bool:
        """Does nobody work with them, and did nobody ever?"""
        return not any(isinstance(fact, Allocation | Status) for fact in self.facts)


def split(facts: Iterable[Fact]) -> tuple[list[Fact], Iterator[Family]]:
    """What is told of the staff, and the families after it."""
    waiting = iter(facts)
    staff: list[Fact] = []
    for fact in waiting:
        if isinstance(fact, Household):
            return staff, _families(chain([fact], waiting))
        staff.append(fact)
    return staff, iter(())


def _families(facts: Iterator[Fact]) -> Iterator[Family]:
    found: Family | None = None
    for fact in facts:
        if isinstance(fact, Household):
            if found is not None:
                yield found
            found = Family(fact.id, [])
        if found is not None:
            found.facts.append(fact)
    if found is not None:
        yield found


def with_their_parents(family: Family) -> Family:
    """Whoever works with a child works with the adults of the family too, from the same day on."""
    now = family.allocations_now()
    if not now:
        return family
    standing = max(now, key=lambda each: (each.worker_id is not None, -each.begins_on.toordinal()))
    known = {each.person_id for each in now}
    adults = [who for who in family.who_are(*GROWN_UP) if who not in known]
    more = [replace(standing, person_id=who, reason="") for who in adults]
    return Family(family.number, [*family.facts, *more])


def children_on(family: Family, today: date) -> list[Person]:
    """Those under 18, the unborn too."""
    young = set(family.who_are(*YOUNG))
    oldest = date(today.year - 18, today.month, min(today.day, 28))
    return [each for each in family.people if each.id in young and each.born_on and each.born_on >= oldest]
