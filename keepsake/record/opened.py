"""The open access: who looks, in what role, for what purpose. Outside one, nothing personal is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keepsake.record.access import Access


class NotOpen(RuntimeError):
    """Personal data was about to be read outside an open access."""


class NotGranted(PermissionError):
    """A column was about to be read that the open access does not grant. ``category`` is what it is of."""

    def __init__(self, words: str, category: str = "") -> None:
        super().__init__(words)
        self.category = category


_OPEN: ContextVar["Access | None"] = ContextVar("open_access", default=None)


def current() -> "Access":
    """The open access. Raises NotOpen where there is none."""
    access = _OPEN.get()
    if access is None:
        raise NotOpen("Personal data is read only inside an open access: who, in what role, for what purpose.")
    return access


def is_open() -> bool:
    return _OPEN.get() is not None


@contextmanager
def opened(access: "Access") -> Iterator["Access"]:
    """Everything personal inside the block is read under this access."""
    token = _OPEN.set(access)
    try:
        yield access
    finally:
        _OPEN.reset(token)


_KEEPING: ContextVar[bool] = ContextVar("keeping", default=False)


def is_keeping() -> bool:
    """Is the record itself at work: keeping a version, working out a relationship?"""
    return _KEEPING.get()


@contextmanager
def keeping() -> Iterator[None]:
    """Inside, columns are read for the record's own work and shown to nobody. A check lists who may use it."""
    token = _KEEPING.set(True)
    try:
        yield
    finally:
        _KEEPING.reset(token)
