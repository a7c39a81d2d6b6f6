"""Events of nobody, for the tests of the log."""

from uuid import UUID

from keepsake.record.audit.event import Event, NoticeRef, Outcome

WORKER = UUID(int=0xA11CE << 64).hex
OTHER_WORKER = UUID(int=0xB0B << 64).hex
CHILD = "c0ffee" * 5 + "00"
SIBLING = "facade" * 5 + "11"


def event(**changed):
    """A worker reads one child's health, and may."""
    usual = Event(
        action="read",
        outcome=Outcome.PERMIT,
        actor=WORKER,
        role="social_worker",
        relationship="allocated",
        purpose="plan_support",
        categories=frozenset({"health", "name"}),
        subjects=frozenset({CHILD}),
        model="people.person",
        object="0" * 31 + "1",
        permits=frozenset({"plan-support"}),
        notice=NoticeRef("ambledown", 2, "0123456789ab"),
        rows=1,
    )
    return usual._replace(**changed)
