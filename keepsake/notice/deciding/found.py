"""What the notice says to a use, whoever the worker: the first question, answered once for all who ask it."""

from collections.abc import Iterable
from typing import NamedTuple

from keepsake.notice.deciding.answers import Answer, Reason
from keepsake.notice.model import Permit, Prohibition


class Found(NamedTuple):
    """An answer of the notice, with all that a decision tells of the rules it comes from."""

    answer: Answer
    reason: Reason | None
    permits: tuple[str, ...] = ()
    prohibitions: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    because: str = ""
    by_emergency: bool = False  # nothing but the emergency way in grants it


class Said(NamedTuple):
    """All that the notice has to say to a use. What it comes to depends on the worker."""

    found: Found
    need: int = 0  # the bits of the categories; 0 where nothing helps: an unknown word, a prohibition
    unreached: Found | None = None  # where it is granted and no local rule reaches it
    lawful: Found | None = None  # for whoever has the authority to give a lawful reason


DRIFT = Found(Answer.PERMIT_WITH_DUTIES, None, duties=("log", "raise_drift"))


def granted(permits: tuple[Permit, ...]) -> Found:
    """These permits cover it."""
    duties = _each(permit.duties for permit in permits)
    return Found(
        with_duties(duties),
        None,
        permits=tuple(permit.id for permit in permits),
        basis=_each(permit.basis for permit in permits),
        statements=_each(permit.cites for permit in permits),
        duties=duties,
        by_emergency=all(permit.break_glass for permit in permits),
    )


def with_duties(duties: Iterable[str]) -> Answer:
    """The answer where it is granted. Writing the log is no duty of the worker: the record does it."""
    return Answer.PERMIT_WITH_DUTIES if any(duty != "log" for duty in duties) else Answer.PERMIT


def unmet(permits: tuple[Permit, ...], circumstances: Iterable[str]) -> Found:
    """These permits would cover it, if the circumstances were so."""
    return granted(permits)._replace(
        answer=Answer.DENY,
        reason=Reason.CONDITION_UNMET,
        duties=(),
        lacking=tuple(sorted(circumstances)),
        by_emergency=False,
    )


def unreached(found: Found) -> Found:
    """It is granted, but not to somebody who has no reason to look."""
    return found._replace(answer=Answer.DENY, reason=Reason.NO_RELATIONSHIP, duties=())


def refused(reason: Reason, lacking: Iterable[str] = (), because: str = "") -> Found:
    """No rule is about it."""
    return Found(Answer.DENY, reason, lacking=tuple(lacking), because=because)


def forbidden(rules: tuple[Prohibition, ...]) -> Found:
    """These prohibitions stop it."""
    return Found(
        Answer.DENY,
        Reason.PROHIBITED,
        prohibitions=tuple(rule.id for rule in rules),
        basis=_each(rule.basis for rule in rules),
        statements=_each(rule.cites for rule in rules),
        because=rules[0].because,
    )


def _each(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The members of several lists in order, each once."""
    return tuple(dict.fromkeys(code for codes in lists for code in codes))
