"""`keepsake notice list`"""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from keepsake.notice.commands.opened import Unusable, complain, notice_or_problems, notices_folder
from keepsake.notice.model import Notice
from keepsake.notice.problems import NoticeError

COLUMNS = ("id", "council", "version", "effective", "statements", "permits")


def run(chosen: Namespace) -> int:
    """One line a version of a notice, in the order of id and version."""
    folder = notices_folder(chosen.folder)
    if not folder.is_dir():
        raise Unusable(f"{folder}: there is no such folder.")
    files = sorted(folder.rglob("*.yaml"))
    notices = sorted(filter(None, map(_read, files)), key=lambda notice: (notice.header.id, notice.header.version))
    for line in _table([COLUMNS, *map(_row, notices)]):
        print(line)
    return 0 if len(notices) == len(files) else 1


def _read(path: Path) -> Notice | None:
    try:
        return notice_or_problems(path)
    except (Unusable, NoticeError) as error:
        complain(str(error))
        return None


def _row(notice: Notice) -> tuple[str, ...]:
    header = notice.header
    counts = (len(notice.statements), len(notice.permits))
    return (header.id, header.council, str(header.version), header.effective_on.isoformat(), *map(str, counts))


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
