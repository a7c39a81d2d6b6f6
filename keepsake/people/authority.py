"""What only some roles may do, because it opens, closes or joins records of other people.

A role is the one under which the access was opened. Whether the worker may see the person is asked apart from this.
"""

from keepsake.record.opened import current
from keepsake.standard.vocabulary import label

MANAGERS = frozenset({"team_manager", "senior_manager"})
MAY = {
    "run_teams": MANAGERS | {"administrator"},
    "restrict": MANAGERS | {"data_protection_officer"},
    "review_emergencies": MANAGERS | {"data_protection_officer"},
    "oversee": frozenset({"data_protection_officer"}),
    "link_records": MANAGERS | {"data_protection_officer", "business_support"},
}


class NotYours(PermissionError):
    """The role may not do this. The text is for the person at the screen."""


def may(what: str) -> bool:
    """May the role of the open access do this?"""
    return current().role in MAY[what]


def require(what: str) -> None:
    """Raise NotYours, with the roles that may, unless the role of the open access may do this."""
    if not may(what):
        roles = ", ".join(sorted(label("roles", role).lower() for role in MAY[what]))
        raise NotYours(f"This is for: {roles}.")
