"""What a file holds, read from where it is: a path, a member of a zip, or bytes that were sent."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TextIO

PIECE = 1 << 18


@dataclass(frozen=True)
class Content:
    """Read as often as it is asked for, and by pieces where it is large. ``told`` hears how many bytes were read."""

    open: Callable[[], IO[bytes]]
    size: int = 0
    told: Callable[[int], None] | None = None

    @classmethod
    def of(cls, given: "bytes | Path | Content") -> "Content":
        if isinstance(given, Content):
            return given
        if isinstance(given, Path):
            return cls(lambda: given.open("rb"), given.stat().st_size)
        return cls(lambda: io.BytesIO(given), len(given))

    def head(self) -> bytes:
        with self.open() as file:
            return file.read(4096)

    def whole(self) -> bytes:
        with self.open() as file:
            return file.read()

    def pieces(self) -> Iterator[bytes]:
        done = 0
        with self.open() as file:
            while piece := file.read(PIECE):
                yield piece
                done += len(piece)
                if self.told is not None:
                    self.told(done)


def encoding_by_mark(head: bytes) -> str:
    """The encoding that the mark at the beginning says; "" where there is none.

    >>> encoding_by_mark("a".encode("utf-16"))
    'utf-16'
    """
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    return "utf-8-sig" if head.startswith(b"\xef\xbb\xbf") else ""


@dataclass(frozen=True)
class SentFile:
    """A file that is held in memory, opened as a path is: an operator's list that was sent, not saved."""

    name: str
    content: bytes

    def __str__(self) -> str:
        return self.name

    def open(self, *, encoding: str, newline: str) -> TextIO:
        return io.TextIOWrapper(io.BytesIO(self.content), encoding=encoding, newline=newline)

    def read_bytes(self) -> bytes:
        return self.content


OwnFile = Path | SentFile
