"""How far the command has come: a bar on a terminal, nothing in a pipe."""

from time import monotonic
from typing import TextIO

WIDTH = 30
EVERY = 0.1  # seconds; a line that changes more often cannot be read
_CLEAR = "\r\033[K"


class Bar:
    """One line that is written over, and taken away at the end. Where nobody looks, nothing is written."""

    def __init__(self, to: TextIO, wanted: bool) -> None:
        self.to, self.wanted = to, wanted
        self.last, self.what = 0.0, ""

    def __call__(self, what: str, done: int, of: int) -> None:
        now = monotonic()
        if not self.wanted or (what == self.what and now - self.last < EVERY):
            return
        self.last, self.what = now, what
        self.to.write(f"{_CLEAR}{drawn(what, done, of)}")
        self.to.flush()

    def away(self) -> None:
        if self.wanted and self.what:
            self.to.write(_CLEAR)
            self.to.flush()


def drawn(what: str, done: int, of: int) -> str:
    """The line itself.

    >>> drawn("Asking the rules", 1, 2)
    'Asking the rules                    [###############---------------]  50 %'
    """
    share = min(done / of, 1.0) if of else 1.0
    filled = round(share * WIDTH)
    return f"{what[:35]:35} [{'#' * filled}{'-' * (WIDTH - filled)}] {share:4.0%}".replace("%", " %")
