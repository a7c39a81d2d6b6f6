"""Whom and what a form offers: workers with their team, teams."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django import forms

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.people.models import Membership, Team
from keepsake.web.people.brief import in_force
from keepsake.web.people.fields import choice

WORKING = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER)


def workers(day: date, *, leaving_out: Iterable[UUID] = (), roles: Iterable[str] = WORKING) -> list[tuple[str, str]]:
    """Everybody who can sign in and works with people, by name, with their teams."""
    teams: dict[UUID, list[str]] = {}
    for member in Membership.objects.filter(in_force(day)).select_related("team").order_by("team__name"):
        teams.setdefault(member.worker_id, []).append(member.team.name)
    found = Account.objects.filter(is_active=True, roles__role__in=list(roles)).exclude(pk__in=list(leaving_out))
    return [(str(each.pk), _with(each, teams.get(each.pk, []))) for each in found.distinct().order_by("display_name")]


def teams(*, leaving_out: Iterable[int] = ()) -> list[tuple[str, str]]:
    """Every team, by name."""
    found = Team.objects.exclude(pk__in=list(leaving_out)).order_by("name")
    return [(str(team.pk), team.name) for team in found]


def offered(
    label: str, choices: Iterable[tuple[str, str]], *, missing: str = "", none: str = "", help: str = ""
) -> forms.ChoiceField:
    """A list to choose from, which begins with nothing chosen."""
    first = ("", none or "Choose")
    return choice(label, [first, *choices], missing=missing, help=help)


def account(id: str) -> Account | None:
    """The account that was chosen."""
    return Account.objects.get(pk=id) if id else None


def team(id: str) -> Team | None:
    """The team that was chosen."""
    return Team.objects.get(pk=id) if id else None


def _with(account: Account, teams: list[str]) -> str:
    return f"{account.display_name} ({', '.join(teams)})" if teams else f"{account.display_name} (in no team)"
