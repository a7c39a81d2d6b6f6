"""Sound in an Ogg file, as messages of speech have it: Opus (RFC 3533 and RFC 7845)."""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from keepsake.casework.recordings import BROKEN, Broken, Unfit

HEAD = 27  # bytes of a page before the lengths of its pieces
CONTINUED, BEGINS = 1, 2
RATE = 48_000
OTHER = "The recording is of a kind that browsers do not play. Save it as MP3, M4A (AAC) or WAV."
NO_TAGS = b"OpusTags" + bytes(8)  # no program that made it, no words about it
TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


class Page(NamedTuple):
    """A page: how it joins those around it, the moment of its end, and its pieces."""

    flags: int
    moment: int
    stream: int
    lengths: bytes
    body: bytes


def is_ogg(sent: bytes) -> bool:
    return sent.startswith(b"OggS")


def read(sent: bytes) -> tuple[bytes, float]:
    """The file with its sound alone, and how many seconds it lasts. Raises Broken."""
    pages = list(_pages(sent))
    first = next((each for each in pages if each.flags & BEGINS and each.body.startswith(b"OpusHead")), None)
    if first is None:
        raise Unfit(OTHER)
    head = first.body[:19]
    if len(head) < 19 or head[8] > 15 or head[9] not in (1, 2) or head[18] != 0:
        raise Unfit(OTHER)
    sound = list(_after_the_tags([each for each in pages if each.stream == first.stream][1:]))
    if not any(each.body for each in sound):
        raise Broken("There is no sound in the file. Send it again, or choose another.")
    ours = [Page(BEGINS, 0, 1, bytes([len(head)]), head), Page(0, 0, 1, bytes([len(NO_TAGS)]), NO_TAGS), *sound]
    written = b"".join(_written(each, number) for number, each in enumerate(ours))
    skipped: int = struct.unpack_from("<H", head, 10)[0]
    last = max((each.moment for each in sound if each.moment < 2**63), default=0)
    return written, max(0, last - skipped) / RATE


def _pages(sent: bytes) -> Iterator[Page]:
    """The pages from the first byte on, as far as each follows the one before."""
    at = 0
    while sent[at : at + 5] == b"OggS\0" and at + HEAD <= len(sent):
        flags, moment, stream, count = struct.unpack_from("<BQI8xB", sent, at + 5)
        lengths = sent[at + HEAD : at + HEAD + count]
        body = at + HEAD + count
        end = body + sum(lengths)
        if len(lengths) < count or end > len(sent):
            break  # cut off: what came before is whole
        yield Page(flags, moment, stream, lengths, sent[body:end])
        at = end


def _after_the_tags(pages: list[Page]) -> Iterator[Page]:
    """What follows the words about the sound, which end the page on which they end."""
    if not pages or not pages[0].body.startswith(b"OpusTags"):
        raise Broken(BROKEN)
    ends = next((number for number, each in enumerate(pages) if any(length < 255 for length in each.lengths)), None)
    rest = pages[ends + 1 :] if ends is not None else []
    if rest and rest[0].flags & CONTINUED:
        raise Broken(BROKEN)
    for each in rest:
        if each.flags & BEGINS:
            raise Broken(BROKEN)
        yield each._replace(stream=1, flags=each.flags & (CONTINUED | 4))


def _written(page: Page, number: int) -> bytes:
    head = struct.pack("<4sBBQII", b"OggS", 0, page.flags, page.moment, page.stream, number)
    rest = bytes([len(page.lengths)]) + page.lengths + page.body
    return head + struct.pack("<I", _sum(head + bytes(4) + rest)) + rest


def _sum(page: bytes) -> int:
    """The sum of RFC 3533: that of zlib with all bits turned round, begun at and ended with nothing."""
    found = zlib.crc32(page.translate(TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{found:032b}"[::-1], 2)
