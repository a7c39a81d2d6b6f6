"""One thing that happened by itself: somebody signed in, or a team was changed. Written at once, in its transaction."""

from uuid import UUID

from keepsake.record.audit.event import Event, Outcome
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.writing import write

ACCOUNT = "accounts.account"
TEAM = "people.team"


def note(
    action: str, *, actor: UUID | None = None, role: str = "", reason: str = "", model: str = "", row: UUID | int = 0
) -> None:
    """Write it down. ``reason`` makes it a refusal; ``row`` is a row of ``model``. Raises NoTransaction outside one.

    A row that is counted and not named at random is written as a number of the same form: it is the row's all the same.
    """
    id = row if isinstance(row, UUID) else UUID(int=row)
    pending = Pending()
    pending.add(
        Event(
            action=action,
            outcome=Outcome.DENY if reason else Outcome.PERMIT,
            actor=actor.hex if actor else "",
            role=role,
            reason=reason,
            model=model,
            object=id.hex if model else "",
        )
    )
    write(pending)
