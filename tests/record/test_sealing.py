"""What is sealed reads as nothing without its key, and opens for its own record alone."""

import pytest

from keepsake.record import sealing
from keepsake.record.sealing import NoFileKey, NotSealedByUs, keys_from, open_sealed, seal

OLD, NEW = "ab" * 32, "cd" * 32


def test_what_is_sealed_opens_for_its_record(settings):
    sealed = seal(b"a face", about=b"one")

    assert open_sealed(sealed, about=b"one") == b"a face"
    assert b"a face" not in sealed
    assert sealed != seal(b"a face", about=b"one")
    with pytest.raises(NotSealedByUs, match="another record"):
        open_sealed(sealed, about=b"other")


@pytest.mark.parametrize("place", [0, 5, 12, -1])
def test_a_changed_byte_is_found(place):
    sealed = bytearray(seal(b"a face", about=b"one"))
    sealed[place] ^= 1

    with pytest.raises(NotSealedByUs):
        open_sealed(bytes(sealed), about=b"one")


def test_a_new_key_seals_and_the_old_one_still_opens(settings):
    settings.FILE_KEY = OLD
    before = seal(b"a face", about=b"one")
    settings.FILE_KEY = f"{NEW}, {OLD}"
    after = seal(b"a face", about=b"one")

    assert open_sealed(before, about=b"one") == b"a face"
    settings.FILE_KEY = NEW
    assert open_sealed(after, about=b"one") == b"a face"
    with pytest.raises(NotSealedByUs, match="a key that KEEPSAKE_FILE_KEY does not hold"):
        open_sealed(before, about=b"one")


@pytest.mark.parametrize("given", ["short", OLD[:-1], "xy" * 32, f"{OLD},oops"])
def test_what_is_no_key_is_told(given):
    with pytest.raises(NoFileKey, match="64 hexadecimal digits"):
        keys_from(given, None)


def test_the_demonstration_makes_its_own_key_once(tmp_path):
    path = tmp_path / "home" / "file-key"

    assert keys_from("", path) == keys_from("", path)
    assert path.stat().st_mode & 0o077 == 0


def test_production_does_not_start_without_a_key(settings):
    settings.KEEPSAKE_MODE, settings.FILE_KEY, settings.FILE_KEY_PATH = "production", "", None
    assert [each.id for each in sealing.files_can_be_sealed()] == ["record.E009"]

    settings.FILE_KEY = NEW
    assert sealing.files_can_be_sealed() == []
