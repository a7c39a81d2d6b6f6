"""Teams, who is in them, and who manages them. They decide who may look, so only some roles run them."""

from datetime import date

from keepsake.accounts.models import Account
from keepsake.people.authority import require
from keepsake.people.known import current as holds_on
from keepsake.people.models import Membership, Team
from keepsake.people.noting import note_team, note_worker
from keepsake.people.seeing import not_to_oneself
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order, said


@action
def add(*, name: str, by: Account, above: Team | None = None, is_duty_team: bool = False) -> Team:
    """A new team, under another or under none."""
    require("run_teams")
    words = said("name", name, "A team has a name.")
    if Team.objects.filter(name__iexact=words).exists():
        raise Wrong("name", "There is a team of this name.", "Choose another.")
    team = Team.objects.create(name=words, above=above, is_duty_team=is_duty_team)
    note_team(team)
    return team


@action
def join(*, worker: Account, team: Team, begins_on: date, by: Account, is_manager: bool = False) -> Membership:
    """From this day on the worker is in the team. Nobody brings themselves into one that is not under them."""
    require("run_teams")
    not_to_oneself(worker.pk, by.pk, current().day, "worker", team=team.pk)
    if Membership.objects.filter(holds_on(begins_on), worker=worker, team=team).exists():
        raise Wrong("worker", "They are in this team already.")
    made = Membership.objects.create(worker=worker, team=team, begins_on=begins_on, is_manager=is_manager)
    _note(made)
    return made


@action
def leave(*, membership: Membership, ends_on: date, by: Account) -> Membership:
    """The last day in the team."""
    require("run_teams")
    in_order(membership.begins_on, ends_on)
    membership.ends_on = ends_on
    membership.save(update_fields=["ends_on"])
    _note(membership)
    return membership


@action
def set_manager(*, membership: Membership, is_manager: bool, by: Account) -> Membership:
    """The worker manages the team, or does no longer. Nobody makes themselves its manager."""
    require("run_teams")
    if is_manager:
        not_to_oneself(membership.worker_id, by.pk, current().day, "", team=membership.team_id)
    membership.is_manager = is_manager
    membership.save(update_fields=["is_manager"])
    _note(membership)
    return membership


def _note(membership: Membership) -> None:
    note_worker(membership.worker_id)
    note_team(membership.team_id)
