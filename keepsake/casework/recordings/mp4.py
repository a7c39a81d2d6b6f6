"""Sound in an MP4 file, as telephones record it: M4A with AAC (ISO/IEC 14496-12 and 14496-14)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from keepsake.casework.recordings import BROKEN, Broken, Unfit

MOST_BOXES = 10_000
ENTRY, LONGEST_ENTRY = 36, 1_024  # bytes of a sound's description before what describes its codec; and of all of it
UNIT = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
FILM = "This is a film. Choose a recording of sound, or pictures out of the film."
OTHER = "The recording is of a kind that browsers do not play. Save it as M4A (AAC), MP3 or WAV."


@dataclass(frozen=True, slots=True)
class Track:
    """What has to be known of the sound: how it is coded, its clock, how long each sample lasts, and the samples."""

    entry: bytes
    scale: int
    times: bytes
    ticks: int
    samples: tuple[bytes, ...]


def is_mp4(sent: bytes) -> bool:
    return sent[4:8] == b"ftyp"


def read(sent: bytes) -> tuple[bytes, float]:
    """The file with its sound alone, and how many seconds it lasts. Raises Broken."""
    try:
        track = _track(sent)
    except (struct.error, IndexError):
        raise Broken(BROKEN) from None
    return _written(track), track.ticks / track.scale


def _boxes(held: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the content of each box. Raises Broken where one is longer than what holds it."""
    at, count = 0, 0
    while at + 8 <= len(held):
        size, kind = struct.unpack_from(">I4s", held, at)
        head = 8
        if size == 1:
            (size,), head = struct.unpack_from(">Q", held, at + 8), 16
        elif size == 0:
            size = len(held) - at
        count += 1
        if size < head or at + size > len(held) or count > MOST_BOXES:
            raise Broken(BROKEN)
        yield kind, held[at + head : at + size]
        at += size


def _within(held: bytes, *kinds: bytes) -> bytes:
    """The content of the first box of each kind inside the one before."""
    for kind in kinds:
        found = next((content for name, content in _boxes(held) if name == kind), None)
        if found is None:
            raise Broken(BROKEN)
        held = found
    return held


def _track(sent: bytes) -> Track:
    movie = _within(sent, b"moov")
    tracks = [content for kind, content in _boxes(movie) if kind == b"trak"]
    handled = [(_within(each, b"mdia", b"hdlr")[8:12], each) for each in tracks]
    if any(kind == b"vide" for kind, _ in handled):
        raise Unfit(FILM)
    sound = next((each for kind, each in handled if kind == b"soun"), None)
    if sound is None:
        raise Broken(BROKEN)
    table = _within(sound, b"mdia", b"minf", b"stbl")
    sizes = _sizes(_within(table, b"stsz"), len(sent))
    times, ticks = _times(_within(table, b"stts"), len(sizes))
    scale = _scale(_within(sound, b"mdia", b"mdhd"))
    return Track(_entry(_within(table, b"stsd")), scale, times, ticks, tuple(_samples(sent, table, sizes)))


def _scale(head: bytes) -> int:
    scale: int = struct.unpack_from(">I", head, 20 if head[0] == 1 else 12)[0]
    if not 1 <= scale <= 192_000:
        raise Broken(BROKEN)
    return scale


def _entry(described: bytes) -> bytes:
    """How the sound is coded: AAC, and nothing in it but that."""
    kind, entry = next(_boxes(described[8:]), (b"", b""))
    if kind != b"mp4a" or len(entry) > LONGEST_ENTRY or entry[8:10] != b"\0\0":
        raise Unfit(OTHER)
    return _box(b"mp4a", entry[: ENTRY - 8] + _box(b"esds", _within(entry[ENTRY - 8 :], b"esds")))


def _sizes(told: bytes, most: int) -> list[int]:
    each, count = struct.unpack_from(">II", told, 4)
    if count == 0:
        raise Broken("There is no sound in the file. Send it again, or choose another.")
    if each * count > most or count > most:
        raise Broken(BROKEN)
    sizes = [each] * count if each else list(struct.unpack_from(f">{count}I", told, 12))
    if sum(sizes) > most:
        raise Broken(BROKEN)
    return sizes


def _times(told: bytes, count: int) -> tuple[bytes, int]:
    (entries,) = struct.unpack_from(">I", told, 4)
    if entries > count:
        raise Broken(BROKEN)
    pairs = [struct.unpack_from(">II", told, 8 + 8 * at) for at in range(entries)]
    ticks = sum(number * each for number, each in pairs)
    if sum(number for number, _ in pairs) != count or ticks >= 2**32:
        raise Broken(BROKEN)
    return told[8 : 8 + 8 * entries], ticks


def _samples(sent: bytes, table: bytes, sizes: list[int]) -> Iterator[bytes]:
    """Each sample, from where the tables say that it stands in the file."""
    at = 0
    for where, number in _chunks(table):
        for size in sizes[at : at + number]:
            if where + size > len(sent):
                raise Broken(BROKEN)
            yield sent[where : where + size]
            where += size
        at += number
        if at >= len(sizes):
            return
    raise Broken(BROKEN)


def _chunks(table: bytes) -> Iterator[tuple[int, int]]:
    """Where each run of samples begins, and how many it has."""
    told = _within(table, b"stsc")
    (entries,) = struct.unpack_from(">I", told, 4)
    runs = dict(struct.unpack_from(">II", told, 8 + 12 * at) for at in range(min(entries, len(told) // 12)))
    boxes = dict(_boxes(table))
    known, form, width = (boxes[b"stco"], ">I", 4) if b"stco" in boxes else (boxes.get(b"co64", b""), ">Q", 8)
    (count,) = struct.unpack_from(">I", known, 4)
    number = 0
    for chunk in range(min(count, len(known) // width)):
        number = runs.get(chunk + 1, number)
        yield struct.unpack_from(form, known, 8 + width * chunk)[0], number


def _box(kind: bytes, *content: bytes) -> bytes:
    held = b"".join(content)
    return struct.pack(">I4s", 8 + len(held), kind) + held


def _full(kind: bytes, *content: bytes, flags: int = 0) -> bytes:
    return _box(kind, struct.pack(">I", flags), *content)


def _written(track: Track) -> bytes:
    """A file of ours: no day, no name, no place, and one track."""
    first = _box(b"ftyp", b"M4A \0\0\0\0M4A isom")
    movie = _movie(track, 0)
    return first + _movie(track, len(first) + len(movie) + 8) + _box(b"mdat", *track.samples)


def _movie(track: Track, where: int) -> bytes:
    clock = struct.pack(">IIII", 0, 0, track.scale, track.ticks)
    shape = struct.pack(">9I", *UNIT)
    told = _full(b"mvhd", clock, struct.pack(">IH10x", 0x10000, 0x100), shape, bytes(24), struct.pack(">I", 2))
    head = _full(
        b"tkhd", struct.pack(">IIIII8xHHHH", 0, 0, 1, 0, track.ticks, 0, 0, 0x100, 0), shape, bytes(8), flags=7
    )
    count = len(track.samples)
    sizes = struct.pack(f">II{count}I", 0, count, *map(len, track.samples))
    table = _box(
        b"stbl",
        _full(b"stsd", struct.pack(">I", 1), track.entry),
        _full(b"stts", struct.pack(">I", len(track.times) // 8), track.times),
        _full(b"stsc", struct.pack(">IIII", 1, 1, count, 1)),
        _full(b"stsz", sizes),
        _full(b"stco", struct.pack(">II", 1, where)),
    )
    here = _box(b"dinf", _full(b"dref", struct.pack(">I", 1), _full(b"url ", flags=1)))
    media = _box(
        b"mdia",
        _full(b"mdhd", clock, struct.pack(">HH", 0x55C4, 0)),
        _full(b"hdlr", bytes(4), b"soun", bytes(13)),
        _box(b"minf", _full(b"smhd", bytes(4)), here, table),
    )
    return _box(b"moov", told, _box(b"trak", head, media))
