"""A photograph as it comes from anywhere, drawn anew: what is kept is our own file, made from its pixels alone.

Whatever else a file carries (where and when it was taken, other pictures, text, programs) is left behind. A file is
judged by what is in it, not by its name or what the browser calls it.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST = 10 * 1024 * 1024  # bytes
MOST_PIXELS = 50_000_000
SMALLEST = 64  # pixels of either side
SIDE, SMALL_SIDE = 800, 96  # the longest side of what is kept
QUALITY, SMALL_QUALITY = 86, 80
BEGINS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"RIFF": "WEBP"}
KINDS = "Choose a JPEG, PNG or WebP file."


class NoPicture(ValueError):
    """Why a file is not taken, and what to do, in a sentence for the person who chose it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Two JPEG files of one photograph: one to look at, one for lists."""

    full: bytes
    small: bytes


def read(sent: bytes) -> Picture:
    """The photograph in a file. Raises NoPicture."""
    if not sent:
        raise NoPicture(f"The file is empty. {KINDS}")
    if len(sent) > LARGEST:
        raise NoPicture(f"The file is larger than {LARGEST // 1024 // 1024} MB. Choose a smaller one.")
    kind = next((kind for begin, kind in BEGINS.items() if sent.startswith(begin)), None)
    if kind is None or (kind == "WEBP" and sent[8:12] != b"WEBP"):
        raise NoPicture(f"This is no photograph that can be read. {KINDS}")
    with _unharmed():
        return _drawn(sent, kind)


def _drawn(sent: bytes, kind: str) -> Picture:
    with Image.open(BytesIO(sent), formats=(kind,)) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise NoPicture("The picture has too many points to be opened safely. Save it smaller and send it again.")
        if min(width, height) < SMALLEST:
            raise NoPicture(f"The picture is smaller than {SMALLEST} by {SMALLEST} points. Choose a larger one.")
        # A telephone may keep a second view in a JPEG file. The first is the photograph, and the only one read.
        if kind != "JPEG" and getattr(image, "n_frames", 1) > 1:
            raise NoPicture("The picture moves. Choose a still photograph.")
        image.draft("RGB", (SIDE * 2, SIDE * 2))  # a JPEG file is not opened larger than is needed
        image.load()
        upright = ImageOps.exif_transpose(image)
    plain = _on_white(upright)
    return Picture(_as_jpeg(plain, SIDE, QUALITY), _as_jpeg(plain, SMALL_SIDE, SMALL_QUALITY))


def _on_white(image: Image.Image) -> Image.Image:
    """The pixels and nothing else, in three colours; what shines through is white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        over = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
    flat = image.convert("RGB")
    return Image.frombytes("RGB", flat.size, flat.tobytes())


def _as_jpeg(image: Image.Image, side: int, quality: int) -> bytes:
    smaller = image.copy()
    smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
    kept = BytesIO()
    smaller.save(kept, "JPEG", quality=quality, optimize=True)
    return kept.getvalue()


@contextmanager
def _unharmed() -> Iterator[None]:
    """Whatever a file that was made to do harm sets off comes out as one sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.filterwarnings("ignore", category=UserWarning)  # odd metadata, which is left behind
            yield
    except NoPicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise NoPicture(
            "The picture has too many points to be opened safely. Save it smaller and send it again."
        ) from None
    except UnidentifiedImageError:
        raise NoPicture(f"This is no photograph that can be read. {KINDS}") from None
    except Exception:  # Pillow raises many kinds on a broken file: OSError, SyntaxError, ValueError, struct.error...
        raise NoPicture("The file is broken or was cut off. Send it again, or choose another.") from None
