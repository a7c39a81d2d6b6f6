"""Checks that are under way or done, each held for whoever began it, and wiped.

An account has one; a new one takes its place, signing out and a while without a look end it. It is in the memory of the
process that was sent it, which is the only one or else lets the others know (see ``shared``).
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from uuid import UUID, uuid4

from keepsake.returns.engine.progress import Stopped, Told
from keepsake.returns.engine.result import Result
from keepsake.returns.telling.compared import Comparison
from keepsake.web.returns.shared import Folder, among_several

MINUTES = 20  # without a look, and all of it is wiped
MOST = 6  # held at once, by all accounts
EVERY = 0.5  # seconds between two notes for the other processes of how far a check has come


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
    of_previous: list[str] = field(default_factory=list)  # what is said of last year's files, where they are no use


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
    noted_at: float = 0.0

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.of) if self.of else 0

    def told(self, what: str, done: int, of: int) -> None:
        """Hears how far it has come; says Stopped where nobody wants it any longer."""
        if not self.wanted:
            raise Stopped
        self.what, self.done, self.of = what, done, of
        now = monotonic()
        if now - self.noted_at >= EVERY:
            self.noted_at = now
            self.note()

    def note(self, *, has_ended: bool = False) -> None:
        """Let the other processes know. Raises Stopped where one of them has wiped it."""
        folder = among_several()
        if folder is None:
            return
        if not folder.has(self.id):
            self.wanted = False
            raise Stopped
        folder.say(self.id, self.said(has_ended=has_ended))

    def said(self, *, has_ended: bool = False) -> dict[str, Any]:
        return {
            "account": str(self.account),
            "what": self.what,
            "done": self.done,
            "of": self.of,
            "failed": self.failed,
            "ended": has_ended,
        }


_held: dict[UUID, Sitting] = {}
_lock = threading.Lock()


def begin(account: Any, work: Callable[[Told], Outcome]) -> Sitting:
    """Begin a check on a thread of its own. Raises TooMany where others hold all that may be held."""
    wipe_of(account)
    sitting = Sitting(account)
    folder = among_several()
    with _lock:
        if len(_held if folder is None else folder.all()) >= MOST:
            raise TooMany
        _held[sitting.id] = sitting
        if folder is not None:
            folder.say(sitting.id, sitting.said())
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
        _end(sitting)


def _end(sitting: Sitting) -> None:
    folder = among_several()
    try:
        if folder is not None and sitting.outcome is not None and folder.has(sitting.id):
            folder.keep(sitting.id, sitting.outcome)
    except Exception:
        sitting.outcome, sitting.failed = None, True
    if not sitting.wanted:
        sitting.outcome = None
    with suppress(Stopped):
        sitting.note(has_ended=True)
    if folder is not None and not folder.has(sitting.id):
        _wipe(sitting)
    sitting.ended.set()


def found(id: UUID, account: Any) -> Sitting | None:
    """The check of this account, looked at now."""
    sitting, folder = _held.get(id), among_several()
    if folder is not None and (sitting is None or not folder.has(id)):
        sitting = _of_another(folder, id, account)
    if sitting is None or sitting.account != account:
        return None
    sitting.seen_at = monotonic()
    if folder is not None:
        folder.look(id)
    return sitting


def _of_another(folder: Folder, id: UUID, account: Any) -> Sitting | None:
    """A check that another process holds, as far as it has told; None where it has been wiped."""
    said = folder.note(id)
    if said is None or said["account"] != str(account):
        return None
    sitting = Sitting(account, id, said["what"], said["done"], said["of"], failed=said["failed"])
    if said["ended"]:
        sitting.outcome = folder.outcome(id)
        sitting.ended.set()
    return sitting


def wipe_of(account: Any) -> None:
    """Stop what is under way for an account, and let go of all that it holds."""
    for sitting in [each for each in list(_held.values()) if each.account == account]:
        _wipe(sitting)
    folder = among_several()
    if folder is None:
        return
    for id in folder.all():
        said = folder.note(id)
        if said is not None and said["account"] == str(account):
            folder.wipe(id)


def wipe_unseen(now: float) -> None:
    """Let go of what nobody has looked at for a while."""
    for sitting in list(_held.values()):
        if _unseen(sitting, now) >= MINUTES * 60:
            _wipe(sitting)


def _unseen(sitting: Sitting, now: float) -> float:
    """Seconds in which nobody has looked, in this process or in another; wiped in another, it is for ever."""
    folder, here = among_several(), now - sitting.seen_at
    if folder is None:
        return here
    elsewhere = folder.unseen(sitting.id)
    return elsewhere if elsewhere == float("inf") else min(here, elsewhere)


def _wipe(sitting: Sitting) -> None:
    with _lock:
        sitting.wanted, sitting.outcome = False, None
        _held.pop(sitting.id, None)
    folder = among_several()
    if folder is not None:
        folder.wipe(sitting.id)


def _watch(id: UUID, seconds: float) -> None:
    """Look again when it may be unseen for long enough, until it is gone."""

    def look() -> None:
        now = monotonic()
        wipe_unseen(now)
        sitting = _held.get(id)
        if sitting is not None:
            _watch(id, max(1.0, MINUTES * 60 - _unseen(sitting, now)))

    timer = threading.Timer(seconds, look)
    timer.daemon = True
    timer.start()
