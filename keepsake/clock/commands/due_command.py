"""`keepsake clock due KEY --from DATE`"""

import json
import sys
from argparse import Namespace

from keepsake.clock.due import CannotBeTold, Due, due, due_by
from keepsake.clock.explaining import said
from keepsake.clock.library import Clock, NoSuchTimescale, load_clock, the_clock
from keepsake.clock.standing import standing
from keepsake.notice.problems import NoticeError

UNUSABLE = 2


def run(chosen: Namespace) -> int:
    """Print the day and the reason, also of the council's own rules that stand beside it."""
    try:
        clock = load_clock(chosen.file) if chosen.file else the_clock()
        found = due(chosen.key, chosen.start, clock=clock)
        beside = [due_by(rule, chosen.start, clock) for rule in clock.beside(chosen.key)]
    except (NoSuchTimescale, CannotBeTold, NoticeError) as reason:
        print(reason, file=sys.stderr)
        return UNUSABLE
    if chosen.json:
        print(json.dumps([_record(each, chosen, clock) for each in (found, *beside)], indent=2))
        return 0
    for each in (found, *beside):
        print(f"{each.rule.title}: {said(each.at)}")
        print(each.explain())
        if chosen.on:
            print(standing(each, chosen.on).reason)
    return 0


def _record(each: Due, chosen: Namespace, clock: Clock) -> dict[str, object]:
    rule = each.rule
    found: dict[str, object] = {
        "key": rule.key,
        "title": rule.title,
        "from": each.start.isoformat(),
        "at": each.at.isoformat(),
        "means": rule.means,
        "kind": rule.kind,
        "mark": rule.mark,
        "source": rule.source.title,
        "paragraph": rule.paragraph,
        "why": each.explain(),
    }
    if chosen.on:
        where = standing(each, chosen.on)
        found |= {"colour": where.colour, "reason": where.reason, "working_days_left": where.working_days_left}
    return found
