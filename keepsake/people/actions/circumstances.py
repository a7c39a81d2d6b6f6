"""What stops or conditions the use of a person's record: a consent, a hold, a seal, why something is relevant."""

from datetime import date
from typing import Any

from django.db.models import Q

from keepsake.accounts.models import Account
from keepsake.people.models import Circumstance, Person
from keepsake.people.status import day_before
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said
from keepsake.standard.vocabulary import nearest, terms

OF_THE_WORKER = frozenset({"break_glass", "person_restricted"})  # these have records of their own


@action
def note(
    *, person: Person, code: str, begins_on: date, by: Account, reason: str = "", ends_on: date | None = None
) -> Circumstance:
    """From this day on it is so."""
    if code not in terms("circumstances") or code in OF_THE_WORKER:
        close = nearest("circumstances", code)
        raise Wrong("code", "This is no circumstance of a person.", f"Did you mean {close}?" if close else "")
    in_order(begins_on, ends_on)
    standing = Q(ends_on__isnull=True) | Q(ends_on__gte=begins_on)
    if Circumstance.objects.filter(standing, person=person, code=code).exists():
        raise Wrong("code", "It is recorded already.")
    because: dict[str, Any] = {"reason": reason.strip()} if reason.strip() else {}
    return writing.add(
        Circumstance, person=person, code=code, begins_on=begins_on, ends_on=ends_on, true_from=begins_on, **because
    )


@action
def end(*, circumstance: Circumstance, on: date, because: str, by: Account) -> Circumstance:
    """From this day on it is not so any more."""
    return writing.change(circumstance, ends_on=day_before(on), because=said("because", because))
