"""Notices on disk: one file, or a folder of them with their versions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from keepsake.notice.model import Code, Notice, Rule
from keepsake.notice.problems import NoticeError, Problem
from keepsake.notice.reading.notice_file import read_notice
from keepsake.notice.reading.tree import LARGEST

_Rule = TypeVar("_Rule", bound=Rule)


def read_text(path: Path) -> str:
    """The text of a file. Raises NoticeError where it is not there, not readable, too large or not UTF-8."""
    name = str(path)
    try:
        if path.stat().st_size > 4 * LARGEST:
            raise NoticeError([Problem(name, 0, 0, "", "The file is too large to be a notice.", "")])
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoticeError(
            [Problem(name, 0, 0, "", f"The file is not UTF-8 text (byte {error.start}).", "Save it as UTF-8.")]
        ) from None
    except OSError as error:
        raise NoticeError(
            [Problem(name, 0, 0, "", f"The file cannot be read: {error.strerror or error}.", "")]
        ) from None


def load(path: Path) -> Notice:
    """The notice in a file. Raises NoticeError with all that is wrong."""
    return read_notice(read_text(path), str(path))


def load_folder(path: Path) -> "Shelf":
    """Every notice in a folder and the folders in it. Raises NoticeError with the problems of every file."""
    problems: list[Problem] = []
    notices = []
    for file in sorted(path.rglob("*.yaml")):
        try:
            notices.append(load(file))
        except NoticeError as error:
            problems += error.problems
    problems += _clashes(notices)
    if problems:
        raise NoticeError(problems)
    return Shelf(tuple(sorted(notices, key=lambda notice: (notice.header.id, notice.header.version))))


def _clashes(notices: Iterable[Notice]) -> Iterable[Problem]:
    taken: dict[tuple[str, object], Notice] = {}
    for notice in notices:
        header = notice.header
        for key, what in (
            (header.version, f"version {header.version}"),
            (header.effective_on, "in force from that day"),
        ):
            other = taken.setdefault((header.id, key), notice)
            if other is not notice:
                what = f"{other.file} is {what} of '{header.id}' already."
                yield Problem(notice.file, 0, 0, "notice", what, "Give each version its own number and day.")


@dataclass(frozen=True)
class Shelf:
    """Every version of every notice, as written, in the order of id and version."""

    notices: tuple[Notice, ...]

    def ids(self) -> tuple[str, ...]:
        """The ids, each once."""
        return tuple(self._by_id)

    def versions(self, id: str) -> tuple[Notice, ...]:
        """The versions of a notice, oldest first; none for an id that is not there."""
        return self._by_id.get(id, ())

    def in_force(self, id: str, day: date) -> Notice | None:
        """The version that decides on this day: the latest that had taken effect, or None before the first."""
        begun = [notice for notice in self.versions(id) if notice.header.effective_on <= day]
        return max(begun, key=lambda notice: notice.header.effective_on, default=None)

    def whole(self, notice: Notice) -> Notice:
        """The notice with what it inherits from the council's general notice in force when it took effect."""
        inherited = notice.header.inherits
        if inherited is None:
            return notice
        general = self.in_force(inherited, notice.header.effective_on)
        if general is None:
            what = (
                f"It inherits '{inherited}', and no version of that had taken effect on {notice.header.effective_on}."
            )
            raise NoticeError(
                [
                    Problem(
                        notice.file,
                        0,
                        0,
                        "notice, inherits",
                        what,
                        "Add the general notice to the folder, or write 'inherits: none'.",
                    )
                ]
            )
        if general.header.inherits is not None:
            what = f"It inherits '{inherited}', which inherits another itself."
            raise NoticeError([Problem(notice.file, 0, 0, "notice, inherits", what, "A general notice inherits none.")])
        return merged(general, notice)

    @cached_property
    def _by_id(self) -> dict[str, tuple[Notice, ...]]:
        found: dict[str, tuple[Notice, ...]] = {}
        for notice in self.notices:
            found[notice.header.id] = (*found.get(notice.header.id, ()), notice)
        return found


def merged(general: Notice, service: Notice) -> Notice:
    """A service notice read together with the general one: the service's own word goes before the general one's."""
    codes = {
        kind: MappingProxyType({**general.codes.get(kind, {}), **_joined(general, service, kind)})
        for kind in dict.fromkeys([*general.codes, *service.codes])
    }
    return replace(
        service,
        statements=MappingProxyType({**general.statements, **service.statements}),
        codes=MappingProxyType(codes),
        permits=_own_first(general.permits, service.permits),
        prohibits=_own_first(general.prohibits, service.prohibits),
        retention=_own_first(general.retention, service.retention),
        flows=_own_first(general.flows, service.flows),
        rights={**(general.rights or {}), **(service.rights or {})}
        if general.rights or service.rights
        else service.rights,
        consent=service.consent or general.consent,
        breach=service.breach or general.breach,
        complaint=service.complaint or general.complaint,
        contacts={**(general.contacts or {}), **(service.contacts or {})}
        if general.contacts or service.contacts
        else service.contacts,
        hash=f"{service.hash}+{general.hash}",
    )


def _joined(general: Notice, service: Notice, kind: str) -> dict[str, Code]:
    """The service's codes; one that both bind rests on the statements of both."""
    before = general.codes.get(kind, {})
    return {
        code: replace(found, says=tuple(dict.fromkeys((*before[code].says, *found.says)))) if code in before else found
        for code, found in service.codes.get(kind, {}).items()
    }


def _own_first(general: tuple[_Rule, ...], service: tuple[_Rule, ...]) -> tuple[_Rule, ...]:
    """Rules of both; a service's rule takes the place of a general one of the same id."""
    own = {rule.id for rule in service}
    return tuple(rule for rule in general if rule.id not in own) + service
