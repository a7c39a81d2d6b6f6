"""What a timescale is: one declared rule, with where it comes from and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from types import MappingProxyType

from keepsake.clock.length import Length


class Kind(StrEnum):
    """Who sets it. Only a local one, and one that nobody has verified and no statute sets, is a council's to change."""

    STATUTORY = "statutory"
    GUIDANCE = "guidance"
    COURT = "court"
    LOCAL = "local"


class Means(StrEnum):
    """What the day is for."""

    DEADLINE = "deadline"  # something is done by then
    EARLIEST = "earliest"  # something may not happen, or does not count, before then
    UNTIL = "until"  # something lasts until then, and no longer
    THRESHOLD = "threshold"  # from then on something else holds
    TOTAL = "total"  # so much altogether in a period; it has no day of its own


MARKS: Mapping[str, str] = MappingProxyType(
    {
        "V": "verified: seen in statute, official guidance or an official system",
        "S": "second hand: seen in a source that quotes the rule",
        "N": "not verified",
        "L": "the council's own",
    }
)


@dataclass(frozen=True, slots=True)
class Source:
    """A statute, a guidance, a practice: its title and edition, and from which day it holds, as far as is known."""

    code: str
    title: str
    from_date: date | None = None
    from_is_sure: bool = False


@dataclass(frozen=True, slots=True)
class Allowed:
    """An extension that the rule itself allows: by so much at a time, or to so much from the start; and who gives it.

    ``times`` is how often; 0 is as often as there is a reason.
    """

    givers: tuple[str, ...]
    by: Length | None = None
    to: Length | None = None
    times: int = 1
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Timescale:
    """One rule. ``start`` is the code of the event that starts it, ``start_words`` how it is said; ``when`` holds what
    must be so for it to be the one that applies, for rules of which one is chosen.
    """

    key: str
    area: str
    title: str
    start: str
    start_words: str
    length: Length
    kind: Kind
    source: Source
    paragraph: str
    mark: str
    is_before: bool = False
    start_counts: bool = False
    means: Means = Means.DEADLINE
    at: time | None = None
    not_before: Length | None = None
    within: Length | None = None
    from_date: date | None = None
    to_date: date | None = None
    extension: Allowed | None = None
    closes: str = ""
    series: str = ""
    place: str = ""
    when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    beside: str = ""
    note: str = ""
    replaced: "Timescale | None" = None

    @property
    def is_sure(self) -> bool:
        """Was it seen in statute, in official guidance or in an official system?"""
        return self.mark == "V"

    @property
    def is_local(self) -> bool:
        return self.kind is Kind.LOCAL

    @property
    def may_be_set_locally(self) -> bool:
        """May a council put another length in its place?"""
        return self.is_local or self.kind is Kind.COURT or (self.kind is Kind.GUIDANCE and not self.is_sure)

    @property
    def begins_on(self) -> date | None:
        """From which day it holds: its own, else its source's; None where that is not known."""
        return self.from_date or self.source.from_date

    def holds_on(self, day: date) -> bool:
        """Was it the rule on this day?"""
        return (self.begins_on is None or self.begins_on <= day) and (self.to_date is None or day <= self.to_date)


@dataclass(frozen=True, slots=True)
class Extension:
    """More time that somebody gave, and why. Where ``length`` is None it is as much as the rule gives at once."""

    reason: str
    giver: str
    given_on: date
    length: Length | None = None
