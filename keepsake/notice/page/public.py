"""The public page of a notice."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.model import Notice
from keepsake.notice.page.entries import entries_of
from keepsake.notice.page.questions import QUESTIONS
from keepsake.notice.page.structure import Entry, Language, Page, Section
from keepsake.notice.page.voice import SILENT, in_day
from keepsake.notice.resting import bases_of, in_words
from keepsake.standard.vocabulary import label

RIGHTS = ("access", "rectification", "erasure", "restriction", "objection", "portability")

WORDS = (
    ("Council", "the people who run services where you live, like social care."),
    ("Facts", "what we know about you."),
    ("Social care", "help for children and families who need it."),
    ("In care", "when the council looks after you."),
    ("Consent", "when you say yes to something."),
    ("Rights", "what the law lets you ask for."),
    ("Data protection officer", "the person who makes sure we keep to the rules."),
    ("Information Commissioner", "the people who check that all of us keep to the rules."),
    ("Law", "a rule for everyone in the country."),
    ("The NHS", "doctors, nurses and hospitals."),
)


def public_page(notice: Notice, language: Language = "full", *, on: date) -> Page:
    """The page in a language, as it is on a day. Give it the whole notice, with what it inherits."""
    answers = entries_of(notice, language, on)
    header = notice.header
    return Page(
        notice=header.id,
        version=header.version,
        title=header.title,
        council=header.council,
        language=language,
        force=_force(notice, language, on),
        sections=tuple(
            Section(
                question.key,
                question.heading(language),
                question.article,
                answers.get(question.key, ()),
                tuple(_missing(notice, question.key, answers.get(question.key, ()), language)),
            )
            for question in QUESTIONS
        ),
        words=WORDS if language == "easy" else (),
        on=on,
    )


def _force(notice: Notice, language: Language, on: date) -> str:
    begins = notice.header.effective_on
    if language == "easy":
        return f"This page {'starts' if on < begins else 'started'} on {in_day(begins)}."
    when = "will apply" if on < begins else "has applied"
    return f"Version {notice.header.version} of this notice {when} from {in_day(begins)}."


def _missing(notice: Notice, question: str, entries: tuple[Entry, ...], language: Language) -> Iterator[str]:
    """What the notice does not say in answer to a question, also where it answers a part of it."""
    easy = language == "easy"
    if question == "who" and notice.header.controller is None:
        yield "This page does not say which council it is." if easy else "This notice does not name the controller."
    elif question == "rights":
        yield from _rights_missing(notice, easy)
    elif question == "keeping" and entries and not any(rule.period for rule in notice.retention):
        yield "This page does not say how many years." if easy else "This notice does not say how many years."
    elif question == "why" and not bases_of(notice, "article6"):
        yield "This page does not say which law." if easy else "This notice names no lawful basis of its own."
    elif not entries:
        yield SILENT[language]


def _rights_missing(notice: Notice, easy: bool) -> Iterator[str]:
    rights = notice.rights or {}
    missing = [code for code in RIGHTS if code not in rights and not notice.says(f"rights.{code}")]
    if len(missing) == len(RIGHTS):
        yield SILENT["easy" if easy else "full"]
    elif missing and easy:
        yield "The law lets you ask for more. This page does not tell you about that."
    elif missing:
        names = in_words(label("rights", code).lower() for code in missing)
        yield f"This notice does not mention these rights: {names}."
