"""Reads how a notice is lived: retention, flows, rights, consent, breach, complaint and contacts."""

from collections.abc import Collection

from keepsake.notice.model import Breach, Complaint, Consent, Contact, Flow, Instead, RetentionRule, Right
from keepsake.notice.reading.part import Part
from keepsake.notice.reading.rules import read_cites, read_link
from keepsake.notice.reading.says import Groups

TRIGGERS = ("birth", "death", "closure", "last_contact", "order", "approval_end", "action", "schedule")
ROUNDS = ("none", "end_of_year", "start_of_year")
FREQUENCIES = ("each event", "daily", "weekly", "monthly", "termly", "twice a year", "yearly", "on request", "once")
CONTACTS = ("rights_team", "data_protection_officer", "regulator")


def read_retention(root: Part, known: Collection[str]) -> tuple[RetentionRule, ...]:
    """Every retention rule."""
    found = []
    for part in root.parts("retention"):
        rule = RetentionRule(
            id=part.identity(),
            line=part.line,
            retention_class=part.code("class", "retention_classes", needed=True, none_allowed=False) or "",
            trigger=part.choice("trigger", TRIGGERS, needed=True),
            period=part.period("period", needed=True),
            round=part.choice("round", ROUNDS, "none"),
            scope=part.text("scope", longest=200),
            instead=_instead(part),
            authority=part.code("authority", "bases"),
            sure=part.yes("sure"),
            **read_link(part, known)._asdict(),
        )
        if rule.period is None and rule.trigger not in ("schedule", ""):
            part.wrong(
                part.take("period"),
                "A rule with a trigger needs a period.",
                "For example P75Y; or trigger: schedule.",
                "period",
            )
        part.finish()
        found.append(rule)
    return tuple(found)


def _instead(part: Part) -> Instead | None:
    inner = part.part("instead")
    if inner is None:
        return None
    found = Instead(
        condition=inner.text("if", needed=True, longest=60),
        trigger=inner.choice("trigger", TRIGGERS, needed=True),
        period=inner.period("period", needed=True) or "",
    )
    inner.finish()
    return found


def read_flows(root: Part, known: Collection[str], groups: Groups) -> tuple[Flow, ...]:
    """Every regular exchange."""
    found = []
    for part in root.parts("flows"):
        flow = Flow(
            id=part.identity(),
            line=part.line,
            process=part.code("process", "processes", needed=True, none_allowed=False) or "",
            direction=part.choice("direction", ("in", "out", "both"), needed=True),
            frequency=part.choice("frequency", FREQUENCIES, needed=True),
            recipients=part.codes("recipients", "recipients", False, groups["recipients"]),
            sources=part.codes("sources", "sources", False, groups["sources"]),
            categories=part.codes("categories", "categories", False, groups["categories"]),
            subjects=part.codes("subjects", "subjects", False, groups["subjects"]),
            purpose=part.code("purpose", "purposes"),
            basis=part.codes("basis", "bases"),
            settings=part.codes("settings", "settings"),
            eligibility=part.codes("eligibility", "eligibility"),
            when=part.codes("when", "circumstances"),
            onward=part.codes("onward", "recipients"),
            recipient_keeps_until=part.day("recipient_keeps_until"),
            **read_link(part, known)._asdict(),
        )
        part.finish()
        found.append(flow)
    return tuple(found)


def read_rights(root: Part, known: Collection[str]) -> dict[str, Right] | None:
    """The rights by code, or None where the notice has no such section."""
    part = root.part("rights")
    if part is None:
        return None
    found: dict[str, Right] = {}
    for name in part.names():
        entry = part.part(name)
        if entry is None or part.known(part.node.keys[name], name, "rights", name) is None:
            continue
        found[name] = Right(
            id=name,
            line=entry.line,
            offered=entry.yes("offered", needed=True),
            how=entry.text("how"),
            clock=entry.period("clock"),
            framed_as=entry.text("framed_as", longest=60) or None,
            refused_for=entry.codes("refused_for", "bases"),
            **read_link(entry, known)._asdict(),
        )
        entry.finish()
    return found


def read_consent(root: Part, known: Collection[str]) -> Consent | None:
    """What rests on consent, or None."""
    part = root.part("consent")
    if part is None:
        return None
    withdraw = part.part("withdraw")
    how, cites = "", read_cites(part, known)
    if withdraw is not None:
        how = withdraw.text("how", longest=300)
        cites += read_cites(withdraw, known)
        withdraw.finish()
    found = Consent(frozenset(part.codes("purposes", "purposes")), how, tuple(dict.fromkeys(cites)))
    part.finish()
    return found


def read_breach(root: Part, known: Collection[str]) -> Breach | None:
    """What is promised for a breach, or None."""
    part = root.part("breach")
    if part is None:
        return None
    found = Breach(
        part.yes("procedure"), part.yes("tells_people"), part.yes("tells_regulator"), read_cites(part, known)
    )
    part.finish()
    return found


def read_complaint(root: Part, known: Collection[str]) -> Complaint | None:
    """Where people may complain, or None."""
    part = root.part("complaint")
    if part is None:
        return None
    found = Complaint(
        part.yes("to_council"), part.yes("to_regulator"), part.period("acknowledge_within"), read_cites(part, known)
    )
    part.finish()
    return found


def read_contacts(root: Part, known: Collection[str]) -> dict[str, Contact] | None:
    """Whom to write to, by kind, or None."""
    part = root.part("contacts")
    if part is None:
        return None
    found: dict[str, Contact] = {}
    for kind in part.names():
        entry = part.part(kind)
        if entry is None or kind not in CONTACTS:
            part.wrong(part.node.keys[kind], f"'{kind[:60]}' is not a contact.", "One of: " + ", ".join(CONTACTS) + ".")
            continue
        found[kind] = Contact(
            kind=kind,
            named=entry.yes("named"),
            email=_or_none(entry.text("email", longest=200)),
            address=_or_none(entry.text("address", longest=300)),
            telephone=_or_none(entry.text("telephone", longest=100)),
            form=entry.yes("form"),
            contact=_or_none(entry.text("contact", longest=300)),
            cites=read_cites(entry, known),
        )
        entry.finish()
    return found


def _or_none(text: str) -> str | None:
    return None if text in ("", "none") else text
