"""Opens an access for somebody who is signed in, under the notice of this council."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from uuid import UUID

from django.conf import settings

from keepsake.notice.deciding import Decider
from keepsake.notice.library import load_folder
from keepsake.record.access import Access
from keepsake.record.opened import opened
from keepsake.record.second_wall import raised


@cache
def decider() -> Decider:
    """The notices of this council, compiled once a process. Raises KeyError where there is none of that name."""
    return Decider(load_folder(settings.NOTICES_DIR), settings.COUNCIL_NOTICE)


@contextmanager
def open_access(
    *,
    worker: UUID,
    role: str,
    purpose: str,
    categories: Iterable[str],
    day: date,
    action: str = "read",
    recipient: str | None = None,
    circumstances: Iterable[str] = (),
    beside: Access | None = None,
) -> Iterator[Access]:
    """Inside, the worker reads these categories of whom the notice and the local rules allow, for this purpose.

    ``beside`` is another access of the same worker on the same day: what is known of people is not asked twice.

    On PostgreSQL the second wall is raised for as long; reading and writing then need a transaction.
    """
    access = Access(
        worker=worker,
        role=role,
        purpose=purpose,
        wanted=frozenset(categories),
        decider=decider(),
        day=day,
        action=action,
        recipient=recipient,
        circumstances=frozenset(circumstances),
    )
    if beside is not None:
        access.know_with(beside)
    with raised(worker=worker, day=day), opened(access):
        yield access
