"""Who chairs the conferences of a child: independent of the work, and seeing the child for as long as they chair."""

from collections.abc import Iterable
from uuid import UUID

from keepsake.accounts.models import Account
from keepsake.casework.independence import answers_for
from keepsake.people.actions import allocations
from keepsake.people.known import current as in_force
from keepsake.people.models import Allocation, Person
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong

CHAIR = "conference_chair"
DONE = "The minutes of the conference went out, and no plan runs."


def must_be_independent(chair: Account, children: Iterable[Person]) -> None:
    """Raises Wrong for somebody who works with one of the children, or answers for who does."""
    if answers_for(chair.pk, (each.pk for each in children)):
        raise Wrong(
            "chaired_by",
            f"{chair.display_name} works with these children, or answers for who does.",
            "A chair is independent of the work: choose somebody else.",
        )


@action
def give(*, chair: Account | None, children: Iterable[Person], by: Account, instead_of: UUID | None = None) -> None:
    """Whoever is named as chair sees these children from now on, and who chaired before no longer.

    Where ``chair`` is None nobody is named, or nobody else.
    """
    if chair is None or chair.pk == instead_of:
        return
    them = list(children)
    must_be_independent(chair, them)
    if instead_of is not None:
        end(chair=instead_of, children=them, reason="Somebody else chairs from now on.", by=by)
    for child in them:
        if not _standing(chair.pk, [child]):
            part, day = Allocation.Part.CHAIR, current().day
            allocations.allocate(person=child, worker=chair, part=part, begins_on=day, by=by)


@action
def end(*, chair: UUID | None, children: Iterable[Person], by: Account, reason: str = DONE) -> None:
    """The chair is done with these children, and sees them no longer than today."""
    for each in _standing(chair, children) if chair is not None else ():
        allocations.end(allocation=each, ends_on=current().day, reason=reason, by=by)


def _standing(chair: UUID, children: Iterable[Person]) -> list[Allocation]:
    day, part = current().day, Allocation.Part.CHAIR
    return list(Allocation.objects.filter(in_force(day), worker=chair, person__in=list(children), part=part))
