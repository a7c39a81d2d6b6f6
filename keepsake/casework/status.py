"""Where a step and a child stand on a day: pure functions of facts and a day. Nothing is read or kept here.

A plan holds from the day it begins up to and with its last. A referral is open from the day it came up to, not on, the
day it is closed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

WITHIN_A_YEAR = timedelta(days=365)
SHORT_TIME = timedelta(days=90)
SEVERAL = 3  # contacts in a short time, from which somebody should look at them together


class Step(StrEnum):
    """How far a step is."""

    IN_PROGRESS = "in progress"
    SENT = "waits for approval"
    RETURNED = "returned with a comment"
    APPROVED = "approved"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"


class Stepped(Protocol):
    """What was done with a step, and when."""

    @property
    def sent_at(self) -> datetime | None: ...
    @property
    def returned_at(self) -> datetime | None: ...
    @property
    def approved_at(self) -> datetime | None: ...
    @property
    def reopened_at(self) -> datetime | None: ...
    @property
    def withdrawn_at(self) -> datetime | None: ...


def step_state(step: Stepped) -> Step:
    """The last thing that was done with a step says how far it is."""
    done = [
        (step.withdrawn_at, Step.WITHDRAWN),
        (step.reopened_at, Step.REOPENED),
        (step.approved_at, Step.APPROVED),
        (step.returned_at, Step.RETURNED),
        (step.sent_at, Step.SENT),
    ]
    known = [(at, state) for at, state in done if at is not None]
    return max(known, key=lambda each: each[0])[1] if known else Step.IN_PROGRESS


def may_be_written(step: Stepped) -> bool:
    """What waits for approval or has it, or was withdrawn, is not changed: it is returned or reopened first."""
    return step_state(step) not in (Step.SENT, Step.APPROVED, Step.WITHDRAWN)


class Position(StrEnum):
    """Where a child stands on the pathway."""

    NOT_OPEN = "not open"
    CONTACT = "contact, waits for a decision"
    EARLY_HELP = "early help"
    REFERRED = "referred"
    ASSESSED = "being assessed"
    ENQUIRY = "section 47 enquiry"
    PROTECTION = "child protection plan"
    NEED = "child in need plan"


@dataclass(frozen=True, slots=True)
class Span:
    """Something that holds from a day until a day; ``ends_on`` is None while it does."""

    begins_on: date
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """From the first day up to and with the last."""
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)

    def is_open_on(self, day: date) -> bool:
        """From the first day up to, not on, the last."""
        return self.begins_on <= day and (self.ends_on is None or day < self.ends_on)


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What is recorded of one child, as spans: a contact until its decision, an assessment until it is authorised."""

    contacts: tuple[Span, ...] = ()
    early_help: tuple[Span, ...] = ()
    referrals: tuple[Span, ...] = ()
    assessments: tuple[Span, ...] = ()
    enquiries: tuple[Span, ...] = ()
    protection_plans: tuple[Span, ...] = ()
    need_plans: tuple[Span, ...] = ()


def position_on(day: date, facts: CaseFacts) -> Position:
    """Where a child stands on this day: of all that holds, what weighs most.

    >>> position_on(date(2026, 5, 1), CaseFacts(referrals=(Span(date(2026, 4, 1)),)))
    <Position.REFERRED: 'referred'>
    """
    if any(each.holds_on(day) for each in facts.protection_plans):
        return Position.PROTECTION
    for spans, position in (
        (facts.enquiries, Position.ENQUIRY),
        (facts.need_plans, Position.NEED),
        (facts.assessments, Position.ASSESSED),
        (facts.referrals, Position.REFERRED),
        (facts.early_help, Position.EARLY_HELP),
        (facts.contacts, Position.CONTACT),
    ):
        if any(each.is_open_on(day) for each in spans):
            return position
    return Position.NOT_OPEN


def earlier_referrals(received_on: date, all_received_on: Iterable[date], within: timedelta = WITHIN_A_YEAR) -> int:
    """How many referrals came before this one within a year: a re-referral where there is one.

    >>> earlier_referrals(date(2026, 5, 1), [date(2026, 5, 1), date(2026, 1, 5), date(2020, 1, 1)])
    1
    """
    return sum(received_on - within <= each < received_on for each in all_received_on)


def are_several(on: date, contacts_on: Iterable[date], within: timedelta = SHORT_TIME) -> bool:
    """Did so many worries come in a short time that somebody should look at them together?"""
    return sum(on - within <= each <= on for each in contacts_on) >= SEVERAL


def earlier_plans(begins_on: date, plans_began_on: Iterable[date], elsewhere: int = 0) -> int:
    """How many child protection plans a child had before the one that begins on this day, here and elsewhere.

    >>> earlier_plans(date(2026, 5, 1), [date(2026, 5, 1), date(2020, 1, 1)], elsewhere=1)
    2
    """
    return elsewhere + sum(each < begins_on for each in plans_began_on)
