"""Which rule of a notice keeps a class of records, and until when.

A notice names a class, or most records of children, or sends the reader to a schedule. The first that it says holds.
"""

import calendar
from datetime import date

from keepsake.notice.model import Notice, RetentionRule
from keepsake.notice.periods import numbers_of

ABOUT_CHILDREN = frozenset({"child_protection", "child_in_need", "early_help", "contact_no_further_action", "send"})
REST = ("whole_schedule",)


def rule_for(notice: Notice, code: str) -> RetentionRule | None:
    """The rule of the class itself; else of most records of children, where it is one; else of the whole schedule."""
    order = (code, *(("most_children_records",) if code in ABOUT_CHILDREN else ()), *REST)
    rules = {rule.retention_class: rule for rule in reversed(notice.retention)}
    return next((rules[each] for each in order if each in rules), None)


def until(rule: RetentionRule, since: date) -> date | None:
    """The last day on which a record is kept whose time began on this day; None where only a schedule says how long.

    Who was born on 29 February is counted from 1 March, so that nothing goes too early.
    """
    if rule.period is None or (counted := numbers_of(rule.period)) is None:
        return None
    years, months, weeks, days = counted
    month = since.month - 1 + months
    year = since.year + years + month // 12
    month = month % 12 + 1
    last = calendar.monthrange(year, month)[1]
    on = date(year, month, min(since.day, last)).toordinal() + (since.day > last) + 7 * weeks + days
    return _rounded(date.fromordinal(on), rule.round)


def _rounded(on: date, how: str) -> date:
    if how == "end_of_year":
        return date(on.year, 12, 31)
    return date(on.year, 1, 1) if how == "start_of_year" else on
