"""Fetching the next page while this one is worked on: a database on its own and its client no longer wait in turn."""

from collections.abc import Iterator
from queue import Full, Queue
from threading import Event, Thread
from typing import TypeVar

Page = TypeVar("Page")
PAGES = 4  # held at most, so that a fast database does not fill the memory
_PATIENCE = 0.05  # seconds, until the thread looks whether anybody still wants its pages


class _End:
    """What comes after the last page: the error that ended them, or none."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


def ahead(pages: Iterator[Page]) -> Iterator[Page]:
    """The same pages in the same order, fetched by a thread up to ``PAGES`` ahead. Its errors are raised here.

    Nobody else may use what the pages come from until they are all taken, or this iterator is closed.

    >>> list(ahead(iter("abc")))
    ['a', 'b', 'c']
    """
    fetched: Queue[Page | _End] = Queue(PAGES)
    unwanted = Event()

    def put(page: Page | _End) -> bool:
        while not unwanted.is_set():
            try:
                fetched.put(page, timeout=_PATIENCE)
            except Full:
                continue
            return True
        return False

    def fetch() -> None:
        try:
            all(put(page) for page in pages)
        except BaseException as error:
            put(_End(error))
        else:
            put(_End())

    thread = Thread(target=fetch, daemon=True)
    thread.start()
    try:
        while not isinstance(page := fetched.get(), _End):
            yield page
        if page.error is not None:
            raise page.error
    finally:
        unwanted.set()
        thread.join()
