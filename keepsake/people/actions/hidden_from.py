"""One person's address kept from another: from a parent who must not find a child."""

from datetime import date

from keepsake.accounts.models import Account
from keepsake.people.models import HiddenFrom, Person
from keepsake.people.status import day_before
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said


@action
def place(
    *,
    person: Person,
    other: Person,
    reason: str,
    by: Account,
    begins_on: date | None = None,
    ends_on: date | None = None,
) -> HiddenFrom:
    """From this day on ``other`` is not told where ``person`` lives: see ``unseen.may_be_told_address``."""
    if person.pk == other.pk:
        raise Wrong("other", "A person's own address is not hidden from them.")
    first = begins_on or current().day
    in_order(first, ends_on)
    if HiddenFrom.objects.filter(person=person, other=other, ends_on__isnull=True).exists():
        raise Wrong("other", "The address is hidden from this person already.")
    return writing.add(
        HiddenFrom, person=person, other=other, reason=said("reason", reason), begins_on=first, ends_on=ends_on
    )


@action
def lift(*, hidden: HiddenFrom, on: date, because: str, by: Account) -> HiddenFrom:
    """From this day on it may be told."""
    return writing.change(hidden, ends_on=day_before(on), because=said("because", because))
