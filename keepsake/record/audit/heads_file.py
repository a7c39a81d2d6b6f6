"""The file of the heads: added to, never changed, and on the disk before anybody relies on it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from keepsake.record.audit.head import Head, Unreadable, read_heads

TAIL = 4096  # bytes: more than a head is long


class HeadsFile:
    """The heads of one file, held so that nobody else adds to it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def last(self) -> Head | None:
        """The last head that can be read, or None where there is none. A line that a fallen machine left is no head."""
        size = self._file.seek(0, os.SEEK_END)
        self._file.seek(max(0, size - TAIL))
        found = read_heads(self._file.read().decode("ascii", "replace"))
        return next((head for head in reversed(list(found)) if isinstance(head, Head)), None)

    def add(self, heads: list[Head]) -> None:
        """Write them in one piece, and wait until the disk has them."""
        # A line that a fallen machine left torn stays as it is, and the heads after it can be read.
        torn = self._file.seek(0, os.SEEK_END) > 0 and not self._ends_a_line()
        text = ("\n" if torn else "") + "".join(f"{head.line}\n" for head in heads)
        self._file.write(text.encode("ascii"))
        self._file.flush()
        os.fsync(self._file.fileno())

    def _ends_a_line(self) -> bool:
        self._file.seek(-1, os.SEEK_END)
        return self._file.read(1) == b"\n"


@contextmanager
def held(path: Path, *, wait: bool) -> Iterator[HeadsFile]:
    """Open it for adding. Raises OSError; BlockingIOError where somebody else holds it and one does not wait."""
    is_new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o640)
    with os.fdopen(descriptor, "a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        if is_new:
            _keep_name(path.parent)
        yield HeadsFile(file)


def heads_in(path: Path) -> list[Head | Unreadable]:
    """What a file holds; nothing where there is no file. Raises OSError where it may not be read."""
    try:
        return list(read_heads(path.read_bytes().decode("ascii", "replace")))
    except FileNotFoundError:
        return []


def _keep_name(folder: Path) -> None:
    """A new file's name is safe only when its folder is on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
