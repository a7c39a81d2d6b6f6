"""Early help begins, with whoever leads it; and ends, or is stepped up to a referral without a second file."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts, referrals
from keepsake.casework.models import EarlyHelp, EarlyHelpChild, Referral
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said

Ending = EarlyHelp.Ending


@action
def begin(
    *, children: Iterable[Person], begins_on: date, reason: str, by: Account, own: parts.Own | None = None, **facts: Any
) -> EarlyHelp:
    """A family's early help, after a contact, after a referral that was closed, or by itself."""
    return parts.begin(
        EarlyHelp,
        EarlyHelpChild,
        children=children,
        own=own,
        true_from=begins_on,
        begins_on=begins_on,
        reason=said("reason", reason, "Say why the family has early help."),
        **facts,
    )


@action
def end(*, early_help: EarlyHelp, ends_on: date, ending: str, because: str, by: Account) -> EarlyHelp:
    """The last day, how it ended and why."""
    if early_help.ends_on is not None:
        raise Wrong("ends_on", "It has ended already.")
    if ending not in Ending.values:
        raise Wrong("ending", "Say how it ended.", f"One of: {', '.join(Ending.labels)}.")
    in_order(early_help.begins_on, ends_on)
    words = said("because", because, "Say why it ends.")
    return writing.change(early_help, ends_on=ends_on, ending=ending, ending_because=words)


@action
def step_up(*, early_help: EarlyHelp, on: date, because: str, by: Account) -> list[Referral]:
    """The family needs social care: early help ends, and each child has a referral that points back at it."""
    end(early_help=early_help, ends_on=on, ending=Ending.STEP_UP, because=because, by=by)
    children = EarlyHelpChild.objects.filter(early_help=early_help)
    return [
        referrals.accept(
            person=Person(pk=child.person_id), received_on=on, source="5D", reason=because, early_help=early_help, by=by
        )
        for child in children
    ]
