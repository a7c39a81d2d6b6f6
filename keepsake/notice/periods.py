"""Lengths of time, in words: ``P75Y`` from birth is 75 years from the day of birth."""

import re

from keepsake.notice.model import RetentionRule
from keepsake.standard.vocabulary import label

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_UNITS = ("year", "month", "week", "day")

FROM = {
    "birth": "from birth",
    "death": "from death",
    "closure": "after the case is closed",
    "last_contact": "after the last contact",
    "order": "from the order of the court",
    "approval_end": "after the approval ends",
    "action": "after the action",
}
EASY_FROM = {
    "birth": "from the day you were born",
    "death": "from the day someone dies",
    "closure": "after we stop working with you",
    "last_contact": "after we last saw you",
    "order": "from the day the judge decided",
    "approval_end": "after a carer stops being a carer",
    "action": "after we did it",
}
ROUND = {
    "end_of_year": ", to the end of that year",
    "start_of_year": ", to the start of that year",
}


def in_words(period: str | None) -> str:
    """A length of time as people say it; as written where it is none we know.

    >>> in_words("P75Y"), in_words("P1M"), in_words("P1Y6M"), in_words(None)
    ('75 years', '1 month', '1 year and 6 months', 'not stated')
    """
    if period is None:
        return "not stated"
    numbers = numbers_of(period) or ()
    parts = [
        f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in zip(numbers, _UNITS, strict=False) if number
    ]
    return " and ".join(parts) or period


def numbers_of(period: str) -> tuple[int, int, int, int] | None:
    """Years, months, weeks and days of a length of time; None where it is none we know.

    >>> numbers_of("P1Y6M"), numbers_of("until the schedule says")
    ((1, 6, 0, 0), None)
    """
    found = _PERIOD.fullmatch(period)
    if found is None:
        return None
    years, months, weeks, days = (int(number or 0) for number in found.groups())
    return years, months, weeks, days


def kept(rule: RetentionRule) -> str:
    """How long a rule keeps its class: ``Records of a looked-after child: 75 years from birth.``"""
    what = label("retention_classes", rule.retention_class)
    if rule.period is None:
        return f"{what}: as long as the retention schedule says."
    text = f"{what}: {in_words(rule.period)} {FROM.get(rule.trigger, rule.trigger)}{ROUND.get(rule.round, '')}"
    if rule.instead:
        other = rule.instead
        condition = label("circumstances", other.condition)
        text += f"; where {condition}, {in_words(other.period)} {FROM.get(other.trigger, other.trigger)}"
    return text + "."


def kept_easy(rule: RetentionRule) -> tuple[str, ...]:
    """The same for a child: ``We keep this for 75 years from the day you were born.``; then the exception."""
    if rule.period is None:
        return ("A list says how long we keep it.",)
    usual = f"We keep this for {in_words(rule.period)} {EASY_FROM.get(rule.trigger, rule.trigger)}."
    if rule.instead is None:
        return (usual,)
    if rule.instead.condition == "died_under_18":
        return usual, f"If a child died, it is {in_words(rule.instead.period)} after that."
    return usual, "Sometimes it is not the same."
