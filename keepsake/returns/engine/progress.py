"""How far a long thing has come, told to whoever waits for it."""

from collections.abc import Callable

Told = Callable[[str, int, int], None]  # what is done, how much of it, of how much


class Stopped(Exception):
    """Raised by whoever is told, to say that nobody waits any longer."""


def nobody(what: str, done: int, of: int) -> None:
    """For when nobody waits."""
