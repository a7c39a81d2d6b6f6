"""How each language says a thing: the full page for adults who check, the easy page for children."""

from collections.abc import Iterable, Sequence
from datetime import date

from keepsake.notice.model import CODED, Notice, Permit, Statement
from keepsake.notice.page.structure import Language
from keepsake.notice.resting import in_words
from keepsake.standard.vocabulary import Term, label, terms

SILENT = {"full": "This notice does not say.", "easy": "This page does not say."}
GAP = {"full": "The published text leaves something out here: {}.", "easy": "Something is left out here."}

NAMED = {
    "full": "The published text names a person. The name is not repeated here.",
    "easy": "The first page has a name. We do not say it here.",
}


def codes_of(notice: Notice, statement: Statement) -> tuple[str, ...]:
    """The codes that rest on a statement."""
    bound = notice.codes.get(statement.section, {})
    return tuple(code for code, found in bound.items() if statement.key in found.says)


def text_of(notice: Notice, statement: Statement, language: Language) -> str:
    """What a statement says: its label, or its easy words, or the easy words of all its codes."""
    if language == "full":
        return statement.label
    if statement.easy:
        return _stopped(statement.easy)
    if statement.section not in CODED:
        return _stopped(statement.label)
    words = (easy(statement.section, code) for code in codes_of(notice, statement))
    return " ".join(dict.fromkeys(word for word in words if word)) or _stopped(statement.label)


def easy(kind: str, code: str) -> str:
    """The easy words of a code, or its label."""
    term = terms(kind).get(code)
    return (term.easy or _stopped(term.label)) if term else code


def aside_of(statement: Statement, language: Language) -> tuple[str, ...]:
    """What the text breaks off or leaves out, and what the page holds back: the name of a person."""
    gap = (GAP[language].format(statement.gap),) if statement.gap else ()
    return (*gap, NAMED[language]) if statement.names_a_person else gap


def basis_of(permits: Iterable[Permit], language: Language) -> tuple[str, ...]:
    """A sentence for each legal basis of these permits: ``Public task: Article 6(1)(e) UK GDPR.``"""
    known = terms("bases")
    codes = dict.fromkeys(code for permit in permits for code in permit.basis)
    if language == "full":
        return tuple(f"{_named(known[code])}." for code in codes if code in known)
    return tuple(dict.fromkeys(easy("bases", code) for code in codes))


def _named(term: Term) -> str:
    """A legal basis with where it stands in law; an Act says it itself."""
    return term.label if term.more.get("family") == "statute" else f"{term.label}: {law(term)}"


def law(term: Term) -> str:
    """Where a legal basis stands in law."""
    return term.more.get("reference") or term.label


def conditions_of(permits: Sequence[Permit], language: Language) -> tuple[str, ...]:
    """What must hold under every one of these permits; what only some of them ask is not promised of all."""
    shared = frozenset.intersection(*(permit.when for permit in permits)) if permits else frozenset()
    if not shared:
        return ()
    if language == "easy":
        return ("Only if: " + " ".join(easy("circumstances", code) for code in sorted(shared)),)
    return (f"Only where {in_words(label('circumstances', code) for code in sorted(shared))}.",)


def closing_of(codes: Iterable[str], on: date, language: Language) -> tuple[str, ...]:
    """A sentence for each recipient that does not exist on the day, and who took its work over."""
    if language == "easy":
        return ()  # the vocabulary's easy words say that it has closed
    known = terms("recipients")
    gone = (known[code] for code in codes if code in known and not known[code].valid_on(on))
    return tuple(_closed(term, on) for term in gone)


def _closed(term: Term, on: date) -> str:
    if term.valid_to is None or on < term.valid_to:
        return f"{term.label} does not exist yet."
    successor = term.more.get("successor", "")
    after = (
        f" Its work passed to {in_words(label('recipients', code) for code in successor.split('|'))}."
        if successor
        else ""
    )
    return f"{term.label} closed on {in_day(term.valid_to)}.{after}"


def in_day(day: date) -> str:
    """A day as people write it: 1 April 2025."""
    return f"{day.day} {day:%B %Y}"


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
