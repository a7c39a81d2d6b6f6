"""Managers and reviewers look at a child's case: oversight, supervision, escalation, audits of practice."""

from datetime import date
from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts
from keepsake.casework.authority import require
from keepsake.casework.models import Escalation, Oversight, PracticeAudit
from keepsake.people.models import Person
from keepsake.people.seeing import must_see
from keepsake.record import writing
from keepsake.record.opened import current
from keepsake.record.writing import action
from keepsake.record.wrong import in_order, not_after, said


@action
def look(*, person: Person, on: date, considered: str, by: Account, kind: str = "oversight", **facts: Any) -> Oversight:
    """A manager looked at the case, alone or with its worker, and what they decided."""
    require("oversee")
    must_see(person)
    not_after(on, current().day, "on")
    words = said("considered", considered, "Say what you looked at.")
    return writing.add(Oversight, person=person, on=on, true_from=on, kind=kind, considered=words, **parts.given(facts))


@action
def escalate(
    *, person: Person, raised_on: date, words: str, by: Account, raised_by_body: str, raised_with: str
) -> Escalation:
    """Professionals do not agree about a child. Anybody who works with the child may raise it."""
    must_see(person)
    not_after(raised_on, current().day, "raised_on")
    return writing.add(
        Escalation,
        person=person,
        raised_on=raised_on,
        true_from=raised_on,
        words=said("words", words, "Say what you do not agree about."),
        raised_by_body=said("raised_by_body", raised_by_body, "Say who raises it."),
        raised_with=said("raised_with", raised_with, "Say with whom it is raised."),
    )


@action
def settle(*, escalation: Escalation, on: date, words: str, by: Account) -> Escalation:
    """How it was settled."""
    in_order(escalation.raised_on, on, "settled_on")
    return writing.change(escalation, settled_on=on, settled_words=said("settled_words", words, "Say how."))


@action
def audit(*, person: Person, on: date, theme: str, by: Account, **facts: Any) -> PracticeAudit:
    """A look at how well the work with one child was done."""
    require("audit")
    must_see(person)
    not_after(on, current().day, "on")
    named = said("theme", theme, "Say what the audit is about.")
    return writing.add(PracticeAudit, person=person, on=on, true_from=on, theme=named, **parts.given(facts))


@action
def audit_acted_on(*, audit: PracticeAudit, on: date, by: Account) -> PracticeAudit:
    """Everything that was to follow from an audit is done."""
    in_order(audit.on, on, "done_on")
    return writing.change(audit, done_on=on)
