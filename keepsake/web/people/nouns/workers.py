"""Who works with a person, in what part, from when to when. It is changed on the pages of work, by who may."""

from datetime import date

from keepsake.people.models import Allocation
from keepsake.web.people.colleagues import accounts_of, teams_of
from keepsake.web.people.fields import RecordForm
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span


def line(allocation: Allocation, today: date) -> Line:
    who = [each.display_name for each in accounts_of([allocation.worker_id]).values()]
    team = [each.name for each in teams_of([allocation.team_id]).values()]
    main = "".join(who) or "Nobody yet"
    why = notes(*team, span(allocation), allocation.reason)
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
