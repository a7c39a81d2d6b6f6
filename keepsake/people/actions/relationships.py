"""How people belong together: written once, read from either side."""

from datetime import date
from typing import Any

from django.db.models import Q

from keepsake.accounts.models import Account
from keepsake.people.kinship import MUTUAL
from keepsake.people.models import Person, Relationship
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said


@action
def add(
    *,
    person: Person,
    other: Person,
    kind: str,
    by: Account,
    has_responsibility: bool | None = None,
    responsibility_by: str = "",
    profession: str = "",
    body: str = "",
    begins_on: date | None = None,
    ends_on: date | None = None,
) -> Relationship:
    """``person`` is the ``kind`` of ``other``: a mother of her child. The other side follows and is not written."""
    if person.pk == other.pk:
        raise Wrong("other", "Nobody is their own relative.", "Choose somebody else.")
    _check_responsibility(has_responsibility, responsibility_by)
    in_order(begins_on, ends_on)
    _is_new(person, other, kind)
    # What was not said is not written: it would be decided about as if it had been.
    more: dict[str, Any] = {"has_responsibility": has_responsibility, "responsibility_by": responsibility_by}
    more |= {"profession": profession.strip(), "body": body.strip()}
    return writing.add(
        Relationship,
        person=person,
        other=other,
        kind=kind,
        begins_on=begins_on,
        ends_on=ends_on,
        true_from=begins_on,
        **{name: value for name, value in more.items() if value not in ("", None)},
    )


@action
def end(*, relationship: Relationship, ends_on: date, by: Account, because: str = "") -> Relationship:
    """The last day on which they were that to each other."""
    in_order(relationship.begins_on, ends_on)
    return writing.change(relationship, ends_on=ends_on, because=because)


@action
def set_responsibility(
    *,
    relationship: Relationship,
    has_responsibility: bool | None,
    because: str,
    by: Account,
    responsibility_by: str = "",
) -> Relationship:
    """Whether ``person`` has parental responsibility for ``other``, and how they got it; None where nobody knows."""
    _check_responsibility(has_responsibility, responsibility_by)
    return writing.change(
        relationship,
        has_responsibility=has_responsibility,
        responsibility_by=responsibility_by,
        because=said("because", because, "Say how it is known."),
    )


def _check_responsibility(has: bool | None, got_by: str) -> None:
    if got_by and got_by not in Relationship.Responsibility.values:
        known = ", ".join(Relationship.Responsibility.values)
        raise Wrong("responsibility_by", "Say how parental responsibility was got.", f"One of: {known}.")
    if got_by and not has:
        raise Wrong(
            "has_responsibility", "It is said how it was got, but not that it is there.", "Say both or neither."
        )


def _is_new(person: Person, other: Person, kind: str) -> None:
    if kind not in Relationship.Kind.values:
        raise Wrong("kind", "Say what they are to each other.", f"One of: {', '.join(Relationship.Kind.values)}.")
    same = Q(person=person, other=other)
    if kind in MUTUAL:
        same |= Q(person=other, other=person)
    if Relationship.objects.filter(same, kind=kind, ends_on__isnull=True).exists():
        raise Wrong("other", "This is recorded already.", "End it first, or change it.")
