"""Nobody opens to others, or to themselves, what they cannot see."""

from keepsake.people.models import Person
from keepsake.people.unseen import made_here


class NotSeen(PermissionError):
    """The person is not visible in the open access. It does not say whether there is one."""


def sees(person: Person) -> bool:
    """Is this person visible here, or has their record just been made here?"""
    return Person.objects.filter(pk=person.pk).exists() or made_here(person.pk)


def must_see(*people: Person) -> None:
    """Raise NotSeen unless each of them is."""
    if not all(sees(person) for person in people):
        raise NotSeen("There is no such person among those you may see.")
