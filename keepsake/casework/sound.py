"""A recording as it comes from anywhere, made anew: what is kept is our own file, made from its sound alone.

Whatever else a file carries (names, pictures, where it was made, programs) is left behind. A file is judged by what is
in it, not by its name or what the browser calls it.
"""

import wave
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from keepsake.casework.recordings import Broken, mp4, ogg, webm

LARGEST = 10 * 1024 * 1024  # bytes
KINDS = "Choose a recording: M4A, MP3, WAV, OGG or WebM."
WAV, MP3, M4A, OGG, WEBM = "audio/wav", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/webm"
PACKED = ((mp4.is_mp4, mp4.read, M4A), (ogg.is_ogg, ogg.read, OGG), (webm.is_webm, webm.read, WEBM))
RATES = range(4_000, 96_001)
MOST_CHANNELS, MOST_WIDTH = 2, 4
FEWEST_FRAMES = 3  # of MP3: less is no sound that anybody could hear, and might be chance

# MPEG audio, layer III, by version: bits a second in thousands, and samples a second.
BITS = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    0: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
SAMPLES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
ABOUT_THE_FILE = (b"Xing", b"Info", b"VBRI")  # marks of a frame that holds words and no sound


class NoSound(ValueError):
    """Why a file is not taken, and what to do, in a sentence for the person who chose it."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A file of ours, what it is, and how many seconds it lasts."""

    media: str
    file: bytes
    seconds: int


def read(sent: bytes) -> Sound:
    """The sound in a file. Raises NoSound."""
    if not sent:
        raise NoSound(f"The file is empty. {KINDS}")
    if len(sent) > LARGEST:
        raise NoSound(f"The file is larger than {LARGEST // 1024 // 1024} MB. Choose a shorter recording.")
    if sent.startswith(b"RIFF") and sent[8:12] == b"WAVE":
        return _wav(sent)
    for is_one, taken, media in PACKED:
        if is_one(sent):
            try:
                file, seconds = taken(sent)
            except Broken as why_not:
                raise NoSound(str(why_not)) from None
            return Sound(media, file, round(seconds))
    frames = list(_frames(_after_its_name(sent)))
    if not frames:
        raise NoSound(f"This is no recording that can be read. {KINDS}")
    return Sound(MP3, b"".join(frames), round(sum(map(_seconds, frames))))


def _wav(sent: bytes) -> Sound:
    try:
        with wave.open(BytesIO(sent), "rb") as came:
            channels, width, rate = came.getnchannels(), came.getsampwidth(), came.getframerate()
            if not 1 <= channels <= MOST_CHANNELS or not 1 <= width <= MOST_WIDTH or rate not in RATES:
                raise NoSound("The recording is of a kind that is not used for speech. Save it as MP3.")
            samples = came.readframes(came.getnframes())
    except NoSound:
        raise
    except Exception:  # the reader raises many kinds on a broken file: wave.Error, EOFError, struct.error...
        raise NoSound("The file is broken, or of a kind of WAV that is not read. Save it as MP3.") from None
    whole = len(samples) - len(samples) % (channels * width)
    if not whole:
        raise NoSound("There is no sound in the file. Send it again, or choose another.")
    kept = BytesIO()
    with wave.open(kept, "wb") as ours:
        ours.setnchannels(channels)
        ours.setsampwidth(width)
        ours.setframerate(rate)
        ours.writeframes(samples[:whole])
    return Sound(WAV, kept.getvalue(), round(whole / (channels * width * rate)))


def _after_its_name(sent: bytes) -> bytes:
    """The file without the tag before its sound, which may hold names, words and pictures."""
    if not sent.startswith(b"ID3") or len(sent) < 10:
        return sent
    sizes = sent[6:10]
    length = sum((byte & 0x7F) << shift for byte, shift in zip(sizes, (21, 14, 7, 0), strict=True))
    return sent[10 + length :]


def _frames(sound: bytes) -> Iterator[bytes]:
    """The frames from the first byte on, as far as each follows the one before; nothing where there are too few."""
    found: list[bytes] = []
    at = 0
    while (length := _length(sound[at : at + 4])) and at + length <= len(sound):
        found.append(sound[at : at + length])
        at += length
    if len(found) >= FEWEST_FRAMES:
        told = any(mark in found[0][:200] for mark in ABOUT_THE_FILE)
        yield from found[1:] if told else found


def _length(head: bytes) -> int:
    """How many bytes the frame has that begins with this head; 0 where it is none of MPEG audio, layer III."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bits, samples, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if version == 1 or layer != 1 or bits in (0, 15) or samples == 3:
        return 0
    size = 144_000 if version == 3 else 72_000
    return size * BITS[version][bits] // SAMPLES[version][samples] + padding


def _seconds(frame: bytes) -> float:
    """How long a frame of MPEG audio, layer III, lasts."""
    version, samples = frame[1] >> 3 & 3, frame[2] >> 2 & 3
    return (1152 if version == 3 else 576) / SAMPLES[version][samples]
