"""Questions to begin with. They ask for codes only; nobody is named."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from keepsake.notice.deciding import Request
from keepsake.notice.model import Notice

SHOWN = 7


@dataclass(frozen=True, slots=True)
class Example:
    """A question in words, and as it is put."""

    words: str
    request: Request


_DAY = date(2025, 4, 1)  # replaced by the day of asking


def _ask(words: str, action: str, purpose: str, category: str, **more: Any) -> Example:
    request = Request(action=action, purpose=purpose, categories=frozenset({category}), on=_DAY)
    return Example(words, request._replace(**more))


FIRST = _ask(
    "May a social worker read health information to plan support?",
    "read",
    "plan_support",
    "health",
    role="social_worker",
    relationship="allocated",
)

EXAMPLES = (
    _ask(
        "May a social worker with no part in the case read health information?",
        "read",
        "plan_support",
        "health",
        role="social_worker",
        relationship="none",
    ),
    _ask(
        "May the NHS be told that a child has a child protection plan?",
        "share",
        "safeguard_children",
        "cp_is_record",
        role="social_worker",
        relationship="allocated",
        recipient="nhs_unscheduled_care",
    ),
    _ask(
        "May a family support worker read criminal history to assess needs?",
        "read",
        "assess_needs",
        "criminal_history",
        role="family_support_worker",
        relationship="allocated",
    ),
    _ask(
        "May the police be told where a child lives, when a life is in danger?",
        "share",
        "emergency_protection",
        "address",
        role="emergency_duty_worker",
        relationship="duty",
        recipient="police",
        context=frozenset({"vital_interests"}),
    ),
    _ask(
        "May a neighbour's worry about a child be written down?",
        "collect",
        "safeguard_children",
        "case_notes",
        role="business_support",
        relationship="none",
        source="neighbours",
    ),
    _ask(
        "May an analyst read case notes to make statistics?",
        "read",
        "statistics",
        "case_notes",
        role="analyst",
        relationship="none",
    ),
    _ask(
        "May a finance officer see bank details to make a payment?",
        "read",
        "payments",
        "bank_details",
        role="finance_officer",
        relationship="finance",
    ),
    _ask(
        "May the Department for Education receive the yearly return?",
        "export",
        "statutory_returns",
        "looked_after_episodes",
        role="analyst",
        relationship="none",
        recipient="department_for_education",
        subjects=frozenset({"looked_after_child"}),
        context=frozenset({"legal_requirement"}),
    ),
    _ask(
        "May a social worker read about the support given so far, to plan more?",
        "read",
        "plan_support",
        "social_care_information",
        role="social_worker",
        relationship="allocated",
    ),
    _ask(
        "May the Children's Commissioner be told how stable care is?",
        "export",
        "statistics",
        "stability_index",
        role="analyst",
        relationship="none",
        recipient="childrens_commissioner",
        subjects=frozenset({"looked_after_child"}),
        context=frozenset({"agreement_in_force"}),
    ),
    _ask(
        "May a complaint be read by the officer who answers it?",
        "read",
        "queries_and_complaints",
        "complaint_log",
        role="complaints_officer",
        relationship="information_governance",
        subjects=frozenset({"complainant"}),
    ),
    _ask(
        "May people see their own file when they ask for it?",
        "share",
        "subject_access",
        "case_notes",
        role="information_rights_officer",
        relationship="information_governance",
        recipient="the_person_themselves",
        context=frozenset({"rights_request_open"}),
    ),
    _ask(
        "May the NHS number be shared after the person said no?",
        "share",
        "nhs_number_matching",
        "nhs_number",
        role="social_worker",
        relationship="allocated",
        recipient="nhs",
        context=frozenset({"nhs_number_opt_out"}),
    ),
)


def examples_for(notice: Notice, on: date) -> tuple[Example, ...]:
    """The first, then those that speak of information that the notice names, then others."""
    fitting = sorted(EXAMPLES, key=lambda example: -_named(notice, example.request))
    chosen = (FIRST, *fitting)[:SHOWN]
    return tuple(replace(example, request=example.request._replace(on=on)) for example in chosen)


def _named(notice: Notice, request: Request) -> int:
    """How many of purpose and information some permit of the notice names."""
    categories = {code for permit in notice.permits for code in permit.categories}
    purposes = {permit.purpose for permit in notice.permits}
    return (request.categories <= categories) + (request.purpose in purposes)
