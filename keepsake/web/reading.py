"""How a page reads personal data: it says for what purpose and which categories, and all it does is written down first.

    @granted("people.read")
    @reads(purpose="plan_support", categories=("name", "date_of_birth"))
    def person(request, id): ...

Inside, ``request.access`` is the open access. What a page wrote and the log of it are one transaction; a page that only
reads has its log written next (see ``transactions``). Nothing is answered before the log is written.
"""

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
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
from keepsake.web.transactions import WouldWrite, is_reader, only_reading

View = Callable[..., HttpResponse]
Opening = Callable[[], AbstractContextManager[Access]]


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
            role = acting_role(account, getattr(read, "permission", None)).value
            opening = partial(
                open_access,
                worker=account.id,
                role=role,
                purpose=declared.purpose,
                categories=declared.categories,
                day=timezone.localdate(),
            )
            asked = partial(view, request, *args, **given)
            if is_reader(request):
                with suppress(WouldWrite):
                    return _answered(request, opening, partial(_read, asked))
            return _answered(request, opening, partial(_written, asked))

        read.reads = declared  # type: ignore[attr-defined]
        return read

    return mark


def _answered(request: HttpRequest, opening: Opening, answer: Callable[[Access], HttpResponse]) -> HttpResponse:
    with opening() as access:
        request.access = access  # type: ignore[attr-defined]
        try:
            return answer(access)
        except (PermissionDenied, Http404) as refusal:
            _refused(access, "not_found" if isinstance(refusal, Http404) else "not_for_the_role")
            raise


def _read(asked: Callable[[], HttpResponse], access: Access) -> HttpResponse:
    """The page, and then its log. Raises WouldWrite where the page does more than read."""
    with only_reading():
        answer = asked()
    with transaction.atomic():
        _write_down(access)
    return answer


def _written(asked: Callable[[], HttpResponse], access: Access) -> HttpResponse:
    """What the page writes and its log, in one transaction."""
    with transaction.atomic():
        answer = asked()
        _write_down(access)
        return answer


def _write_down(access: Access) -> None:
    pending = Pending()
    gather(access, pending)
    write(pending)


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
        access.beside.append(other)
        yield other


def also_opened(request: HttpRequest) -> list[Access]:
    """The accesses that were opened beside the page's own."""
    access: Access = request.access  # type: ignore[attr-defined]
    return access.beside


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
    with transaction.atomic():
        gather(access, pending)
        if not pending:
            event = Event(
                action="read", outcome=Outcome.DENY, actor=access.worker.hex, role=access.role, purpose=access.purpose
            )
            pending.add(event._replace(categories=access.wanted, reason=why))
        write(pending)
