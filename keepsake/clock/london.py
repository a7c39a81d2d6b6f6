"""Instants and days in England: the clock changes twice a year, an hour does not."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def at_the_start_of(day: date) -> datetime:
    """Midnight with which the day begins.

    >>> at_the_start_of(date(2025, 7, 1)).isoformat()
    '2025-07-01T00:00:00+01:00'
    """
    return datetime.combine(day, time(), LONDON)


def in_london(moment: datetime) -> datetime:
    """The moment as a clock in London shows it. One without a zone is taken to have been read from such a clock.

    An hour that the clock skips in spring is read as the hour after it.
    """
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=LONDON)
    return moment.astimezone(UTC).astimezone(LONDON)


def hours_after(moment: datetime, hours: int) -> datetime:
    """So many hours on, as they pass: over the night the clocks change, the hands show an hour more or less.

    >>> hours_after(datetime(2025, 3, 29, 12, tzinfo=LONDON), 24).isoformat()
    '2025-03-30T13:00:00+01:00'
    """
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)


def day_of(moment: date) -> date:
    """The day in London of a day or a moment."""
    return in_london(moment).date() if isinstance(moment, datetime) else moment
