"""Decisions in words, for the person at the screen."""

from collections.abc import Iterable
from typing import Protocol

from keepsake.notice.deciding.answers import Answer, Reason
from keepsake.notice.deciding.request import DISCLOSING, Request
from keepsake.standard.vocabulary import label, terms


class Told(Protocol):
    """What is told of a decision."""

    @property
    def request(self) -> Request: ...
    @property
    def answer(self) -> Answer: ...
    @property
    def reason(self) -> Reason | None: ...
    @property
    def allowed(self) -> bool: ...
    @property
    def basis(self) -> tuple[str, ...]: ...
    @property
    def statements(self) -> tuple[str, ...]: ...
    @property
    def duties(self) -> tuple[str, ...]: ...
    @property
    def lacking(self) -> tuple[str, ...]: ...
    @property
    def because(self) -> str: ...


def sentence_for(decision: Told) -> str:
    """A few plain sentences: the answer, and why."""
    if decision.allowed:
        return f"Yes. {_asked(decision, 'may')}. {_why(decision)}"
    refused = f"No. {_asked(decision, 'may not')}. {_why_not(decision)}"
    if decision.answer is Answer.BREAK_GLASS:
        refused += " If somebody is in danger, emergency access can be opened with a reason; a reviewer is told."
    return refused


def _asked(decision: Told, may: str) -> str:
    """What was asked, as an answer: 'A social worker may read \u201cHealth\u201d about \u201cChild\u201d, for ...'."""
    request = decision.request
    what = listed(label("categories", code) for code in sorted(request.categories))
    about = listed(label("subjects", code) for code in sorted(request.subjects))
    done = f"{label('actions', request.action)} \u201c{what}\u201d about \u201c{about}\u201d{_party(request)}"
    return f"{_who(request.role)} {may} {done}, for \u201c{label('purposes', request.purpose)}\u201d"


def _who(role: str | None) -> str:
    if role is None:
        return "Whoever has a part in the case"
    name = _small(label("roles", role))
    return f"{'An' if name[0] in 'aeiou' else 'A'} {name}"


def _party(request: Request) -> str:
    if request.action in DISCLOSING and request.recipient:
        return f" {'with' if request.action == 'share' else 'for'} {label('recipients', request.recipient)}"
    if request.action == "collect" and request.source:
        return f" from {label('sources', request.source)}"
    return ""


def _why(decision: Told) -> str:
    if "raise_drift" in decision.duties:
        why = "nobody is stopped from recording a risk, and the data protection officer is told"
        return f"The notice does not mention this. It is recorded, because {why}."
    bases = listed(_basis(code) for code in decision.basis)
    duties = listed(label("duties", duty) for duty in decision.duties if duty != "log")
    then = f" You must: {duties}." if duties else ""
    who = "The notice" if decision.statements else "The law itself"
    return f"{who} allows it on this basis: {bases}.{then}"


def _why_not(decision: Told) -> str:
    if decision.because:
        return decision.because
    match decision.reason:
        case Reason.UNKNOWN:
            return f"Nobody knows what this means: {', '.join(decision.lacking)}."
        case Reason.CONDITION_UNMET:
            conditions = listed(label("circumstances", code) for code in decision.lacking)
            return f"The notice allows it only where this holds: {conditions}."
        case Reason.NO_RELATIONSHIP:
            return (
                "The notice allows this use, but nothing shows that this role has a part in this case for this purpose."
            )
    missing = listed(label("categories", code) for code in decision.lacking)
    return f"The notice does not cover this{': ' + missing if missing else ''}."


def _basis(code: str) -> str:
    """A basis with where it stands; an Act stands in its name."""
    term = terms("bases").get(code)
    if term is None:
        return code
    if term.more.get("family") == "statute":
        return term.label
    return f"{_small(term.label)} ({term.more['reference']})" if term.more.get("reference") else _small(term.label)


def _small(words: str) -> str:
    """The words inside a sentence: no capital, but for an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def listed(words: Iterable[str]) -> str:
    """'a', 'a and b', 'a, b and c'.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    found = list(words)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else ""
