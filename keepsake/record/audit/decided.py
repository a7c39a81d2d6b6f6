"""The event of a decision: what was asked of the notice, by whom, and what it said."""

from keepsake.notice.deciding.answers import Reason
from keepsake.notice.deciding.decision import Decision
from keepsake.record.audit.codes import actions, reason_code
from keepsake.record.audit.event import NOTHING, Event, NoticeRef, Outcome
from keepsake.standard.vocabulary import terms

BREAK_GLASS = "break_glass"


def decided(
    decision: Decision,
    *,
    actor: str,
    subjects: frozenset[str] = NOTHING,
    model: str = "",
    object: str = "",
    rows: int = 0,
) -> Event:
    """The event. A word that the vocabulary does not know is left out: it may be anything that somebody typed."""
    request = decision.request
    return Event(
        action=request.action if request.action in actions() else "unknown",
        outcome=_outcome(decision),
        actor=actor,
        role=_known("roles", request.role),
        relationship=_known("relationships", request.relationship),
        purpose=_known("purposes", request.purpose),
        categories=request.categories.intersection(terms("categories")),
        subjects=subjects,
        model=model,
        object=object,
        reason=reason_code(Reason(decision.reason)) if decision.reason else "",
        permits=frozenset(decision.permits),
        notice=NoticeRef.of(decision.notice, decision.version, decision.hash) if decision.hash else None,
        rows=rows,
    )


def _outcome(decision: Decision) -> Outcome:
    if not decision.allowed:
        return Outcome.DENY
    return Outcome.BREAK_GLASS if BREAK_GLASS in decision.request.context else Outcome.PERMIT


def _known(kind: str, code: str | None) -> str:
    return code if code is not None and code in terms(kind) else ""
