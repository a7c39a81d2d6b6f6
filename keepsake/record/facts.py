"""What the record must be told about people to decide on rows: by whoever knows them, in a room above.

A condition on a row speaks of the worker's relationship to its person, who that person is, and what circumstances hold.
How these stand in the database is for the room of people to say; it installs itself here when it starts.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q, QuerySet


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a worker and one person on a day, in codes of the vocabulary."""

    subjects: frozenset[str]
    relationships: frozenset[str]
    circumstances: frozenset[str]


class Facts(Protocol):
    """Conditions on the person at the end of a path; an empty path is the row itself."""

    def related(self, relationship: str, worker: UUID, day: date, path: str) -> Q:
        """Is this the worker's relationship to the person on this day?"""
        ...

    def is_one_of(self, subjects: tuple[str, ...], day: date, path: str) -> Q:
        """Is the person one of these subjects on this day?"""
        ...

    def holds(self, circumstance: str, worker: UUID, day: date, path: str) -> Q | None:
        """Does this circumstance hold for the person? None where the record knows of no such circumstance."""
        ...

    def people_of(self, relationships: frozenset[str], worker: UUID, day: date) -> QuerySet[Any] | None:
        """The ids of all to whom the worker has one of these relationships; None where that would be nearly all."""
        ...

    def reached(self, relationships: frozenset[str], worker: UUID, day: date) -> Mapping[str, Known] | None:
        """What is known of all to whom the worker has one of these relationships, and perhaps of others; None where
        they are too many to be decided one by one. People are named by 32 hexadecimal digits."""
        ...

    def wrote(self, model: str, people: frozenset[UUID], at: datetime) -> None:
        """A version of a record of this model, about these people, was written at this moment."""
        ...

    def known(self, people: Collection[UUID], worker: UUID, day: date) -> Mapping[UUID, Known]:
        """The same for these people, worked out at once."""
        ...


_installed: list[Facts] = []


def install(facts: Facts) -> None:
    """Say who knows the people. The last one installed holds."""
    _installed[:] = [facts]


def installed() -> Facts:
    """Raises LookupError where no room of people is installed."""
    if not _installed:
        raise LookupError("No room has said how people are known.")
    return _installed[0]
