"""Whether the parts of a notice reach as far as its purpose and its title."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Notice
from keepsake.notice.resting import bound, coded_terms, in_words, of_sensitivity

_PARTNERS = {"police", "court", "safeguarding"}
_HEART = {  # what every children's social care record holds; any of the codes will do
    "looked-after children": {"looked_after_episodes", "looked_after_reviews", "looked_after_records"},
    "the courts": {"court_orders", "legal_matters"},
    "adoption": {"adoption", "post_adoption_support", "carer_and_adopter_register"},
}


@rule(
    code="safeguarding-without-partner",
    severity="warning",
    kind="coverage",
    title="Safeguarding is a purpose, and no police, court or safeguarding partner is a recipient.",
    source="Children Act 2004, section 16E: the safeguarding partners; Children Act 1989, section 47",
)
def safeguarding_names_no_partner(notice: Notice, on: date) -> Iterator[Fault]:
    """Safeguarding is done together with them, so the list of recipients is not complete."""
    safeguards = any(term.more["safeguarding"] == "yes" for term in coded_terms(notice, "purposes"))
    recipients = coded_terms(notice, "recipients")
    if safeguards and recipients and not any(term.more["group"] in _PARTNERS for term in recipients):
        what = "Safeguarding is a purpose, but no police, court or safeguarding partner is among the recipients."
        yield Fault(what, "Name those that information goes to.", notice.in_section("recipients"))


@rule(
    code="narrower-than-title",
    severity="warning",
    kind="coverage",
    title="The notice is for children's social care and leaves out a part of it.",
    source="Article 14(1)(d) UK GDPR: the categories of personal data concerned",
)
def narrower_than_its_title(notice: Notice, on: date) -> Iterator[Fault]:
    """Looked-after children, the courts, adoption and criminal-offence data."""
    if notice.header.service != "childrens_social_care":
        return
    absent = [name for name, codes in _HEART.items() if not notice.coded("categories", *codes)]
    if not of_sensitivity(notice, "criminal"):
        absent.append("criminal-offence data")
    if absent:
        what = f"It is for children's social care, and holds nothing on {in_words(absent)}."
        yield Fault(what, "Add what the service holds, or give the notice a title that fits.", where="notice.title")


@rule(
    code="purpose-without-permit",
    severity="warning",
    kind="unlinked",
    title="A purpose is stated that no permit serves, so nothing may be done for it.",
    source="how to write a notice, permits",
)
def purpose_without_permit(notice: Notice, on: date) -> Iterator[Fault]:
    """What no permit grants is refused."""
    served = {permit.purpose for permit in notice.permits}
    for term in coded_terms(notice, "purposes"):
        about = bound(notice, "purposes", [term.code])
        if term.code not in served and about:
            what = f"No permit serves the purpose '{term.label}'."
            yield Fault(what, "Add a permit for it.", about, where=f"purposes.{term.code}")
