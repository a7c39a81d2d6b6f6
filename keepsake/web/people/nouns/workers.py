"""Who works with a person, in what part, from when to when. It is changed on the pages of work, by who may."""

from datetime import date

from keepsake.people.models import Allocation, Team
from keepsake.web.people.fields import RecordForm
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span
from keepsake.web.people.wording import account_names


def line(allocation: Allocation, today: date) -> Line:
    who = account_names([allocation.worker_id]).get(str(allocation.worker_id), "") if allocation.worker_id else ""
    team = Team.objects.filter(pk=allocation.team_id).first() if allocation.team_id else None
    main = who or "Nobody yet"
    why = notes(team.name if team else "", span(allocation), allocation.reason)
    return Line(main, why, allocation.get_part_display(), is_past=is_over(allocation, today))


WORKERS = Noun(
    "workers",
    "who works with them",
    "workers",
    Allocation,
    "allocation",
    RecordForm,
    line,
    is_changed_here=False,
)
