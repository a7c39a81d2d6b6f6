"""Access that somebody should look at. Not a verdict: a worker may have every reason.

Pure functions of events, oldest first. What the log cannot know (whose name is like whose, who lives where, when an
office is open) is asked of ``Knowing``, and is not kept.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from keepsake.record.audit.event import Logged

KINDS = {
    "own_family_name": "They have the same family name",
    "same_address": "They live at the same address",
    "same_postcode": "They live at the same postcode",
    "no_relationship": "They have no part in the case",
    "out_of_hours": "It was outside working hours",
    "many_people": "Many different people in a short time",
}
NEAR = ("same_address", "same_postcode")  # how near two may live; the nearest is told, and no other
MANY = 30  # people
SHORT = timedelta(minutes=10)
_LOOKING = frozenset({"read", "use", "search", "share", "export"})


class Knowing(Protocol):
    """What is known of accounts and people, by the ids of the log."""

    def have_one_family_name(self, actor: str, subject: str) -> bool: ...
    def live_near(self, actor: str, subject: str) -> str: ...  # one of NEAR, or nothing
    def is_working_time(self, actor: str, at: datetime) -> bool: ...


class Unusual(NamedTuple):
    """One kind of unusual access: the event (of a burst the last one), who it was, and about whom."""

    kind: str
    seq: int
    at: datetime
    actor: str
    subjects: frozenset[str]


def unusual(
    events: Iterable[Logged], knowing: Knowing, *, many: int = MANY, short: timedelta = SHORT
) -> Iterator[Unusual]:
    """Everything unusual, in the order of the events. An event can be so in several ways."""
    bursts = Bursts(many, short)
    for each in events:
        event = each.event
        if event.action not in _LOOKING or not event.actor or not event.subjects:
            continue
        yield from _alone(each, knowing)
        yield from bursts.after(each)


def _alone(logged: Logged, knowing: Knowing) -> Iterator[Unusual]:
    """What is unusual about an event by itself."""
    event = logged.event
    actor, people = event.actor, event.subjects
    namesakes = frozenset(each for each in people if knowing.have_one_family_name(actor, each))
    if namesakes:
        yield Unusual("own_family_name", logged.seq, logged.at, actor, namesakes)
    near = {each: knowing.live_near(actor, each) for each in people}
    for kind in NEAR:
        neighbours = frozenset(each for each, how in near.items() if how == kind)
        if neighbours:
            yield Unusual(kind, logged.seq, logged.at, actor, neighbours)
    if event.relationship in ("", "none"):
        yield Unusual("no_relationship", logged.seq, logged.at, actor, people)
    if not knowing.is_working_time(actor, logged.at):
        yield Unusual("out_of_hours", logged.seq, logged.at, actor, people)


class Bursts:
    """Who has just looked at whom. A burst is told once, and again only after it has ended."""

    def __init__(self, many: int, short: timedelta) -> None:
        self._many = many
        self._short = short
        self._recent: dict[str, deque[tuple[datetime, frozenset[str]]]] = {}
        self._told: set[str] = set()

    def after(self, logged: Logged) -> Iterator[Unusual]:
        """The burst that this event makes, if it makes one."""
        actor = logged.event.actor
        recent = self._recent.setdefault(actor, deque())
        recent.append((logged.at, logged.event.subjects))
        while recent[0][0] <= logged.at - self._short:
            recent.popleft()
        people = frozenset[str]().union(*(subjects for _, subjects in recent))
        if len(people) < self._many:
            self._told.discard(actor)
        elif actor not in self._told:
            self._told.add(actor)
            yield Unusual("many_people", logged.seq, logged.at, actor, people)
