"""Who may decide on the pathway. Asked of the role of the open access; whom they see is asked apart from this."""

from keepsake.record.opened import current
from keepsake.standard.vocabulary import label

MANAGERS = frozenset({"team_manager", "senior_manager"})
MAY = {
    "decide_contact": MANAGERS | {"emergency_duty_worker"},
    "approve": MANAGERS,
    "chair": MANAGERS | {"conference_chair"},
    "oversee": MANAGERS | {"conference_chair", "independent_reviewing_officer"},
    "ask_own": frozenset({"administrator"}),
    "audit": MANAGERS | {"auditor", "conference_chair", "independent_reviewing_officer"},
}


class NotForYou(PermissionError):
    """The role may not do this. The text is for the person at the screen."""


def may(what: str) -> bool:
    """May the role of the open access do this?"""
    return current().role in MAY[what]


def require(what: str) -> None:
    """Raise NotForYou, with the roles that may, unless the role of the open access may do this."""
    if not may(what):
        roles = ", ".join(sorted(label("roles", role).lower() for role in MAY[what]))
        raise NotForYou(f"This is for: {roles}.")
