"""Reads files of timescales: those that come with Keepsake. All that is wrong is said at once, with its place."""

import re
from collections.abc import Mapping
from datetime import date, time
from types import MappingProxyType

from keepsake.clock.length import Length, Unit
from keepsake.clock.timescale import Allowed, Kind, Means, Source, Timescale
from keepsake.clock.typed_length import HOW, length_of
from keepsake.notice.problems import NoticeError, Problem
from keepsake.notice.reading.part import Part
from keepsake.notice.reading.tree import read_tree

FORMAT = "clock/1"
NOWHERE = Source("", "")
_A_DAY = Length(1, Unit.CALENDAR_DAYS)
_PLACES = ("first", "second", "later")
_CONDITIONS = ("placement", "phase")


def read_timescales(text: str, file: str) -> tuple[Timescale, ...]:
    """The rules of a text. Raises NoticeError with all that is wrong."""
    problems: list[Problem] = []
    root = opened(text, file, problems)
    area = root.text("area", needed=True, longest=80)
    sources = {each.code: each for each in map(_source, root.parts("sources"))}
    events = named_events(root)
    rules = tuple(_timescale(part, area, sources, events) for part in root.parts("timescales"))
    root.finish()
    if problems:
        raise NoticeError(problems)
    return rules


def opened(text: str, file: str, problems: list[Problem]) -> Part:
    """The outermost part of a file of this format."""
    root = Part(read_tree(text, file, FORMAT), "", file, problems)
    root.choice("keepsake", (FORMAT,), needed=True)
    return root


def named_events(root: Part) -> Mapping[str, str]:
    """The events that start a clock: a code, and how the event is said after "after" or "before"."""
    part = root.part("events")
    return MappingProxyType({name: part.text(name, needed=True, longest=120) for name in part.names()} if part else {})


def _source(part: Part) -> Source:
    found = Source(
        code=part.identity(),
        title=part.text("title", needed=True, longest=200),
        from_date=part.day("from"),
        from_is_sure=part.yes("from_is_sure"),
    )
    part.finish()
    return found


def _timescale(part: Part, area: str, sources: Mapping[str, Source], events: Mapping[str, str]) -> Timescale:
    start = part.choice("start", tuple(events), needed=True)
    source = part.choice("source", tuple(sources), needed=True)
    first, last = period_of(part)
    rule = Timescale(
        key=part.identity(),
        area=area,
        title=part.text("title", needed=True, longest=160),
        start=start,
        start_words=events.get(start, ""),
        length=taken_length(part, "length", needed=True) or _A_DAY,
        kind=Kind(part.choice("kind", tuple(Kind), Kind.LOCAL, needed=True)),
        source=sources.get(source, NOWHERE),
        paragraph=part.text("paragraph", longest=160),
        mark=part.choice("mark", ("V", "S", "N"), "N", needed=True),
        is_before=part.choice("direction", ("after", "before"), "after") == "before",
        start_counts=part.yes("start_counts"),
        means=Means(part.choice("means", tuple(Means), Means.DEADLINE)),
        at=_time(part),
        not_before=taken_length(part, "not_before"),
        within=taken_length(part, "within"),
        from_date=first,
        to_date=last,
        extension=taken_extension(part),
        closes=part.text("closes", longest=200),
        series=part.text("series", longest=60),
        place=part.choice("place", _PLACES),
        when=_conditions(part),
        note=part.text("note", longest=400),
    )
    part.finish()
    return rule


def period_of(part: Part) -> tuple[date | None, date | None]:
    """From which day to which a rule holds."""
    first, last = part.day("from"), part.day("to")
    if first and last and last < first:
        part.wrong(part.take("to"), "The last day is before the first.", "Write the later one under 'to'.", "to")
    return first, last


def taken_length(part: Part, name: str, needed: bool = False) -> Length | None:
    """A length of time, checked."""
    text = part.text(name, needed, longest=40)
    if not text:
        return None
    found = length_of(text)
    if found is None:
        part.wrong(part.take(name), f"'{text[:40]}' is not a length of time.", HOW, name)
    return found


def taken_extension(part: Part) -> Allowed | None:
    """The extension that a rule allows."""
    inner = part.part("extension")
    if inner is None:
        return None
    by, to = taken_length(inner, "by"), taken_length(inner, "to")
    if (by is None) == (to is None) and not (inner.has("by") and inner.has("to") and not (by or to)):
        inner.wrong(None, "An extension is either by so much or to so much.", "Write 'by: 8 weeks' or 'to: 15 days'.")
    givers = inner.list_of_text("givers", 80)
    if not givers:
        inner.wrong(None, "'givers' is missing.", "Say who may give it, as in givers: [the court].", "givers")
    often = inner.text("times", longest=6)
    if often and often != "any" and not re.fullmatch(r"[1-9]", often):
        inner.wrong(inner.take("times"), f"'{often}' is not how often.", "A number from 1 to 9, or any.", "times")
        often = ""
    allowed = Allowed(givers, by, to, 0 if often == "any" else int(often or 1), inner.text("reason", longest=300))
    inner.finish()
    return allowed


def _time(part: Part) -> time | None:
    text = part.text("at", longest=5)
    if not text:
        return None
    if re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        return time.fromisoformat(text)
    part.wrong(part.take("at"), f"'{text}' is not a time.", "Hours and minutes, as in 16:00.", "at")
    return None


def _conditions(part: Part) -> Mapping[str, frozenset[str]]:
    inner = part.part("when")
    if inner is None:
        return MappingProxyType({})
    found = {name: frozenset(inner.list_of_text(name, 60)) for name in _CONDITIONS if inner.has(name)}
    inner.finish()
    return MappingProxyType(found)
