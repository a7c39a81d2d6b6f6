"""Recordings as telephones and browsers make them: only their sound is kept; what is broken or none is refused."""

import struct
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from keepsake.casework.recordings import mp4, ogg, webm
from keepsake.casework.sound import M4A, OGG, WEBM, NoSound, read

FOLDER = Path(__file__).parent / "recordings"
TONES = {M4A: "tone.m4a", OGG: "tone.ogg", WEBM: "tone.webm"}
SENT = {media: (FOLDER / name).read_bytes() for media, name in TONES.items()}
each_kind = pytest.mark.parametrize("media", TONES)
HIDDEN = (b"SECRET", b"+51.5", b"Lavf", b"<script>")


def refused(sent):
    """Why it is refused; None where it is read."""
    try:
        read(sent)
    except NoSound as why_not:
        return str(why_not)
    return None


@each_kind
def test_the_sound_is_kept_and_nothing_that_was_written_beside_it(media):
    sent = SENT[media]

    heard = read(sent)

    assert heard.media == media
    assert heard.seconds in (0, 1)
    assert not any(each in heard.file for each in HIDDEN)
    assert len(heard.file) > 0.6 * len(sent)
    assert read(heard.file).file == heard.file  # ours is as we would write it again


def test_each_sample_of_an_m4a_is_the_one_that_was_there():
    before, after = mp4._track(SENT[M4A]), mp4._track(read(SENT[M4A]).file)

    assert before.samples == after.samples
    assert before.scale == after.scale == 48_000
    assert before.ticks == after.ticks


def test_each_packet_of_an_ogg_is_the_one_that_was_there():
    before, after = list(ogg._pages(SENT[OGG])), list(ogg._pages(read(SENT[OGG]).file))

    assert [each.body for each in before[2:]] == [each.body for each in after[2:]]
    assert [each.moment for each in before[2:]] == [each.moment for each in after[2:]]
    assert after[1].body == ogg.NO_TAGS


def test_the_sum_of_each_page_of_an_ogg_is_the_one_that_players_ask_for():
    """The encoder's own pages, written again with their numbers, have the encoder's own sums."""
    for number, page in enumerate(ogg._pages(SENT[OGG])):
        assert ogg._written(page, number) in SENT[OGG]


def test_each_block_of_a_webm_is_the_one_that_was_there():
    def sound(held):
        (whole,) = [each for each in webm._parts(held, 0, len(held)) if each.id == webm.SEGMENT]
        top = list(webm._parts(held, whole.begin, whole.end))
        return [
            (moment + struct.unpack(">h", block[:2])[0], block[3:])
            for each in webm._of(top, webm.CLUSTER)
            for moment, blocks in [webm._blocks(held, each, 1)]
            for block in blocks
        ]

    assert sound(SENT[WEBM]) == sound(read(SENT[WEBM]).file)
    assert len(sound(SENT[WEBM])) > 10


def test_a_webm_whose_ends_were_not_known_when_it_was_written_is_read():
    """As a browser records: neither the whole nor its clusters say how long they are."""
    ours = read(SENT[WEBM]).file
    for id in (webm.SEGMENT, webm.CLUSTER):
        name = webm._as_bytes(id)
        at = ours.index(name) + len(name)
        ours = ours[:at] + b"\x01" + b"\xff" * 7 + ours[at + 8 :]

    assert read(ours) == read(SENT[WEBM])


@each_kind
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_one_that_was_cut_off_is_refused_or_kept_as_far_as_it_goes(media, share):
    sent = SENT[media][: int(len(SENT[media]) * share)]
    said = refused(sent)
    if said is None:
        assert read(sent).media == media
    else:
        assert "Send it again" in said or "browsers do not play" in said


@each_kind
def test_what_follows_the_sound_is_left_behind(media):
    page = b"<html><script>alert(1)</script>"
    assert refused(SENT[media] + page) or b"script" not in read(SENT[media] + page).file


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ((FOLDER / "film.mp4").read_bytes(), "This is a film"),
        (SENT[M4A].replace(b"mp4a", b"samr"), "browsers do not play"),
        (SENT[M4A].replace(b"moov", b"free"), "The file is broken"),
        (SENT[OGG].replace(b"OpusHead", b"\x01vorbis "), "browsers do not play"),
        (SENT[OGG].replace(b"OpusTags", b"OpusTugs"), "The file is broken"),
        (SENT[WEBM].replace(b"A_OPUS", b"A_MS/A"), "browsers do not play"),
        (b"\0\0\0\x18ftypM4A <script>alert(1)</script>", "The file is broken"),
        (b"OggS<script>alert(1)</script>", "browsers do not play"),
        (b"\x1a\x45\xdf\xa3<script>alert(1)</script>", "The file is broken"),
        (b"\0\0\0\x08ftyp" + b"\0\0\0\x08free" * 20_000, "The file is broken"),
        (b"<!doctype html>" + SENT[M4A], "no recording that can be read"),
    ],
)
def test_a_film_another_codec_and_what_only_begins_like_a_recording_are_refused(sent, said):
    with pytest.raises(NoSound, match=said):
        read(sent)


def test_tables_that_claim_more_samples_than_there_are_bytes_are_refused_at_once():
    at = SENT[M4A].index(b"stsz")
    claimed = SENT[M4A][: at + 8] + struct.pack(">II", 1, 2**32 - 1) + SENT[M4A][at + 16 :]

    with pytest.raises(NoSound, match="The file is broken"):
        read(claimed)


def test_samples_that_are_said_to_stand_outside_the_file_are_refused():
    at = SENT[M4A].index(b"stco")
    outside = SENT[M4A][: at + 12] + b"\xff\xff\xff\xf0" + SENT[M4A][at + 16 :]

    with pytest.raises(NoSound, match="The file is broken"):
        read(outside)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(SENT)),
    st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=9)), min_size=1, max_size=6),
)
@example(M4A, [(0.0, b"\0\0\0\0")])
def test_whatever_is_changed_in_it_it_is_read_or_refused_and_never_grows(media, changes):
    sent = bytearray(SENT[media])
    for share, noise in changes:
        at = int(share * len(sent))
        sent[at : at + len(noise)] = noise[: len(sent) - at]
    assert refused(bytes(sent)) or len(read(bytes(sent)).file) <= 1.3 * len(sent) + 1_000
