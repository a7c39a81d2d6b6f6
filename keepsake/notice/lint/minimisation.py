"""No more than is needed: information that nothing uses, and information put in the wrong class."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice, Statement
from keepsake.notice.resting import bound, coded_terms, in_words, of_sensitivity, said
from keepsake.standard.vocabulary import label, terms

_MINIMAL = "Article 5(1)(c) UK GDPR: limited to what is necessary"


@rule(
    code="special-category-unused",
    severity="error",
    kind="minimisation",
    title="Special category data is listed that no purpose needs.",
    source=_MINIMAL,
)
def special_category_is_not_used(notice: Notice, on: date) -> Iterator[Fault]:
    """No permit uses it, so there is no reason to hold it."""
    return _unused(notice, of_sensitivity(notice, "special"), "special category data that no purpose needs")


@rule(
    code="category-unused",
    severity="warning",
    kind="minimisation",
    title="Information is listed that no purpose needs.",
    source=_MINIMAL,
)
def category_is_not_used(notice: Notice, on: date) -> Iterator[Fault]:
    """The same for ordinary and for criminal-offence data."""
    codes = of_sensitivity(notice, "ordinary") + of_sensitivity(notice, "criminal")
    return _unused(notice, codes, "information that no purpose needs")


@rule(
    code="misclassified",
    severity="warning",
    kind="misclassified",
    title="Information is listed under a class it does not belong to.",
    source="Article 9(1) UK GDPR",
)
def listed_in_the_wrong_class(notice: Notice, on: date) -> Iterator[Fault]:
    """Health is special category data; the minutes of a meeting are not, whatever they may hold."""
    for listed in ("special", "criminal", "ordinary"):
        about = tuple(made for made in notice.in_section("categories") if _misplaced(notice, made, listed))
        if about:
            opening = said(notice, f"about.{_OPENING[listed]}")
            names = in_words([made.label for made in about])
            yield Fault(
                f"Listed as {listed}, and not of that class: {names}.",
                "Move it to the list it belongs to.",
                opening + about,
            )


_OPENING = {
    "special": "special_category_opening",
    "criminal": "criminal_offence_opening",
    "ordinary": "categories_opening",
}


def _misplaced(notice: Notice, statement: Statement, listed: str) -> bool:
    classes = {
        term.more["sensitivity"]
        for term in coded_terms(notice, "categories")
        if statement.key in notice.codes["categories"][term.code].says
    }
    return statement.listed_as == listed and bool(classes) and listed not in classes


def _unused(notice: Notice, codes: tuple[str, ...], what: str) -> Iterator[Fault]:
    used = {category for permit in notice.permits for category in permit.categories}
    unused = [code for code in codes if code not in used and bound(notice, "categories", [code])]
    if unused:
        names = in_words([label("categories", code) for code in unused if code in terms("categories")])
        yield Fault(
            f"The notice lists {what}: {names}.",
            "Take it out, or say what it is needed for.",
            bound(notice, "categories", unused),
        )
