"""What an access did, as events of the log: whom it asked about, whom it showed, what it wrote, what was refused."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from uuid import UUID

from keepsake.notice.deciding import Decision
from keepsake.record.access import Access
from keepsake.record.audit.decided import decided
from keepsake.record.audit.event import Event, NoticeRef, Outcome
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.subject_keys import keys_of


def gather(access: Access, pending: Pending) -> None:
    """Add the events of an access, and of those opened beside it, to those that wait to be written."""
    opened = list(_with_those_beside(access))
    keys = keys_of({person for each in opened for person in _people(each)})
    for each in opened:
        for event in _events(each, keys):
            pending.add(event)


def _with_those_beside(access: Access) -> Iterator[Access]:
    yield access
    for other in access.beside:
        yield from _with_those_beside(other)


def _people(access: Access) -> Iterator[UUID]:
    yield from access.asked
    yield from access.listed
    for written in access.written:
        yield from written.people


def _events(access: Access, keys: Mapping[UUID, str]) -> Iterator[Event]:
    yield from access.noted
    for person, decisions in access.asked.items():
        yield from _asked(access, decisions, frozenset({keys[person]}))
    shown = frozenset(keys[person] for person in access.listed if person not in access.asked)
    if shown:
        yield _done(access, access.action, access.granted, shown, rows=len(shown))
    for written in access.written:
        subjects = frozenset(keys[person] for person in written.people)
        # Who a person is stays out of the log: their own record is named by the key that can be forgotten.
        record = "" if written.record in written.people else written.record.hex
        yield _done(access, "collect", written.categories, subjects, written.model, record, rows=1)


def _asked(access: Access, decisions: Mapping[str, Decision], subjects: frozenset[str]) -> Iterator[Event]:
    """One event for all categories that were answered alike."""

    def alike(decision: Decision) -> tuple[str, str, tuple[str, ...], str]:
        reason = decision.reason.value if decision.reason else ""
        return decision.answer.value, reason, decision.permits, decision.request.relationship

    for _, group in groupby(sorted(decisions.values(), key=alike), key=alike):
        found = list(group)
        event = decided(found[0], actor=access.worker.hex, subjects=subjects, rows=1)
        categories = frozenset(code for decision in found for code in decision.request.categories)
        yield event._replace(categories=categories)


def _done(
    access: Access, action: str, categories: frozenset[str], subjects: frozenset[str],
    model: str = "", record: str = "", rows: int = 0,
) -> Event:  # fmt: skip
    compiled = access.decider.on_the_day(access.request(categories or {"name"}))
    header = compiled.notice.header
    return Event(
        action=action,
        outcome=Outcome.PERMIT,
        actor=access.worker.hex,
        role=access.role,
        purpose=access.purpose,
        categories=categories,
        subjects=subjects,
        model=model,
        object=record,
        notice=NoticeRef.of(header.id, header.version, compiled.notice.hash),
        rows=rows,
    )
