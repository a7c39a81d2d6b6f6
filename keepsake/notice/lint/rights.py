"""The rights that people are told of, and where they may complain."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.completeness import element
from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice
from keepsake.notice.resting import bound, in_words, said
from keepsake.standard.vocabulary import label

_GDPR = date(2018, 5, 25)
_RIGHTS = ("access", "rectification", "erasure", "restriction", "objection", "portability")


@rule(
    code="no-rights",
    severity="error",
    kind="missing",
    title="No right is named on the page.",
    source="Article 13(2)(b) UK GDPR",
    since=_GDPR,
)
def no_right_is_named(notice: Notice, on: date) -> Iterator[Fault]:
    """Another page that explains them does not replace the names."""
    if not said(notice, *(f"rights.{right}" for right in _RIGHTS)):
        elsewhere = said(notice, "rights.explained_elsewhere")
        what = "Rights are left to another page, and none is named here." if elsewhere else "No right is named."
        yield Fault(what, "Name the rights, in a sentence each.", elsewhere, where="rights")


@rule(
    code="rights-incomplete",
    severity="warning",
    kind="missing",
    title="Some of the rights are named and others are not.",
    source="Article 13(2)(b) UK GDPR",
    since=_GDPR,
)
def some_rights_are_not_named(notice: Notice, on: date) -> Iterator[Fault]:
    """A reader takes the list for complete."""
    missing = [right for right in _RIGHTS if not notice.says(f"rights.{right}")]
    if missing and len(missing) < len(_RIGHTS):
        names = in_words([label("rights", right).lower() for right in missing])
        yield Fault(f"Not named: {names}.", "Name them, with the limits they have.", where="rights")


@rule(
    code="no-withdrawal",
    severity="error",
    kind="missing",
    title="Consent is a basis, and nothing says that it can be withdrawn.",
    source="Articles 7(3) and 13(2)(c) UK GDPR",
    since=_GDPR,
)
def consent_cannot_be_withdrawn(notice: Notice, on: date) -> Iterator[Fault]:
    """Before consent is given, the person is told."""
    about = bound(notice, "bases", ["consent", "explicit_consent"])
    if about and not element(notice, "withdraw_consent").present:
        yield Fault("Nothing is said on taking consent back.", "Say that it can be withdrawn, and how.", about)


@rule(
    code="no-complaint",
    severity="error",
    kind="missing",
    title="The notice does not say how to complain to the council.",
    source="Data Protection Act 2018, section 164A; Article 12(2) UK GDPR",
    since=_GDPR,
)
def nothing_on_complaints(notice: Notice, on: date) -> Iterator[Fault]:
    """Complaints come to the council first."""
    if not element(notice, "complaint").present:
        yield Fault(
            "No way to complain to the council is given.", "Say how, and how soon it is answered.", where="complaint"
        )


@rule(
    code="no-regulator",
    severity="error",
    kind="missing",
    title="The Information Commissioner is not named.",
    source="Article 13(2)(d) UK GDPR",
    since=_GDPR,
)
def regulator_is_not_named(notice: Notice, on: date) -> Iterator[Fault]:
    """Neither the right to complain nor an address."""
    if not said(notice, "rights.complain_to_ico", "contacts.ico_address", "contacts.ico_phone_and_web"):
        what = "The Information Commissioner is not named."
        yield Fault(what, "Say that people may complain there, and give the address.", where="contacts.regulator")


@rule(
    code="no-time-limit",
    severity="advice",
    kind="missing",
    title="The notice does not say how soon a request to see information is answered.",
    source="Article 12(3) and 12A UK GDPR: one month",
    since=_GDPR,
)
def no_time_limit_for_access(notice: Notice, on: date) -> Iterator[Fault]:
    """People who ask for their care record often wait longer than they were led to expect (research of the ICO)."""
    access = (notice.rights or {}).get("access")
    if access is None or access.clock is None:
        what = "No time is stated for answering a request to see information."
        yield Fault(what, "Say: one month.", where="rights.access", file_line=access.line if access else 0)
