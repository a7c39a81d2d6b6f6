"""Nobody opens to others, or to themselves, what they cannot see."""

from datetime import date
from uuid import UUID

from keepsake.people.known import teams_of, teams_under
from keepsake.people.models import Person
from keepsake.people.unseen import made_here
from keepsake.record.wrong import Wrong


class NotSeen(PermissionError):
    """The person is not visible in the open access. It does not say whether there is one."""


def not_to_oneself(worker: UUID, by: UUID, day: date, field: str, *, team: int | None = None) -> None:
    """Raise Wrong where somebody who runs the teams would open records to themselves.

    What a manager sees anyway they may also be given: a ``team`` under them.
    """
    if worker == by and team not in teams_under(by, day):
        raise Wrong(field, "Nobody opens records to themselves.", "Ask another manager or an administrator.")


def is_under(worker: UUID, by: UUID, day: date) -> bool:
    """Is the worker in a team that the other manages?"""
    return not set(teams_of(worker, day)).isdisjoint(teams_under(by, day))


def sees(person: Person) -> bool:
    """Is this person visible here, or has their record just been made here?"""
    return Person.objects.filter(pk=person.pk).exists() or made_here(person.pk)


def must_see(*people: Person) -> None:
    """Raise NotSeen unless each of them is."""
    if not all(sees(person) for person in people):
        raise NotSeen("There is no such person among those you may see.")
