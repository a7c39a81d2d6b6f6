"""Managers and reviewers on a child's case: oversight, supervision, escalation, audit."""

from datetime import date
from typing import Any

from keepsake.casework.actions import oversight
from keepsake.casework.models import Escalation, Oversight, PracticeAudit
from keepsake.casework.steps.step import asked
from keepsake.casework.steps.who import AT_CONFERENCES, MANAGERS
from keepsake.people.models import Person
from keepsake.web.casework.acting import Act

LOOKED_AT = ("on", "considered", "child_now", "decisions", "actions", "next_on")


def _today(name: str) -> Any:
    def begins_with(_: Any, day: date) -> dict[str, Any]:
        return {name: day}

    return begins_with


OVERSIGHT = (
    Act(
        key="oversee",
        title="Record management oversight",
        of=Person,
        model=Oversight,
        questions=asked(*LOOKED_AT, needed="on considered decisions"),
        do=lambda deed: oversight.look(person=deed.record, by=deed.by, **deed.given),
        done="The oversight is recorded in the child's file.",
        begins_with=_today("on"),
        may=MANAGERS,
    ),
    Act(
        key="supervise",
        title="Record supervision of this case",
        of=Person,
        model=Oversight,
        questions=asked("with_worker", *LOOKED_AT, needed="with_worker on considered decisions"),
        do=lambda deed: oversight.look(person=deed.record, kind="supervision", by=deed.by, **deed.given),
        done="What was said of this child stands in the child's file.",
        begins_with=_today("on"),
        may=MANAGERS,
        note="Write here what concerns the child. What concerns the worker alone is kept apart, with the worker.",
    ),
    Act(
        key="escalate",
        title="Raise a disagreement between professionals",
        of=Person,
        model=Escalation,
        questions=asked(
            *("raised_on", "raised_by_body", "raised_with", "words"),
            needed="raised_on raised_by_body raised_with words",
        ),
        do=lambda deed: oversight.escalate(person=deed.record, by=deed.by, **deed.given),
        done="The disagreement is recorded, until it is settled.",
        may=AT_CONFERENCES,
        begins_with=_today("raised_on"),
    ),
    Act(
        key="settle",
        title="Say how it was settled",
        of=Escalation,
        model=Escalation,
        questions=asked("settled_on", "settled_words", needed="settled_on settled_words"),
        do=lambda deed: oversight.settle(
            escalation=deed.record, on=deed.given["settled_on"], words=deed.given["settled_words"], by=deed.by
        ),
        done="It is recorded how it was settled.",
        is_ready=lambda escalation: escalation.settled_on is None,
        begins_with=_today("settled_on"),
    ),
    Act(
        key="audit",
        title="Record an audit of practice",
        of=Person,
        model=PracticeAudit,
        questions=asked("on", "theme", "grade", "strengths", "gaps", "actions", needed="on theme"),
        do=lambda deed: oversight.audit(person=deed.record, by=deed.by, **deed.given),
        done="The audit is recorded.",
        begins_with=_today("on"),
        may=MANAGERS,
    ),
    Act(
        key="audit-acted-on",
        title="All of it is done",
        of=PracticeAudit,
        model=PracticeAudit,
        questions=asked("done_on", needed="done_on"),
        do=lambda deed: oversight.audit_acted_on(audit=deed.record, on=deed.given["done_on"], by=deed.by),
        done="What the audit asked for is done.",
        is_ready=lambda audit: bool(audit.actions) and audit.done_on is None,
        begins_with=_today("done_on"),
        may=MANAGERS,
    ),
)
