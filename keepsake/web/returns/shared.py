"""What several processes know of each other's checks: how far each has come, and, sealed, what came of it.

The processes of one start share a folder that is gone when they end, and a key that is only in their memory: what a
killed start leaves behind nobody can open. A process that answers alone has no folder, and needs none.
"""

import io
import json
import os
import pickle
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FOLDER, KEY = "KEEPSAKE_CHECKS", "KEEPSAKE_CHECKS_KEY"
NONCE = 12
Note = dict[str, Any]


@contextmanager
def shared() -> Iterator[None]:
    """Inside, the processes that are started find one folder and one key in their environment."""
    folder = tempfile.mkdtemp(prefix="keepsake-checks-")
    os.environ |= {FOLDER: folder, KEY: secrets.token_hex(32)}
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for name in (FOLDER, KEY):
            os.environ.pop(name, None)


def among_several() -> "Folder | None":
    """The folder of this start; None where one process answers alone."""
    named, key = os.environ.get(FOLDER), os.environ.get(KEY)
    return Folder(Path(named), bytes.fromhex(key)) if named and key else None


class Folder:
    """One note and, when it has ended, one sealed outcome for each check."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path, self.key = path, key

    @cached_property
    def _cipher(self) -> AESGCM:
        return AESGCM(self.key)

    def say(self, id: UUID, note: Note) -> None:
        """Say how far it has come; whoever reads sees the whole of it or the one before."""
        draft = self.path / f"{id}.{secrets.token_hex(4)}"
        draft.write_text(json.dumps(note))
        draft.replace(self._note(id))

    def has(self, id: UUID) -> bool:
        return self._note(id).exists()

    def note(self, id: UUID) -> Note | None:
        with suppress(FileNotFoundError):
            return dict(json.loads(self._note(id).read_text()))
        return None

    def keep(self, id: UUID, outcome: object) -> None:
        nonce = secrets.token_bytes(NONCE)
        sealed = nonce + self._cipher.encrypt(nonce, packed(outcome), id.bytes)
        draft = self.path / f"{id}.{secrets.token_hex(4)}"
        draft.write_bytes(sealed)
        draft.replace(self._outcome(id))

    def outcome(self, id: UUID) -> Any:
        """What came of it; None where nothing has yet."""
        with suppress(FileNotFoundError):
            sealed = self._outcome(id).read_bytes()
            return unpacked(self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], id.bytes))
        return None

    def look(self, id: UUID) -> None:
        """Somebody looks at it now."""
        with suppress(FileNotFoundError):
            os.utime(self._note(id))

    def unseen(self, id: UUID) -> float:
        """Seconds since anybody looked, or since it came on."""
        try:
            return max(0.0, time.time() - self._note(id).stat().st_mtime)
        except FileNotFoundError:
            return float("inf")

    def all(self) -> list[UUID]:
        return [UUID(each.stem) for each in self.path.glob("*.note")]

    def wipe(self, id: UUID) -> None:
        self._note(id).unlink(missing_ok=True)
        self._outcome(id).unlink(missing_ok=True)

    def _note(self, id: UUID) -> Path:
        return self.path / f"{id}.note"

    def _outcome(self, id: UUID) -> Path:
        return self.path / f"{id}.outcome"


class _Packer(pickle.Pickler):
    """Rules are functions, which every process has: they go by their place in the register."""

    def persistent_id(self, what: Any) -> tuple[str, int] | None:
        from keepsake.returns.engine.rule import Rule

        return _place(what) if isinstance(what, Rule) else None


class _Unpacker(pickle.Unpickler):
    def persistent_load(self, place: tuple[str, int]) -> Any:
        from keepsake.returns.engine.register import rules

        of, number = place
        return rules(of)[number]


def packed(outcome: object) -> bytes:
    into = io.BytesIO()
    _Packer(into, pickle.HIGHEST_PROTOCOL).dump(outcome)
    return into.getvalue()


def unpacked(content: bytes) -> Any:
    """Only of what opened under our own key: it is no stranger's."""
    return _Unpacker(io.BytesIO(content)).load()


def _place(rule: Any) -> tuple[str, int]:
    from keepsake.returns.engine.register import rules
    from keepsake.returns.schema import RETURNS

    for of in RETURNS:
        for number, each in enumerate(rules(of)):
            if each is rule:
                return of, number
    raise LookupError(rule.code)
