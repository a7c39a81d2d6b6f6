"""Pages are worked out one after the other in a process, as long as none takes long.

Python runs one thread at a time: four pages that are begun together are all done late, and the large ones last. One
after the other, each waits for those before it and for nothing else. A page that takes longer than ``PATIENCE`` keeps
nobody waiting beyond that: whoever is next begins beside it, and the others after that one.

Where the database is another program, the process has nothing to do while it waits for an answer: there all threads go
on at once.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

PATIENCE = 0.1  # seconds

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class InTurn:
    """A WSGI application whose calls take turns. What it streams afterwards is outside them."""

    def __init__(self, application: Application, patience: float = PATIENCE) -> None:
        self.application, self.patience = application, patience
        self._turn = Lock()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        with self._in_turn():
            return self.application(environ, start_response)

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        turn = self._turn
        while not turn.acquire(timeout=self.patience):
            if turn is self._turn:
                self._turn = Lock()  # whoever has the other takes long: from now on it is waited for no more
            turn = self._turn
        try:
            yield
        finally:
            turn.release()
