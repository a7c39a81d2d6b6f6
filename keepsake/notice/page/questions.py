"""The questions of a public page, in the order of Articles 13 and 14 of the UK GDPR, and what answers them."""

from dataclasses import dataclass

from keepsake.notice.model import Statement
from keepsake.notice.page.structure import Language


@dataclass(frozen=True, slots=True)
class Question:
    """A section to be: its key, the article that asks, and the question in both languages."""

    key: str
    article: str
    full: str
    easy: str

    def heading(self, language: Language) -> str:
        """The question as the page asks it."""
        return self.easy if language == "easy" else self.full


QUESTIONS = (
    Question("about", "Article 12(1)", "What is this notice about?", "What is this page?"),
    Question(
        "who",
        "Articles 13(1)(a), 14(1)(a)",
        "Who is in charge of your information?",
        "Who looks after the facts about you?",
    ),
    Question(
        "officer",
        "Articles 13(1)(b), 14(1)(b)",
        "Who is the data protection officer?",
        "Who makes sure we keep to the rules?",
    ),
    Question(
        "why",
        "Articles 13(1)(c), 14(1)(c)",
        "What do we use your information for, and on what legal basis?",
        "Why do we need to know about you?",
    ),
    Question("bases", "Articles 6, 9, 10, 13(1)(c)", "Which law does the notice rely on?", "What lets us do this?"),
    Question("people", "Article 30(1)(c)", "Whose information is it?", "Who is this about?"),
    Question("what", "Article 14(1)(d)", "What information do we have?", "What do we know about you?"),
    Question(
        "special",
        "Articles 9, 14(1)(d)",
        "What specially protected information do we have?",
        "What very private things do we know?",
    ),
    Question(
        "criminal", "Articles 10, 14(1)(d)", "What information about crime do we have?", "What do we know about crimes?"
    ),
    Question("sources", "Article 14(2)(f)", "Where does the information come from?", "Who tells us about you?"),
    Question("recipients", "Articles 13(1)(e), 14(1)(e)", "Who receives your information?", "Who do we tell?"),
    Question("sharing", "Articles 13(1)(e), 14(1)(e)", "How and when is it shared?", "How and when do we share?"),
    Question(
        "transfers",
        "Articles 13(1)(f), 14(1)(f)",
        "Is your information sent outside the United Kingdom?",
        "Does it go to other countries?",
    ),
    Question("keeping", "Articles 13(2)(a), 14(2)(a)", "How long is it kept?", "How long do we keep it?"),
    Question("rights", "Articles 13(2)(b), 14(2)(c)", "What are your rights?", "What can you ask us to do?"),
    Question(
        "withdraw",
        "Articles 13(2)(c), 14(2)(d)",
        "How do you withdraw consent?",
        "What if you said yes and change your mind?",
    ),
    Question(
        "complaint",
        "Articles 13(2)(d), 14(2)(e); section 164A Data Protection Act 2018",
        "How do you complain?",
        "What if you are not happy with us?",
    ),
    Question(
        "must",
        "Article 13(2)(e)",
        "Do you have to give information, and what happens if you do not?",
        "Do you have to tell us things?",
    ),
    Question(
        "automated",
        "Articles 13(2)(f), 14(2)(g), 22A to 22D",
        "Is anything decided by a computer alone?",
        "Does a computer decide about you?",
    ),
    Question("safety", "Article 32", "How is it kept safe?", "How do we keep it safe?"),
    Question(
        "breach", "Articles 33, 34", "What happens if information is lost or seen?", "What if something goes wrong?"
    ),
    Question("contacts", "Articles 13(1)(a), 13(1)(b)", "How do you reach us?", "Who can you ask?"),
)

_BY_SECTION = {
    "about": "about",
    "subjects": "people",
    "sources": "sources",
    "purposes": "why",
    "bases": "bases",
    "recipients": "recipients",
    "processes": "sharing",
    "conditions": "sharing",
    "retention": "keeping",
    "rights": "rights",
    "safeguards": "safety",
    "contacts": "contacts",
}
_BY_KEY = {
    "about.controller_named": "who",
    "about.statutory_role": "who",
    "about.service_lines": "who",
    "about.legislation_list": "bases",
    "about.special_category_guide": "special",
    "contacts.data_protection_officer": "officer",
    "conditions.told_whether_required": "must",
    "processes.automated_decision_review": "automated",
    "rights.withdraw_consent": "withdraw",
    "rights.complain_to_council": "complaint",
    "rights.complain_to_ico": "complaint",
    "rights.consequence_of_not_providing": "must",
    "rights.told_whether_required": "must",
    "rights.automated_decision_review": "automated",
    "rights.told_of_breach": "breach",
    "safeguards.breach_procedures": "breach",
    "safeguards.breach_notification": "breach",
    "safeguards.international_transfers": "transfers",
}
_HEADINGS = ("about.title", "about.section_headings")


def question_of(statement: Statement) -> str | None:
    """The key of the question that a statement answers; None for menus, headings and opening words.

    Categories are told apart by what they mean, not where they stand: the page decides that with the codes.
    """
    if statement.section == "furniture" or statement.key in _HEADINGS or _opens_a_list(statement):
        return None
    return _BY_KEY.get(statement.key) or _BY_SECTION.get(statement.section, "what")


def _opens_a_list(statement: Statement) -> bool:
    return statement.section == "about" and statement.id.endswith("_opening")
