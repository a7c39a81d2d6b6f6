"""Who may do what: one table, and two ways to ask it.

A view says which line it falls under with `@granted("notice.lint")`, or that it is for everybody with `@public`.
A view that says neither is refused to everybody (see gate.py).

`require` raises with the sentence the person sees; `may` answers yes or no, for showing a link.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role

EVERY_ROLE = frozenset(Role)
DATA_PROTECTION = frozenset({Role.DATA_PROTECTION_OFFICER})
MANAGERS = frozenset({Role.TEAM_MANAGER})
CASEWORK = frozenset({Role.SOCIAL_WORKER, Role.TEAM_MANAGER})
CHAIRING = CASEWORK | {Role.CONFERENCE_CHAIR}  # whom they see the local rules say: those whose conference they chair


@dataclass(frozen=True)
class Grant:
    """Any of these roles may do it. `to` completes the sentence "You may not ..."."""

    to: str
    roles: frozenset[Role]


TABLE: dict[str, Grant] = {
    "home.see": Grant("see the home page", EVERY_ROLE),
    "account.password": Grant("change your password", EVERY_ROLE),
    "notice.statement": Grant("read the statements of a notice", DATA_PROTECTION),
    "notice.ask": Grant("ask what a notice decides", DATA_PROTECTION),
    "notice.lint": Grant("see what is stale or unclear in the notices", DATA_PROTECTION),
    "notice.ropa": Grant("see the record of processing", DATA_PROTECTION),
    "notice.promised": Grant("see what the notices promise", DATA_PROTECTION),
    "notice.diff": Grant("compare two notices", DATA_PROTECTION),
    "notice.access": Grant("see the table of access", DATA_PROTECTION),
    "notice.drift": Grant("see where practice departs from a notice", DATA_PROTECTION),
    "people.read": Grant("see people", CHAIRING),
    "people.write": Grant("write about people", CASEWORK),
    "people.photograph": Grant("see photographs of people", CASEWORK),
    "people.photograph.write": Grant("put photographs into the record", CASEWORK),
    "people.draft": Grant("keep what you are typing", EVERY_ROLE),
    "casework.read": Grant("see casework", CHAIRING),
    "casework.record": Grant("record what your part in a case asks for", CHAIRING),
    "casework.write": Grant("record casework", CASEWORK),
    "casework.decide": Grant("decide on a contact", MANAGERS),
    "casework.questions": Grant("say what the council asks of its own", frozenset({Role.ADMINISTRATOR})),
    "casework.count": Grant("count answers to the council's own questions", MANAGERS | {Role.ANALYST}),
    "work.people": Grant("see the people you work with", CHAIRING),
    "work.load": Grant("see what a team carries", MANAGERS),
    "work.allocate": Grant("say who works with a person", MANAGERS),
    "work.allocations": Grant("see who has worked with a person", CASEWORK),
    "work.away": Grant("say who stands in", CASEWORK | {Role.ADMINISTRATOR}),
    "account.place": Grant("say where you live yourself", CASEWORK),
    "work.teams": Grant("run the teams", MANAGERS | {Role.ADMINISTRATOR}),
    "work.accounts": Grant("see the accounts", frozenset({Role.ADMINISTRATOR})),
    "protection.restrict": Grant("close a record", MANAGERS),
    "protection.restricted": Grant("see how many records are closed", MANAGERS | DATA_PROTECTION),
    "protection.hide": Grant("hide an address", CASEWORK),
    "protection.emergency": Grant("open a record in an emergency", CASEWORK),
    "protection.review": Grant("review emergency access", MANAGERS | DATA_PROTECTION),
    "protection.warnings": Grant("review warnings", CASEWORK),
    "protection.link": Grant("join two records of one person", MANAGERS),
    "returns.check": Grant("check a statutory return", frozenset({Role.ANALYST})),
    "log.person": Grant("see who looked at a record", CASEWORK | DATA_PROTECTION),
    "log.worker": Grant("see what a worker looked at", MANAGERS | DATA_PROTECTION),
    "log.unusual": Grant("see unusual access", DATA_PROTECTION),
    "log.outside": Grant("see what was recorded outside the notice", DATA_PROTECTION),
    "log.whole": Grant("see whether the log is whole", DATA_PROTECTION),
    "log.map": Grant("see the map of what is held", DATA_PROTECTION | {Role.ANALYST, Role.ADMINISTRATOR}),
}

View = TypeVar("View", bound=Callable[..., Any])


class Refused(PermissionDenied):
    """The person is told this sentence."""


def may(account: Account | AnonymousUser, permission: str) -> bool:
    """Does any role of this account have this permission? Somebody not signed in has none."""
    grant = TABLE[permission]
    return isinstance(account, Account) and not grant.roles.isdisjoint(account.held_roles)


def require(account: Account | AnonymousUser, permission: str) -> None:
    """Raise Refused, with the sentence the person sees, unless this account may."""
    if not may(account, permission):
        grant = TABLE[permission]
        who = " or ".join(role.label.lower() for role in Role if role in grant.roles)
        raise Refused(f"You may not {grant.to} with your role. It is for: {who}.")


def granted(permission: str) -> Callable[[View], View]:
    """Mark a view as open to those who have this permission."""
    if permission not in TABLE:
        raise LookupError(f"{permission!r} is not in the table of permissions.")

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark


def public(view: View) -> View:
    """Mark a view as open to everybody, signed in or not."""
    view.is_public = True  # type: ignore[attr-defined]
    return view
