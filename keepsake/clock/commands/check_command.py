"""`keepsake clock check FILE`"""

import sys
from argparse import Namespace

from keepsake.clock.library import load_clock, standard_clock
from keepsake.notice.problems import NoticeError


def run(chosen: Namespace) -> int:
    """Say all that is wrong with the file, or what it sets."""
    try:
        clock = load_clock(chosen.file)
    except NoticeError as problems:
        print(problems, file=sys.stderr)
        return 1
    own = sum(rule.mark == "L" for rule in clock.rules())
    days = len(clock.calendar.holidays) - len(standard_clock().calendar.holidays)
    print(f"{chosen.file}: fine. {own} timescales, {days} more days off, {len(clock.terms)} terms of school.")
    return 0
