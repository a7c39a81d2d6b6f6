"""Files at rest are sealed: whoever has the database, or a copy of it, and not the key, reads nothing.

AES-256-GCM. What is sealed begins with the mark of its key, so that a council can take a new key: the first key of
KEEPSAKE_FILE_KEY seals, and every one of them opens. What was sealed for one record does not open for another.
"""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

NAME = "KEEPSAKE_FILE_KEY"
FORM = b"K1"
MARK = 8  # bytes that tell which key it was
NONCE = 12
_HEX = re.compile(r"[0-9a-f]{64}")


class NoFileKey(Exception):
    """Why files cannot be sealed or opened, in a sentence for the person who set it up."""


class NotSealedByUs(Exception):
    """It was changed since, was sealed for another record, or its key is not among ours."""


def seal(plain: bytes, *, about: bytes) -> bytes:
    """``plain`` sealed for one record, whose id ``about`` is. Raises NoFileKey."""
    key = _keys()[0]
    nonce = secrets.token_bytes(NONCE)
    return FORM + _mark(key) + nonce + AESGCM(key).encrypt(nonce, plain, FORM + about)


def open_sealed(sealed: bytes, *, about: bytes) -> bytes:
    """What was sealed for this record. Raises NoFileKey, NotSealedByUs."""
    mark, rest = sealed[len(FORM) : len(FORM) + MARK], sealed[len(FORM) + MARK :]
    keys: Mapping[bytes, bytes] = {_mark(key): key for key in _keys()}
    if not sealed.startswith(FORM) or mark not in keys:
        raise NotSealedByUs(f"It was sealed with a key that {NAME} does not hold.")
    try:
        return AESGCM(keys[mark]).decrypt(rest[:NONCE], rest[NONCE:], FORM + about)
    except (InvalidTag, ValueError):
        raise NotSealedByUs("It was changed since it was sealed, or belongs to another record.") from None


def fingerprint(plain: bytes, *, about: bytes) -> str:
    """What can be compared and not read: 64 hexadecimal digits, others for another ``about``. Raises NoFileKey."""
    return _fingerprint(_keys()[0], plain, about)


def fingerprints(plain: bytes, *, about: bytes) -> frozenset[str]:
    """The same under each of our keys, to compare with one that an older key made. Raises NoFileKey."""
    return frozenset(_fingerprint(key, plain, about) for key in _keys())


def _fingerprint(key: bytes, plain: bytes, about: bytes) -> str:
    return hmac.new(key, b"keepsake fingerprint" + len(about).to_bytes(2) + about + plain, hashlib.sha256).hexdigest()


def _keys() -> list[bytes]:
    return keys_from(settings.FILE_KEY, settings.FILE_KEY_PATH)


def keys_from(given: str, file: Path | None) -> list[bytes]:
    """The keys as given, with commas between, the one that seals first; else that of the file, made where it is not.

    Raises NoFileKey.
    """
    words = [word.strip().lower() for word in given.split(",") if word.strip()]
    if not words and file is not None:
        words = [_kept(file)]
    if not words:
        raise NoFileKey(f"{NAME} must hold the key that seals photographs at rest: openssl rand -hex 32")
    if not all(_HEX.fullmatch(word) for word in words):
        raise NoFileKey(f"{NAME} is no key: 64 hexadecimal digits make one, and several stand with commas between.")
    return [bytes.fromhex(word) for word in words]


def _mark(key: bytes) -> bytes:
    """Which key it is, without telling anything of it."""
    return hashlib.sha256(b"keepsake file key" + key).digest()[:MARK]


def _kept(path: Path) -> str:
    """The demonstration's own key, in a file that its owner alone can read. The first of two who make it wins."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


@register
def files_can_be_sealed(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """Production names the key that seals files."""
    if settings.KEEPSAKE_MODE != "production":
        return []
    try:
        _keys()
    except NoFileKey as why:
        hint = f"{NAME}=$(openssl rand -hex 32), kept outside the database and its backups."
        return [Error(str(why), hint=hint, id="record.E009")]
    return []
