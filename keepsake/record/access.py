"""An access: one worker, in one role, for one purpose, on one day; and what notice and local rules make of it."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import product
from types import MappingProxyType
from typing import Any
from uuid import UUID

from keepsake.notice.deciding import Answer, Decider, Decision, Request
from keepsake.notice.deciding.compiled import Compiled
from keepsake.notice.deciding.lists import predicate
from keepsake.notice.deciding.predicate import NO, Condition, any_of
from keepsake.record.audit.event import Event
from keepsake.record.facts import Known, installed


@dataclass(frozen=True, slots=True)
class Written:
    """One version that was written: of what, about whom, which categories it recorded, and which the notice lacks."""

    model: str
    record: UUID
    people: frozenset[UUID]
    categories: frozenset[str]
    drift: frozenset[str] = frozenset()


MOST_KINDS = 1_000
Decisions = Mapping[str, Decision]
_KINDS: dict[Condition, Condition] = {}


@lru_cache(maxsize=MOST_KINDS)
def condition(compiled: Compiled, request: Request) -> Condition:
    """What a version of the notice makes of a question, whoever the worker and the people are: so it can be kept."""
    return one_of_a_kind(predicate(compiled, request))


def one_of_a_kind(condition: Condition) -> Condition:
    """Conditions that are alike are the same one, so that what is worked out for one serves all."""
    if len(_KINDS) > MOST_KINDS:
        _KINDS.clear()
    return _KINDS.setdefault(condition, condition)


@dataclass
class Access:
    """Made for one request and thrown away with it: what it works out is kept for that long and no longer.

    ``wanted`` are the categories the page asks for; ``granted`` those of them that the decision leaves.
    ``circumstances`` hold for everything in this access, whatever the rows say: an inspection that is open. What leaves
    the record is read in an access that exports, and names the ``recipient``. ``noted`` and ``beside`` are for the log:
    what else happened, and the accesses that were opened for this one's page.
    """

    worker: UUID
    role: str
    purpose: str
    wanted: frozenset[str]
    decider: Decider
    day: date
    action: str = "read"
    recipient: str | None = None
    circumstances: frozenset[str] = frozenset()
    refused: dict[str, Decision] = field(default_factory=dict)
    asked: dict[UUID, Decisions] = field(default_factory=dict)
    listed: dict[UUID, None] = field(default_factory=dict)
    written: list["Written"] = field(default_factory=list)
    noted: list[Event] = field(default_factory=list)
    beside: list["Access"] = field(default_factory=list)
    worked_out: dict[Hashable, Any] = field(default_factory=dict, repr=False)
    _conditions: dict[frozenset[str], Condition] = field(default_factory=dict, repr=False)
    _known: dict[UUID, Known] = field(default_factory=dict, repr=False)

    @cached_property
    def granted(self) -> frozenset[str]:
        """The categories that may be read of somebody; which people, the rows say."""
        return self._of_somebody - frozenset(self.refused)

    @cached_property
    def _of_somebody(self) -> frozenset[str]:
        return frozenset(code for code in self.wanted if self.condition(frozenset({code})) != NO)

    def condition(self, categories: frozenset[str]) -> Condition:
        """The condition under which all of these may be seen of a person.

        What holds no category of its own may be seen where anything granted may.
        """
        if not categories:
            return one_of_a_kind(any_of(self.condition(frozenset({code})) for code in sorted(self.granted)))
        if categories not in self._conditions:
            request = self.request(categories)
            self._conditions[categories] = condition(self.decider.on_the_day(request), request)
        return self._conditions[categories]

    def request(
        self,
        categories: Iterable[str],
        subjects: Iterable[str] = ("child",),
        relationship: str = "none",
        circumstances: Iterable[str] = (),
    ) -> Request:
        """The question this access puts to the notice."""
        return Request(
            action=self.action,
            purpose=self.purpose,
            categories=frozenset(categories),
            on=self.day,
            subjects=frozenset(subjects),
            recipient=self.recipient,
            role=self.role,
            relationship=relationship,
            context=self.circumstances | frozenset(circumstances),
        )

    def known(self, person: UUID) -> Known:
        """What is known of this worker and a person. It is asked once, until an action has changed something."""
        return self.known_of((person,))[person]

    def known_of(self, people: Collection[UUID]) -> Mapping[UUID, Known]:
        """The same of several, in one question. What was asked before is there too."""
        if missing := [each for each in people if each not in self._known]:
            self._known |= installed().known(missing, self.worker, self.day)
        return self._known

    def know_with(self, other: "Access") -> None:
        """From now on who is what to whom is known by both accesses of one worker, on one day, and asked once."""
        if (self.worker, self.day) != (other.worker, other.day):
            raise ValueError("Only two accesses of the same worker on the same day know the same.")
        self._known = other._known

    def forget(self) -> None:
        """Ask anew who is what to whom: something was written."""
        self._known.clear()
        self.worked_out.clear()

    def about(self, person: UUID) -> Decisions:
        """The decision on each wanted category about one person; what is refused is no longer granted.

        Somebody is several things at once, a child and a parent, and a worker may have several parts in a case: it is
        enough that one of them is covered.
        """
        decisions = decided(self.decider, self.request(self.wanted), self.known(person))
        self.asked[person] = decisions
        self.refused |= {code: decision for code, decision in decisions.items() if not decision.allowed}
        self.__dict__.pop("granted", None)
        return decisions

    def saw(self, people: Iterable[UUID]) -> None:
        """Say whom a page showed, for the log: what is answered must be written down first."""
        self.listed |= dict.fromkeys(people)


@lru_cache(maxsize=MOST_KINDS)
def decided(decider: Decider, wanted: Request, known: Known) -> Decisions:
    """The decision on each wanted category about anybody of whom this is known: so it can be kept, whoever they are."""
    asked = list(product(sorted(known.subjects) or ["household_member"], sorted(known.relationships)))
    context = wanted.context | known.circumstances
    return MappingProxyType({code: _best(decider, wanted, code, asked, context) for code in sorted(wanted.categories)})


def _best(
    decider: Decider, wanted: Request, category: str, asked: list[tuple[str, str]], context: frozenset[str]
) -> Decision:
    """A permit where there is one; otherwise the refusal that says most."""
    alike = wanted._replace(categories=frozenset({category}), context=context)
    decisions = [
        decider.decide(alike._replace(subjects=frozenset({subject}), relationship=relationship))
        for subject, relationship in asked
    ]
    return max(decisions, key=lambda decision: (decision.allowed, decision.answer is Answer.BREAK_GLASS))
