"""Checks that are under way or done, each held in the memory of this process for whoever began it, and wiped.

An account has one; a new one takes its place, signing out and a while without a look end it. Nothing of it is written
anywhere, so that it is gone when the process is.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from uuid import UUID, uuid4

from keepsake.returns.engine.progress import Stopped, Told
from keepsake.returns.engine.result import Result
from keepsake.returns.telling.compared import Comparison

MINUTES = 20  # without a look, and all of it is wiped
MOST = 6  # held at once, by all accounts


class TooMany(Exception):
    """As many checks are held as may be."""


@dataclass(frozen=True)
class Outcome:
    """What came of it: the result, the tables it was asked of, and what is said of the files."""

    result: Result | None
    tables: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    reasons: dict[tuple[str, str], str] = field(default_factory=dict)
    compared: Comparison | None = None
    stale: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Sitting:
    """One check: how far it has come, and what came of it."""

    account: Any
    id: UUID = field(default_factory=uuid4)
    what: str = "Beginning"
    done: int = 0
    of: int = 0
    outcome: Outcome | None = None
    failed: bool = False
    seen_at: float = field(default_factory=monotonic)
    ended: threading.Event = field(default_factory=threading.Event)
    wanted: bool = True

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.of) if self.of else 0

    def told(self, what: str, done: int, of: int) -> None:
        """Hears how far it has come; says Stopped where nobody wants it any longer."""
        if not self.wanted:
            raise Stopped
        self.what, self.done, self.of = what, done, of


_held: dict[UUID, Sitting] = {}
_lock = threading.Lock()


def begin(account: Any, work: Callable[[Told], Outcome]) -> Sitting:
    """Begin a check on a thread of its own. Raises TooMany where others hold all that may be held."""
    wipe_of(account)
    sitting = Sitting(account)
    with _lock:
        if len(_held) >= MOST:
            raise TooMany
        _held[sitting.id] = sitting
    threading.Thread(target=_run, args=(sitting, work), daemon=True).start()
    _watch(sitting.id, MINUTES * 60)
    return sitting


def _run(sitting: Sitting, work: Callable[[Told], Outcome]) -> None:
    try:
        sitting.outcome = work(sitting.told)
    except Stopped:
        pass
    except Exception:  # whoever waits is told; what it says might be a child's
        sitting.failed = True
    finally:
        if not sitting.wanted:
            sitting.outcome = None
        sitting.ended.set()


def found(id: UUID, account: Any) -> Sitting | None:
    """The check of this account, looked at now."""
    sitting = _held.get(id)
    if sitting is None or sitting.account != account:
        return None
    sitting.seen_at = monotonic()
    return sitting


def wipe_of(account: Any) -> None:
    """Stop what is under way for an account, and let go of all that it holds."""
    for sitting in [each for each in list(_held.values()) if each.account == account]:
        _wipe(sitting)


def wipe_unseen(now: float) -> None:
    """Let go of what nobody has looked at for a while."""
    for sitting in list(_held.values()):
        if now - sitting.seen_at >= MINUTES * 60:
            _wipe(sitting)


def _wipe(sitting: Sitting) -> None:
    with _lock:
        sitting.wanted, sitting.outcome = False, None
        _held.pop(sitting.id, None)


def _watch(id: UUID, seconds: float) -> None:
    """Look again when it may be unseen for long enough, until it is gone."""

    def look() -> None:
        now = monotonic()
        wipe_unseen(now)
        sitting = _held.get(id)
        if sitting is not None:
            _watch(id, max(1.0, sitting.seen_at + MINUTES * 60 - now))

    timer = threading.Timer(seconds, look)
    timer.daemon = True
    timer.start()
