"""Which way a case may go: from one position to the next, and by what. The diagram in the docs is this table."""

from typing import NamedTuple

from keepsake.casework.status import Position

P = Position


class Way(NamedTuple):
    """From a position to another, by what happens. ``basis`` is the law or guidance it rests on."""

    from_: Position
    to: Position
    by: str
    basis: str


WORKING_TOGETHER = "Working Together to Safeguard Children"
WAYS = (
    Way(P.NOT_OPEN, P.CONTACT, "somebody tells us", WORKING_TOGETHER),
    Way(P.CONTACT, P.NOT_OPEN, "no further action", WORKING_TOGETHER),
    Way(P.CONTACT, P.EARLY_HELP, "early help begins", "Children Act 2004, section 10"),
    Way(P.CONTACT, P.REFERRED, "referral accepted", WORKING_TOGETHER),
    Way(P.NOT_OPEN, P.PROTECTION, "plan taken over from another council", WORKING_TOGETHER),
    Way(P.EARLY_HELP, P.NOT_OPEN, "early help ends", "Children Act 2004, section 10"),
    Way(P.EARLY_HELP, P.REFERRED, "step up", WORKING_TOGETHER),
    Way(P.REFERRED, P.ASSESSED, "assessment starts", "Children Act 1989, section 17"),
    Way(P.REFERRED, P.ENQUIRY, "strategy discussion decides", "Children Act 1989, section 47"),
    Way(P.REFERRED, P.NOT_OPEN, "closed", WORKING_TOGETHER),
    Way(P.ASSESSED, P.REFERRED, "assessment authorised", WORKING_TOGETHER),
    Way(P.ASSESSED, P.NEED, "child in need plan begins", "Children Act 1989, section 17"),
    Way(P.ASSESSED, P.ENQUIRY, "strategy discussion decides", "Children Act 1989, section 47"),
    Way(P.ENQUIRY, P.REFERRED, "enquiry ends without a plan", WORKING_TOGETHER),
    Way(P.ENQUIRY, P.NEED, "child in need plan begins", "Children Act 1989, section 17"),
    Way(P.ENQUIRY, P.PROTECTION, "conference decides on a plan", WORKING_TOGETHER),
    Way(P.NEED, P.ENQUIRY, "strategy discussion decides", "Children Act 1989, section 47"),
    Way(P.NEED, P.REFERRED, "plan ends", "Children Act 1989, section 17"),
    Way(P.PROTECTION, P.NEED, "step down", WORKING_TOGETHER),
    Way(P.PROTECTION, P.REFERRED, "conference ends the plan", WORKING_TOGETHER),
    Way(P.REFERRED, P.NEED, "child in need plan begins", "Children Act 1989, section 17"),
    Way(P.REFERRED, P.EARLY_HELP, "step down", "Children Act 2004, section 10"),
)


def pathway_markdown() -> str:
    """The table as a page with its diagram."""
    lines = ["# The pathway", "", "Which way a child's case may go. Printed from `keepsake/casework/pathway.py`.", ""]
    lines += ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{each.value}" as {each.name}' for each in Position]
    lines += [f"    {way.from_.name} --> {way.to.name}: {way.by}" for way in WAYS]
    lines += ["```", "", "| From | To | By | Basis |", "|---|---|---|---|"]
    lines += [f"| {way.from_.value} | {way.to.value} | {way.by} | {way.basis} |" for way in WAYS]
    return "\n".join(lines) + "\n"
