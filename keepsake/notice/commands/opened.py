"""Files as commands get them: there or not, readable or not, a notice or not."""

import os
import re
import sys
from pathlib import Path

from keepsake.notice.library import Shelf, load, read_text
from keepsake.notice.model import Notice
from keepsake.notice.problems import NoticeError
from keepsake.notice.reading.notice_file import read_notice

_SAYS_IT_IS_A_NOTICE = re.compile(r"""^[{\s]*["']?keepsake["']?\s*:""", re.MULTILINE)


class Unusable(Exception):
    """Why a command cannot do anything at all, in a sentence for the person who gave it."""


def text_of(path: Path) -> str:
    """The text of a file. A pipe, a device or a folder is none: it might never end."""
    try:
        if not path.exists():
            raise Unusable(f"{path}: there is no such file.")
        if not path.is_file():
            raise Unusable(f"{path}: this is not a file.")
        return read_text(path)
    except NoticeError as error:
        raise Unusable(str(error)) from None
    except OSError as error:  # a name that is too long, a folder that may not be entered
        raise Unusable(f"{path}: the file cannot be read: {error.strerror or error}.") from None


def notice_or_problems(path: Path) -> Notice:
    """The notice of a file alone. Raises NoticeError for a notice with problems, Unusable for anything else."""
    text = text_of(path)
    if not _SAYS_IT_IS_A_NOTICE.search(text):
        raise Unusable(f"{path}: this is not a notice. A notice starts with: keepsake: notice/1")
    return read_notice(text, str(path))


def notice_of(path: Path) -> Notice:
    """The notice of a file alone, for a command that can do nothing with a wrong one."""
    try:
        return notice_or_problems(path)
    except NoticeError as error:
        raise Unusable(f"{error}\n{path} cannot be used until this is put right.") from None


def whole_notice(path: Path) -> Notice:
    """The notice of a file with what it inherits, which is looked for in the folder that holds the file."""
    notice = notice_of(path)
    if notice.header.inherits is None:
        return notice
    shelf, problems = _shelf(tree_of(path))
    try:
        return shelf.whole(notice)
    except NoticeError as error:
        told = "\n".join(map(str, (*problems, error)))
        raise Unusable(f"{told}\n{path} inherits '{notice.header.inherits}', which is needed to use it.") from None


def _shelf(folder: Path) -> tuple[Shelf, tuple[NoticeError, ...]]:
    """The notices of a folder that can be read. A draft beside them that cannot be does not stand in their way."""
    notices, problems = [], []
    for path in sorted(folder.rglob("*.yaml")):
        try:
            notices.append(load(path))
        except NoticeError as error:
            problems.append(error)
    return Shelf(tuple(sorted(notices, key=lambda notice: (notice.header.id, notice.header.version)))), tuple(problems)


def tree_of(path: Path) -> Path:
    """The folder of notices that a file stands in: the notices folder if it is in there, else the file's own folder."""
    folder = notices_folder(None).resolve()
    own = path.resolve().parent
    return folder if own.is_relative_to(folder) else own


def notices_folder(given: Path | None) -> Path:
    """Where notices are kept: as given, else as KEEPSAKE_NOTICES says, else the project's own folder."""
    if given is not None:
        return given
    if named := os.environ.get("KEEPSAKE_NOTICES"):
        return Path(named)
    return Path(__file__).resolve().parents[3] / "notices"


def complain(message: str) -> None:
    """Say it on standard error, without what a hostile file name could do to a terminal."""
    safe = "".join(
        letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}" for letter in message
    )
    print(safe, file=sys.stderr)
