"""Sound in a WebM file, as browsers record it: Opus (Matroska, RFC 9559, on EBML, RFC 8794)."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from keepsake.casework.recordings import BROKEN, Broken, Unfit

EBML, SEGMENT, INFO, TRACKS, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675
ENTRY, NUMBER, KIND, CODEC, SETUP, SOUND = 0xAE, 0xD7, 0x83, 0x86, 0x63A2, 0xE1
SCALE, LASTS, MOMENT, BLOCK, GROUP, BLOCK_IN_GROUP = 0x2AD7B1, 0x4489, 0xE7, 0xA3, 0xA0, 0xA1
FIRST_LEVEL = frozenset({INFO, TRACKS, CLUSTER, 0x114D9B74, 0x1C53BB6B, 0x1941A469, 0x1043A770, 0x1254C367})
MOST = 500_000  # parts of one file
FILM = "This is a film. Choose a recording of sound, or pictures out of the film."
OTHER = "The recording is of a kind that browsers do not play. Save it as MP3, M4A (AAC) or WAV."


class Part(NamedTuple):
    """A part of the file. One whose end was not known when it was written has None for its end."""

    id: int
    begin: int
    end: int | None


def is_webm(sent: bytes) -> bool:
    return sent.startswith(b"\x1a\x45\xdf\xa3")


def read(sent: bytes) -> tuple[bytes, float]:
    """The file with its sound alone, and how many seconds it lasts. Raises Broken."""
    whole = next((each for each in _parts(sent, 0, len(sent)) if each.id == SEGMENT), None)
    if whole is None:
        raise Broken(BROKEN)
    top = list(_parts(sent, whole.begin, whole.end or len(sent)))
    scale = next((_number(sent, each) for info in _of(top, INFO) for each in _inside(sent, info) if each.id == SCALE),
                 1_000_000)  # fmt: skip
    if not 1_000 <= scale <= 1_000_000_000:
        raise Broken(BROKEN)
    number, track = _track(sent, top)
    clusters = [(moment, blocks) for each in _of(top, CLUSTER) if (found := _blocks(sent, each, number))
                for moment, blocks in [found] if blocks]  # fmt: skip
    if not clusters:
        raise Broken("There is no sound in the file. Send it again, or choose another.")
    last = max(moment + struct.unpack_from(">h", block, 0)[0] for moment, blocks in clusters for block in blocks)
    return _written(scale, track, clusters, max(0, last)), max(0, last) * scale / 1_000_000_000


def _track(sent: bytes, top: list[Part]) -> tuple[int, bytes]:
    """The number of the sound's track, and its description as we write it."""
    entries = [list(_inside(sent, each)) for all_ in _of(top, TRACKS) for each in _inside(sent, all_)
               if each.id == ENTRY]  # fmt: skip
    known = [{each.id: each for each in entry} for entry in entries]
    kinds = [_number(sent, each[KIND]) for each in known if KIND in each]
    if 1 in kinds:
        raise Unfit(FILM)
    entry = next((each for each in known if KIND in each and _number(sent, each[KIND]) == 2), None)
    if entry is None or NUMBER not in entry or SETUP not in entry or CODEC not in entry:
        raise Broken(BROKEN)
    setup = _held(sent, entry[SETUP])
    if _held(sent, entry[CODEC]).rstrip(b"\0") != b"A_OPUS" or not setup.startswith(b"OpusHead") or len(setup) != 19:
        raise Unfit(OTHER)
    channels = setup[9]
    if channels not in (1, 2):
        raise Unfit(OTHER)
    heard = _write(SOUND, _write(0xB5, struct.pack(">d", 48_000)), _write(0x9F, bytes([channels])))
    delay, before = struct.unpack_from("<H", setup, 10)[0] * 1_000_000_000 // 48_000, 80_000_000
    told = (
        _write(NUMBER, b"\1"), _write(0x73C5, b"\1"), _write(KIND, b"\2"), _write(CODEC, b"A_OPUS"),
        _write(SETUP, setup), _write(0x56AA, _as_bytes(delay)), _write(0x56BB, _as_bytes(before)), heard,
    )  # fmt: skip
    return _number(sent, entry[NUMBER]), _write(TRACKS, _write(ENTRY, *told))


def _blocks(sent: bytes, cluster: Part, track: int) -> tuple[int, list[bytes]]:
    """The moment of a cluster, and its blocks of the track without the number of it."""
    moment, found = 0, []
    for each in _inside(sent, cluster):
        inner = list(_inside(sent, each)) if each.id == GROUP else [each]
        if each.id == MOMENT:
            moment = _number(sent, each)
        for block in inner:
            if block.id in (BLOCK, BLOCK_IN_GROUP):
                held = _held(sent, block)
                number, length = _length(held, 0)
                if number == track and len(held) >= length + 3:
                    if held[length + 2] & 0x06:
                        raise Unfit(OTHER)  # several frames in one: no recorder of speech writes it
                    found.append(held[length : length + 2] + b"\x80" + held[length + 3 :])
    return moment, found


def _written(scale: int, track: bytes, clusters: list[tuple[int, list[bytes]]], last: int) -> bytes:
    head = (
        _write(0x4286, b"\1"), _write(0x42F7, b"\1"), _write(0x42F2, b"\4"), _write(0x42F3, b"\x08"),
        _write(0x4282, b"webm"), _write(0x4287, b"\4"), _write(0x4285, b"\2"),
    )  # fmt: skip
    lasts = _write(LASTS, struct.pack(">d", last))
    info = _write(INFO, _write(SCALE, _as_bytes(scale)), lasts, _write(0x4D80, b"-"), _write(0x5741, b"-"))
    held = (
        _write(CLUSTER, _write(MOMENT, _as_bytes(moment)), *(_write(BLOCK, b"\x81", block) for block in blocks))
        for moment, blocks in clusters
    )
    return _write(EBML, *head) + _write(SEGMENT, info, track, *held)


def _parts(sent: bytes, at: int, end: int) -> Iterator[Part]:
    """The parts that follow one another. One without an end ends where the next of the first level begins."""
    count = 0
    while at < end:
        id, length = _id(sent, at)
        size, more = _length(sent, at + length)
        count += 1
        begin = at + length + more
        is_open = size == (1 << 7 * more) - 1
        if count > MOST or (not is_open and begin + size > len(sent)) or (is_open and id not in (SEGMENT, CLUSTER)):
            if is_open or id != CLUSTER:
                raise Broken(BROKEN)
            return  # cut off: what came before is whole
        if is_open and id == SEGMENT:
            yield Part(id, begin, None)
            return
        at = _end_of_open(sent, begin, end) if is_open else begin + size
        yield Part(id, begin, at)


def _end_of_open(sent: bytes, at: int, end: int) -> int:
    """Where a cluster without an end ends."""
    while at < end:
        id, length = _id(sent, at)
        if id in FIRST_LEVEL:
            return at
        size, more = _length(sent, at + length)
        if at + length + more + size > end:
            return at
        at += length + more + size
    return end


def _inside(sent: bytes, part: Part) -> Iterator[Part]:
    return _parts(sent, part.begin, part.end if part.end is not None else len(sent))


def _of(parts: list[Part], id: int) -> list[Part]:
    return [each for each in parts if each.id == id]


def _held(sent: bytes, part: Part) -> bytes:
    return sent[part.begin : part.end]


def _number(sent: bytes, part: Part) -> int:
    held = _held(sent, part)
    if len(held) > 8:
        raise Broken(BROKEN)
    return int.from_bytes(held, "big")


def _id(sent: bytes, at: int) -> tuple[int, int]:
    length = _width(sent, at, 4)
    return int.from_bytes(sent[at : at + length], "big"), length


def _length(sent: bytes, at: int) -> tuple[int, int]:
    """A number of varying width, and how many bytes it has."""
    width = _width(sent, at, 8)
    return int.from_bytes(sent[at : at + width], "big") & ((1 << 7 * width) - 1), width


def _width(sent: bytes, at: int, most: int) -> int:
    width = 9 - sent[at].bit_length() if at < len(sent) else most + 1
    if width > most or at + width > len(sent):
        raise Broken(BROKEN)
    return width


def _as_bytes(number: int) -> bytes:
    return number.to_bytes(max(1, (number.bit_length() + 7) // 8), "big")


def _write(id: int, *content: bytes) -> bytes:
    held = b"".join(content)
    return _as_bytes(id) + struct.pack(">Q", 1 << 56 | len(held)) + held
