"""What Articles 13 and 14 ask for and the notice does not say: who, why, what and from where."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.completeness import element
from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice
from keepsake.notice.resting import said

_GDPR = date(2018, 5, 25)


@rule(
    code="no-controller",
    severity="error",
    kind="missing",
    title="The notice does not say whose it is.",
    source="Article 13(1)(a) UK GDPR",
    since=_GDPR,
)
def controller_is_not_named(notice: Notice, on: date) -> Iterator[Fault]:
    """Nobody can be asked, and nobody answers for it."""
    return _without(notice, "controller", "No controller is named.", "Name the council.")


@rule(
    code="no-contact",
    severity="error",
    kind="missing",
    title="The notice gives no way to reach the council.",
    source="Article 13(1)(a) UK GDPR",
    since=_GDPR,
)
def nobody_can_be_reached(notice: Notice, on: date) -> Iterator[Fault]:
    """No team, no form, no data protection officer."""
    return _without(notice, "contact", "No contact is given.", "Give an address, a mailbox or a form.")


@rule(
    code="no-dpo",
    severity="error",
    kind="missing",
    title="The notice gives no contact of the data protection officer.",
    source="Article 13(1)(b) and 37(7) UK GDPR",
    since=_GDPR,
)
def officer_cannot_be_reached(notice: Notice, on: date) -> Iterator[Fault]:
    """A council has to have one."""
    return _without(notice, "dpo", "No data protection officer is named.", "Give the officer's contact details.")


@rule(
    code="no-article-6",
    severity="error",
    kind="missing",
    title="No Article 6 basis is named.",
    source="Article 13(1)(c) UK GDPR",
    since=_GDPR,
)
def no_article_6_basis(notice: Notice, on: date) -> Iterator[Fault]:
    """A promise to ask for consent before sharing names no basis for the rest."""
    return _without(notice, "article_6", "No lawful basis under Article 6 is named.", "Name one for each purpose.")


@rule(
    code="no-article-9",
    severity="error",
    kind="missing",
    title="No Article 9 condition is named.",
    source="Articles 9 and 13(1)(c) UK GDPR",
    since=_GDPR,
)
def no_article_9_condition(notice: Notice, on: date) -> Iterator[Fault]:
    """A care record always holds health and ethnic origin, said or unsaid."""
    return _without(
        notice, "article_9", "No condition under Article 9 is named.", "Name one for special category data."
    )


@rule(
    code="no-category-list",
    severity="warning",
    kind="missing",
    title="The notice does not list what information is held.",
    source="Article 14(1)(d) UK GDPR",
    since=_GDPR,
)
def no_list_of_categories(notice: Notice, on: date) -> Iterator[Fault]:
    """Kinds of information that are mentioned here and there make no list."""
    return _without(notice, "categories", "There is no list of the information held.", "List the categories.")


@rule(
    code="no-sources",
    severity="warning",
    kind="missing",
    title="The notice does not say where information comes from.",
    source="Article 14(2)(f) UK GDPR",
    since=_GDPR,
)
def no_sources(notice: Notice, on: date) -> Iterator[Fault]:
    """Most of a care record comes from somebody else than the person."""
    return _without(notice, "sources", "No source is named.", "List who information comes from.")


@rule(
    code="no-purposes",
    severity="error",
    kind="missing",
    title="The notice does not say what information is used for.",
    source="Article 13(1)(c) UK GDPR",
    since=_GDPR,
)
def no_purposes(notice: Notice, on: date) -> Iterator[Fault]:
    """Without a purpose nothing can be necessary."""
    return _without(notice, "purposes", "No purpose is stated.", "Say what information is used for.")


@rule(
    code="no-recipients",
    severity="error",
    kind="missing",
    title="The notice does not say who receives information.",
    source="Article 13(1)(e) UK GDPR",
    since=_GDPR,
)
def no_recipients(notice: Notice, on: date) -> Iterator[Fault]:
    """People have to know who may be told."""
    return _without(notice, "recipients", "No recipient is named.", "List who information is shared with.")


@rule(
    code="no-transfers",
    severity="warning",
    kind="missing",
    title="The notice does not say whether information leaves the United Kingdom.",
    source="Article 13(1)(f) UK GDPR",
    since=_GDPR,
)
def nothing_on_transfers(notice: Notice, on: date) -> Iterator[Fault]:
    """Suppliers and families abroad make it a real question."""
    what = "Nothing is said on transfers outside the United Kingdom."
    return _without(notice, "transfers", what, "Say whether there are any, and under which safeguard.")


@rule(
    code="no-access-log",
    severity="advice",
    kind="missing",
    title="The notice does not say that each look at a record is logged.",
    source="Article 5(1)(f) and 5(2) UK GDPR: integrity, confidentiality, accountability",
    since=_GDPR,
)
def nothing_on_logging(notice: Notice, on: date) -> Iterator[Fault]:
    """Families trust a record more when they know that looking leaves a trace."""
    if not said(notice, "safeguards.access_log"):
        what = "Nothing is said on the logging of who looks at a record."
        yield Fault(what, "Say that every access is logged, and that people may ask who looked.", where="safeguards")


@rule(
    code="no-requirement",
    severity="advice",
    kind="missing",
    title="The notice does not say whether people must answer, and what follows if they do not.",
    source="Article 13(2)(e) UK GDPR",
    since=_GDPR,
)
def nothing_on_having_to_answer(notice: Notice, on: date) -> Iterator[Fault]:
    """Families often believe that they have no choice."""
    what = "Nothing is said on whether people have to answer."
    return _without(notice, "requirement", what, "Say what is required and what is a choice.")


def _without(notice: Notice, code: str, what: str, instead: str) -> Iterator[Fault]:
    if not element(notice, code).present:
        yield Fault(what, instead, where="notice")
