"""Places that do not exist, and ways to reach nobody.

Postcodes are in KP, an area that the Royal Mail does not have. Telephone numbers are from Ofcom's ranges for drama
(01632 960000 to 960999 and 07700 900000 to 900999); e-mail is at example.org (RFC 2606).
"""

import unicodedata
from dataclasses import dataclass

from keepsake.people.demo_council.chance import Chance
from keepsake.people.demo_council.tables import listed

TOWNS = listed("places", "town")
STREETS = listed("places", "street")
WAYS = listed("places", "way")
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(frozen=True, slots=True)
class Place:
    """A house in the invented council."""

    lines: str
    postcode: str
    kind: str = "home"
    is_confidential: bool = False


NOWHERE = Place("", "ZZ99 3VZ", "no_fixed_abode")


def house(chance: Chance) -> Place:
    """A house in one of the towns."""
    town = chance.below(len(TOWNS))
    street = f"{chance.between(1, 180)} {chance.pick(STREETS)} {chance.pick(WAYS)}"
    flat = f"Flat {chance.between(1, 40)}, " if chance.happens(0.2) else ""
    return Place(f"{flat}{street}\n{TOWNS[town]}", postcode(chance, town))


def postcode(chance: Chance, town: int) -> str:
    """A postcode of a town: KP and the number of the town."""
    return f"KP{town + 1} {chance.below(10)}{chance.pick(_INWARD)}{chance.pick(_INWARD)}"


def phone(chance: Chance) -> str:
    """A number in a house or an office."""
    return f"01632960{chance.below(1000):03d}"


def mobile(chance: Chance) -> str:
    """A mobile number."""
    return f"07700900{chance.below(1000):03d}"


def plain(name: str) -> str:
    """A name in the small plain letters that stand in an e-mail address.

    >>> plain("Łukasz Świerkowicki")
    'lukasz.swierkowicki'
    """
    letters = unicodedata.normalize("NFKD", name.replace("Ł", "L").replace("ł", "l")).lower()
    kept = (letter if letter.isalnum() else "." for letter in letters if letter.isascii())
    return "".join(kept)
