"""How old somebody is: on a day, in whole years, in words; also before birth and where the day is not certain."""

from datetime import date

YOUNG = 24  # months; below this an age is said in months, and below one month in weeks


def age_on(born_on: date, day: date) -> int:
    """Whole years of life. Raises ValueError before birth. Who was born on 29 February is a year older on 1 March.

    >>> age_on(date(2012, 2, 29), date(2026, 2, 28)), age_on(date(2012, 2, 29), date(2026, 3, 1))
    (13, 14)
    """
    if day < born_on:
        raise ValueError("Not born yet.")
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def birthday(born_on: date, age: int) -> date:
    """The day on which this age is reached; 1 March in a common year for who was born on 29 February.

    >>> birthday(date(2012, 2, 29), 18).isoformat()
    '2030-03-01'
    """
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def is_under(age: int, born_on: date | None, day: date) -> bool | None:
    """Is somebody younger than this on this day? Also before birth. None where the day of birth is not known."""
    return None if born_on is None else day < birthday(born_on, age)


def age_in_words(born_on: date | None, birth_known: str, day: date, died_on: date | None = None) -> str:
    """The age as it is said; empty where nothing is known. An estimated day makes it "about".

    >>> age_in_words(date(2013, 5, 2), "exact", date(2026, 5, 1))
    '12'
    >>> age_in_words(date(2026, 6, 5), "expected", date(2026, 5, 1))
    'due in 5 weeks'
    """
    if born_on is None or birth_known == "unknown":
        return ""
    if birth_known == "expected":
        return _due(born_on, day)
    until = day if died_on is None else min(day, died_on)
    if until < born_on:
        return ""
    words = _lived(born_on, until)
    return f"about {words}" if birth_known == "estimated" else words


def _due(expected_on: date, day: date) -> str:
    left = (expected_on - day).days
    if left < 0:
        return f"was due {_count(-left // 7, 'week')} ago" if left <= -7 else "was due this week"
    return f"due in {_count(left // 7, 'week')}" if left >= 7 else "due this week"


def _lived(born_on: date, until: date) -> str:
    months = (until.year - born_on.year) * 12 + until.month - born_on.month - (until.day < born_on.day)
    if months < 1:
        return _count((until - born_on).days // 7, "week")
    return _count(months, "month") if months < YOUNG else str(age_on(born_on, until))


def _count(number: int, of: str) -> str:
    return f"{number} {of}" if number == 1 else f"{number} {of}s"
