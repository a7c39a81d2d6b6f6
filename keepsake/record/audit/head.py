"""A head: one signed line that fixes every event up to a number. Kept where the database's owner cannot change it.

    keepsake-head/1 number=3 day=2026-01-05 seq=1203 hash=<64> signed=<time> previous=<64> key=<16> signature=<128>

Each head names the hash of the head before it, so that none can be taken out of the middle. Line ends count as spaces:
a head that was mailed or printed one part to a line says the same.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from keepsake.record.audit.event import moment

MARK = "keepsake-head/1"
NONE = "0" * 64  # what the first head names as the one before it
_HEX = {length: f"[0-9a-f]{{{length}}}" for length in (16, 64, 128)}
_LINE = re.compile(
    rf"{MARK} number=(?P<number>[1-9][0-9]{{0,17}}) day=(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) "
    rf"seq=(?P<seq>[1-9][0-9]{{0,17}}) hash=(?P<hash>{_HEX[64]}) signed=(?P<signed>[0-9T:.+-]{{20,32}}) "
    rf"previous=(?P<previous>{_HEX[64]}) key=(?P<key>{_HEX[16]}) signature=(?P<signature>{_HEX[128]})"
)


class Head(NamedTuple):
    """What a head says. ``day`` is that of the event; ``signed`` when it was signed; ``line`` all of it."""

    number: int
    day: str
    seq: int
    hash: bytes
    signed: str
    previous: str
    key: str
    signature: bytes
    line: str

    @property
    def fingerprint(self) -> str:
        """What the next head names as the one before it."""
        return sha256(self.line.encode("ascii")).hexdigest()

    def is_signed_by(self, key: Ed25519PublicKey) -> bool:
        """Is the signature this key's, over everything else the head says?"""
        try:
            key.verify(self.signature, self.line.rpartition(" ")[0].encode("ascii"))
        except InvalidSignature:
            return False
        return True

    def printable(self) -> str:
        """One part to a line, for a mailbox or paper; read back as it is."""
        return "\n".join(self.line.split(" "))


class Unreadable(NamedTuple):
    """Something among the heads that is none. ``after`` is how many heads stand before it."""

    after: int


def name_of(key: Ed25519PublicKey) -> str:
    """How a head names the key it was signed with: the first 16 hexadecimal digits of the key's SHA-256."""
    return sha256(key.public_bytes_raw()).hexdigest()[:16]


def sign_head(key: Ed25519PrivateKey, *, before: Head | None, day: str, seq: int, hash: bytes, signed: int) -> Head:
    """The head after ``before``. ``signed`` counts microseconds."""
    number = before.number + 1 if before else 1
    previous = before.fingerprint if before else NONE
    said = (
        f"{MARK} number={number} day={day} seq={seq} hash={hash.hex()} signed={moment(signed).isoformat()} "
        f"previous={previous} key={name_of(key.public_key())}"
    )
    line = f"{said} signature={key.sign(said.encode('ascii')).hex()}"
    return _head(_LINE.fullmatch(line), line)


def read_heads(text: str) -> Iterator[Head | Unreadable]:
    """The heads in a text, in order, and what among them cannot be read."""
    found = 0
    before, *pieces = " ".join(text.split()).split(MARK)
    if before.strip():
        yield Unreadable(found)
    for piece in pieces:
        line = MARK + piece.rstrip(" ")
        match = _LINE.fullmatch(line)
        if match is None:
            yield Unreadable(found)
        else:
            found += 1
            yield _head(match, line)


def _head(match: re.Match[str] | None, line: str) -> Head:
    if match is None:
        raise ValueError("This is no head.")
    return Head(
        number=int(match["number"]),
        day=match["day"],
        seq=int(match["seq"]),
        hash=bytes.fromhex(match["hash"]),
        signed=match["signed"],
        previous=match["previous"],
        key=match["key"],
        signature=bytes.fromhex(match["signature"]),
        line=line,
    )
