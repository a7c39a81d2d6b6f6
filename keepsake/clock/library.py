"""The clock of a council: the rules that come with Keepsake, with what the council has set itself."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from keepsake.clock.council import read_council
from keepsake.clock.reading import read_timescales
from keepsake.clock.school_days import Term
from keepsake.clock.timescale import Timescale
from keepsake.clock.working_days import Calendar, england
from keepsake.notice.problems import NoticeError, Problem

VARIABLE = "KEEPSAKE_TIMESCALES"
Versions = Mapping[str, tuple[Timescale, ...]]


class NoSuchTimescale(KeyError):
    """A key that no rule has, in a sentence that helps."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Clock:
    """Rules by key, each in its versions, the oldest first; the calendar, and the terms of school."""

    versions: Versions
    calendar: Calendar
    terms: tuple[Term, ...] = ()
    council: str = ""

    def rules(self) -> Iterator[Timescale]:
        """The newest version of each rule, in the order of the files."""
        return (each[-1] for each in self.versions.values())

    def rule(self, key: str, day: date) -> Timescale:
        """The version of a rule that held on a day; before the first of which we know, the first.

        Raises NoSuchTimescale for a key that no rule has.
        """
        found = self.versions.get(key)
        if found is None:
            near = get_close_matches(key, list(self.versions), n=1)
            raise NoSuchTimescale(f"There is no timescale {key!r}. " + (f"Did you mean {near[0]}?" if near else _ALL))
        return next((each for each in reversed(found) if each.holds_on(day)), found[0])

    def beside(self, key: str) -> tuple[Timescale, ...]:
        """The council's own, stricter rules that stand beside this one."""
        return tuple(rule for rule in self.rules() if rule.beside == key)


_ALL = "`keepsake clock list` shows all."


@cache
def standard_clock() -> Clock:
    """The rules that come with Keepsake, and England's calendar."""
    folder = files(__package__).joinpath("timescales")
    found: list[Timescale] = []
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml"):
            found += read_timescales(file.read_text(encoding="utf-8"), file.name)
    return Clock(versions_of(found), england())


def clock_of(text: str, file: str) -> Clock:
    """The clock of a council, from the text of its file. Raises NoticeError with all that is wrong."""
    base = standard_clock()
    council = read_council(text, file, base.versions)
    own = {rule.key: (rule,) if rule.from_date is None else _after(base, rule) for rule in council.timescales}
    versions = MappingProxyType({**base.versions, **own})
    return Clock(versions, base.calendar.with_days(council.holidays), council.terms, council.name)


@cache
def the_clock() -> Clock:
    """The clock of this council: its file is named by KEEPSAKE_TIMESCALES. Without one, as it comes.

    Raises NoticeError where the file cannot be used.
    """
    named = os.environ.get(VARIABLE)
    return load_clock(Path(named)) if named else standard_clock()


def load_clock(path: Path) -> Clock:
    """The clock of a council from its file. Raises NoticeError, also where the file cannot be read."""
    try:
        if path.exists() and not path.is_file():
            raise OSError("this is not a file")
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        said = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else getattr(error, "strerror", None)
        what = f"The file cannot be read: {said or error}."
        raise NoticeError([Problem(str(path), 0, 0, "", what, f"{VARIABLE} names the council's file.")]) from None
    return clock_of(text, str(path))


def versions_of(rules: Iterable[Timescale]) -> Versions:
    """Rules by key, the oldest version first. Raises ValueError where two versions hold on one day."""
    found: dict[str, list[Timescale]] = {}
    for rule in rules:
        found.setdefault(rule.key, []).append(rule)
    for key, each in found.items():
        each.sort(key=lambda rule: rule.begins_on or date.min)
        for older, newer in pairwise(each):
            if newer.begins_on is None or older.holds_on(newer.begins_on):
                raise ValueError(f"Two versions of {key} hold on one day.")
    return MappingProxyType({key: tuple(each) for key, each in found.items()})


def _after(base: Clock, rule: Timescale) -> tuple[Timescale, ...]:
    """The council's rule from its day on, and before that day the rule as it comes."""
    return (*base.versions.get(rule.key, ()), rule)
