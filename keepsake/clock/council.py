"""A council's own file: days off, school terms, and lengths that are its own to set. Never what a statute sets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from keepsake.clock.length import Length, Unit
from keepsake.clock.reading import named_events, opened, period_of, taken_extension, taken_length
from keepsake.clock.school_days import Term
from keepsake.clock.timescale import Kind, Source, Timescale
from keepsake.clock.working_days import Holiday
from keepsake.notice.problems import NoticeError, Problem
from keepsake.notice.reading.part import Part

LOCAL = "L"
_A_DAY = Length(1, Unit.CALENDAR_DAYS)


@dataclass(frozen=True, slots=True)
class Council:
    """What a council's file says."""

    name: str
    holidays: tuple[Holiday, ...] = ()
    terms: tuple[Term, ...] = ()
    timescales: tuple[Timescale, ...] = ()


def read_council(text: str, file: str, known: Mapping[str, tuple[Timescale, ...]]) -> Council:
    """A council's file, held against the rules that come with Keepsake. Raises NoticeError with all that is wrong."""
    problems: list[Problem] = []
    root = opened(text, file, problems)
    events = {rule.start: rule.start_words for rules in known.values() for rule in rules} | dict(named_events(root))
    council = Council(
        name=root.text("council", needed=True, longest=120),
        holidays=_once(tuple(_holiday(part) for part in root.parts("holidays")), root),
        terms=tuple(_term(part) for part in root.parts("terms")),
        timescales=_each_once(root, known, events),
    )
    root.finish()
    if problems:
        raise NoticeError(problems)
    return council


def _holiday(part: Part) -> Holiday:
    found = Holiday(
        day=part.day("day", needed=True) or date.min,
        title=part.text("title", needed=True, longest=80),
        mark=LOCAL,
        source=part.text("source", needed=True, longest=200),
    )
    part.finish()
    return found


def _once(holidays: tuple[Holiday, ...], root: Part) -> tuple[Holiday, ...]:
    days = [each.day for each in holidays if each.day != date.min]
    for day in sorted({day for day in days if days.count(day) > 1}):
        root.wrong(root.take("holidays"), f"{day} is given twice.", "One line a day.", "holidays")
    return holidays


def _term(part: Part) -> Term:
    found = Term(
        begins_on=part.day("begins", needed=True) or date.min,
        ends_on=part.day("ends", needed=True) or date.max,
        source=part.text("source", needed=True, longest=200),
    )
    if found.ends_on < found.begins_on:
        part.wrong(part.take("ends"), "The term ends before it begins.", "Write the later day under 'ends'.", "ends")
    part.finish()
    return found


def _each_once(
    root: Part, known: Mapping[str, tuple[Timescale, ...]], events: Mapping[str, str]
) -> tuple[Timescale, ...]:
    found: dict[str, Timescale] = {}
    for part in root.parts("timescales"):
        rule = _own(part, known, events)
        if rule.key in found:
            part.wrong(part.take("id"), f"'{rule.key}' is given twice.", "One entry a timescale.", "id")
        found[rule.key] = rule
    return tuple(found.values())


def _own(part: Part, known: Mapping[str, tuple[Timescale, ...]], events: Mapping[str, str]) -> Timescale:
    key = part.identity()
    standing = known[key][-1] if key in known else None
    length = taken_length(part, "length", needed=True) or _A_DAY
    first, last = period_of(part)
    source = Source("council", part.text("source", needed=True, longest=200))
    rule = _changed(part, standing, length) if standing else _new(part, key, length, events, known)
    rule = replace(
        rule,
        kind=Kind.LOCAL,
        mark=LOCAL,
        source=source,
        paragraph=part.text("paragraph", longest=160),
        from_date=first,
        to_date=last,
        extension=taken_extension(part) or rule.extension,
        note=part.text("note", longest=400),
        replaced=standing,
    )
    part.finish()
    return rule


def _changed(part: Part, standing: Timescale, length: Length) -> Timescale:
    if not standing.may_be_set_locally:
        set_by = "statute" if standing.kind is Kind.STATUTORY else "guidance that was read at its source"
        part.wrong(
            part.take("id"),
            f"'{standing.key}' is set by {set_by}: {standing.length}.",
            f"It cannot be changed here. For a stricter local one, use another id with 'beside: {standing.key}'.",
            "id",
        )
    return replace(standing, length=length)


def _new(
    part: Part, key: str, length: Length, events: Mapping[str, str], known: Mapping[str, tuple[Timescale, ...]]
) -> Timescale:
    start = part.choice("start", tuple(events), needed=True)
    return Timescale(
        key=key,
        area="The council's own",
        title=part.text("title", needed=True, longest=160),
        start=start,
        start_words=events.get(start, ""),
        length=length,
        kind=Kind.LOCAL,
        source=Source("council", ""),
        paragraph="",
        mark=LOCAL,
        is_before=part.choice("direction", ("after", "before"), "after") == "before",
        closes=part.text("closes", longest=200),
        beside=part.choice("beside", tuple(known)),
    )
