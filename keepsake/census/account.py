"""Who imports and exports, and what the log says of it."""

from collections.abc import Collection
from uuid import UUID

from keepsake.accounts.models import Account
from keepsake.record.audit.event import Event, Outcome
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.subject_keys import keys_of
from keepsake.record.audit.writing import write

IMPORTER, NAMED = "Census import and export", "census"


def importer() -> UUID:
    """The account that stands for imports and exports; nobody can sign in to it."""
    account = Account.objects.filter(username=NAMED).first()
    if account is None:
        account = Account.objects.open(username=NAMED, display_name=IMPORTER, roles=(), password=None)
        Account.objects.filter(pk=account.pk).update(is_active=False)
    return account.pk


def log(action: str, by: UUID, people: Collection[str], categories: frozenset[str], rows: int) -> None:
    """Say in the log who came into the record or went out of it."""
    pending = Pending()
    pending.add(
        Event(
            action=action,
            outcome=Outcome.PERMIT,
            actor=by.hex,
            role="administrator",
            purpose="statutory_returns",
            categories=categories,
            subjects=frozenset(keys_of(map(UUID, people)).values()),
            rows=rows,
        )
    )
    write(pending)
