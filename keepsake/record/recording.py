"""May it be recorded? The notice and the local rules that decide on reading decide on writing too.

A worker is never stopped from writing down that a child is in danger. What the notice does not mention is recorded all
the same, and counts as drift, which somebody looks into.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import product
from uuid import UUID

from keepsake.notice.deciding import Decision
from keepsake.notice.deciding.answers import Reason
from keepsake.record.access import Access
from keepsake.record.facts import Known

DRIFT = "raise_drift"
ALWAYS_FOR = "safeguard_children"
USUAL_SOURCES = ("worker_observation", "person_themselves")
# What the record keeps of its own use is owed by law (UK GDPR Article 5(2)), and collected from nobody.
OWN_ACCOUNT = frozenset({"audit_trail"})
NOBODY_YET = Known(frozenset(), frozenset({"none"}), frozenset())

_HEARD: ContextVar[tuple[str, ...]] = ContextVar("heard_from", default=USUAL_SOURCES)


class NotRecorded(PermissionError):
    """Something was about to be recorded that may not be. The text is the decision's sentence, for the screen."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(decision.sentence)


@contextmanager
def heard_from(source: str) -> Iterator[None]:
    """What is recorded inside came from this source, a code. Otherwise it was seen, or told by the person."""
    token = _HEARD.set((source,))
    try:
        yield
    finally:
        _HEARD.reset(token)


def drift_in(access: Access, people: Iterable[UUID], categories: Iterable[str]) -> frozenset[str]:
    """The categories among these that no notice mentions, all of which may be recorded of these people.

    Raises NotRecorded. For a record about several people, the reason to look at one of them is enough: who writes down
    a child's mother has to do with the child.
    """
    known = [access.known(person) for person in people] or [NOBODY_YET]
    asked = sorted(frozenset(categories) - OWN_ACCOUNT)
    return frozenset(category for category in asked if _is_drift(access, category, known))


def _is_drift(access: Access, category: str, known: list[Known]) -> bool:
    decisions = [_decision(access, category, each) for each in known]
    has_a_reason = any(decision.allowed for decision in decisions)
    for decision in decisions:
        forgiven = has_a_reason and decision.reason is Reason.NO_RELATIONSHIP
        if not decision.allowed and not forgiven and access.purpose != ALWAYS_FOR:
            raise NotRecorded(decision)
    return any(DRIFT in decision.duties or (not decision.allowed and not has_a_reason) for decision in decisions)


def _decision(access: Access, category: str, known: Known) -> Decision:
    """The decision that says most: one without drift, then one with it, then a refusal."""
    found = []
    for source, subject, relationship in product(
        _HEARD.get(), sorted(known.subjects) or ["household_member"], sorted(known.relationships)
    ):
        request = access.request({category}, (subject,), relationship, known.circumstances)
        decision = access.decider.decide(request._replace(action="collect", source=source))
        if decision.allowed and DRIFT not in decision.duties:
            return decision
        found.append(decision)
    return max(found, key=lambda decision: (decision.allowed, decision.reason is Reason.CONDITION_UNMET))
