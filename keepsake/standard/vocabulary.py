"""The closed vocabulary: every word that a notice, a permit or a decision may use.

One CSV file a kind, in ``terms/``. Every kind has the columns ``code, label, easy, item, dpv, dpv_match, source, sure,
note``; further columns belong to the kind and are read through :attr:`Term.more`.
"""

import csv
import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

COMMON = ("code", "label", "easy", "item", "dpv", "dpv_match", "source", "sure", "note")

KINDS = (
    "about",
    "subjects",
    "categories",
    "sources",
    "purposes",
    "bases",
    "recipients",
    "processes",
    "conditions",
    "retention",
    "rights",
    "safeguards",
    "contacts",
    "furniture",
    "actions",
    "roles",
    "relationships",
    "circumstances",
    "duties",
    "retention_classes",
    "settings",
    "eligibility",
)


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the vocabulary: its code, what people read, and where it stands in the W3C privacy vocabulary."""

    kind: str
    code: str
    label: str
    easy: str
    item: str
    dpv: str
    dpv_match: str
    source: str
    sure: bool
    note: str
    more: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def valid_from(self) -> date | None:
        """First day the thing existed or was in force, or None where that is not known or does not matter."""
        return _day(self.more.get("valid_from", "") or self.more.get("in_force_on", ""))

    @property
    def valid_to(self) -> date | None:
        """First day the thing no longer existed, or None while it does."""
        return _day(self.more.get("valid_to", ""))

    def valid_on(self, day: date) -> bool:
        """Did the thing exist on this day? From the first day on, up to and not on the last."""
        begins, ends = self.valid_from, self.valid_to
        return (begins is None or begins <= day) and (ends is None or day < ends)


@cache
def terms(kind: str) -> Mapping[str, Term]:
    """All terms of a kind by code, in the order of the file. Raises KeyError for a kind that does not exist."""
    if kind not in KINDS:
        raise KeyError(kind)
    text = files(__package__).joinpath("terms", f"{kind}.csv").read_text(encoding="utf-8")
    return MappingProxyType({row["code"]: _term(kind, row) for row in csv.DictReader(text.splitlines())})


def label(kind: str, code: str) -> str:
    """The words people read for a code; the code itself where the list does not know it.

    >>> label("actions", "read")
    'read'
    """
    term = terms(kind).get(code)
    return term.label if term else code


def nearest(kind: str, word: str) -> str | None:
    """The code that somebody who wrote this word most likely meant, or None."""
    close = difflib.get_close_matches(word, list(terms(kind)), n=1, cutoff=0.6)
    return close[0] if close else None


def _term(kind: str, row: dict[str, str]) -> Term:
    common = {name: row.get(name, "") or "" for name in COMMON}
    sure = common.pop("sure") == "yes"
    more = MappingProxyType({name: value or "" for name, value in row.items() if name not in COMMON})
    return Term(kind=kind, sure=sure, more=more, **common)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
