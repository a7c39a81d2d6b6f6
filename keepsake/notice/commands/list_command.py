"""`keepsake notice list`"""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from keepsake.notice.commands.opened import Unusable, complain, notice_or_problems, notices_folder
from keepsake.notice.library import Shelf
from keepsake.notice.lint.register import lint
from keepsake.notice.model import Notice
from keepsake.notice.problems import NoticeError

COLUMNS = ("id", "council", "version", "effective", "statements", "permits", "findings")


def run(chosen: Namespace) -> int:
    """One line a version of a notice, in the order of id and version."""
    folder = notices_folder(chosen.folder)
    if not folder.is_dir():
        raise Unusable(f"{folder}: there is no such folder.")
    files = sorted(folder.rglob("*.yaml"))
    notices = sorted(filter(None, map(_read, files)), key=lambda notice: (notice.header.id, notice.header.version))
    shelf, today = Shelf(tuple(notices)), datetime.now().astimezone().date()
    for line in _table([COLUMNS, *(_row(notice, shelf, today) for notice in notices)]):
        print(line)
    return 0 if len(notices) == len(files) else 1


def _read(path: Path) -> Notice | None:
    try:
        return notice_or_problems(path)
    except (Unusable, NoticeError) as error:
        complain(str(error))
        return None


def _row(notice: Notice, shelf: Shelf, today: date) -> tuple[str, ...]:
    header = notice.header
    counts = (str(len(notice.statements)), str(len(notice.permits)), _findings(notice, shelf, today))
    return (header.id, header.council, str(header.version), header.effective_on.isoformat(), *counts)


def _findings(notice: Notice, shelf: Shelf, today: date) -> str:
    """How many, of the notice with what it inherits; "-" where what it inherits is not there."""
    try:
        return str(len(lint(shelf.whole(notice), today)))
    except NoticeError as error:
        complain(str(error))
        return "-"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
