"""Pages are worked out one after the other in a process, as long as none takes long.

Python runs one thread at a time: four pages that are begun together are all done late, and the large ones last. One
after the other, each waits for those before it and for nothing else. A page that takes longer than ``PATIENCE`` keeps
nobody waiting beyond that: whoever is next begins beside it, and the others after that one.

Where the database is another program, the process has nothing to do while it waits for an answer: there all threads go
on at once.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import Any

PATIENCE = 0.1  # seconds

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class InTurn:
    """A WSGI application whose calls take turns, in the order in which they came. What it streams afterwards is outside
    them.

    A turn is handed to whoever is first: were it left to be taken, the thread that ends one, and holds the interpreter,
    would take the next for a later page.
    """

    def __init__(self, application: Application, patience: float = PATIENCE) -> None:
        self.application, self.patience = application, patience
        self._guard = Lock()
        self._waiting: deque[Any] = deque()  # of each the lock that is released when its turn comes
        self._holder: Any = None
        self._begun = 0.0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        with self._in_turn():
            return self.application(environ, start_response)

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        mine = Lock()
        mine.acquire()
        self._wait(mine)
        try:
            yield
        finally:
            with self._guard:
                if self._holder is mine:
                    self._hand_on()

    def _wait(self, mine: Any) -> None:
        with self._guard:
            self._waiting.append(mine)
            if self._holder is None:
                self._hand_on()
        left = self.patience
        while not mine.acquire(timeout=max(left, 0.001)):
            with self._guard:
                left = self._begun + self.patience - monotonic()
                if left <= 0 and self._waiting and self._waiting[0] is mine:
                    self._hand_on()  # whoever has the turn takes long, and is waited for no more

    def _hand_on(self) -> None:
        """The turn goes to whoever is first, if anybody waits. The guard is held."""
        self._holder = self._waiting.popleft() if self._waiting else None
        self._begun = monotonic()
        if self._holder is not None:
            self._holder.release()
