import fcntl

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from keepsake.record.audit.checks import heads_can_be_signed
from keepsake.record.audit.head import Unreadable, read_heads, sign_head
from keepsake.record.audit.heads_file import heads_in, held
from keepsake.record.audit.signing_key import NoKey, believed_keys, signing_key

KEY = Ed25519PrivateKey.from_private_bytes(b"\x05" * 32)


def head(before=None, seq=3):
    return sign_head(KEY, before=before, day="2026-01-05", seq=seq, hash=b"\x07" * 32, signed=10**15)


def test_a_head_is_read_back_as_it_was_signed():
    (read,) = read_heads(head().line)

    assert read == head()
    assert read.is_signed_by(KEY.public_key())


@given(st.integers(0, len(head().line) - 1), st.characters(codec="ascii"))
def test_a_head_with_any_other_character_is_no_head_or_not_signed(place, letter):
    line = head().line
    changed = line[:place] + letter + line[place + 1 :]
    if changed.split() == line.split():
        return

    assert all(isinstance(read, Unreadable) or not read.is_signed_by(KEY.public_key()) for read in read_heads(changed))


def test_a_torn_line_does_not_take_the_next_head_with_it(tmp_path):
    path = tmp_path / "heads"
    with held(path, wait=True) as file:
        file.add([head()])
    with path.open("a") as torn:
        torn.write(head().line[:50])

    with held(path, wait=True) as file:
        assert file.last() == head()
        file.add([head(head(), 9)])

    assert [getattr(each, "seq", None) for each in heads_in(path)] == [3, None, 9]


def test_the_last_of_many_heads_is_found_without_reading_them_all(tmp_path):
    with held(tmp_path / "heads", wait=True) as file:
        last = None
        for seq in range(1, 41):
            last = head(last, seq)
            file.add([last])

        assert file.last() == last


def test_heads_that_somebody_else_is_adding_are_left_alone(tmp_path):
    path = tmp_path / "heads"
    with path.open("a") as other:
        fcntl.flock(other, fcntl.LOCK_EX)

        with pytest.raises(BlockingIOError), held(path, wait=False):
            pass


def test_the_demonstration_makes_a_key_that_others_cannot_read(tmp_path):
    path = tmp_path / "home/audit-key"
    key = signing_key("", path)

    assert signing_key("", path).private_bytes_raw() == key.private_bytes_raw()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["audit-key"]


def test_a_verifier_needs_no_secret(tmp_path):
    public = KEY.public_key().public_bytes_raw().hex()

    (believed,) = believed_keys(f" {public} ,", "", None)

    assert head().is_signed_by(believed)


@pytest.mark.parametrize("given", ["", "xyz", "5a" * 31, "Ondine"])
def test_what_is_no_key_is_refused_and_not_repeated(given):
    with pytest.raises(NoKey) as refused:
        signing_key(given, None)

    assert not given or given not in str(refused.value)


@pytest.mark.parametrize(
    ("key", "public", "problems"),
    [("", "", 1), ("5a" * 32, "", 0), ("", "5a" * 32, 0), ("short", "", 1)],
)
def test_production_does_not_start_where_nobody_signs(settings, key, public, problems):
    settings.KEEPSAKE_MODE = "production"
    settings.AUDIT_KEY, settings.AUDIT_PUBLIC = key, public

    assert len(heads_can_be_signed()) == problems


def test_nobody_is_believed_where_no_key_is_named(tmp_path):
    with pytest.raises(NoKey):
        believed_keys("", "", tmp_path / "none")
