"""From the statements of a notice to the entries of its page."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from keepsake.notice.model import Notice, Permit, Statement
from keepsake.notice.page import voice
from keepsake.notice.page.parts import Part, parts_of
from keepsake.notice.page.questions import question_of
from keepsake.notice.page.structure import Entry, Language
from keepsake.standard.vocabulary import label, terms

MANY = 6  # uses; a longer list is not read
_SENSITIVITY = {"ordinary": "what", "special": "special", "criminal": "criminal"}


def entries_of(notice: Notice, language: Language, on: date) -> Mapping[str, tuple[Entry, ...]]:
    """Question -> its answers: each statement once, and what only the file says beside the statement it rests on."""
    found: dict[str, dict[str, Entry]] = {}
    for statement in notice.statements.values():
        question = _question(notice, statement)
        if question:
            found.setdefault(question, {})[statement.key] = _entry(notice, statement, language, on)
    for part in parts_of(notice, language):
        _place(found.setdefault(part.question, {}), part)
    for permit in _unsaid(notice):
        found.setdefault("why", {})[f"permits.{permit.id}"] = _of_permit(permit, language)
    return {question: tuple(entries.values()) for question, entries in found.items()}


def _question(notice: Notice, statement: Statement) -> str | None:
    if statement.section != "categories":
        return question_of(statement)
    kinds = {_sensitivity(code) for code in voice.codes_of(notice, statement)}
    strictest = next((kind for kind in ("criminal", "special") if kind in kinds), "ordinary")
    return _SENSITIVITY[strictest]


def _sensitivity(code: str) -> str:
    term = terms("categories").get(code)
    return term.more.get("sensitivity", "ordinary") if term else "ordinary"


def _entry(notice: Notice, statement: Statement, language: Language, on: date) -> Entry:
    codes = voice.codes_of(notice, statement)
    permits = _permits_with(notice, statement.section, codes)
    entry = Entry(
        id=statement.key,
        text=voice.text_of(notice, statement, language),
        lines=voice.aside_of(statement, language),
        statements=(statement.key,),
        permits=tuple(permit.id for permit in permits),
    )
    if statement.section == "purposes":
        return _with_basis(entry, permits, language)
    if statement.section == "bases":
        return replace(entry, behind=tuple(f"{voice.law(terms('bases')[code])}." for code in codes))
    if statement.section == "recipients":
        entry = replace(entry, lines=entry.lines + voice.closing_of(codes, on, language))
    return entry if language == "easy" else replace(entry, behind=_used_for(permits))


def _with_basis(entry: Entry, permits: tuple[Permit, ...], language: Language) -> Entry:
    """A purpose says what allows it; the easy page keeps that folded, since it would say the same many times over."""
    lines = entry.lines + voice.conditions_of(permits, language)
    inferred = any(permit.link == "inferred" for permit in permits)
    full, note = (
        voice.basis_of(permits, "full"),
        ("The council, not the notice itself, joins this purpose to its law.",),
    )
    behind = note if inferred else ()
    if language == "easy":
        return replace(entry, lines=lines, behind=(*full, *behind))
    return replace(entry, lines=lines, basis=full, behind=behind)


def _used_for(permits: tuple[Permit, ...]) -> tuple[str, ...]:
    purposes = list(dict.fromkeys(label("purposes", permit.purpose) for permit in permits))
    if len(purposes) > MANY:
        return (f"For {len(purposes)} of the uses above.",)
    return (f"For: {'; '.join(purposes)}.",) if purposes else ()


def _permits_with(notice: Notice, section: str, codes: Iterable[str]) -> tuple[Permit, ...]:
    """The permits that use any of these codes of a kind."""
    wanted = frozenset(codes)
    return tuple(permit for permit in notice.permits if wanted & _used(permit, section))


def _used(permit: Permit, section: str) -> frozenset[str]:
    used = {
        "categories": permit.categories,
        "subjects": permit.subjects,
        "sources": permit.sources,
        "recipients": permit.recipients,
        "purposes": frozenset({permit.purpose}),
        "bases": frozenset(permit.basis),
    }
    return used.get(section, frozenset())


def _unsaid(notice: Notice) -> tuple[Permit, ...]:
    """Permits for a purpose that the published text does not name: people must find these on the page too."""
    return tuple(permit for permit in notice.permits if permit.purpose not in notice.codes.get("purposes", {}))


def _of_permit(permit: Permit, language: Language) -> Entry:
    unsaid = {
        "full": "The published text does not name this purpose; the council has added it.",
        "easy": "The council added this. It was not on the first page.",
    }
    text = label("purposes", permit.purpose) if language == "full" else voice.easy("purposes", permit.purpose)
    entry = Entry(id="", text=text, lines=(unsaid[language],), permits=(permit.id,))
    return _with_basis(entry, (permit,), language)


def _place(entries: dict[str, Entry], part: Part) -> None:
    """Beside the first statement it cites that stands in this section, else on its own."""
    key = next((key for key in part.cites if key in entries), None)
    if key is None:
        entries[f" {part.key}"] = Entry(id="", text=part.text, lines=part.lines, behind=part.behind)
        return
    entry = entries[key]
    lines = (part.text, *part.lines) if part.speaks else part.lines
    entries[key] = replace(entry, lines=entry.lines + lines, behind=entry.behind + part.behind)
