"""A person as the search knows them: what can be compared, and nothing else of the record."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Called(Enum):
    """When the person is, or was, called so."""

    CURRENT = "name"
    FORMER = "former name"
    ALIAS = "also known as"


class Born(Enum):
    """How surely the date of birth is known."""

    EXACT = "exact"
    ESTIMATED = "estimated"
    YEAR_ONLY = "year only"


@dataclass(frozen=True, slots=True)
class Name:
    """One whole name in the order it is written, with its accents and hyphens."""

    text: str
    called: Called = Called.CURRENT


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared of one person.

    The present postcode stands first, former ones follow. A place is a town or district by name.
    """

    id: int
    names: tuple[Name, ...]
    born_on: date | None = None
    born: Born = Born.EXACT
    postcodes: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
