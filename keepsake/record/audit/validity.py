"""What may stand in an event. Everything is on a closed list or is an opaque id; the rest is refused."""

import re
from collections.abc import Container, Iterator

from keepsake.record.audit.codes import actions, reasons
from keepsake.record.audit.event import Event, NoticeRef, Outcome
from keepsake.standard.vocabulary import terms

OPAQUE = re.compile(r"[0-9a-f]{32}")
_IDENTITY = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(?:[-_][a-z0-9]+)*")
# A number of a statute may stand inside the name of a model, "section47enquiry"; none at its end, where an id could.
_MODEL = re.compile(r"[a-z_]{1,40}\.[a-z]{1,40}(?:[0-9]{1,2}[a-z]{1,20})?")
_HASH = re.compile(r"[0-9a-f]{12}(?:\+[0-9a-f]{12})?")
MOST_ROWS = 2**31 - 1


class Rejected(ValueError):
    """What is wrong with an event. Names the field and never the value, which might be a person's name."""


def check(event: Event) -> None:
    """Raise Rejected unless every field holds only what the log may hold."""
    for field, fine in _findings(event):
        if not fine:
            raise Rejected(f"The audit log does not take this {field}: it keeps codes and opaque ids only.")
    if event.subjects and event.outcome is not Outcome.DENY and not (event.actor and event.role and event.purpose):
        raise Rejected("Whoever did something about a person is named by account, role and purpose.")
    if (event.outcome is Outcome.DENY) and not event.reason:
        raise Rejected("A refusal says why, by a code.")


def is_opaque(text: str) -> bool:
    """Is this 32 hexadecimal digits, which no name is?"""
    return isinstance(text, str) and OPAQUE.fullmatch(text) is not None


def _findings(event: Event) -> Iterator[tuple[str, bool]]:
    yield "outcome", isinstance(event.outcome, Outcome)
    yield "action", _is_one(event.action, actions())
    yield "actor", event.actor == "" or is_opaque(event.actor)
    yield "role", event.role == "" or _is_one(event.role, terms("roles"))
    yield "relationship", event.relationship == "" or _is_one(event.relationship, terms("relationships"))
    yield "purpose", event.purpose == "" or _is_one(event.purpose, terms("purposes"))
    known = terms("categories")
    yield "category", isinstance(event.categories, frozenset) and all(_is_one(code, known) for code in event.categories)
    yield "subject", isinstance(event.subjects, frozenset) and all(map(is_opaque, event.subjects))
    yield "model", event.model == "" or _matches(_MODEL, event.model)
    yield "object", event.object == "" or (is_opaque(event.object) and event.model != "")
    yield "reason", event.reason == "" or _is_one(event.reason, reasons())
    yield "permit", isinstance(event.permits, frozenset) and all(_matches(_IDENTITY, id) for id in event.permits)
    yield "notice", event.notice is None or _is_notice(event.notice)
    yield "count of rows", type(event.rows) is int and 0 <= event.rows <= MOST_ROWS


def _is_one(code: object, codes: Container[str]) -> bool:
    return isinstance(code, str) and code in codes


def _matches(pattern: re.Pattern[str], text: object) -> bool:
    return isinstance(text, str) and pattern.fullmatch(text) is not None


def _is_notice(notice: NoticeRef) -> bool:
    version_is_one = type(notice.version) is int and 0 < notice.version <= MOST_ROWS
    return version_is_one and _matches(_IDENTITY, notice.id) and _matches(_HASH, notice.hash)
