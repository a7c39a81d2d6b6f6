"""Questions beside one that was answered with no, which would be answered with yes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from keepsake.notice.deciding import Decision, Reason, Request
from keepsake.notice.deciding.request import DISCLOSING
from keepsake.notice.model import Prohibition
from keepsake.notice.resting import in_words
from keepsake.standard.vocabulary import label, terms

Decide = Callable[[Request], Decision]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What would have to be otherwise, in words, and the question that it makes."""

    words: str
    request: Request


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Neighbours of one sort under a heading."""

    heading: str
    found: tuple[Neighbour, ...]


def neighbours_of(decision: Decision, decide: Decide, bans: Iterable[Prohibition]) -> tuple[Neighbours, ...]:
    """What would be permitted instead, by sort; where nothing is, what the notice allows to others."""
    asked = decision.request
    sorts = (
        ("If this also holds", _conditions(decision, bans)),
        ("With less information", _fewer(decision, decide)),
        ("With another part in the case", _with(asked, "relationship", "relationships") if asked.role else ()),
        ("For another purpose", _with(asked, "purpose", "purposes")),
        ("To somebody else", _with(asked, "recipient", "recipients") if asked.action in DISCLOSING else ()),
        ("From somebody else", _with(asked, "source", "sources") if asked.action == "collect" else ()),
        ("With other information", _instead(asked)),
        ("Doing something else with it", _actions(asked)),
    )
    found = [_permitted(heading, listed, decide) for heading, listed in sorts]
    last = _permitted("By whoever has a reason, for another purpose", _nobody_named(asked), decide)
    return tuple(each for each in found if each.found) or ((last,) if last.found else ())


def _permitted(heading: str, listed: Iterable[Neighbour], decide: Decide) -> Neighbours:
    return Neighbours(heading, tuple(each for each in listed if _granted(decide(each.request))))


def _granted(decision: Decision) -> bool:
    """Permitted by a permit; a risk that is recorded outside the notice is no example to follow."""
    return decision.allowed and "raise_drift" not in decision.duties


def _with(asked: Request, field: str, kind: str) -> Iterator[Neighbour]:
    """The same question with another word in one place."""
    for code in terms(kind):
        if code != getattr(asked, field):
            changed: dict[str, Any] = {field: code}
            yield Neighbour(label(kind, code), asked._replace(**changed))


def _instead(asked: Request) -> Iterator[Neighbour]:
    """One kind of information that was not asked for."""
    for code, term in terms("categories").items():
        if code not in asked.categories:
            yield Neighbour(term.label, asked._replace(categories=frozenset({code})))


def _nobody_named(asked: Request) -> Iterator[Neighbour]:
    """What the notice allows by itself; whose work it is, the local rules say."""
    for code, term in terms("purposes").items():
        if asked.role is not None:
            yield Neighbour(term.label, asked._replace(purpose=code, role=None, relationship="none"))


def _actions(asked: Request) -> Iterator[Neighbour]:
    """Only what needs no other party: to look, to use, to keep."""
    for code in ("read", "use", "retain"):
        if code != asked.action:
            yield Neighbour(label("actions", code), asked._replace(action=code, recipient=None, source=None))


def _conditions(decision: Decision, bans: Iterable[Prohibition]) -> Iterator[Neighbour]:
    """The circumstances that are lacking, together, or one of those that lift every prohibition that stands."""
    asked = decision.request
    if decision.reason is Reason.CONDITION_UNMET:
        words = in_words(label("circumstances", code) for code in decision.lacking)
        yield Neighbour(words, asked._replace(context=asked.context | set(decision.lacking)))
    if decision.reason is Reason.PROHIBITED:
        by_id = {ban.id: ban for ban in bans}
        lifting = [by_id[id].unless for id in decision.prohibitions if id in by_id]
        for code in sorted(frozenset.intersection(*lifting)) if lifting else ():
            yield Neighbour(label("circumstances", code), asked._replace(context=asked.context | {code}))


def _fewer(decision: Decision, decide: Decide) -> Iterator[Neighbour]:
    """The part of the information that is permitted."""
    asked = decision.request
    if len(asked.categories) < 2:
        return
    singly = {code for code in asked.categories if _granted(decide(asked._replace(categories=frozenset({code}))))}
    if singly and singly != asked.categories:
        words = in_words(label("categories", code) for code in sorted(singly))
        yield Neighbour(f"Only {words}", asked._replace(categories=frozenset(singly)))
