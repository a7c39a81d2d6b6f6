"""Emergency access: a worker opens one person's record in danger, says why, and somebody looks at it afterwards."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings

from keepsake.accounts.models import Account
from keepsake.people import unseen
from keepsake.people.authority import require
from keepsake.people.models import BreakGlass, Person
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong, said

SHORTEST_REASON = 20  # characters
USUAL_HOURS = 4.0

awaiting_review = unseen.awaiting_review


@action
def open(*, person: Person | UUID, reason: str, by: Account) -> BreakGlass:
    """Open this one person's record to this worker, from now, for the hours that the council has set.

    It ends by itself. A restricted record stays closed. The setting is ``EMERGENCY_ACCESS_HOURS``, by default 4.
    """
    words = said("reason", reason, "Say who is in danger, and of what.")
    if len(words) < SHORTEST_REASON:
        raise Wrong("reason", "This says too little.", f"Say in {SHORTEST_REASON} letters or more who is in danger.")
    now = under_way().at
    hours = float(getattr(settings, "EMERGENCY_ACCESS_HOURS", USUAL_HOURS))
    return writing.add(
        BreakGlass,
        person=person if isinstance(person, Person) else Person(pk=person),
        worker=by,
        role=current().role,
        reason=words,
        opened_at=now,
        ends_at=now + timedelta(hours=hours),
    )


@action
def review(*, emergency: UUID, was_justified: bool, words: str, by: Account) -> BreakGlass:
    """Somebody else has looked at it, and says whether it was right."""
    require("review_emergencies")
    found = unseen.emergency(emergency)
    if found is None:
        raise Wrong("emergency", "There is no such emergency access.")
    if found.worker_id == by.pk:
        raise Wrong("emergency", "Nobody reviews their own emergency access.", "Leave it to somebody else.")
    if found.reviewed_at is not None:
        raise Wrong("emergency", "This was reviewed already.")
    return writing.change(
        found,
        was_justified=was_justified,
        review=said("words", words, "Say what you found."),
        reviewed_by=by,
        reviewed_at=under_way().at,
    )
