"""Days and moments as an iCalendar file (RFC 5545), for a calendar outside: it says what, never about whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

AN_HOUR = timedelta(hours=1)
LONGEST = 75  # octets of a line


@dataclass(frozen=True, slots=True)
class Event:
    """What stands in the calendar: a whole day, or an hour from a moment. ``uid`` stays the same when it is moved."""

    uid: str
    at: date
    title: str


def calendar_of(events: Iterable[Event], made_at: datetime) -> str:
    """The file, with the line ends that the standard asks for."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Keepsake//What is due//EN", "METHOD:PUBLISH"]
    for event in events:
        lines += _event(event, made_at)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def escaped(text: str) -> str:
    """Text in which no sign ends the line or the value.

    >>> escaped("Core group; minutes")
    'Core group\\\\; minutes'
    """
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _event(event: Event, made_at: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}@keepsake",
        f"DTSTAMP:{_moment(made_at)}",
        *_times(event.at),
        f"SUMMARY:{escaped(event.title)}",
        "CLASS:PRIVATE",
        "END:VEVENT",
    ]


def _times(at: date) -> list[str]:
    if isinstance(at, datetime):
        return [f"DTSTART:{_moment(at)}", f"DTEND:{_moment(at + AN_HOUR)}"]
    return [f"DTSTART;VALUE=DATE:{at:%Y%m%d}", f"DTEND;VALUE=DATE:{at + timedelta(days=1):%Y%m%d}"]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> Iterator[str]:
    """A long line goes on in the next after a space; no letter is cut in two."""
    held, lead = "", ""
    for letter in line:
        if len((lead + held + letter).encode()) > LONGEST:
            yield lead + held
            held, lead = "", " "
        held += letter
    yield lead + held
