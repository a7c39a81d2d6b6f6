"""Workers and teams by their ids, asked for once in an access: a page names the same few again and again."""

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from keepsake.accounts.models import Account
from keepsake.people.known import once
from keepsake.people.models import Team

Found = TypeVar("Found", bound=Model)


def accounts_of(ids: Iterable[UUID | None]) -> dict[UUID, Account]:
    """Those of these accounts that there are."""
    return _of(Account, ids)


def teams_of(ids: Iterable[int | None]) -> dict[int, Team]:
    """Those of these teams that there are."""
    return _of(Team, ids)


def _of(model: type[Found], ids: Iterable[Any]) -> dict[Any, Found]:
    wanted = {each for each in ids if each is not None}
    kept: dict[Any, Found | None] = once(("colleagues", model), dict)
    if missing := wanted - kept.keys():
        kept |= {**dict.fromkeys(missing), **model._default_manager.in_bulk(missing)}
    return {id: found for id in wanted if (found := kept[id]) is not None}
