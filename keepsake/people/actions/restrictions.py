"""Closing a person's record to everybody but a few, for as long as it must be."""

from collections.abc import Iterable
from datetime import date

from keepsake.accounts.models import Account
from keepsake.people.authority import require
from keepsake.people.models import Person, Restriction, RestrictionGrant
from keepsake.people.seeing import must_see
from keepsake.people.status import day_before
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said


@action
def place(
    *,
    person: Person,
    reason: str,
    keepers: Iterable[Account],
    keepers_until: date,
    by: Account,
    begins_on: date | None = None,
    ends_on: date | None = None,
) -> Restriction:
    """From this day on only the keepers see the person. There must be one, or nobody could ever open it again."""
    require("restrict")
    must_see(person)
    first = begins_on or current().day
    in_order(first, ends_on)
    those = list(keepers)
    if not those:
        raise Wrong("keepers", "Somebody must still see this person.", "Name who works with them.")
    words = said("reason", reason)
    for keeper in those:
        _grant(person, keeper, words, first, keepers_until)
    return writing.add(Restriction, person=person, reason=words, begins_on=first, ends_on=ends_on, true_from=first)


@action
def lift(*, restriction: Restriction, on: date, because: str, by: Account) -> Restriction:
    """From this day on the record is open to those who have a reason to look, as before."""
    require("restrict")
    return writing.change(restriction, ends_on=day_before(on), because=said("because", because))


@action
def grant(
    *, person: Person, worker: Account, reason: str, ends_on: date, by: Account, begins_on: date | None = None
) -> RestrictionGrant:
    """A worker may see the restricted person until a day. Nobody grants it to themselves.

    Whoever may restrict may grant without seeing, so that a record is not shut for ever when its keepers have gone.
    """
    require("restrict")
    if worker.pk == by.pk:
        raise Wrong("worker", "Nobody grants this to themselves.", "Ask somebody else who may.")
    return _grant(person, worker, said("reason", reason), begins_on or current().day, ends_on)


@action
def withdraw_grant(*, grant: RestrictionGrant, on: date, because: str, by: Account) -> RestrictionGrant:
    """From this day on the worker does not see the person any more."""
    require("restrict")
    return writing.change(grant, ends_on=day_before(on), because=said("because", because))


def _grant(person: Person, worker: Account, reason: str, begins_on: date, ends_on: date) -> RestrictionGrant:
    in_order(begins_on, ends_on)
    return writing.add(
        RestrictionGrant, person=person, worker=worker, reason=reason, begins_on=begins_on, ends_on=ends_on
    )
