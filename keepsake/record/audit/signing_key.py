"""The key that signs heads, and the keys by which they are believed. Neither is ever in the database."""

import os
import re
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_HEX = re.compile(r"[0-9a-f]{64}")


class NoKey(Exception):
    """Why there is no key to work with, in a sentence for the person who set it up."""


def signing_key(given: str, file: Path | None) -> Ed25519PrivateKey:
    """The key as given, else the one in the file, which is made where there is none. Raises NoKey."""
    if given:
        return Ed25519PrivateKey.from_private_bytes(_bytes(given, "KEEPSAKE_AUDIT_KEY"))
    if file is None:
        raise NoKey("KEEPSAKE_AUDIT_KEY must hold the key that signs the audit log: openssl rand -hex 32")
    return Ed25519PrivateKey.from_private_bytes(_bytes(_kept(file), str(file)))


def believed_keys(public: str, given: str, file: Path | None) -> list[Ed25519PublicKey]:
    """The public keys that are named, with commas between; else that of the signing key. Raises NoKey."""
    named = [word.strip() for word in public.split(",") if word.strip()]
    if named:
        return [Ed25519PublicKey.from_public_bytes(_bytes(word, "KEEPSAKE_AUDIT_PUBLIC")) for word in named]
    if not given and (file is None or not file.exists()):
        raise NoKey("No key says whose heads to believe. Name it: --public-key, or KEEPSAKE_AUDIT_PUBLIC")
    return [signing_key(given, file).public_key()]


def _bytes(text: str, name: str) -> bytes:
    if not _HEX.fullmatch(text.strip().lower()):
        raise NoKey(f"{name} is no key: 64 hexadecimal digits make one.")
    return bytes.fromhex(text.strip())


def _kept(path: Path) -> str:
    """The key in a file that only its owner can read. Two who make it at once both get the one that was first."""
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
    return path.read_text(encoding="ascii")
