"""Random rules, each one role, relationship, purpose and category, for three engines; and requests to ask them."""

import json
from collections.abc import Callable
from datetime import date
from random import Random
from typing import NamedTuple

import casbin
import cedarpy
from casbin.model import FastModel

from keepsake.notice.access import Access, AccessRule
from keepsake.notice.deciding import Request, compile_notice
from keepsake.notice.deciding.compiled import Compiled
from keepsake.notice.model import Header, Notice, Permit
from keepsake.standard.vocabulary import terms

DAY = date(2026, 1, 5)
KINDS = {"roles": 20, "relationships": 8, "purposes": 40, "categories": 60}
CASBIN = """
[request_definition]
r = role, relationship, purpose, category
[policy_definition]
p = role, relationship, purpose, category
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.role == p.role && r.relationship == p.relationship && r.purpose == p.purpose && r.category == p.category
"""

Answers = list[bool]


class Cell(NamedTuple):
    """What a rule allows to be read, and what a request asks to read."""

    role: str
    relationship: str
    purpose: str
    category: str


def random_cell(random: Random) -> Cell:
    return Cell(*(random.choice(list(terms(kind))[:number]) for kind, number in KINDS.items()))


def random_rules(number: int, seed: int) -> list[Cell]:
    random = Random(seed)
    return [random_cell(random) for _ in range(number)]


def questions(rules: list[Cell], number: int, seed: int) -> list[Cell]:
    """Half are what a rule allows, a quarter differ from that in one part, a quarter are anything."""
    random = Random(seed)
    found = []
    for _ in range(number):
        near, other, part = random.choice(rules), random_cell(random), random.choice(Cell._fields)
        disturbed = near._replace(**{part: getattr(other, part)})
        found.append(random.choice((near, near, disturbed, other)))
    return found


def our_request(asked: Cell) -> Request:
    """A new request with a new set in it: equal to another for the same question, and never the same object."""
    return Request(
        action="read",
        purpose=asked.purpose,
        categories=frozenset([asked.category]),
        on=DAY,
        role=asked.role,
        relationship=asked.relationship,
    )


def our_engine(rules: list[Cell]) -> Compiled:
    """Each rule is a local rule; the notice permits every purpose what any rule for it needs."""
    access = Access(tuple(_access_rule(f"r{number}", rule) for number, rule in enumerate(rules)))
    needed: dict[str, set[str]] = {}
    for rule in rules:
        needed.setdefault(rule.purpose, set()).add(rule.category)
    permits = tuple(_permit(purpose, frozenset(categories)) for purpose, categories in needed.items())
    header = Header("random", "Random rules", "No council", "childrens_social_care", 1, date(2025, 4, 1))
    return compile_notice(Notice(header=header, statements={}, codes={}, permits=permits, hash="0" * 64), access)


def _access_rule(id: str, rule: Cell) -> AccessRule:
    roles, relationships, purposes, categories = (frozenset({word}) for word in rule)
    return AccessRule(id, roles, relationships, purposes, frozenset({"read"}), categories)


def _permit(purpose: str, categories: frozenset[str]) -> Permit:
    return Permit(
        id=f"for-{purpose}",
        purpose=purpose,
        categories=categories,
        subjects=frozenset({"child"}),
        actions=frozenset({"read"}),
        basis=("public_task",),
        cites=(f"purposes.{purpose}",),
        duties=("log",),
    )


def _cedar_policy(rule: Cell) -> str:
    head = f'principal == Role::"{rule.role}", action == Action::"read", resource == Category::"{rule.category}"'
    when = f'context.purpose == "{rule.purpose}" && context.relationship == "{rule.relationship}"'
    return f"permit({head}) when {{ {when} }};"


def cedar_request(asked: Cell) -> dict[str, str]:
    """As cheap for Cedar as its Python binding allows: the context is JSON already."""
    return {
        "principal": f'Role::"{asked.role}"',
        "action": 'Action::"read"',
        "resource": f'Category::"{asked.category}"',
        "context": json.dumps({"purpose": asked.purpose, "relationship": asked.relationship}),
    }


def cedar_answers(rules: list[Cell]) -> Callable[[list[dict[str, str]]], Answers]:
    """Policies and entities parsed beforehand, and all the requests in one call of the binding."""
    policies = cedarpy.PolicySet.from_str("\n".join(map(_cedar_policy, rules)))
    entities = cedarpy.Entities.from_json_str("[]")
    return lambda asked: [answer.allowed for answer in cedarpy.is_authorized_batch(asked, policies, entities)]


def casbin_answers(rules: list[Cell]) -> Callable[[list[Cell]], Answers]:
    """The fast enforcer, with as much of the policy in its index as it allows: all but one part."""
    model = FastModel([0, 2, 3])
    model.load_model_from_text(CASBIN)
    engine = casbin.FastEnforcer(model, cache_key_order=[0, 2, 3])
    engine.add_policies([list(rule) for rule in dict.fromkeys(rules)])
    return lambda asked: [engine.enforce(*cell) for cell in asked]
