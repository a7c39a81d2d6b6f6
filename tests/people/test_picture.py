"""A photograph is drawn anew from whatever was sent; what is no photograph is refused in words that help."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from keepsake.people import picture
from keepsake.people.picture import NoPicture, read

SECRET = b"53.4808N 2.2426W"


def a_file(kind="JPEG", size=(300, 200), mode="RGB", colour="teal", **options):
    kept = BytesIO()
    Image.new(mode, size, colour).save(kept, kind, **options)
    return kept.getvalue()


def drawn(jpeg):
    return Image.open(BytesIO(jpeg))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_comes_out_as_our_own_jpeg(kind):
    found = read(a_file(kind, (1600, 900)))

    assert (drawn(found.full).format, drawn(found.full).size) == ("JPEG", (800, 450))
    assert max(drawn(found.small).size) == 96


def test_nothing_but_the_pixels_is_kept():
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    sent = a_file("JPEG", exif=exif, comment=SECRET)
    text = PngImagePlugin.PngInfo()
    text.add_text("where", SECRET.decode())
    assert SECRET in sent

    for each in (sent, a_file("PNG", pnginfo=text), sent + b"<?php " + SECRET):
        found = read(each)
        assert SECRET not in found.full + found.small
        assert not drawn(found.full).getexif()
        assert drawn(found.full).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_picture_taken_on_its_side_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    assert drawn(read(a_file(size=(300, 200), exif=exif)).full).size == (200, 300)


def test_what_shines_through_is_white():
    sent = a_file("PNG", mode="RGBA", colour=(0, 0, 0, 0))

    assert drawn(read(sent).full).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK"])
def test_other_ways_of_colour_are_taken(mode):
    sent = a_file("JPEG" if mode == "CMYK" else "PNG", mode=mode, colour=0)

    assert drawn(read(sent).full).mode == "RGB"


def moving(kind):
    frames = [Image.new("RGB", (100, 100), colour) for colour in ("red", "blue")]
    kept = BytesIO()
    frames[0].save(kept, kind, save_all=True, append_images=frames[1:])
    return kept.getvalue()


def bomb(width, height):
    """A PNG file of a few bytes that says it is very large."""

    def chunk(name, inside):
        return struct.pack(">I", len(inside)) + name + inside + struct.pack(">I", zlib.crc32(name + inside))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", "empty"),
        (b"GIF89a" + b"\0" * 99, "no photograph that can be read"),
        (b"%PDF-1.7", "no photograph that can be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "no photograph that can be read"),
        (b"RIFF\0\0\0\0WAVEfmt ", "no photograph that can be read"),
        (b"\xff\xd8\xff\xe0 not a jpeg", "no photograph that can be read|broken"),
        (a_file()[:400], "broken|no photograph"),
        (a_file("PNG", (500, 500))[:150], "broken"),
        (a_file("WEBP", (500, 500))[:60], "broken|no photograph"),
        (moving("PNG"), "moves"),
        (moving("WEBP"), "moves"),
        (bomb(60_000, 60_000), "too many points"),
        (bomb(10_000, 6_000), "too many points"),
        (bomb(400, 400), "broken"),
        (a_file(size=(20, 300)), "smaller than 64"),
        (b"\xff\xd8\xff" + b"\0" * picture.LARGEST, "larger than 10 MB"),
    ],
)
def test_what_is_no_photograph_is_refused_in_words(sent, said):
    with pytest.raises(NoPicture, match=said):
        read(sent)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 2_000), byte=st.integers(0, 255), kind=st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_a_spoilt_file_is_drawn_or_refused_and_nothing_else(place, byte, kind):
    sent = bytearray(a_file(kind, (120, 90)))
    sent[place % len(sent)] = byte

    try:
        assert drawn(read(bytes(sent)).full).format == "JPEG"
    except NoPicture:
        return
