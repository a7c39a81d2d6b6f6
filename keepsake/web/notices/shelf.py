"""The notices that this process serves: read once, and again where a file has changed.

A broken file does not take the site down. What is wrong with it is kept for the data protection officer, and the last
good version of that file, or at least every other notice, is served.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from django.conf import settings

from keepsake.notice.deciding import Decider
from keepsake.notice.library import Shelf, load
from keepsake.notice.model import Notice
from keepsake.notice.problems import NoticeError, Problem

T = TypeVar("T")
Stamp = tuple[int, int]  # when a file was last changed, in nanoseconds, and its size


@dataclass(frozen=True)
class File:
    """A notice file as it was last read: the notice in it, and what is wrong with the file as it is now."""

    stamp: Stamp
    notice: Notice | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Stock:
    """All good notices, the problems of the others, and what has been worked out from them so far."""

    files: dict[Path, File]
    shelf: Shelf
    problems: tuple[Problem, ...]
    _worked_out: dict[object, Any] = field(default_factory=dict, repr=False)

    def whole(self, notice: Notice) -> Notice:
        """The notice with what it inherits."""
        return self.once(("whole", notice.hash), lambda: self.shelf.whole(notice))

    def decider(self, id: str) -> Decider:
        """What decides under the versions of this notice."""
        return self.once(("decider", id), lambda: Decider(self.shelf, id))

    def once(self, key: object, make: Callable[[], T]) -> T:
        """A value that follows from these notices alone; made when it is first asked for."""
        if key not in self._worked_out:
            self._worked_out[key] = make()
        found: T = self._worked_out[key]
        return found


_held: dict[Path, Stock] = {}
_lock = Lock()


def stock() -> Stock:
    """The notices of the folder in the settings. In production they change when the process starts anew."""
    folder = Path(settings.NOTICES_DIR)
    held = _held.get(folder)
    if held is not None and settings.KEEPSAKE_MODE == "production":
        return held
    with _lock:
        stamps = dict(_stamps(folder))
        held = _held.get(folder)
        if held is None or {path: file.stamp for path, file in held.files.items()} != stamps:
            held = _held[folder] = read(stamps, held.files if held else {})
        return held


def read(stamps: dict[Path, Stamp], before: dict[Path, File]) -> Stock:
    """Read the files that are new or have changed since ``before``."""
    files = {path: _read(path, stamp, before.get(path)) for path, stamp in stamps.items()}
    problems = [problem for file in files.values() for problem in file.problems]
    notices = _without_clashes((file.notice for file in files.values() if file.notice), problems)
    shelf = _complete(Shelf(tuple(sorted(notices, key=_order))), problems)
    return Stock(files, shelf, tuple(problems))


def _stamps(folder: Path) -> Iterator[tuple[Path, Stamp]]:
    for path in sorted(folder.rglob("*.yaml")):
        try:
            found = path.stat()
        except OSError:  # gone between the listing and now
            continue
        yield path, (found.st_mtime_ns, found.st_size)


def _read(path: Path, stamp: Stamp, before: File | None) -> File:
    if before is not None and before.stamp == stamp:
        return before
    try:
        return File(stamp, load(path))
    except NoticeError as error:
        return File(stamp, before.notice if before else None, error.problems)


def _without_clashes(notices: Iterable[Notice], problems: list[Problem]) -> Iterator[Notice]:
    """Two files for one version, or two versions from one day: the first is served, the other is a problem."""
    taken: dict[tuple[str, object], Notice] = {}
    for notice in notices:
        header = notice.header
        keys = ((header.id, header.version), (header.id, header.effective_on))
        other = next((taken[key] for key in keys if key in taken), None)
        if other is not None:
            what = f"{Path(other.file).name} is this version of '{header.id}', or in force from the same day, already."
            problems.append(Problem(notice.file, 0, 0, "notice", what, "Give each version its own number and day."))
            continue
        taken.update(dict.fromkeys(keys, notice))
        yield notice


def _complete(shelf: Shelf, problems: list[Problem]) -> Shelf:
    """Without the notices whose general notice is not to be had."""
    good = []
    for notice in shelf.notices:
        try:
            shelf.whole(notice)
        except NoticeError as error:
            problems.extend(error.problems)
        else:
            good.append(notice)
    return shelf if len(good) == len(shelf.notices) else Shelf(tuple(good))


def _order(notice: Notice) -> tuple[str, int]:
    return notice.header.id, notice.header.version
