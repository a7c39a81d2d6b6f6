"""A recording is made anew from its sound; what is no sound is refused, whatever it is called."""

import wave
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.casework.sound import MP3, WAV, NoSound, read


def a_wav(samples=b"\x01\x02" * 400, rate=16_000, channels=1, width=2):
    kept = BytesIO()
    with wave.open(kept, "wb") as made:
        made.setnchannels(channels)
        made.setsampwidth(width)
        made.setframerate(rate)
        made.writeframes(samples)
    return kept.getvalue()


def a_frame(fill=b"\x55"):
    """One frame of MPEG 1, layer III, 128 kilobits a second, 44,100 samples a second: 417 bytes."""
    return b"\xff\xfb\x90\x00" + fill * 413


def a_tag(words):
    length = len(words)
    sizes = bytes(length >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x04\x00\x00" + sizes + words


def test_of_a_wav_only_its_samples_are_kept():
    hidden = b"LIST" + (20).to_bytes(4, "little") + b"INFOIART" + (8).to_bytes(4, "little") + b"My name\0"
    sent = a_wav() + hidden
    sent = sent[:4] + (len(sent) - 8).to_bytes(4, "little") + sent[8:]

    heard = read(sent)

    assert heard.media == WAV
    assert b"My name" not in heard.file
    with wave.open(BytesIO(heard.file)) as kept:
        assert kept.readframes(kept.getnframes()) == b"\x01\x02" * 400


def test_of_an_mp3_only_its_frames_are_kept():
    sent = a_tag(b"My name and where I was") + a_frame(b"\x11") * 5 + b"TAG" + b"My name".ljust(125)

    heard = read(sent)

    assert heard.media == MP3
    assert heard.file == a_frame(b"\x11") * 5


def test_a_frame_that_holds_words_about_the_file_is_left_behind():
    told = a_frame()[:36] + b"Xing" + b"made by my telephone".ljust(377)

    assert read(told + a_frame() * 4).file == a_frame() * 4


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", "The file is empty"),
        (b"<script>alert(1)</script>", "no recording that can be read"),
        (a_frame() * 2, "no recording that can be read"),
        (b"\xff\xd8\xff" + b"\0" * 900, "no recording that can be read"),
        (a_wav()[:30], "The file is broken"),
        (a_wav(b""), "There is no sound in the file"),
        (a_wav(rate=200_000), "not used for speech"),
        (b"\0" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    ],
)
def test_what_is_no_recording_is_refused_with_what_to_do(sent, said):
    with pytest.raises(NoSound, match=said):
        read(sent)


@given(st.binary(max_size=600), st.integers(0, 40))
def test_whatever_comes_is_read_or_refused_and_is_never_more_than_what_came(noise, at):
    for sent in (noise, a_wav()[:at] + noise, a_frame() * 3 + noise, a_tag(noise)):
        try:
            heard = read(sent)
        except NoSound:
            continue
        assert len(heard.file) <= len(sent) + 44
