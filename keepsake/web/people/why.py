"""Why can I see this, and why not that? The decision on each kind of information, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from keepsake.notice.deciding import Decision
from keepsake.notice.model import Notice
from keepsake.notice.resting import said
from keepsake.record.access import Access
from keepsake.standard.vocabulary import label, terms
from keepsake.web.addresses import url
from keepsake.web.people.purposes import PURPOSES


@dataclass(frozen=True)
class Statement:
    """What the public notice says, and where it can be read."""

    label: str
    url: str


@dataclass(frozen=True)
class Because:
    """One reason, and all the kinds of information it opens."""

    categories: tuple[str, ...]
    relationship: str
    permits: tuple[str, ...]
    bases: tuple[str, ...]
    statements: tuple[Statement, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class NotShown:
    """A kind of information that is held back: the sentence why, and for which purposes it would be shown."""

    category: str
    label: str
    sentence: str
    shown_for: tuple[str, ...]


@dataclass(frozen=True)
class Why:
    """The whole answer for one person."""

    role: str
    purpose: str
    because: tuple[Because, ...]
    council: str


MOST_KEPT = 2_000
_STATEMENTS: dict[tuple[str, tuple[str, ...]], tuple[Statement, ...]] = {}


def why(access: Access, person: UUID) -> Why:
    """The decisions that were allowed, those with one and the same reason together."""
    compiled = access.decider.on_the_day(access.request({"name"}))
    rules = {rule.id: rule.why for rule in compiled.access.rules}
    alike: dict[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for code, decision in access.asked[person].items():
        if decision.allowed:
            alike.setdefault(_reason(decision), []).append(label("categories", code))
    because = tuple(
        Because(
            categories=tuple(categories),
            relationship=label("relationships", relationship),
            permits=permits,
            bases=tuple(basis_words(code) for code in bases),
            statements=statements_of(compiled.notice, keys),
            rules=tuple(rules[rule] for rule in given if rule in rules),
        )
        for (relationship, permits, bases, keys, given), categories in alike.items()
    )
    council = compiled.notice.header.council
    return Why(label("roles", access.role), label("purposes", access.purpose), because, council)


def _reason(
    decision: Decision,
) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    asked = decision.request.relationship
    return asked, decision.permits, decision.basis, decision.statements, decision.access_rules


def basis_words(code: str) -> str:
    """A legal basis with where it stands."""
    term = terms("bases").get(code)
    reference = term.more.get("reference", "") if term else ""
    name = label("bases", code)
    return f"{name} ({reference})" if reference and reference != name else name


def statements_of(notice: Notice, keys: tuple[str, ...]) -> tuple[Statement, ...]:
    """The statements with their places on the public page. A notice is published, so they are kept by what it says."""
    key = (notice.hash, keys)
    if key not in _STATEMENTS:
        if len(_STATEMENTS) >= MOST_KEPT:
            _STATEMENTS.clear()
        page = url("notices:full", id=notice.header.id)
        _STATEMENTS[key] = tuple(Statement(made.label, f"{page}#{made.key}") for made in said(notice, *keys))
    return _STATEMENTS[key]


def not_shown(access: Access, person: UUID) -> Mapping[str, NotShown]:
    """What is held back of a person, by category."""
    refused = {code: each for code, each in access.asked[person].items() if not each.allowed}
    other = {purpose: _granted_for(purpose, access, person) for purpose in PURPOSES if purpose != access.purpose}
    return {
        code: NotShown(
            code,
            label("categories", code),
            decision.sentence,
            tuple(label("purposes", purpose) for purpose, granted in other.items() if code in granted),
        )
        for code, decision in refused.items()
    }


def purposes_for(access: Access, person: UUID) -> list[tuple[str, str]]:
    """The purposes for which this worker may read this person's name: code and words."""
    found = [each for each in PURPOSES if each == access.purpose or "name" in _granted_for(each, access, person)]
    return [(code, label("purposes", code)) for code in found]


def _granted_for(purpose: str, access: Access, person: UUID) -> frozenset[str]:
    """What would be granted for another purpose. Nothing is read or logged: it is only worked out."""
    if purpose not in access.worked_out:
        nothing: dict[str, Any] = {"refused": {}, "asked": {}, "listed": {}, "written": [], "_conditions": {}}
        decisions = replace(access, purpose=purpose, **nothing).about(person)  # what is known of the person stays
        access.worked_out[purpose] = frozenset(code for code, each in decisions.items() if each.allowed)
    found: frozenset[str] = access.worked_out[purpose]
    return found
