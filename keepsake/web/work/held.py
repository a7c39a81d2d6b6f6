"""One of a worker's people, as their first page shows them."""

from dataclasses import dataclass
from datetime import date, datetime

from keepsake.web.people.brief import Brief
from keepsake.web.people.faces import Face


@dataclass(frozen=True)
class Mine:
    """One of my people: in what part, since when, for whom I stand in, and what was written last."""

    brief: Brief
    part: str
    since: date
    is_new: bool
    is_child: bool
    instead_of: str
    changed_at: datetime | None
    face: Face | None = None
