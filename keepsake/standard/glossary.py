"""The vocabulary as a page: every word a notice may use, printed from the tables."""

from collections.abc import Iterable

from keepsake.standard.vocabulary import KINDS, Term, terms

TITLES = {
    "about": "About: what a notice says of itself",
    "subjects": "Subjects: the people",
    "categories": "Categories: the kinds of data",
    "sources": "Sources: where data comes from",
    "purposes": "Purposes: what data is used for",
    "bases": "Bases: the law that allows it",
    "recipients": "Recipients: who receives data",
    "processes": "Processes: regular exchanges and steps",
    "conditions": "Conditions: what a notice says about sharing and asking",
    "retention": "Retention: what a notice says about keeping",
    "rights": "Rights",
    "safeguards": "Safeguards",
    "contacts": "Contacts",
    "furniture": "Furniture: parts of the page that are no notice",
    "actions": "Actions",
    "roles": "Roles",
    "relationships": "Relationships of a worker to a case",
    "circumstances": "Circumstances",
    "duties": "Duties: what must be done when a permit is used",
    "retention_classes": "Retention classes",
    "settings": "Settings of Child Protection Information Sharing",
    "eligibility": "Eligibility: who a flow is about",
}

HEADINGS = ("Code", "Label", "Easy words", "W3C DPV", "Match", "From", "Until", "Sure", "Source and note")

OPENING = """# The vocabulary

Every word that a notice file may use. This page is printed from `keepsake/standard/terms`: change the tables, not
the page.

*Match* says how near the term of the W3C Data Privacy Vocabulary is: `exact`, `broader` (their term is wider) or
`none` (ours, in the local extension `csc`). *From* is the first day a thing existed or was in force, *until* the first
day it no longer was. *Sure* says whether the facts of the row were read at their source."""


def glossary_markdown() -> str:
    """The page as Markdown, one table a kind; the same text on every machine.

    >>> glossary_markdown().startswith("# The vocabulary")
    True
    """
    return "\n\n".join([OPENING, *(_section(kind) for kind in KINDS)]) + "\n"


def _section(kind: str) -> str:
    found = terms(kind)
    lines = [_line(HEADINGS), _line("---" for _ in HEADINGS), *(_line(_cells(term)) for term in found.values())]
    return f"## {TITLES[kind]}\n\n`{kind}`: {len(found)} terms.\n\n" + "\n".join(lines)


def _cells(term: Term) -> tuple[str, ...]:
    return (
        f"`{term.code}`",
        escaped(term.label),
        escaped(term.easy),
        f"`{term.dpv}`",
        escaped(term.dpv_match),
        f"{term.valid_from or ''}",
        f"{term.valid_to or ''}",
        "yes" if term.sure else "**no**",
        escaped("; ".join(part for part in (term.source, term.note) if part)),
    )


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def escaped(text: str) -> str:
    """Text that Markdown leaves alone inside a table.

    >>> escaped("a|b <c> *d*")
    'a\\\\|b &lt;c&gt; \\\\*d\\\\*'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign in "\\`*_|[]":
        text = text.replace(sign, "\\" + sign)
    return text
