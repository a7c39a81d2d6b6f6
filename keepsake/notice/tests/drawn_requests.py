"""Requests drawn by chance, about half of them permitted: from a permit and a local rule that fit, then disturbed."""

from collections.abc import Collection, Iterator
from datetime import date
from random import Random

from keepsake.notice.access import Access
from keepsake.notice.deciding import Request
from keepsake.notice.deciding.standing import standing
from keepsake.notice.model import ANY, Notice, Permit
from keepsake.standard.vocabulary import terms

DAYS = [date(2026, 1, 5)] * 8 + [date(2025, 4, 1), date(2025, 3, 31), date(2022, 6, 1)]
DISTURBED = 0.75  # of the requests
STRANGE = 0.02


def drawn(notice: Notice, access: Access, number: int, seed: int) -> Iterator[Request]:
    """So many requests; the same for the same seed."""
    random = Random(seed)
    permits = (*notice.permits, *standing()[0])
    for _ in range(number):
        request = fitting(random, random.choice(permits), access)
        for _ in range(random.choice((1, 1, 2, 3)) if random.random() < DISTURBED else 0):
            request = disturbed(random, request)
        yield request


def fitting(random: Random, permit: Permit, access: Access) -> Request:
    """A request that the permit covers, by a worker whom a local rule gives a reason where there is one."""
    purpose = one(random, "purposes", {permit.purpose})
    action = one(random, "actions", permit.actions)
    rules = [rule for rule in access.rules if rule.purposes & {purpose, "any"} and rule.actions & {action, "any"}]
    rule = random.choice(rules) if rules else None
    categories = permit.categories
    if rule and rule.categories != ANY and categories != ANY:
        categories = categories & rule.categories or categories
    when = permit.when | ({"break_glass"} if permit.break_glass else set())
    if purpose == "emergency_protection" and random.random() < 0.5:
        when = when | {"break_glass"}
    return Request(
        action=action,
        purpose=purpose,
        categories=several(random, "categories", categories),
        on=random.choice(DAYS[:8]),
        subjects=several(random, "subjects", permit.subjects),
        recipient=one(random, "recipients", permit.recipients or ANY),
        source=one(random, "sources", permit.sources or ANY),
        role=one(random, "roles", access.authority if permit.purpose == "any" else rule.roles if rule else ANY),
        relationship=one(random, "relationships", rule.relationships if rule else ANY),
        context=when,
    )


def disturbed(random: Random, request: Request) -> Request:
    """The request with one part changed by chance, sometimes to a word that nobody knows."""
    match random.randrange(13):
        case 0:
            return request._replace(action=one(random, "actions", ANY))
        case 1:
            return request._replace(purpose=one(random, "purposes", ANY))
        case 2:
            return request._replace(categories=request.categories | several(random, "categories", ANY))
        case 3:
            return request._replace(subjects=several(random, "subjects", ANY))
        case 4:
            return request._replace(recipient=one(random, "recipients", ANY), source=one(random, "sources", ANY))
        case 5:
            return request._replace(role=random.choice([None, *terms("roles")]))
        case 6:
            return request._replace(relationship=one(random, "relationships", ANY))
        case 7 | 8:
            return request._replace(context=request.context ^ several(random, "circumstances", ANY))
        case 9:
            return request._replace(on=random.choice(DAYS))
        case 10 | 11:
            return request._replace(context=frozenset())
    return strange(random, request) if random.random() < STRANGE * 13 else request


def strange(random: Random, request: Request) -> Request:
    """The request with a word that nobody knows, or with nothing where something is needed."""
    several_of = random.choice(("categories", "subjects", "context"))
    one_of = random.choice(("action", "purpose", "recipient", "source", "role", "relationship"))
    nothing = {"categories": frozenset[str](), "recipient": None, "source": None}
    return request._replace(
        **random.choice(
            ({several_of: frozenset({"x\"'y"})}, {one_of: "any"}, dict([random.choice([*nothing.items()])]))
        )
    )


def one(random: Random, kind: str, codes: Collection[str]) -> str:
    return random.choice(sorted(terms(kind) if "any" in codes else codes))


def several(random: Random, kind: str, codes: Collection[str]) -> frozenset[str]:
    """One to three of the codes, mostly one."""
    found = sorted(terms(kind) if "any" in codes else codes)
    return frozenset(random.sample(found, min(len(found), random.choice((1, 1, 1, 2, 3)))))
