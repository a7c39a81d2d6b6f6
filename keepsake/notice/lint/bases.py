"""Lawful bases: named precisely, complete, and used by something."""

import re
from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice
from keepsake.notice.resting import bases_of, bound, coded_terms, in_words, of_sensitivity
from keepsake.standard.vocabulary import label, terms

_GDPR = date(2018, 5, 25)
_PART_1 = ("social_protection_law", "health_or_social_care", "public_health", "archiving_research_statistics")
_PART_2 = ("substantial_public_interest",)
_CLAIMS_OR_COURTS = re.compile(r"claims?,? when(ever)? courts?", re.IGNORECASE)


@rule(
    code="basis-in-words",
    severity="warning",
    kind="precision",
    title="Lawful bases are described in words, without the Article.",
    source="Article 13(1)(c) UK GDPR",
    since=_GDPR,
)
def basis_in_words(notice: Notice, on: date) -> Iterator[Fault]:
    """Without the Article nobody can tell which rights go with the basis."""
    named = bound(notice, "bases", bases_of(notice, "article6", "article9"))
    about = tuple(made for made in named if made.stated_as == "words")
    if about:
        yield Fault("Lawful bases are given in words, without Article numbers.", "Name the Article for each.", about)


@rule(
    code="claims-and-courts",
    severity="warning",
    kind="precision",
    title="The two limbs of Article 9(2)(f), legal claims and the courts, are run into one.",
    source="Article 9(2)(f) UK GDPR: claims, or whenever courts are acting in their judicial capacity",
    since=_GDPR,
)
def claims_run_into_courts(notice: Notice, on: date) -> Iterator[Fault]:
    """The text reads as if a claim counted only in court."""
    for statement in bound(notice, "bases", ["legal_claims"]):
        if any(_CLAIMS_OR_COURTS.search(wording) for wording in statement.wording):
            what = "Legal claims and the courts' judicial capacity are two conditions, here run into one."
            yield Fault(what, "Put 'or' between them.", (statement,))


@rule(
    code="schedule-1-missing",
    severity="error",
    kind="missing",
    title="An Article 9 condition is relied on that needs a Schedule 1 condition, and none is named.",
    source="Data Protection Act 2018, section 10(2) and (3)",
    since=_GDPR,
)
def schedule_1_is_missing(notice: Notice, on: date) -> Iterator[Fault]:
    """Part 1 for (b), (h), (i) and (j); Part 2 for (g). A condition for criminal-offence data is not one of these."""
    if bases_of(notice, "schedule1"):
        return
    needing = [code for code in bases_of(notice, "article9") if code in _PART_1 + _PART_2]
    about = bound(notice, "bases", needing)
    if about:
        articles = in_words([terms("bases")[code].more["reference"] for code in needing])
        yield Fault(
            f"{articles}: no Schedule 1 condition is named.", "Name the Part and paragraph of Schedule 1.", about
        )


@rule(
    code="basis-unused",
    severity="warning",
    kind="coverage",
    title="A condition is claimed that nothing in the notice uses.",
    source="Article 5(2) UK GDPR: the controller can show what each basis is for",
    since=_GDPR,
)
def basis_is_not_used(notice: Notice, on: date) -> Iterator[Fault]:
    """No permit and no flow rests on it."""
    used = {base for permit in notice.permits for base in permit.basis} | {
        base for flow in notice.flows for base in flow.basis
    }
    for code in bases_of(notice, "article6", "article9", "article10", "schedule1"):
        about = bound(notice, "bases", [code])
        if code not in used and about:
            what = f"{terms('bases')[code].more['reference']} is claimed, and nothing here rests on it."
            yield Fault(what, "Say what it is for, or take it out.", about, where=f"bases.{code}")


@rule(
    code="consent-for-criminal-data",
    severity="warning",
    kind="check",
    title="Consent is offered as a basis for criminal-offence data.",
    source="Data Protection Act 2018, Schedule 1 Part 3 paragraph 29",
    sure=False,
    since=_GDPR,
)
def consent_for_criminal_data(notice: Notice, on: date) -> Iterator[Fault]:
    """Consent given to a council that may act without it is seldom free."""
    consent = set(bound(notice, "bases", ["consent", "explicit_consent", "schedule1_consent"]))
    about = tuple(made for made in bound(notice, "bases", bases_of(notice, "article10")) if made in consent)
    if about:
        what = "Consent is offered as a basis for criminal-offence data."
        yield Fault(what, "Check whether consent is free here; name the condition that is relied on without it.", about)


@rule(
    code="criminal-data-implied",
    severity="error",
    kind="missing",
    title="What is described brings criminal-offence data with it, and nothing says on what condition.",
    source="Article 10 UK GDPR; Data Protection Act 2018, section 10(4) and (5)",
    since=_GDPR,
)
def criminal_data_is_implied(notice: Notice, on: date) -> Iterator[Fault]:
    """The police and a Prevent referral tell of offences and allegations."""
    if of_sensitivity(notice, "criminal") or bases_of(notice, "article10"):
        return
    about = bound(notice, "sources", ["police", "prevent_notification", "youth_justice_and_rehabilitation"])
    if about:
        what = "These sources bring criminal-offence data, and no Article 10 or Schedule 1 condition is stated."
        yield Fault(what, "List the data, and name the Schedule 1 condition.", about)


@rule(
    code="statute-off-purpose",
    severity="advice",
    kind="check",
    title="A section is cited as a legal obligation for something it does not cover.",
    source="register of bases, provisions and covers",
    sure=False,
)
def statute_does_not_cover_it(notice: Notice, on: date) -> Iterator[Fault]:
    """Cited on the line of a legal obligation or public task, and no purpose of the notice is one that it covers."""
    purposes = set(notice.codes.get("purposes", {})) | {permit.purpose for permit in notice.permits}
    obliged = {
        anchor.line for made in bound(notice, "bases", ["legal_obligation", "public_task"]) for anchor in made.at
    }
    for term in coded_terms(notice, "bases"):
        covers = set(term.more["covers"].split("|")) - {""}
        about = bound(notice, "bases", [term.code]) if term.more["family"] == "statute" else ()
        if not covers & purposes and any(anchor.line in obliged for made in about for anchor in made.at):
            what = f"{term.label} is cited; it stands for {term.more['provisions'] or 'something else'}."
            yield Fault(what, _better_statute(term.more["title"], purposes), about, where=f"bases.{term.code}")


def _better_statute(title: str, purposes: set[str]) -> str:
    """Another provision of the same Act that covers what the notice does."""
    for other in terms("bases").values():
        if other.more["title"] == title and set(other.more["covers"].split("|")) & purposes:
            return f"Check it against {label('bases', other.code)}."
    return "Check which provision is meant."
