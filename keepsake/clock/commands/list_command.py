"""`keepsake clock list`"""

import json
import sys
from argparse import Namespace

from keepsake.clock.library import load_clock, the_clock
from keepsake.clock.printed import length_said
from keepsake.notice.problems import NoticeError

UNUSABLE = 2


def run(chosen: Namespace) -> int:
    """One line a timescale, in the order of the files."""
    try:
        clock = load_clock(chosen.file) if chosen.file else the_clock()
    except NoticeError as reason:
        print(reason, file=sys.stderr)
        return UNUSABLE
    if chosen.json:
        rules = [
            {"key": rule.key, "area": rule.area, "title": rule.title, "length": length_said(rule), "kind": rule.kind}
            | {"mark": rule.mark, "source": rule.source.title, "paragraph": rule.paragraph}
            for rule in clock.rules()
        ]
        print(json.dumps(rules, indent=2))
        return 0
    for rule in clock.rules():
        print(f"{rule.key}: {rule.title}; {length_said(rule)} ({rule.kind}, {rule.mark})")
    return 0
