"""What the parts of a notice rest on: from a code or a rule to the statements of the published text."""

from collections.abc import Iterable

from keepsake.notice.model import Notice, Statement
from keepsake.standard.vocabulary import Term, terms


def said(notice: Notice, *keys: str) -> tuple[Statement, ...]:
    """Those of these statements that the notice makes, each once."""
    return tuple(notice.statements[key] for key in dict.fromkeys(keys) if key in notice.statements)


def bound(notice: Notice, kind: str, codes: Iterable[str]) -> tuple[Statement, ...]:
    """The statements that any of these codes rests on."""
    given = notice.codes.get(kind, {})
    return said(notice, *(key for code in codes if code in given for key in given[code].says))


def coded_terms(notice: Notice, kind: str) -> tuple[Term, ...]:
    """The terms of the codes a notice binds, in the order of the notice; a code nobody knows is left out."""
    known = terms(kind)
    return tuple(known[code] for code in notice.codes.get(kind, {}) if code in known)


def bases_of(notice: Notice, *families: str) -> tuple[str, ...]:
    """The bases of these families that the notice binds: ``article6 article9 article10 schedule1 statute``."""
    return tuple(term.code for term in coded_terms(notice, "bases") if term.more.get("family") in families)


def of_sensitivity(notice: Notice, sensitivity: str) -> tuple[str, ...]:
    """The categories of this sensitivity that the notice binds: ``ordinary special criminal``."""
    return tuple(term.code for term in coded_terms(notice, "categories") if term.more.get("sensitivity") == sensitivity)


def in_words(names: Iterable[str]) -> str:
    """Names joined for a sentence.

    >>> in_words(["court", "adoption", "looked after"])
    'court, adoption and looked after'
    """
    given = list(names)
    return " and ".join([", ".join(given[:-1]), given[-1]] if len(given) > 1 else given)
