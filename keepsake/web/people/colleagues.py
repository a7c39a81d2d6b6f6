"""Workers and teams by their ids, asked for once in an access: a page names the same few again and again."""

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from keepsake.accounts.models import Account
from keepsake.kept import NO_KEYS, AmongKeys, Kept
from keepsake.people.known import once
from keepsake.people.models import Body, Professional, Team

Found = TypeVar("Found", bound=Model)
_BY_ID: dict[type[Model], Kept] = {
    Account: Kept(lambda: Account.objects.filter(AmongKeys(NO_KEYS, "pk"))),
    Team: Kept(lambda: Team.objects.filter(AmongKeys(NO_KEYS, "pk"))),
    Body: Kept(lambda: Body.objects.filter(AmongKeys(NO_KEYS, "pk"))),
    Professional: Kept(lambda: Professional.objects.filter(AmongKeys(NO_KEYS, "pk"))),
}


def accounts_of(ids: Iterable[UUID | None]) -> dict[UUID, Account]:
    """Those of these accounts that there are."""
    return _of(Account, ids)


def teams_of(ids: Iterable[int | None]) -> dict[int, Team]:
    """Those of these teams that there are."""
    return _of(Team, ids)


def bodies_of(ids: Iterable[UUID | None]) -> dict[UUID, Body]:
    """Those of these bodies of the directory that there are."""
    return _of(Body, ids)


def professionals_of(ids: Iterable[UUID | None]) -> dict[UUID, Professional]:
    """Those of these professionals of the directory that there are."""
    return _of(Professional, ids)


def _of(model: type[Found], ids: Iterable[Any]) -> dict[Any, Found]:
    wanted = {each for each in ids if each is not None}
    kept: dict[Any, Found | None] = once(("colleagues", model), dict)
    if missing := wanted - kept.keys():
        kept |= {**dict.fromkeys(missing), **{each.pk: each for each, _ in _BY_ID[model].records(missing)}}
    return {id: found for id in wanted if (found := kept[id]) is not None}
