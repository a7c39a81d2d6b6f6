"""The tables a notice is compiled to: codes as bits, permits by what is asked for, prohibitions by action."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from keepsake.notice.access import Access
from keepsake.notice.deciding.request import Request
from keepsake.notice.model import ANY, Permit, Prohibition
from keepsake.standard.vocabulary import terms

EVERY = -1  # all bits: every code of a kind

Cell = tuple[str, str, str | None]  # action, purpose, and who is at the other end


class Grant(NamedTuple):
    """What one permit covers in one cell."""

    categories: int
    subjects: int
    when: frozenset[str]
    permit: Permit


class Ban(NamedTuple):
    """What one prohibition forbids for one action."""

    categories: int
    purposes: frozenset[str] | None  # None: every purpose
    recipients: frozenset[str] | None
    when: frozenset[str]
    unless: frozenset[str]
    rule: Prohibition

    def touches(self, request: Request, need: int) -> bool:
        """Is this request of the kind it forbids? ``need`` are the bits of its categories."""
        return (
            bool(self.categories & need)
            and (self.purposes is None or request.purpose in self.purposes)
            and (self.recipients is None or request.party in self.recipients)
        )

    def stops(self, request: Request, need: int) -> bool:
        """Does it forbid this request in its circumstances?"""
        return self.when <= request.context and not self.unless & request.context and self.touches(request, need)


class Reach(NamedTuple):
    """The categories one access rule lets a worker reach."""

    categories: int
    rule: str


@cache
def bits(kind: str) -> Mapping[str, int]:
    """A bit for each code of a kind."""
    return {code: 1 << number for number, code in enumerate(terms(kind))}


def strange_words(request: Request) -> tuple[str, ...]:
    """The words of a request that the vocabulary does not have."""
    one = (("actions", request.action), ("purposes", request.purpose), ("relationships", request.relationship))
    several = (("categories", request.categories), ("subjects", request.subjects), ("circumstances", request.context))
    found = [word for kind, word in one if word not in bits(kind)]
    found += [word for kind, codes in several if not codes <= bits(kind).keys() for word in codes - bits(kind).keys()]
    if request.role is not None and request.role not in bits("roles"):
        found.append(request.role)
    return tuple(sorted(found))


@cache
def covered_by(subject: str) -> int:
    """The bits of a subject and of everybody who is one of them: a looked-after child is a child."""
    own = bits("subjects")[subject]
    for code, term in terms("subjects").items():
        if term.more.get("broader") == subject:
            own |= covered_by(code)
    return own


def mask(kind: str, codes: Iterable[str]) -> int:
    """The bits of some codes; every bit where they are ``any``."""
    if codes == ANY:
        return EVERY
    table = covered_by if kind == "subjects" else bits(kind).__getitem__
    found = 0
    for code in codes:
        found |= table(code)
    return found


def grants(permits: Iterable[Permit]) -> dict[Cell, tuple[Grant, ...]]:
    """The permits by action, purpose and party. ``any`` stands as itself."""
    found: dict[Cell, list[Grant]] = {}
    for permit in permits:
        when = permit.when | {"break_glass"} if permit.break_glass else permit.when
        grant = Grant(mask("categories", permit.categories), mask("subjects", permit.subjects), when, permit)
        for action in permit.actions:
            for party in _parties(permit, action):
                found.setdefault((action, permit.purpose, party), []).append(grant)
    return {cell: tuple(entries) for cell, entries in found.items()}


def _parties(permit: Permit, action: str) -> Iterable[str | None]:
    if action in ("share", "export"):
        return permit.recipients
    return permit.sources if action == "collect" else (None,)


def bans(prohibitions: Iterable[Prohibition]) -> dict[str, tuple[Ban, ...]]:
    """The prohibitions by action."""
    found: dict[str, list[Ban]] = {}
    for rule in prohibitions:
        purposes = None if rule.purposes == ANY else rule.purposes
        recipients = None if rule.recipients == ANY else rule.recipients
        ban = Ban(mask("categories", rule.categories), purposes, recipients, rule.when, rule.unless, rule)
        for action in rule.actions:
            found.setdefault(action, []).append(ban)
    return {action: tuple(entries) for action, entries in found.items()}


@cache
def reaches(access: Access) -> Mapping[tuple[str, str, str, str], tuple[Reach, ...]]:
    """The local rules by role, relationship, purpose and action."""
    found: dict[tuple[str, str, str, str], list[Reach]] = {}
    for rule in access.rules:
        reach = Reach(mask("categories", rule.categories), rule.id)
        kinds = (("roles", rule.roles), ("relationships", rule.relationships), ("purposes", rule.purposes))
        lists = [
            tuple(terms(kind)) if codes == ANY else tuple(codes) for kind, codes in (*kinds, ("actions", rule.actions))
        ]
        for role, relationship, purpose, action in product(*lists):
            found.setdefault((role, relationship, purpose, action), []).append(reach)
    return {key: tuple(entries) for key, entries in found.items()}
