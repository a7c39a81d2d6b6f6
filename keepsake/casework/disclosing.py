"""What of a contact may never be told to a family: who gave no name, or asked not to be named."""

from collections.abc import Iterable
from typing import Protocol

NEVER_NAMED = frozenset({"confidential", "anonymous"})
HIDDEN = "Somebody whom we may not name"


class Told(Protocol):
    """Who told us, and whether they may be named."""

    @property
    def openness(self) -> str: ...
    @property
    def name(self) -> str: ...


def may_be_named(referrer: Told) -> bool:
    """May a disclosure name who told us?"""
    return referrer.openness not in NEVER_NAMED


def named_in_a_disclosure(referrers: Iterable[Told]) -> tuple[str, ...]:
    """How the people who told us appear in what a family is given."""
    return tuple(each.name if may_be_named(each) else HIDDEN for each in referrers)
