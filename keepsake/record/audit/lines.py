"""An event as a line, which is the very bytes that were hashed: how PostgreSQL hands out many at once (``copied``).

COPY puts any one character between the columns. With the chain's own there, a line is the bytes of the event, the
character once more, the hash in hexadecimal digits, and the end of the line. Where a value holds a character that COPY
must mark (none that was accepted does), or is missing, a backslash stands in the line.
"""

import re
from typing import Any

from keepsake.record.audit.chain import COLUMNS, HASH, NUMBERS, SEPARATOR, Row

PART = SEPARATOR.encode()
HASH_AT = -66  # where the last separator stands: 64 digits and the end of the line come after it

_VALUES = re.compile(rb"((?:[^\\\x1f]|\\.)*)(?:\x1f|\Z)", re.DOTALL)
_MARKED = re.compile(rb"\\(.)", re.DOTALL)
_MARKS = {b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}


def line_of(seq: int, subject: str) -> bytes:
    """How the index says that an event is about a person."""
    return f"{seq} {subject}".encode("utf-8", "surrogatepass")


def pair_of(line: bytes) -> tuple[int, str]:
    """The number of an event and a person it is about.

    >>> pair_of(line_of(7, "c0ffee"))
    (7, 'c0ffee')
    """
    seq, _, subject = line.partition(b" ")
    return int(seq), subject.decode("utf-8", "surrogatepass")


def row_of_line(line: bytes) -> Row:
    """The row that a line was made of, its hash at the end. A number that is none stays a text."""
    *columns, hash = map(_value, _VALUES.findall(line.removesuffix(b"\n"))[: HASH + 1])
    return (*map(_number, COLUMNS, columns), bytes.fromhex(hash or ""))


def _value(part: bytes) -> str | None:
    if part == rb"\N":
        return None
    return _MARKED.sub(lambda mark: _MARKS.get(mark[1], mark[1]), part).decode("utf-8", "surrogateescape")


def _number(name: str, value: str | None) -> Any:
    try:
        return int(value) if name in NUMBERS and value is not None else value
    except ValueError:
        return value
