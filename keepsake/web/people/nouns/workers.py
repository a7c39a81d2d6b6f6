"""Who works with a person, in what part, from when to when."""

from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.models import Allocation, Team
from keepsake.web.people import acting
from keepsake.web.people.fields import RecordForm, choice, day, text
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span
from keepsake.web.people.wording import account_names

ROLES = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER)


class AllocationForm(RecordForm):
    part = choice("In what part?", Allocation.Part.choices, missing="Choose in what part")
    worker = choice("Who?", ())
    team = choice("Which team?", ())
    begins_on = day("From", missing="Enter from when")
    ends_on = day("Until")
    reason = text("Why?", help="A new case, a move, the worker left.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        workers = Account.objects.filter(is_active=True, roles__role__in=ROLES).distinct().order_by("display_name")
        named = [(str(each.pk), each.display_name) for each in workers]
        teams = [(str(each.pk), each.name) for each in Team.objects.order_by("name")]
        self.fields["worker"].choices = [("", "Nobody yet"), *named]  # type: ignore[attr-defined]
        self.fields["team"].choices = [("", "No team"), *teams]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("worker") and not cleaned.get("team") and not self.errors:
            self.add_error("worker", "Choose a worker or a team")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        given = super().values
        worker, team = given["worker"], given["team"]
        return given | {
            "worker": Account.objects.get(pk=worker) if worker else None,
            "team": Team.objects.get(pk=team) if team else None,
        }


class _Workers(Noun):
    def values_of(self, record: Any) -> dict[str, Any]:
        return super().values_of(record) | {"worker": record.worker_id, "team": record.team_id}


def line(allocation: Allocation, today: date) -> Line:
    who = account_names([allocation.worker_id]).get(str(allocation.worker_id), "") if allocation.worker_id else ""
    team = Team.objects.filter(pk=allocation.team_id).first() if allocation.team_id else None
    main = who or "Nobody yet"
    why = notes(team.name if team else "", span(allocation), allocation.reason)
    return Line(main, why, allocation.get_part_display(), is_past=is_over(allocation, today))


WORKERS = _Workers(
    "workers", "somebody who works with them", "workers", Allocation, "allocation", AllocationForm, line,
    adds=acting.add_worker,
)  # fmt: skip
