"""What Articles 13 and 14 of the UK GDPR ask a privacy notice to say, and whether it does.

The last rows are not Article 13 items: they belong to the same question and are asked with it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from keepsake.notice.model import Notice, Statement
from keepsake.notice.resting import bases_of, bound, of_sensitivity, said

Answer = Callable[[Notice], tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Element:
    """One thing a notice should say; ``answered_by`` are the keys of the statements that say it."""

    code: str
    element: str
    article: str
    answered_by: tuple[str, ...]

    @property
    def present(self) -> bool:
        """Does the notice say it?"""
        return bool(self.answered_by)


def completeness(notice: Notice) -> tuple[Element, ...]:
    """The 27 elements, in the order of the law, each with the statements that answer it."""
    return tuple(
        Element(code, element, article, tuple(dict.fromkeys(statement.key for statement in answer(notice))))
        for code, element, article, answer in _ELEMENTS
    )


def element(notice: Notice, code: str) -> Element:
    """One of them. Raises KeyError for a code that does not exist."""
    return {found.code: found for found in completeness(notice)}[code]


def _said(*keys: str) -> Answer:
    return lambda notice: said(notice, *keys)


def _section(name: str) -> Answer:
    return lambda notice: notice.in_section(name)


def _of_family(*families: str) -> Answer:
    return lambda notice: bound(notice, "bases", bases_of(notice, *families))


def _article_6(notice: Notice) -> tuple[Statement, ...]:
    """Named as a lawful basis: by its article, or under words that open a list of them.

    A promise to ask for consent before sharing does not yet say what the processing rests on.
    """
    listed = notice.says("about.bases_opening")
    named = _of_family("article6")(notice)
    return tuple(statement for statement in named if listed or statement.stated_as == "article")


def _criminal_data(notice: Notice) -> tuple[Statement, ...]:
    return bound(notice, "categories", of_sensitivity(notice, "criminal")) + _of_family("article10")(notice)


def _listed(opening: str, section: str) -> Answer:
    """A list: opened as one, and not only kinds of information mentioned here and there."""

    def answer(notice: Notice) -> tuple[Statement, ...]:
        found = notice.in_section(section)
        return _said(opening)(notice) + found if found and notice.says(opening) else ()

    return answer


def _period(notice: Notice) -> tuple[Statement, ...]:
    """A length of time that the text itself states; a schedule that is only referred to states none."""
    stated = [rule for rule in notice.retention if rule.period is not None and rule.link == "stated"]
    return said(notice, *(key for rule in stated for key in rule.cites))


_ELEMENTS: tuple[tuple[str, str, str, Answer], ...] = (
    ("controller", "Controller identity", "13(1)(a)", _said("about.controller_named")),
    ("dpo", "DPO contact", "13(1)(b)", _said("contacts.data_protection_officer")),
    (
        "contact",
        "Any contact for the council",
        "13(1)(a)",
        _said("contacts.information_rights_team", "contacts.online_form", "contacts.data_protection_officer"),
    ),
    ("purposes", "Purposes", "13(1)(c)", _section("purposes")),
    ("article_6", "Article 6 basis named", "13(1)(c)", _article_6),
    ("article_9", "Article 9 condition named", "13(1)(c) + 9", _of_family("article9")),
    ("schedule_1", "Schedule 1 DPA 2018 condition named", "DPA s.10", _of_family("schedule1", "article10")),
    ("criminal", "Criminal-offence data covered", "10", _criminal_data),
    ("categories", "Data categories listed", "14(1)(d)", _listed("about.categories_opening", "categories")),
    ("sources", "Sources", "14(2)(f)", _section("sources")),
    ("recipients", "Recipients", "13(1)(e)", _section("recipients")),
    ("transfers", "International transfers", "13(1)(f)", _said("safeguards.international_transfers")),
    ("period", "Any retention period stated", "13(2)(a)", _period),
    ("schedule", "Retention schedule or policy referred to", "13(2)(a)", _said("retention.schedule_is_authority")),
    ("access", "Right: access", "13(2)(b)", _said("rights.access")),
    ("rectification", "Right: rectification", "13(2)(b)", _said("rights.rectification")),
    ("erasure", "Right: erasure", "13(2)(b)", _said("rights.erasure")),
    ("restriction", "Right: restriction", "13(2)(b)", _said("rights.restriction")),
    ("objection", "Right: objection", "13(2)(b)", _said("rights.objection")),
    ("portability", "Right: portability", "13(2)(b)", _said("rights.portability")),
    ("withdraw_consent", "Right: withdraw consent", "13(2)(c)", _said("rights.withdraw_consent")),
    ("regulator", "Complaint to the ICO", "13(2)(d)", _said("rights.complain_to_ico")),
    ("complaint", "Complaint to the council", "DPA s.164A", _said("rights.complain_to_council")),
    (
        "requirement",
        "Statutory/contractual requirement and consequence",
        "13(2)(e)",
        _said(
            "rights.consequence_of_not_providing", "rights.told_whether_required", "conditions.told_whether_required"
        ),
    ),
    (
        "automated",
        "Automated decisions",
        "13(2)(f)",
        _said("rights.automated_decision_review", "processes.automated_decision_review"),
    ),
    (
        "breach",
        "Breach handling",
        "33/34 (not an Art 13 item)",
        _said("safeguards.breach_procedures", "safeguards.breach_notification", "rights.told_of_breach"),
    ),
    ("elsewhere", "Rights deferred to another page", "-", _said("rights.explained_elsewhere")),
)
