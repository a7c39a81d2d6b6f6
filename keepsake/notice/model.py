"""What a notice is, once read: plain values that never change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

SECTIONS = (
    "about",
    "subjects",
    "categories",
    "sources",
    "purposes",
    "bases",
    "recipients",
    "processes",
    "conditions",
    "retention",
    "rights",
    "safeguards",
    "contacts",
    "furniture",
)
CODED = ("subjects", "categories", "sources", "purposes", "bases", "recipients")
GROUPED = ("subjects", "categories", "sources", "purposes", "recipients")

ANY = frozenset({"any"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """A line of the published text, by number (from 1) and hash (12 hexadecimal digits)."""

    line: int
    sha: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the published text says, in our own short words."""

    section: str
    id: str
    label: str
    easy: str
    at: tuple[Anchor, ...]
    wording: tuple[str, ...] = ()
    gap: str | None = None
    note: str = ""
    stated_as: str | None = None
    listed_as: str | None = None
    names_a_person: bool = False
    line: int = 0  # of the notice file
    of: str = (
        ""  # the id of the notice whose text it anchors to; a service notice may inherit the council's general one
    )

    @property
    def key(self) -> str:
        """How the rest of the file cites it: ``section.id``."""
        return f"{self.section}.{self.id}"


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the vocabulary and the statements it rests on. ``role`` and ``agreement`` belong to recipients."""

    kind: str
    code: str
    says: tuple[str, ...]  # statement keys
    role: str | None = None
    agreement: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What every rule of a notice has: its id, what it rests on, and whether the text itself says so."""

    id: str
    line: int = 0  # of the notice file
    link: Literal["stated", "inferred"] = "stated"
    approved_by: str | None = None
    review_on: date | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit(Rule):
    """Grants a purpose: categories, about subjects, by actions, from sources, to recipients, on a legal basis."""

    purpose: str
    categories: frozenset[str]
    subjects: frozenset[str]
    actions: frozenset[str]
    basis: tuple[str, ...]
    sources: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    duties: tuple[str, ...] = ()
    necessity: str = ""
    break_glass: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prohibition(Rule):
    """Forbids, whatever a permit says. A set equal to ``ANY`` stands for every code of its kind."""

    actions: frozenset[str]
    categories: frozenset[str] = ANY
    purposes: frozenset[str] = ANY
    recipients: frozenset[str] = ANY
    when: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    because: str = ""
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instead:
    """The other period of a retention rule, and when it takes the place of the first."""

    condition: str
    trigger: str
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule(Rule):
    """How long a class of records is kept. ``period`` is ISO 8601, or None where only a schedule is named."""

    retention_class: str
    trigger: str
    period: str | None
    round: str = "none"
    scope: str = ""
    instead: Instead | None = None
    authority: str | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Rule):
    """A regular exchange. Describes; grants nothing."""

    process: str
    direction: str
    frequency: str
    recipients: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    purpose: str | None = None
    basis: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    eligibility: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    recipient_keeps_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Right(Rule):
    """A right of people; ``id`` is its code. ``clock`` is ISO 8601 or None where no time is stated."""

    offered: bool
    how: str = ""
    clock: str | None = None
    framed_as: str | None = None
    refused_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consent:
    """The purposes that rest on consent, and how it is withdrawn."""

    purposes: frozenset[str] = frozenset()
    how_to_withdraw: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Breach:
    """What the notice promises where data is lost or seen by the wrong person."""

    procedure: bool = False
    tells_people: bool = False
    tells_regulator: bool = False
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Complaint:
    """Where people may complain. ``acknowledge_within`` is ISO 8601 or None where no time is stated."""

    to_council: bool = False
    to_regulator: bool = False
    acknowledge_within: str | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to write to. ``kind`` is rights_team, data_protection_officer or regulator."""

    kind: str
    named: bool = False
    email: str | None = None
    address: str | None = None
    telephone: str | None = None
    form: bool = False
    contact: str | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """Whose notice, which version, and from which day it decides."""

    id: str
    title: str
    council: str
    service: str
    version: int
    effective_on: date
    controller: str | None = None  # None: the notice names none
    effective_note: str = ""
    inherits: str | None = None
    languages: Mapping[str, str] | None = None
    approved_by: str = ""
    text_lines: int = 0
    text_sha: str = ""
    text_address: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One version of one council's privacy notice."""

    header: Header
    statements: Mapping[str, Statement]
    codes: Mapping[str, Mapping[str, Code]]  # kind -> code -> Code
    permits: tuple[Permit, ...] = ()
    prohibits: tuple[Prohibition, ...] = ()
    retention: tuple[RetentionRule, ...] = ()
    flows: tuple[Flow, ...] = ()
    rights: Mapping[str, Right] | None = None  # None: the notice has no such section
    consent: Consent | None = None
    breach: Breach | None = None
    complaint: Complaint | None = None
    contacts: Mapping[str, Contact] | None = None
    hash: str = ""  # SHA-256 of the file's text, 64 hexadecimal digits
    file: str = ""

    def in_section(self, section: str) -> tuple[Statement, ...]:
        """The statements of a section, in the order of the file."""
        return tuple(statement for statement in self.statements.values() if statement.section == section)

    def says(self, key: str) -> bool:
        """Does the published text say this? Key as cited: ``rights.access``."""
        return key in self.statements

    def coded(self, kind: str, *codes: str) -> bool:
        """Does it bind any of these codes?"""
        bound = self.codes.get(kind, {})
        return any(code in bound for code in codes)

    def rules(self) -> Iterator[tuple[str, Rule]]:
        """Every rule with the name of its section."""
        for section, rules in (
            ("permits", self.permits),
            ("prohibits", self.prohibits),
            ("retention", self.retention),
            ("flows", self.flows),
            ("rights", tuple((self.rights or {}).values())),
        ):
            for rule in rules:
                yield section, rule

    def cited_by(self) -> dict[str, list[str]]:
        """Statement key -> what carries it out, as ``section.id``; statements that nothing cites are absent."""
        found: dict[str, list[str]] = {}
        for section, rule in self.rules():
            for key in rule.cites:
                found.setdefault(key, []).append(f"{section}.{rule.id}")
        single = (("consent", self.consent), ("breach", self.breach), ("complaint", self.complaint))
        for section, part in single:
            for key in part.cites if part else ():
                found.setdefault(key, []).append(section)
        for kind, contact in (self.contacts or {}).items():
            for key in contact.cites:
                found.setdefault(key, []).append(f"contacts.{kind}")
        return found
