"""What of a permit bears on one request: not the statements on other information, nor the duties of other actions."""

from collections.abc import Iterable, Mapping

from keepsake.notice.deciding.found import Found, with_duties
from keepsake.notice.deciding.request import DISCLOSING, Request
from keepsake.notice.model import Code, Notice
from keepsake.standard.vocabulary import terms


def told(notice: Notice, request: Request, found: Found) -> Found:
    """What was found, without what does not bear on the request."""
    if not found.permits:
        return found
    duties = tuple(duty for duty in found.duties if _is_due(duty, request.action))
    answer = found.answer if found.reason else with_duties(duties)
    return found._replace(answer=answer, statements=bearing(notice, request, found.statements), duties=duties)


def _is_due(duty: str, action: str) -> bool:
    """A disclosure is entered when something is disclosed, not when it is read."""
    applies_to = terms("duties")[duty].more.get("applies_to", "")
    return not applies_to or action in applies_to.split("|")


def bearing(notice: Notice, request: Request, statements: Iterable[str]) -> tuple[str, ...]:
    """The statements without those on other categories, and on who gives or gets where it is not about that."""
    asked = {"categories": request.categories, "sources": frozenset[str](), "recipients": frozenset[str]()}
    if request.action == "collect" and request.source:
        asked["sources"] = frozenset({request.source})
    if request.action in DISCLOSING and request.recipient:
        asked["recipients"] = frozenset({request.recipient})
    meant = {kind: _said_of(notice.codes.get(kind, {}), codes) for kind, codes in asked.items()}
    return tuple(key for key in statements if _bears(key, meant))


def _bears(key: str, meant: Mapping[str, frozenset[str]]) -> bool:
    section = key.partition(".")[0]
    return section not in meant or key in meant[section]


def _said_of(bound: Mapping[str, Code], codes: Iterable[str]) -> frozenset[str]:
    return frozenset(key for code in codes if code in bound for key in bound[code].says)
