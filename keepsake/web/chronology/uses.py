"""For whom a copy is made, and for what: each is a use that the notice is asked about, and nothing else is offered."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from keepsake.record.access import Access

EXPORT = "export"


@dataclass(frozen=True)
class Use:
    """A copy for somebody: the purpose and the recipient in codes of the vocabulary."""

    code: str
    label: str
    purpose: str
    recipient: str


USES = (
    Use("meeting", "For a meeting or a colleague of the council", "safeguard_children", "council_teams"),
    Use("partners", "For a conference: police, health and schools", "safeguard_children", "safeguarding_partners"),
    Use("child", "For the child or young person themselves", "contact_history", "the_person_themselves"),
    Use("court", "For a court, or lawyers in its case", "court_information", "courts_and_legal_professionals"),
)
BY_CODE = {each.code: each for each in USES}


def refusal(use: Use, access: Access, person: UUID) -> str:
    """Why a copy may not be made for this; empty where it may. It is worked out, and nothing is read."""
    nothing: dict[str, Any] = {
        "refused": {}, "asked": {}, "listed": {}, "written": [], "worked_out": {}, "_conditions": {},
    }  # fmt: skip
    wanted = frozenset({"name"})
    asked = replace(access, purpose=use.purpose, action=EXPORT, recipient=use.recipient, wanted=wanted, **nothing)
    decision = asked.about(person)["name"]
    return "" if decision.allowed else decision.sentence
