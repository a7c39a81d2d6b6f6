"""Every permit, condition, duty and prohibition of the five notices is felt: without it, some decision is another.

A part that could be taken out with no decision changing would be a promise that nothing keeps.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from keepsake.notice.access import Access, AccessRule
from keepsake.notice.deciding import Request, compile_notice
from keepsake.notice.library import load
from keepsake.notice.model import ANY, Notice, Permit, Prohibition
from keepsake.standard.vocabulary import terms

FOLDER = Path(__file__).parents[3] / "notices"
COUNCILS = ("stoke-on-trent", "stockton-on-tees", "unnamed-council", "manchester", "staffordshire")
OPEN = Access((AccessRule("open", *[ANY] * 4),))
DAY = date(2026, 11, 22)


def asked_of(permit: Permit) -> Iterator[Request]:
    """Every request that this permit alone is about, in its circumstances."""
    context = permit.when | ({"break_glass"} if permit.break_glass else set())
    for action, category, subject in product(permit.actions, permit.categories, permit.subjects):
        parties = {"share": permit.recipients, "export": permit.recipients, "collect": permit.sources}.get(
            action, {None}
        )
        for party in parties:
            yield Request(
                action=action,
                purpose=permit.purpose,
                categories=frozenset({category}),
                subjects=frozenset({subject}),
                recipient=party if action in ("share", "export") else None,
                source=party if action == "collect" else None,
                context=frozenset(context),
                role="senior_manager",
                on=DAY,
            )


def asked_against(rule: Prohibition, permits: tuple[Permit, ...]) -> Iterator[Request]:
    """What the prohibition is about by its own words, and what some permit would grant against it."""
    purposes = terms("purposes") if rule.purposes == ANY else rule.purposes
    categories = ["name"] if rule.categories == ANY else rule.categories
    recipients = ["police"] if rule.recipients == ANY else rule.recipients
    for action, purpose, category, recipient in product(rule.actions, purposes, categories, recipients):
        yield Request(action, purpose, frozenset({category}), DAY, recipient=recipient, context=rule.when)
    for permit in permits:
        for request in asked_of(permit):
            yield request._replace(context=request.context | rule.when)


def decided(notice: Notice, requests: list[Request]) -> list[object]:
    compiled = compile_notice(notice, OPEN)
    found = (compiled.decide(request) for request in requests)
    return [(each.answer, each.reason, each.duties, each.permits, each.basis) for each in found]


def without(notice: Notice, permit: Permit, changed: Permit | None = None) -> Notice:
    kept = ((changed or permit) if each is permit else each for each in notice.permits if changed or each is not permit)
    return replace(notice, permits=tuple(kept))


@pytest.mark.parametrize("council", COUNCILS)
def test_each_permit_and_each_part_of_it_is_felt(council):
    notice = load(FOLDER / f"{council}.yaml")
    unfelt = []

    for permit in notice.permits:
        requests = list(asked_of(permit))
        before = decided(notice, requests)
        mutants = {"whole": without(notice, permit)}
        for duty in permit.duties:
            duties = tuple(each for each in permit.duties if each != duty)
            mutants[f"duty {duty}"] = without(notice, permit, replace(permit, duties=duties))
        for name, mutant in mutants.items():
            if decided(mutant, requests) == before:
                unfelt.append(f"{permit.id}: {name}")
        for condition in permit.when:
            lacking = [each._replace(context=each.context - {condition}) for each in requests]
            mutant = without(notice, permit, replace(permit, when=permit.when - {condition}))
            if decided(mutant, lacking) == decided(notice, lacking):
                unfelt.append(f"{permit.id}: when {condition}")

    assert unfelt == []


@pytest.mark.parametrize("council", COUNCILS)
def test_each_prohibition_is_felt(council):
    notice = load(FOLDER / f"{council}.yaml")
    unfelt = []

    for rule in notice.prohibits:
        fewer = replace(notice, prohibits=tuple(each for each in notice.prohibits if each is not rule))
        requests = list(asked_against(rule, notice.permits))
        if decided(fewer, requests) == decided(notice, requests):
            unfelt.append(rule.id)

    assert unfelt == []


@pytest.mark.parametrize("council", COUNCILS)
def test_every_permit_of_a_notice_can_be_used_by_somebody(council):
    """Under the local rules that come with it: a permit that no role can use is no permit."""
    notice = load(FOLDER / f"{council}.yaml")
    compiled = compile_notice(notice)
    idle = []

    for permit in notice.permits:
        relationships = terms("relationships")
        asked = (
            request._replace(role=role, relationship=relationship)
            for request in asked_of(permit)
            for role in terms("roles")
            for relationship in relationships
        )
        if not any(permit.id in decision.permits for decision in map(compiled.decide, asked) if decision.allowed):
            idle.append(permit.id)

    assert idle == []
