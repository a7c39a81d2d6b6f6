"""The rules of a notice in words, and where each can be read."""

from dataclasses import dataclass

from keepsake.notice.model import Flow, Notice, Permit, Prohibition, RetentionRule, Right, Statement
from keepsake.notice.model import Rule as NoticeRule
from keepsake.notice.periods import kept
from keepsake.standard.vocabulary import label

KINDS = {
    "permits": "Permit",
    "prohibits": "Prohibition",
    "retention": "How long it is kept",
    "flows": "Regular exchange",
    "rights": "Right",
    "consent": "Consent",
    "breach": "What is done after a breach",
    "complaint": "Complaints",
    "contacts": "Contact",
}
CONTACTS = {
    "rights_team": "The team for information rights",
    "data_protection_officer": "The data protection officer",
    "regulator": "The Information Commissioner",
}


@dataclass(frozen=True, slots=True)
class Resting:
    """A rule that rests on a statement: its kind, what it says, and the id of a permit where it is one."""

    name: str
    kind: str
    words: str
    permit: str = ""


def resting_on(notice: Notice, statement: Statement) -> tuple[Resting, ...]:
    """Everything of the file that cites a statement."""
    return tuple(described(notice, name) for name in notice.cited_by().get(statement.key, ()))


def described(notice: Notice, name: str) -> Resting:
    """A rule by its name in the file, as in ``permits.plan-support`` or ``consent``."""
    section, _, id = name.partition(".")
    kind = KINDS.get(section, section)
    if section == "contacts":
        return Resting(name, kind, CONTACTS.get(id, id))
    rule = next((rule for found, rule in notice.rules() if found == section and rule.id == id), None)
    words = _words(rule) if rule else kind
    return Resting(name, kind, words, id if section == "permits" else "")


def _words(rule: NoticeRule) -> str:
    match rule:
        case Permit():
            return label("purposes", rule.purpose)
        case Prohibition():
            return rule.because
        case RetentionRule():
            return kept(rule)
        case Flow():
            return label("processes", rule.process)
        case Right():
            return label("rights", rule.id)
    return rule.id
