"""The events of one request, gathered until they are written together."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from keepsake.record.audit.event import Event
from keepsake.record.audit.validity import Rejected, check, is_opaque


class Pending:
    """Events that happened in one request and are not written yet. ``request`` is its id: 32 hexadecimal digits."""

    def __init__(self, request: str = "") -> None:
        if request and not is_opaque(request):
            raise Rejected("A request is named by 32 hexadecimal digits.")
        self.request = request or uuid4().hex
        self._events: list[Event] = []

    def add(self, event: Event) -> None:
        """Keep it until it is written. Raises Rejected where it holds anything but codes and opaque ids."""
        check(event)
        self._events.append(event)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Forget what was added inside where it ends in an error: it is undone with its transaction."""
        kept = len(self._events)
        try:
            yield
        except BaseException:
            del self._events[kept:]
            raise

    def take(self) -> list[Event]:
        """The events, which are no longer pending."""
        taken, self._events = self._events, []
        return taken

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[Event]:
        return iter(tuple(self._events))
