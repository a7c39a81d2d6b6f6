"""How a page reads personal data: it says for what purpose and which categories, and all it does is written down first.

    @granted("people.read")
    @reads(purpose="plan_support", categories=("name", "date_of_birth"))
    def person(request, id): ...

Inside, ``request.access`` is the open access. The page, what it wrote and the log are one transaction: nothing is
answered before the log is written.
"""

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.record.access import Access
from keepsake.record.audit.event import Event, Outcome
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.writing import write
from keepsake.record.opening import open_access
from keepsake.record.trail import gather
from keepsake.web.permissions import TABLE, Refused

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Reads:
    """What a view reads, for what."""

    purpose: str
    categories: frozenset[str]


def reads(*, purpose: str, categories: Iterable[str]) -> Callable[[View], View]:
    """Open an access around a view, and write down what it did before its answer goes out."""
    declared = Reads(purpose, frozenset(categories))

    def mark(view: View) -> View:
        @functools.wraps(view)
        def read(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
            account = cast(Account, request.user)
            opening = open_access(
                worker=account.id,
                role=acting_role(account, getattr(read, "permission", None)).value,
                purpose=declared.purpose,
                categories=declared.categories,
                day=timezone.localdate(),
            )
            with opening as access:
                request.access = access  # type: ignore[attr-defined]
                try:
                    with transaction.atomic():
                        answer = view(request, *args, **given)
                        pending = Pending()
                        for each in (access, *also_opened(request)):
                            gather(each, pending)
                        write(pending)
                        return answer
                except (PermissionDenied, Http404) as refusal:
                    _refused(access, "not_found" if isinstance(refusal, Http404) else "not_for_the_role")
                    raise

        read.reads = declared  # type: ignore[attr-defined]
        return read

    return mark


@contextmanager
def for_another_use(
    request: HttpRequest,
    *,
    purpose: str,
    categories: Iterable[str],
    circumstances: Iterable[str] = (),
    action: str = "read",
    recipient: str | None = None,
) -> Iterator[Access]:
    """Inside, the page reads for a second purpose, such as a face to know somebody by. It is written down too.

    What is to leave the record is read in an ``export`` to a ``recipient``: only what the notice lets out is there.

    Who the worker is and in what role stays as it was; what is known of the worker and a person is not asked twice.
    """
    access: Access = request.access  # type: ignore[attr-defined]
    opening = open_access(
        worker=access.worker,
        role=access.role,
        purpose=purpose,
        categories=categories,
        day=access.day,
        circumstances=circumstances,
        action=action,
        recipient=recipient,
        beside=access,
    )
    with opening as other:
        also_opened(request).append(other)
        yield other


def also_opened(request: HttpRequest) -> list[Access]:
    """The accesses that were opened beside the page's own."""
    found: list[Access] = request.META.setdefault("keepsake.also_opened", [])
    return found


def acting_role(account: Account, permission: str | None) -> Role:
    """The first role of the account, in the order of the closed list, that the page is open to."""
    allowed = TABLE[permission].roles if permission else frozenset(Role)
    for role in Role:
        if role in allowed & account.held_roles:
            return role
    raise Refused("This page is not for any of your roles.")


def _refused(access: Access, why: str) -> None:
    """A page that was refused is written down too, in a transaction of its own: the other one is undone."""
    pending = Pending()
    access.written.clear()
    gather(access, pending)
    if not pending:
        event = Event(
            action="read", outcome=Outcome.DENY, actor=access.worker.hex, role=access.role, purpose=access.purpose
        )
        pending.add(event._replace(categories=access.wanted, reason=why))
    with transaction.atomic():
        write(pending)
