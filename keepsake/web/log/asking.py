"""How a page asks the log: who asks, from which number on; and that it asked is written down with the page."""

from uuid import UUID

from django.http import HttpRequest

from keepsake.record.access import Access
from keepsake.record.audit.event import Logged
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.reading import PAGE, Reader, about, by
from keepsake.record.audit.subject_keys import keys_of

WHY = "audit_and_security"


def reader_of(access: Access, relationship: str = "none") -> Reader:
    """Who reads the log here. Whatever they are reading the record for, the log is read to check on its use."""
    return Reader(actor=access.worker.hex, role=access.role, purpose=WHY, relationship=relationship)


def before_of(request: HttpRequest) -> int | None:
    """The number from which older events are asked for."""
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def events_about(person: UUID, access: Access, before: int | None) -> list[Logged]:
    """A page of the events about a person, one more than a page where there are older ones."""
    relationship = next(iter(sorted(access.known(person).relationships - {"none"})), "none")
    pending = Pending()
    found = about(
        keys_of([person])[person],
        reader=reader_of(access, relationship),
        pending=pending,
        before=before,
        limit=PAGE + 1,
    )
    access.noted += pending
    return found


def events_by(worker: UUID, access: Access, before: int | None) -> list[Logged]:
    """A page of what an account did, one more than a page where there is more."""
    pending = Pending()
    found = by(worker.hex, reader=reader_of(access), pending=pending, before=before, limit=PAGE + 1)
    access.noted += pending
    return found


def paged(found: list[Logged]) -> tuple[list[Logged], int | None]:
    """The page, and the number from which the next one begins."""
    shown = found[:PAGE]
    return shown, shown[-1].seq if len(found) > PAGE else None
