"""Is somebody known to the council at all? Asked before a second record is made of a child whom another team knows.

Whoever works with people may ask, for a reason, and learns that somebody is known, their name and age, and whom to
call; no more. A record that is closed is not among them. A number that was typed is compared and not shown; an address
is not even compared. That it was asked, why, and who was shown is in the log under a purpose of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from keepsake.people.finding import find_without_place, id_of
from keepsake.people.matching import LIKELY, Match
from keepsake.people.models import Person
from keepsake.record.access import Access
from keepsake.record.audit.codes import ASKED_BECAUSE
from keepsake.record.audit.event import Event, Outcome
from keepsake.record.opening import open_access
from keepsake.web.people.ages import birth_of
from keepsake.web.people.brief import Brief, briefs

PURPOSE = "find_known"
BEFORE_ADDING = "before_adding"
REASONS = {code: words for code, words in ASKED_BECAUSE.items() if code != BEFORE_ADDING}
REASON_GIVEN = frozenset({"necessity_recorded"})
SHOWN = frozenset({"name", "date_of_birth", "allocation", "worker_and_team"})
COMPARED = frozenset(
    {
        "name",
        "date_of_birth",
        "contact_details",
        "nhs_number",
        "unique_pupil_number",
        "unique_learner_number",
        "home_office_number",
        "identifiers_other",
    }
)
MOST = 10


@dataclass(frozen=True)
class Known:
    """Somebody who is known: who they are, whom to call, why they match, whether this worker may open the record."""

    brief: Brief
    born: str
    reasons: tuple[str, ...]
    is_likely: bool
    may_open: bool


def known_to_the_council(
    text: str, access: Access, because: str, leaving_out: Iterable[object] = ()
) -> tuple[Known, ...]:
    """Who may be meant by a text among everybody whose record is not closed, best first.

    ``because`` is a code of ASKED_BECAUSE; without one nothing is looked for. Raises KeyError for another.
    """
    if because not in ASKED_BECAUSE:
        raise KeyError(because)
    without = set(leaving_out)
    ask = partial(
        open_access,
        worker=access.worker,
        role=access.role,
        purpose=PURPOSE,
        day=access.day,
        circumstances=REASON_GIVEN,
    )
    with ask(action="use", categories=COMPARED) as comparing:
        found = [match for match in find_without_place(text, comparing, MOST) if id_of(match) not in without]
        comparing.saw(map(id_of, found))
    with ask(action="read", categories=SHOWN) as showing:
        people = briefs(map(id_of, found), showing)
        born = {id: birth_of(brief.person) for id, brief in people.items()}
    access.noted.append(_asked(comparing, because, len(people)))
    access.beside += comparing, showing
    mine = set(Person.objects.filter(pk__in=people).values_list("pk", flat=True))
    shown = ((match, id_of(match)) for match in found if id_of(match) in people)
    return tuple(_known(match, people[id], born[id], id in mine) for match, id in shown)


def _asked(access: Access, because: str, rows: int) -> Event:
    """That it was asked, also where nobody was found."""
    return Event(
        action="search",
        outcome=Outcome.PERMIT,
        actor=access.worker.hex,
        role=access.role,
        purpose=PURPOSE,
        categories=access.granted,
        reason=because,
        rows=rows,
    )


def _known(match: Match, brief: Brief, born: str, may_open: bool) -> Known:
    reasons = tuple(reason[:1].upper() + reason[1:] for reason in match.reasons)
    return Known(brief, born, reasons, match.score >= LIKELY, may_open)
