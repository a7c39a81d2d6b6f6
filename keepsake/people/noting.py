"""What decides who may look is itself written down: who is in which team, who stands in, who is on duty."""

from uuid import UUID

from keepsake.people.models import Team
from keepsake.record.audit.noting import ACCOUNT, TEAM, note
from keepsake.record.opened import current


def note_team(team: Team | int) -> None:
    """A team was made or changed, by whoever has the open access."""
    _note(TEAM, team if isinstance(team, int) else team.pk)


def note_worker(worker: UUID) -> None:
    """Where a worker belongs, whom they stand in for, or when they are on duty was changed."""
    _note(ACCOUNT, worker)


def _note(model: str, row: UUID | int) -> None:
    access = current()
    note("change_teams", actor=access.worker, role=access.role, model=model, row=row)
