"""Does a worker live where a person lives, or next door? Answered by ids alone, for whoever checks who looked.

Next door is the same postcode, which some fifteen homes share.

A worker's own address is kept as a seal, with a key outside the database: no page shows it, the database does not tell
it, and two workers who live together have different seals. Only who has the database and the key could find it out, by
trying every address. Whose record is closed is left out, as with names.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from keepsake.people.known import current, rows
from keepsake.people.models import Address, OwnPlace, Restriction
from keepsake.record.opened import keeping
from keepsake.record.sealing import fingerprint, fingerprints


class Seals(NamedTuple):
    """Of where a worker lives: of the home, and of its postcode; empty where that was never sealed."""

    home: str
    postcode: str = ""


def code_of(postcode: str) -> str:
    """What tells a postcode from every other.

    >>> code_of("kp1 2ab")
    'KP12AB'
    """
    return "".join(filter(str.isalnum, postcode)).upper()


def place_of(lines: str, postcode: str) -> str:
    r"""What tells a home from every other: the postcode and the numbers of house and flat, or the house's name.

    >>> place_of("Flat 2, 14 Mill Lane\nAlderwick", "kp1 2ab") == place_of("2/14 Mill Ln", "KP12AB")
    True
    >>> place_of("14 Mill Lane", ""), place_of("Rose Cottage\nMill Lane", "KP1 2AB")
    ('', 'KP12AB rosecottage')
    """
    code = code_of(postcode)
    numbers = re.findall(r"\d+[a-z]?(?![a-z])", lines.casefold())
    first = "".join(filter(str.isalnum, lines.strip().partition("\n")[0].casefold()))
    door = "-".join(numbers) or first
    return f"{code} {door}" if code and door else ""


def seal_of(worker: UUID, place: str) -> str:
    """The seal of a place, for one worker. Raises NoFileKey."""
    return fingerprint(place.encode(), about=worker.bytes)


def workers_places() -> dict[UUID, Seals]:
    """The seals of those who have said where they live."""
    return {worker: Seals(*seals) for worker, *seals in OwnPlace.objects.values_list("worker", "seal", "near")}


def places(people: Iterable[UUID], day: date) -> dict[UUID, frozenset[str]]:
    """Where these people live today, as it is compared: homes, and postcodes. Whose record is closed has none."""
    found: dict[UUID, set[str]] = defaultdict(set)
    with keeping():
        closed = rows(Restriction).filter(current(day)).values("person")
        held = rows(Address).filter(current(day), ~Q(kind=Address.Kind.LETTERS), person__in=list(people))
        for person, lines, postcode in held.exclude(person__in=closed).values_list("person", "lines", "postcode"):
            found[person] |= {place_of(lines, postcode), code_of(postcode)}
    return {person: frozenset(each - {""}) for person, each in found.items()}


def lives_in_one_of(worker: UUID, seal: str, homes: Iterable[str]) -> bool:
    """Is what the worker's seal is of among these? A seal of an older key still counts."""
    return any(seal in fingerprints(home.encode(), about=worker.bytes) for home in homes)
