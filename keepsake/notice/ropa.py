"""The record of processing that Article 30 UK GDPR asks for, from the notice file: what decides is what is recorded.

One row a permit, and one a regular exchange for what it adds. Where the notice says nothing, the cell says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields

from keepsake.notice.csv_text import csv_text
from keepsake.notice.model import Contact, Flow, Notice, Permit, RetentionRule, Rule
from keepsake.notice.periods import kept
from keepsake.standard.vocabulary import Term, label, terms

NONE_STATED = "none stated"
NONE_GIVEN = "none given"
SERVICES = {"childrens_social_care": "Children's social care", "council": "The whole council"}


@dataclass(frozen=True, slots=True)
class RopaRow:
    """One processing activity. Article 30(1)(a) to (g), and what councils and the regulator's template add."""

    activity: str
    controller: str
    controller_contact: str
    data_protection_officer: str
    joint_controllers: str
    business_function: str
    purpose: str
    people: str
    data: str
    special_category: str
    criminal_offence: str
    sources: str
    recipients: str
    transfers: str
    retention: str
    security: str
    article_6: str
    article_9: str
    schedule_1: str
    statutes: str
    policy_document: str
    impact_assessment: str
    automated_decisions: str
    actions: str
    conditions: str
    duties: str
    exchange: str
    necessity: str
    system: str
    consent_record: str
    breach: str
    link: str
    approved_by: str
    review_on: str
    statements: str
    notice: str


HEADINGS = {
    "activity": "Permit or exchange",
    "controller": "Controller",
    "controller_contact": "Contact of the controller",
    "data_protection_officer": "Data protection officer",
    "joint_controllers": "Joint controllers",
    "business_function": "Business function",
    "purpose": "Purpose",
    "people": "Categories of people",
    "data": "Categories of personal data",
    "special_category": "Special category data",
    "criminal_offence": "Criminal offence data",
    "sources": "Sources",
    "recipients": "Recipients and their role",
    "transfers": "Transfers abroad and safeguards",
    "retention": "Retention: class, period, trigger, authority",
    "security": "Security measures",
    "article_6": "Article 6 basis",
    "article_9": "Article 9 condition",
    "schedule_1": "Schedule 1 or Article 10 condition",
    "statutes": "Statutory power or duty",
    "policy_document": "Appropriate policy document",
    "impact_assessment": "Data protection impact assessment",
    "automated_decisions": "Automated decisions",
    "actions": "What may be done",
    "conditions": "Conditions",
    "duties": "Duties",
    "exchange": "Regular exchange",
    "necessity": "Why it is needed",
    "system": "System",
    "consent_record": "Consent record",
    "breach": "Breach procedure",
    "link": "Stated or inferred",
    "approved_by": "Approved by",
    "review_on": "Review on",
    "statements": "Statements it rests on",
    "notice": "Notice, version and hash",
}


def ropa_rows(notice: Notice) -> tuple[RopaRow, ...]:
    """A row a permit, in the order of the notice, then a row an exchange. Give it the whole notice."""
    same = _of_the_notice(notice)
    permits = (RopaRow(**same, **_of_rule(rule), **_of_permit(notice, rule)) for rule in notice.permits)
    flows = (RopaRow(**same, **_of_rule(rule), **_of_flow(notice, rule)) for rule in notice.flows)
    return (*permits, *flows)


def ropa_csv(notice: Notice) -> str:
    """The record as CSV, with a heading a column."""
    return csv_text([headings(), *(astuple(row) for row in ropa_rows(notice))])


def ropa_html(notice: Notice) -> str:
    """The record as HTML that stands alone."""
    from keepsake.notice.templates import render

    rows = [astuple(row) for row in ropa_rows(notice)]
    return render("ropa.html", lang="en-GB", notice=notice, headings=headings(), rows=rows)


def headings() -> tuple[str, ...]:
    """The heading of each column, in the order of the columns."""
    return tuple(HEADINGS[field.name] for field in fields(RopaRow))


def _of_the_notice(notice: Notice) -> dict[str, str]:
    """The columns that are the same in every row."""
    header, contacts = notice.header, notice.contacts or {}
    safeguards = [statement.label for statement in notice.in_section("safeguards")]
    automated = notice.says("rights.automated_decision_review") or notice.says("processes.automated_decision_review")
    transfers = notice.statements.get("safeguards.international_transfers")
    return {
        "controller": header.controller or "not named in the notice",
        "controller_contact": _contact(contacts.get("rights_team")),
        "data_protection_officer": _contact(contacts.get("data_protection_officer")),
        "joint_controllers": NONE_STATED,
        "business_function": SERVICES.get(header.service, header.service),
        "transfers": transfers.label if transfers else NONE_STATED,
        "security": _listed(safeguards),
        "policy_document": NONE_GIVEN,
        "impact_assessment": NONE_GIVEN,
        "automated_decisions": "the notice offers a review of them" if automated else NONE_STATED,
        "system": "Keepsake",
        "breach": "stated in the notice" if notice.breach else NONE_STATED,
        "notice": f"{header.id} version {header.version} {notice.hash[:12]}".strip(),
    }


def _of_rule(rule: Rule) -> dict[str, str]:
    return {
        "link": rule.link,
        "approved_by": rule.approved_by or "",
        "review_on": rule.review_on.isoformat() if rule.review_on else "",
        "statements": "; ".join(rule.cites),
    }


def _of_permit(notice: Notice, permit: Permit) -> dict[str, str]:
    consented = notice.consent is not None and permit.purpose in notice.consent.purposes
    asks = consented or "consent_receipt" in permit.duties or "consent" in permit.basis
    return {
        **_law(permit.basis),
        **_data(permit.categories),
        "activity": permit.id,
        "purpose": label("purposes", permit.purpose),
        "people": _labels("subjects", permit.subjects),
        "sources": _labels("sources", permit.sources),
        "recipients": _recipients(notice, permit.recipients),
        "retention": _retention(notice.retention),
        "actions": _labels("actions", permit.actions),
        "conditions": _labels("circumstances", permit.when, none="none"),
        "duties": _labels("duties", permit.duties, none="none"),
        "exchange": _listed(_exchanges(notice, permit), none="none"),
        "necessity": permit.necessity or NONE_STATED,
        "consent_record": "kept with the person's record" if asks else "consent is not the basis",
    }


def _of_flow(notice: Notice, flow: Flow) -> dict[str, str]:
    keeps = flow.recipient_keeps_until
    times = f"{flow.frequency}, {flow.direction}; settings: {_labels('settings', flow.settings)}"
    onward = f"; passed on to: {_labels('recipients', flow.onward)}" if flow.onward else ""
    return {
        **_law(flow.basis),
        **_data(flow.categories),
        "activity": f"exchange {flow.id}",
        "purpose": label("purposes", flow.purpose) if flow.purpose else NONE_STATED,
        "people": _labels("subjects", flow.subjects),
        "sources": _labels("sources", flow.sources),
        "recipients": _recipients(notice, flow.recipients) + onward,
        "retention": f"the recipient keeps it until {keeps.isoformat()}" if keeps else _retention(notice.retention),
        "actions": "described only; permits decide",
        "conditions": _labels("circumstances", flow.when, none="none"),
        "duties": "those of the permits",
        "exchange": f"{label('processes', flow.process)} ({times})",
        "necessity": f"for: {_labels('eligibility', flow.eligibility)}" if flow.eligibility else NONE_STATED,
        "consent_record": "as the permits say",
    }


def _exchanges(notice: Notice, permit: Permit) -> list[str]:
    """The exchanges that this permit carries: the same purpose, to one of its recipients."""
    carried = (flow for flow in notice.flows if flow.purpose == permit.purpose)
    return [label("processes", flow.process) for flow in carried if permit.recipients & set(flow.recipients)]


def _law(basis: Iterable[str]) -> dict[str, str]:
    """The legal bases by the column of their family."""
    known = [(terms("bases").get(code), code) for code in basis]
    by_family: dict[str, list[str]] = {}
    for term, code in known:
        by_family.setdefault(term.more.get("family", "") if term else "", []).append(_reference(term, code))
    return {
        "article_6": _listed(by_family.get("article6", [])),
        "article_9": _listed(by_family.get("article9", [])),
        "schedule_1": _listed([*by_family.get("schedule1", []), *by_family.get("article10", [])]),
        "statutes": _listed([*by_family.get("statute", []), *by_family.get("", [])]),
    }


def _reference(term: Term | None, code: str) -> str:
    if term is None:
        return code
    reference = term.more.get("reference", "")
    return f"{term.label} ({reference})" if reference else term.label


def _data(categories: Iterable[str]) -> dict[str, str]:
    """The categories, with those that the law protects more in columns of their own."""
    sensitivity: Mapping[str, list[str]] = {"special": [], "criminal": []}
    for code in _in_order("categories", categories):
        term = terms("categories").get(code)
        if term and term.more.get("sensitivity") in sensitivity:
            sensitivity[term.more["sensitivity"]].append(term.label)
    return {
        "data": _labels("categories", categories),
        "special_category": f"yes: {_listed(sensitivity['special'])}" if sensitivity["special"] else "no",
        "criminal_offence": f"yes: {_listed(sensitivity['criminal'])}" if sensitivity["criminal"] else "no",
    }


def _recipients(notice: Notice, codes: Iterable[str]) -> str:
    """Each with its role and, where there is one, the agreement."""
    bound = notice.codes.get("recipients", {})
    found = []
    for code in _in_order("recipients", codes):
        given, term = bound.get(code), terms("recipients").get(code)
        role = (given.role if given else None) or (term.more.get("role") if term else None) or "role not known"
        agreement = f", agreement {given.agreement}" if given and given.agreement else ""
        found.append(f"{label('recipients', code)} ({role}{agreement})")
    return _listed(found, none="none")


def _retention(rules: Iterable[RetentionRule]) -> str:
    """All rules: which of them holds depends on the person, whose longest one wins."""
    found = []
    for rule in rules:
        authority = f" Authority: {label('bases', rule.authority)}." if rule.authority else ""
        found.append(kept(rule) + authority)
    return " ".join(found) or NONE_STATED


def _contact(contact: Contact | None) -> str:
    if contact is None:
        return NONE_STATED
    ways = (contact.email, contact.address, contact.telephone, contact.contact, "online form" if contact.form else None)
    return _listed([way for way in ways if way], none="named" if contact.named else NONE_STATED)


def _labels(kind: str, codes: Iterable[str], none: str = NONE_STATED) -> str:
    return _listed([label(kind, code) for code in _in_order(kind, codes)], none)


def _listed(words: list[str], none: str = NONE_STATED) -> str:
    return "; ".join(dict.fromkeys(words)) or none


def _in_order(kind: str, codes: Iterable[str]) -> list[str]:
    """In the order of the vocabulary, so that two runs give the same record."""
    place = {code: number for number, code in enumerate(terms(kind))}
    return sorted(codes, key=lambda code: (place.get(code, len(place)), code))
