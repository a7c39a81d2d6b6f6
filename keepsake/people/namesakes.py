"""Is somebody's family name this one? Answered by ids alone, for whoever checks the use of the record.

Whoever checks may not be allowed to see the people: a worker who opens the record of a relation must be found all the
same. Which name it is, is not said; whose record is closed is left out: that it is like a worker's would tell.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from keepsake.people.known import current, rows
from keepsake.people.models import PersonName, Restriction
from keepsake.record.opened import keeping


def family_names(text: str) -> frozenset[str]:
    """The parts of a family name, to be compared.

    >>> sorted(family_names("Ashgrove-Rowan"))
    ['ashgrove', 'rowan']
    """
    return frozenset(part for part in text.casefold().replace("-", " ").split() if len(part) > 1)


def namesakes(people: Iterable[UUID], names: Iterable[str], day: date) -> dict[UUID, frozenset[str]]:
    """Those of these people who have, or had, one of these family names; with those of the names that they have."""
    wanted, found = frozenset(names), dict[UUID, frozenset[str]]()
    with keeping():
        closed = rows(Restriction).filter(current(day)).values("person")
        held = rows(PersonName).filter(person__in=list(people)).exclude(person__in=closed)
        for person, family in held.values_list("person", "family"):
            shared = family_names(family) & wanted
            if shared:
                found[person] = found.get(person, frozenset()) | shared
    return found
