"""One search box: a name in any spelling, a number, a postcode, a telephone number or a date."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keepsake.people.finding import find as find_people
from keepsake.people.finding import id_of, is_a_name_alone
from keepsake.people.matching import LIKELY, Match
from keepsake.record.access import Access
from keepsake.web.people.brief import Brief, briefs
from keepsake.web.people.council_wide import REASONS, known_to_the_council
from keepsake.web.people.purposes import FINDING, access_of, of_people
from keepsake.web.people.showing import show

LONGEST = 200
MOST = 20
FEW = 10  # who have the same name: one looks through so many


@dataclass(frozen=True)
class Result:
    """Somebody who may be meant, and why."""

    brief: Brief
    reasons: tuple[str, ...]
    is_likely: bool


@of_people("people.read", purpose=FINDING)
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The box, and who may be meant; for a reason also who else is known to the council."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    results = results_for(text, access_of(request)) if text else []
    why = request.GET.get("why", "")
    asked = bool(text) and why in REASONS
    mine = [result.brief.id for result in results]
    known = known_to_the_council(text, access_of(request), why, mine) if asked else ()
    values = {"text": text, "results": results, "is_full": len(results) == MOST}
    values["are_namesakes"] = is_a_name_alone(text) and sum(result.is_likely for result in results) > FEW
    return show(
        request, "find.html", values | {"known": known, "why": why, "asked": asked, "reasons": REASONS, "few": FEW}
    )


def results_for(text: str, access: Access, leaving_out: Iterable[object] = ()) -> list[Result]:
    """Who may be meant by a text, best first; only who may be seen."""
    without = set(leaving_out)
    return results_of([match for match in find_people(text, access, MOST) if id_of(match) not in without], access)


def results_of(matches: Iterable[Match], access: Access) -> list[Result]:
    """Matches as a page shows them."""
    matches = list(matches)
    people = briefs([id_of(match) for match in matches], access)
    shown = [match for match in matches if id_of(match) in people]
    found: dict[UUID, Result] = {}
    for match in shown:  # two records of one person are one result, the better of them
        brief = people[id_of(match)]
        found.setdefault(brief.person.same_as_id or brief.id, _result(match, brief))
    return list(found.values())


def _result(match: Match, brief: Brief) -> Result:
    reasons = tuple(reason[:1].upper() + reason[1:] for reason in match.reasons)
    return Result(brief, reasons, match.score >= LIKELY)
