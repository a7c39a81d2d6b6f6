"""Which of the statements that a permit rests on bear on one request: not those on information nobody asked for."""

from collections.abc import Iterable, Mapping

from keepsake.notice.deciding.request import DISCLOSING, Request
from keepsake.notice.model import Code, Notice


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
