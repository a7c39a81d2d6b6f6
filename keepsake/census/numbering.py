"""What a child is called in a census: by the council's number, and who has none by the first of their id.

A census takes 20 characters. That many of an id are enough to tell anybody from everybody, and need no counter; so a
child whom a worker has recorded goes out under a number that stays the same, and is known again when it comes back.
"""

import re
from collections.abc import Iterable
from uuid import UUID

from keepsake.census.rows import rows
from keepsake.people.models import Person

LENGTH = 20  # characters, as rule 1570 of the census has it
_OURS = re.compile(f"[0-9a-f]{{{LENGTH}}}")


def of_id(id: UUID) -> str:
    """The number of somebody to whom no council gave one.

    >>> of_id(UUID("38d79448-c677-4fd6-a8ce-93dfa9ea42a5"))
    '38d79448c6774fd6a8ce'
    """
    return id.hex[:LENGTH]


def made_here(numbers: Iterable[str]) -> dict[str, list[str]]:
    """Number -> the ids of those in the record who go out under it, where it was made here."""
    rest = 32 - LENGTH
    found: dict[str, list[str]] = {}
    for number in filter(_OURS.fullmatch, numbers):
        first, last = UUID(number + "0" * rest), UUID(number + "f" * rest)
        if them := [who.hex for who in rows(Person).filter(pk__range=(first, last)).values_list("pk", flat=True)]:
            found[number] = them
    return found
