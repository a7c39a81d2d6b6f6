"""Words as they were published: misspelt, old, unexplained, or not what they say they are."""

import re
from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice, Statement
from keepsake.standard.names import OldName, old_names
from keepsake.standard.vocabulary import terms

_ACRONYM = re.compile(r"[A-Z]{3,8}")
_NO_TITLE = re.compile(r".*\b(legislation|laws?)\s+(19|20)\d\d", re.IGNORECASE)
_WELL_KNOWN = {"CONTEST", "NHS", "GDPR", "ICO", "SEND", "SEN", "EHC", "DPO", "LADO", "MASH", "CAMHS"}


@rule(
    code="misspelt",
    severity="advice",
    kind="typographic",
    title="A name or term is misspelt.",
    source="register of names",
)
def misspelt(notice: Notice, on: date) -> Iterator[Fault]:
    """Told once for each word, with every line it stands in."""
    return _old_words(notice, "spelling", "'{old}' is a misspelling.")


@rule(
    code="old-programme-name",
    severity="warning",
    kind="stale",
    title="A programme is called by its old name.",
    source="register of names",
)
def old_programme_name(notice: Notice, on: date) -> Iterator[Fault]:
    """Families should find the programme under the name it goes by."""
    return _old_words(notice, "programme", "'{old}' is the old name of the programme.")


@rule(
    code="not-an-act",
    severity="warning",
    kind="precision",
    title="What is cited as an Act is not the title of one.",
    source="register of names; legislation.gov.uk",
)
def not_an_act(notice: Notice, on: date) -> Iterator[Fault]:
    """An Act can be looked up under its title; 'legislation 2018' cannot."""
    yield from _old_words(notice, "title", "'{old}' is not the title of an Act.")
    known = {name.old.lower() for name in old_names()}
    for statement in notice.statements.values():
        for wording in statement.wording:
            if _NO_TITLE.fullmatch(wording) and not any(old in wording.lower() for old in known):
                yield Fault(
                    f"'{wording}' is not the title of an Act.", "Give the Act's own title.", (statement,), wording
                )


@rule(
    code="acronym-unexplained",
    severity="advice",
    kind="plain language",
    title="An acronym is never explained.",
    source="Article 12(1) UK GDPR: concise, intelligible, in plain language",
)
def unexplained_acronym(notice: Notice, on: date) -> Iterator[Fault]:
    """One that stands alone, and that neither the registers nor everyday speech know. Told once for each."""
    found: dict[str, list[Statement]] = {}
    for statement in notice.statements.values():
        for wording in statement.wording:
            if _ACRONYM.fullmatch(wording) and wording not in _WELL_KNOWN and wording.lower() not in _registered():
                found.setdefault(wording, []).append(statement)
    for acronym, about in found.items():
        yield Fault(f"'{acronym}' is never explained.", "Write it out, or say what it is.", tuple(about), acronym)


def _registered() -> set[str]:
    """The codes and labels of bodies, which the vocabulary explains."""
    return {word.lower() for body in terms("recipients").values() for word in (body.code, body.label)}


def _old_words(notice: Notice, kind: str, what: str) -> Iterator[Fault]:
    for name in old_names():
        about = _with(notice, name) if name.kind == kind else ()
        if about:
            yield Fault(
                what.format(old=name.old),
                f"Write {name.current}.",
                about,
                where=name.old,
                source=name.source,
                sure=name.sure,
            )


def _with(notice: Notice, name: OldName) -> tuple[Statement, ...]:
    pattern = re.compile(rf"\b{re.escape(name.old)}\b", re.IGNORECASE)
    return tuple(
        made for made in notice.statements.values() if any(pattern.search(wording) for wording in made.wording)
    )
