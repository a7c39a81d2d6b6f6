"""`keepsake notice check FILE...`"""

from argparse import Namespace
from pathlib import Path

from keepsake.notice.commands.opened import Unusable, complain, notice_or_problems
from keepsake.notice.problems import NoticeError


def run(chosen: Namespace) -> int:
    """Check each file; the worst of them gives the exit code."""
    return max(_check(path) for path in chosen.files)


def _check(path: Path) -> int:
    try:
        notice = notice_or_problems(path)
    except Unusable as reason:
        complain(str(reason))
        return 2
    except NoticeError as error:
        complain(str(error))
        return 1
    print(f"{path}: fine. {len(notice.statements)} statements, {len(notice.permits)} permits.")
    return 0
