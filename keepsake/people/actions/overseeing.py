"""Saying what was found of something that a program found: practice outside the notice, or unusual access."""

from keepsake.accounts.models import Account
from keepsake.people.authority import require
from keepsake.record.audit.noting import note
from keepsake.record.drift import Oversight
from keepsake.record.opened import current
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong, said

Outcome = Oversight.Outcome


@action
def oversee(*, about: str, outcome: str, words: str, by: Account) -> Oversight:
    """It was looked at, or decided, for this reason. What was said before stays beside it."""
    require("oversee")
    if outcome not in Outcome.values:
        raise Wrong("outcome", "Say whether it is decided.", f"One of: {', '.join(Outcome.values)}.")
    role = current().role
    made = Oversight.objects.create(
        about=about,
        outcome=outcome,
        words=said("words", words, "Say what you found, and why."),
        by=by,
        role=role,
        at=under_way().at,
    )
    note("oversee", actor=by.pk, role=role)
    return made
